/* The fields that name a picture or a document of the library: one dialog serves all of them.
   It searches while the editor types, and takes uploads without leaving the form behind it. */
"use strict";
{
    const PAUSE = 250;  // of typing, in milliseconds
    const dialog = document.createElement("dialog");
    let chooser = null;  // the field that is being filled in
    let loaded = "";  // the address of what the dialog holds
    let asked = null;  // the question to the server that has no answer yet
    let pause = 0;

    const part = (name) => dialog.querySelector(`[data-part=${name}]`);
    const choices = () => [...dialog.querySelectorAll(".choice")];

    // --- The field ---

    function fill(choice) {
        const input = chooser.querySelector("input");
        chooser.querySelector(".chooser__chosen").replaceChildren(
            ...[...choice.children].map((each) => each.cloneNode(true)));
        chooser.querySelector("[data-part=open]").href = choice.dataset.url;
        chooser.classList.add("is-filled");
        change(input, choice.dataset.key);
        dialog.close();
    }

    function remove() {
        chooser.querySelector(".chooser__chosen").replaceChildren();
        chooser.classList.remove("is-filled");
        change(chooser.querySelector("input"), "");
        chooser.querySelector("[data-do=choose]").focus();
    }

    function change(input, value) {
        input.value = value;
        input.dispatchEvent(new Event("input", {bubbles: true}));
        input.dispatchEvent(new Event("change", {bubbles: true}));
    }

    // --- The dialog ---

    async function fetched(address) {
        asked?.abort();
        asked = new AbortController();
        try {
            const response = await fetch(address, {signal: asked.signal});
            return response.ok && !response.redirected ? await response.text() : null;
        } catch (error) {
            return error.name === "AbortError" ? undefined : null;
        }
    }

    function fail() {
        const words = document.createElement("p");
        words.className = "chooser-dialog__failure";
        words.textContent = gettext("The library cannot be reached. Close this window, try again later, or log in again in another window.");
        const close = document.createElement("button");
        Object.assign(close, {type: "button", className: "button", textContent: gettext("Close")});
        close.dataset.do = "close";
        dialog.replaceChildren(words, close);
        loaded = "";
    }

    async function open() {
        const address = chooser.dataset.dialog;
        if (loaded !== address) {
            const html = await fetched(address);
            if (html === undefined) {
                return;
            }
            dialog.innerHTML = html ?? "";
            loaded = address;
            if (html === null) {
                fail();
            } else {
                dialog.setAttribute("aria-labelledby", "chooser-title");
                show("library");
                settle();
            }
        }
        dialog.showModal();
        (part("results") ? firstField() : dialog.querySelector("button")).focus();
        mark();
    }

    function firstField() {
        const panel = dialog.querySelector(".chooser-dialog__panel:not([hidden])");
        return panel.querySelector("input:not([type=hidden])");
    }

    function mark() {
        const key = chooser.querySelector("input").value;
        for (const choice of choices()) {
            choice.classList.toggle("is-chosen", choice.dataset.key === key);
        }
    }

    function settle() {
        part("found").textContent = dialog.querySelector(".choices").dataset.found;
        choices().forEach((choice, i) => { choice.tabIndex = i ? -1 : 0; });
        mark();
    }

    async function search(page = 1) {
        const question = new URLSearchParams({q: dialog.querySelector("#chooser-search").value, page});
        const html = await fetched(`${chooser.dataset.dialog}?${question}`);
        if (html === null) {
            fail();
        } else if (html !== undefined) {
            part("results").innerHTML = html;
            settle();
        }
    }

    function show(name) {
        for (const tab of dialog.querySelectorAll("[role=tab]")) {
            const isShown = tab.id === `chooser-tab-${name}`;
            tab.setAttribute("aria-selected", isShown);
            tab.tabIndex = isShown ? 0 : -1;
            dialog.querySelector(`#${tab.getAttribute("aria-controls")}`).hidden = !isShown;
        }
    }

    // --- Upload ---

    async function upload(form) {
        const button = form.querySelector("[type=submit]");
        const progress = form.querySelector("progress");
        const words = part("progress");
        button.disabled = true;
        progress.hidden = false;
        words.textContent = words.dataset.sending;
        const answer = await adminKit.send(form.action, new FormData(form), {
            onProgress(share) {
                progress.value = share;
                if (share === 1) {
                    words.textContent = words.dataset.examining;
                }
            },
        });
        button.disabled = false;
        progress.hidden = true;
        words.textContent = "";
        if (!answer) {
            words.textContent = gettext("The upload failed. Try again.");
        } else if (answer.chosen) {
            take(answer);
        } else {
            showMistakes(form, answer);
        }
    }

    function take({chosen, words}) {
        const holder = document.createElement("template");
        holder.innerHTML = chosen;
        loaded = "";  // the library has one more
        fill(holder.content.querySelector(".choice"));
        announce(words);
    }

    function announce(words) {
        let place = document.getElementById("chooser-news");
        if (!place) {
            place = document.createElement("p");
            Object.assign(place, {id: "chooser-news", className: "visually-hidden"});
            place.setAttribute("role", "status");
            document.body.append(place);
        }
        place.textContent = words;
        chooser.querySelector(".chooser__news")?.remove();
        if (words) {
            const note = document.createElement("p");
            Object.assign(note, {className: "chooser__news", textContent: words});
            note.setAttribute("aria-hidden", "true");
            chooser.querySelector(".chooser__chosen").after(note);
        }
    }

    function showMistakes(form, {errors, kept}) {
        for (const list of form.querySelectorAll("[data-errors-of]")) {
            const mistakes = errors[list.dataset.errorsOf] ?? [];
            const field = list.closest(".field").querySelector("input:not([type=hidden]), select, textarea");
            list.hidden = !mistakes.length;
            list.replaceChildren(...mistakes.map((words) => {
                const line = document.createElement("li");
                line.textContent = words;
                return line;
            }));
            list.closest(".field").classList.toggle("errors", mistakes.length > 0);
            field.setAttribute("aria-invalid", mistakes.length > 0);
            if (mistakes.length) {
                list.closest("details")?.setAttribute("open", "");
            }
        }
        keep(form, kept);
        const others = Object.keys(errors).filter((name) => !form.querySelector(`[data-errors-of="${name}"]`));
        part("progress").textContent = others.flatMap((name) => errors[name]).join(" ");
        form.querySelector(".field.errors :is(input:not([type=hidden]), select, textarea)")?.focus();
    }

    function keep(form, kept) {
        form.elements["file-kept"].value = kept?.token ?? "";
        part("kept").hidden = !kept;
        if (kept) {
            part("kept-name").textContent = kept.name;
            form.elements.file.value = "";
        }
    }

    // --- What the editor does ---

    const deeds = {choose: open, remove, close: () => dialog.close()};

    document.addEventListener("click", (event) => {
        const button = event.target.closest(".chooser [data-do]");
        if (button) {
            chooser = button.closest(".chooser");
            chooser.querySelector(".chooser__news")?.remove();
            deeds[button.dataset.do]();
        }
    });

    dialog.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (event.target === dialog) {
            dialog.close();  // the ground around it
        } else if (button?.matches(".choice")) {
            fill(button);
        } else if (button?.dataset.page) {
            search(button.dataset.page).then(() => choices()[0]?.focus());
        } else if (button?.matches("[role=tab]")) {
            show(button.id.replace("chooser-tab-", ""));
        } else if (button?.dataset.do) {
            deeds[button.dataset.do]();
        }
    });

    dialog.addEventListener("input", (event) => {
        if (event.target.id === "chooser-search") {
            clearTimeout(pause);
            pause = setTimeout(search, PAUSE);
        }
    });

    dialog.addEventListener("submit", (event) => {
        event.preventDefault();
        upload(event.target);
    });

    dialog.addEventListener("close", () => {
        asked?.abort();
        chooser.querySelector("[data-do=choose]").focus();
    });

    // How many choices stand in a line, by their places.
    function columns(all) {
        const top = all[0]?.getBoundingClientRect().top;
        return all.filter((each) => each.getBoundingClientRect().top === top).length;
    }

    function step(event) {
        const all = choices();
        const here = all.indexOf(event.target);
        const steps = {
            ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns(all), ArrowDown: columns(all),
            Home: -here, End: all.length - 1 - here,
        };
        const next = all[here + steps[event.key]];
        if (event.key in steps) {
            event.preventDefault();
            if (next) {
                all.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
                next.focus();
            } else if (event.key === "ArrowUp") {
                dialog.querySelector("#chooser-search").focus();
            }
        }
    }

    function otherTab(event) {
        if (["ArrowLeft", "ArrowRight"].includes(event.key)) {
            const other = dialog.querySelector("[role=tab][aria-selected=false]");
            show(other.id.replace("chooser-tab-", ""));
            other.focus();
        }
    }

    dialog.addEventListener("keydown", (event) => {
        if (event.target.matches(".choice")) {
            step(event);
        } else if (event.target.matches("[role=tab]")) {
            otherTab(event);
        } else if (event.target.id === "chooser-search") {
            if (event.key === "ArrowDown") {
                event.preventDefault();
                choices()[0]?.focus();
            } else if (event.key === "Enter") {
                event.preventDefault();
                clearTimeout(pause);
                search();
            }
        }
    });

    dialog.className = "chooser-dialog";
    document.body.append(dialog);
    document.documentElement.classList.add("has-choosers");
}
