/* Asks before a page with unsaved changes is left, for example by the switch of languages. */
"use strict";
{
    const form = document.getElementById("language-bar").closest("form");
    let isChanged = Boolean(form.querySelector(".errornote"));

    window.addEventListener("load", () => {
        // jQuery, because it also hears the changes that its own widgets report.
        django.jQuery(form).on("input change", () => { isChanged = true; });
    });
    form.addEventListener("submit", () => { isChanged = false; });
    window.addEventListener("beforeunload", (event) => {
        if (isChanged) {
            event.preventDefault();
        }
    });
}
