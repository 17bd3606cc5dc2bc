/* Asks before a page with unsaved changes is left, for example by the switch of languages. */
"use strict";
{
    const form = document.getElementById("language-bar").closest("form");
    let isChanged = Boolean(form.querySelector(".errornote"));

    // Django reports a change of every choice once jQuery is ready, which may be after the loading.
    window.addEventListener("load", () => django.jQuery(() => {
        // jQuery, because it also hears the changes that its own widgets report.
        django.jQuery(form).on("input change", ({target}) => {
            // A comment of the review stands among the fields, but is sent by a form of its own.
            isChanged ||= (target.form ?? form) === form;
        });
    }));
    form.addEventListener("submit", () => { isChanged = false; });
    window.addEventListener("beforeunload", (event) => {
        if (isChanged) {
            event.preventDefault();
        }
    });
}
