/* The order of rows that have a place: by dragging, or with two buttons. The numbers, which are
   all there is without scripts, are renumbered and out of sight. */
"use strict";
{
    const ROWS = "tr.form-row:not(.empty-form), .inline-related:not(.tabular):not(.empty-form)";
    const news = document.createElement("p");

    const rowsOf = (group) => [...group.querySelectorAll(ROWS)];
    const numberOf = (row) => row.querySelector(":scope [name$='-position']");
    const placeOf = (row) => Number(numberOf(row).value);
    const indexOf = (row) => Number(numberOf(row).name.match(/-(\d+)-position$/)[1]);

    function arrange(group, by) {
        const rows = rowsOf(group);
        const sorted = [...rows].sort((one, other) => by(one) - by(other));
        const moved = sorted.filter((row, i) => row !== rows[i]);
        if (moved.length) {
            const end = rows.at(-1).nextSibling;
            sorted.forEach((row) => withMistakes(row).forEach((each) => end.before(each)));
        }
    }

    // The mistakes of a row of a table stand in a row of their own above it.
    function withMistakes(row) {
        const above = row.previousElementSibling;
        return above?.matches(".row-form-errors") ? [above, row] : [row];
    }

    function renumber(group) {
        rowsOf(group).forEach((row, i) => {
            const number = numberOf(row);
            if (number.value !== String(i + 1)) {
                number.value = i + 1;
                number.dispatchEvent(new Event("input", {bubbles: true}));
            }
        });
    }

    function label(group) {
        const rows = rowsOf(group);
        rows.forEach((row, i) => {
            const [up, down] = row.querySelectorAll(".mover__button");
            const words = {number: i + 1};
            up.setAttribute("aria-label", interpolate(gettext("Move row %(number)s up"), words, true));
            down.setAttribute("aria-label", interpolate(gettext("Move row %(number)s down"), words, true));
            up.setAttribute("aria-disabled", i === 0);
            down.setAttribute("aria-disabled", i === rows.length - 1);
        });
    }

    function finish(group, row) {
        renumber(group);
        label(group);
        const rows = rowsOf(group);
        const words = {number: rows.indexOf(row) + 1, total: rows.length};
        news.textContent = interpolate(gettext("The row is now number %(number)s of %(total)s."), words, true);
    }

    function step(button) {
        const row = button.closest(ROWS);
        const group = row.closest(".inline-group");
        const rows = rowsOf(group);
        const other = rows[rows.indexOf(row) + Number(button.value)];
        if (other) {
            const [upper, lower] = button.value === "1" ? [row, other] : [other, row];
            withMistakes(lower).forEach((each) => withMistakes(upper)[0].before(each));
            button.focus();
            finish(group, row);
        }
    }

    // --- Dragging ---

    function drag(event) {
        const handle = event.target.closest(".mover__handle");
        if (!handle || event.button) {
            return;
        }
        const row = handle.closest(ROWS);
        const group = row.closest(".inline-group");
        event.preventDefault();
        row.classList.add("is-dragged");

        // The others step past it: an element that is moved itself would lose the pointer.
        function move({clientY}) {
            for (const other of rowsOf(group).filter((each) => each !== row)) {
                const {top, bottom} = other.getBoundingClientRect();
                const isAbove = Boolean(other.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
                const middle = (top + bottom) / 2;
                if (isAbove && clientY < middle) {
                    withMistakes(other).reverse().forEach((each) => row.after(each));
                } else if (!isAbove && clientY > middle) {
                    withMistakes(other).forEach((each) => withMistakes(row)[0].before(each));
                }
            }
        }

        handle.setPointerCapture(event.pointerId);
        handle.addEventListener("pointermove", move);
        handle.addEventListener("lostpointercapture", () => {
            handle.removeEventListener("pointermove", move);
            row.classList.remove("is-dragged");
            finish(group, row);
        }, {once: true});
    }

    // --- Rows that come and go ---

    function equip(row) {
        const number = numberOf(row);
        const mover = document.createElement("span");
        mover.className = "mover";
        const handle = document.createElement("span");
        handle.className = "mover__handle";
        handle.title = gettext("Drag to another place");
        mover.append(handle, ...[["-1", "up"], ["1", "down"]].map(([value, name]) => {
            const button = document.createElement("button");
            Object.assign(button, {type: "button", value, className: `mover__button mover__button--${name}`});
            return button;
        }));
        (row.matches("tr") ? number.closest("td") : row.querySelector("h3")).prepend(mover);
    }

    function begin(group) {
        group.classList.add("is-ordered");
        arrange(group, placeOf);
        rowsOf(group).forEach(equip);
        label(group);
    }

    document.addEventListener("formset:added", ({target}) => {
        const group = target.closest(".inline-group.is-ordered");
        if (group) {
            equip(target);
            numberOf(target).value = Math.max(0, ...rowsOf(group).filter((row) => row !== target).map(placeOf)) + 1;
            label(group);
        }
    });

    // Django's script now numbers the names of the rows anew, in the order in which they stand: the
    // saved ones must come first.
    document.addEventListener("formset:removed", ({detail}) => {
        const group = document.getElementById(`${detail.formsetName}-group`);
        if (group?.matches(".is-ordered") && rowsOf(group).length) {
            arrange(group, indexOf);
            setTimeout(() => {
                arrange(group, placeOf);
                label(group);
            });
        }
    });

    document.addEventListener("click", (event) => {
        const button = event.target.closest(".mover__button");
        if (button && button.getAttribute("aria-disabled") !== "true") {
            step(button);
        }
    });
    document.addEventListener("pointerdown", drag);

    window.addEventListener("load", () => {
        for (const group of document.querySelectorAll(".inline-group")) {
            if (group.querySelector("[name$='-__prefix__-position']")) {
                begin(group);
            }
        }
    });
    news.className = "visually-hidden";
    news.setAttribute("role", "status");
    document.body.append(news);
}
