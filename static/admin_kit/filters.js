/* An open filter closes when the editor goes on: by Escape, or by a click or the focus elsewhere. */
"use strict";
{
    const close = (except) => {
        for (const filter of document.querySelectorAll(".filter[open]")) {
            filter.open = filter.contains(except);
        }
    };

    document.addEventListener("click", (event) => close(event.target));
    document.addEventListener("focusin", (event) => close(event.target));
    document.addEventListener("keydown", (event) => {
        const filter = event.key === "Escape" && document.querySelector(".filter[open]");
        if (filter) {
            filter.open = false;
            filter.querySelector("summary").focus();
        }
    });
}
