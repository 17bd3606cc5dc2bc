/* Reads along in the texts of a form: asks for advice on a field when its editor pauses, shows it
   below the field, and puts right what is certain at one press. It never stands in the way. */
"use strict";
{
    const PAUSE = 700;  // of typing, in milliseconds
    const DATES = /^(signed_on|starts_on|ends_on|steps-\d+-(on|kind))$/;
    const tools = document.getElementById("prose-tools");
    const form = tools.closest("form");
    const editors = new WeakMap();  // the rich-text editors by their fields
    const states = new Map();  // of the fields that were asked about
    const news = document.createElement("p");

    const isRich = (field) => Boolean(field.closest(".prose-editor")) || "djangoProseEditorConfigurable" in field.dataset;
    const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;

    function question(field, places = []) {
        const data = new URLSearchParams({
            csrfmiddlewaretoken: token(), name: field.dataset.text ?? field.name, text: field.value,
            prose: isRich(field) ? "1" : "",
        });
        places.forEach((place) => data.append("place", place));
        for (const each of form.elements) {
            if (DATES.test(each.name)) {
                data.append(each.name, each.value);
            }
        }
        return data;
    }

    async function post(address, body, signal) {
        try {
            const answer = await fetch(address, {method: "POST", body, signal});
            return answer.ok && !answer.redirected ? answer : null;
        } catch {
            return null;  // advice that cannot be had is none
        }
    }

    function stateOf(field) {
        if (!states.has(field)) {
            const box = document.createElement("div");
            Object.assign(box, {className: "advice", id: `${field.id}_advice`, hidden: true});
            (field.closest(".prose-editor") ?? field).after(box);
            const spoken = field.closest(".prose-editor")?.querySelector("[contenteditable=true]") ?? field;
            spoken.setAttribute("aria-describedby", `${spoken.getAttribute("aria-describedby") ?? ""} ${box.id}`.trim());
            states.set(field, {box, asked: field.defaultValue});
        }
        return states.get(field);
    }

    async function ask(field) {
        const state = stateOf(field);
        clearTimeout(state.pause);
        if (state.asked === field.value) {
            return;
        }
        state.asked = field.value;
        state.request?.abort();
        state.request = new AbortController();
        const {signal} = state.request;
        const answer = field.value.trim() ? await post(tools.dataset.advice, question(field), signal) : null;
        const html = answer ? await answer.text() : "";
        if (!signal.aborted) {
            show(state, html);
        }
    }

    function show(state, html) {
        state.box.innerHTML = html;
        const list = state.box.querySelector("ul");
        state.box.hidden = !list;
        if (list && list.dataset.summary !== state.summary) {
            news.textContent = list.dataset.summary;
        }
        state.summary = list?.dataset.summary;
        offerAll(state);
    }

    const fixable = () => [...states].filter(([, {box}]) => box.isConnected && box.querySelector("[data-fix]"));

    // One button for the whole form, where its editor looks, if there is more than one thing to fix.
    function offerAll(here) {
        form.querySelector(".advice__all")?.remove();
        if (form.querySelectorAll("[data-fix]").length > 1) {
            const button = document.createElement("button");
            Object.assign(button, {type: "button", className: "advice__all", textContent: tools.dataset.fixAll});
            (here.box.hidden ? fixable()[0][1] : here).box.append(button);
        }
    }

    async function put(field, places) {
        const before = field.value;
        const answer = await post(tools.dataset.fix, question(field, places));
        if (!answer || field.value !== before) {
            return;  // somebody types on: what was found may be elsewhere now
        }
        const {value} = await answer.json();
        if (editors.has(field)) {
            editors.get(field).commands.setContent(value);
        } else {
            field.value = value;
            field.dispatchEvent(new Event("input", {bubbles: true}));
            field.dispatchEvent(new Event("change", {bubbles: true}));
        }
        await ask(field);
    }

    async function press(event) {
        const button = event.target.closest("[data-fix], .advice__all");
        if (!button) {
            return;
        }
        const [field, state] = [...states].find(([, {box}]) => box.contains(button));
        const place = [...state.box.querySelectorAll("[data-fix]")].indexOf(button);
        const fields = button.dataset.fix ? [field] : fixable().map(([each]) => each);
        for (const each of fields) {
            await put(each, button.dataset.fix?.split(" "));
        }
        const left = state.box.querySelectorAll("[data-fix]");
        const editor = field.closest(".prose-editor")?.querySelector("[contenteditable=true]");
        (left[Math.min(Math.max(place, 0), left.length - 1)] ?? editor ?? field).focus();
        if (!left.length) {
            news.textContent = tools.dataset.fixed;
        }
    }

    function hear(event) {
        const field = event.target;
        if (field.matches?.(":is(.mt[lang], [data-text]):is(input[type=text], textarea)")) {
            const state = stateOf(field);
            clearTimeout(state.pause);
            state.pause = setTimeout(() => ask(field), PAUSE);
        }
    }

    news.className = "visually-hidden";
    news.setAttribute("role", "status");
    form.append(news, Object.assign(document.createElement("input"), {type: "hidden", name: "_assistant", value: "1"}));
    form.addEventListener("input", hear);
    form.addEventListener("click", press);
    form.addEventListener("prose-editor:ready", ({detail}) => editors.set(detail.textarea, detail.editor));
}
