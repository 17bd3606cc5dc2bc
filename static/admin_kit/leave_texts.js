/* Asks before translations that are not saved yet are left. */
"use strict";
{
    const form = document.querySelector("form.pairs");
    let isChanged = Boolean(form?.querySelector(".errorlist"));

    form?.addEventListener("input", () => { isChanged = true; });
    form?.addEventListener("submit", () => { isChanged = false; });
    window.addEventListener("beforeunload", (event) => {
        if (isChanged) {
            event.preventDefault();
        }
    });
}
