/* One bar for the whole form: it shows the texts of one language, or of all, and how many of
   them are filled in. A text counts if the record needs it or if another language has it. */
"use strict";
{
    const bar = document.getElementById("language-bar");
    const form = bar.closest("form");
    const buttons = [...bar.querySelectorAll("button")];
    const languages = buttons.map((button) => button.value).filter((value) => value !== "all");
    const memory = "languageOfTexts";

    const texts = () => [...form.querySelectorAll(".mt[lang]")];
    const placeOf = (field) => field.closest("td, .form-row");

    function markPlaces() {
        for (const field of texts()) {
            placeOf(field).dataset.textLanguage = field.lang;
        }
        for (const row of form.querySelectorAll("tr.empty-form")) {
            const headings = row.closest("table").tHead.rows[0].cells;
            [...row.cells].forEach((cell, i) => {
                if (cell.dataset.textLanguage) {
                    headings[i].dataset.textLanguage = cell.dataset.textLanguage;
                }
            });
        }
    }

    function counted() {
        const rows = new Map();
        for (const field of texts()) {
            if (!field.closest(".empty-form")) {
                const text = field.name.slice(0, -`_${field.lang}`.length);
                const row = rows.get(text) || {needed: false, filled: new Set()};
                row.needed ||= "needed" in field.dataset;
                if (field.value.trim()) {
                    row.filled.add(field.lang);
                }
                rows.set(text, row);
            }
        }
        return [...rows.values()].filter((row) => row.needed || row.filled.size);
    }

    function count() {
        const rows = counted();
        for (const button of buttons.filter(({value}) => value !== "all")) {
            const filled = rows.filter((row) => row.filled.has(button.value)).length;
            const words = bar.dataset.countWords
                .replace("{filled}", filled).replace("{total}", rows.length);
            const errors = button.classList.contains("has-errors");
            button.querySelector(".count").textContent = `${filled}/${rows.length}`;
            button.querySelector(".count-words").textContent =
                errors ? `${words}; ${bar.dataset.errorWords}` : words;
            button.classList.toggle("is-complete", filled === rows.length);
            button.style.setProperty("--share", rows.length ? filled / rows.length : 0);
        }
    }

    function show(language) {
        form.dataset.show = language;
        for (const button of buttons) {
            button.setAttribute("aria-pressed", button.value === language);
        }
    }

    function errorPlaces() {
        return [...form.querySelectorAll("[data-text-language]")]
            .filter((place) => place.querySelector(".errorlist"));
    }

    function showErrors() {
        const places = errorPlaces();
        for (const button of buttons) {
            const here = places.some((place) => place.dataset.textLanguage === button.value);
            button.classList.toggle("has-errors", here);
        }
        if (places.length && !places.some((p) => p.dataset.textLanguage === form.dataset.show)) {
            show(places[0].dataset.textLanguage);
        }
        const first = form.querySelector(".field .errorlist, td .errorlist");
        focusIn(first?.closest("td, .field"));
    }

    // Where a script has put something in the place of a field, that takes the focus.
    function focusIn(place) {
        place?.querySelector(`
            .select2-selection, [contenteditable=true], .chooser [data-do=choose],
            :is(input:not([type=hidden]), textarea, select):not(.select2-hidden-accessible)
        `)?.focus();
    }

    function goToField(event) {
        const link = event.target.closest(".error-summary a");
        const field = link && document.getElementById(link.hash.slice(1));
        if (field) {
            const language = placeOf(field).dataset.textLanguage;
            if (language && form.dataset.show !== "all") {
                show(language);
            }
            event.preventDefault();
            focusIn(field.closest("td, .field"));
        }
    }

    function remembered() {
        const language = localStorage.getItem(memory);
        return languages.includes(language) || language === "all"
            ? language : document.documentElement.lang;
    }

    form.addEventListener("click", goToField);
    if (texts().length) {
        bar.hidden = false;
        markPlaces();
        show(remembered());
        showErrors();
        count();
        bar.addEventListener("click", (event) => {
            const button = event.target.closest("button");
            if (button) {
                show(button.value);
                localStorage.setItem(memory, button.value);
            }
        });
        form.addEventListener("input", count);
        document.addEventListener("formset:added", count);
        document.addEventListener("formset:removed", count);
    }
}
