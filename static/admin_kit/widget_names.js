/* Names for what scripts put in the place of a field: screen readers know the label of the field,
   not that of the box with the search or of the rich-text editor, whose buttons speak English. */
"use strict";
{
    function labelOf(field) {
        const label = field.labels?.[0] || headingOf(field);
        label.id ||= `${field.id}_label`;
        return label.id;
    }

    function headingOf(field) {
        const cell = field.closest("td");
        return cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
    }

    function nameWidgets() {
        for (const box of document.querySelectorAll(".select2-selection:not([data-named])")) {
            const field = box.closest(".select2-container").previousElementSibling;
            const value = box.querySelector("[role=textbox]");
            box.setAttribute("aria-labelledby", `${labelOf(field)} ${value?.id || ""}`.trim());
            for (const part of box.querySelectorAll("[role=textbox], input")) {
                part.setAttribute("aria-labelledby", labelOf(field));
            }
            box.dataset.named = "";
        }
        const editors = ".prose-editor [contenteditable=true]:not([data-named])";
        for (const editor of document.querySelectorAll(editors)) {
            const field = editor.closest(".prose-editor").querySelector("textarea");
            editor.setAttribute("aria-labelledby", labelOf(field));
            editor.lang = field.lang;
            editor.dataset.named = "";
        }
    }

    // What the rich-text editor says in English alone, for readers of the screen and of tooltips.
    const editorWords = {
        "paragraph": gettext("paragraph"),
        "Paragraph": gettext("Paragraph"),
        "heading 2": gettext("heading 2"),
        "Heading 2": gettext("Heading 2"),
        "heading 3": gettext("heading 3"),
        "Heading 3": gettext("Heading 3"),
        "unordered list": gettext("unordered list"),
        "ordered list": gettext("ordered list"),
        "blockquote": gettext("blockquote"),
        "bold": gettext("bold"),
        "italic": gettext("italic"),
        "insert link": gettext("insert link"),
        "remove link": gettext("remove link"),
        "Insert table": gettext("Insert table"),
        "Add column": gettext("Add column"),
        "Delete column": gettext("Delete column"),
        "Add row": gettext("Add row"),
        "Delete row": gettext("Delete row"),
        "Merge cells": gettext("Merge cells"),
        "Split cell": gettext("Split cell"),
        "Toggle header cell": gettext("Toggle header cell"),
        "Delete table": gettext("Delete table"),
        "undo": gettext("undo"),
        "redo": gettext("redo"),
    };

    function translateEditors() {
        for (const button of document.querySelectorAll(".prose-menubar button[title]")) {
            const words = editorWords[button.title];
            if (words && words !== button.title) {
                button.title = words;
                button.setAttribute("aria-label", words);
            }
        }
        for (const option of document.querySelectorAll(".prose-menubar__option > *")) {
            const words = editorWords[option.textContent];
            if (words && words !== option.textContent) {
                option.textContent = words;
            }
        }
    }

    function mend() {
        nameWidgets();
        translateEditors();
    }

    for (const heading of document.querySelectorAll("th.original")) {
        heading.setAttribute("aria-hidden", "true");  // an empty cell above the names of the rows
    }
    new MutationObserver(mend).observe(document.body, {childList: true, subtree: true});
    mend();
}
