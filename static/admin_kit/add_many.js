/* Sends many pictures one by one, tells what became of each, and stops when it is told to. */
"use strict";
{
    const form = document.querySelector(".add-many");
    const [stop, submit, progress] = ["[data-do=stop]", "[type=submit]", "progress"]
        .map((selector) => form.querySelector(selector));
    const words = form.querySelector("[data-part=progress]");
    const results = document.querySelector("[data-part=results]");
    // What systems leave in folders without being asked.
    const isLeftBehind = ({name}) => name.startsWith(".") || ["Thumbs.db", "desktop.ini"].includes(name);
    let stopping = null;

    function chosen() {
        return [...form.querySelectorAll("[type=file]")]
            .flatMap((field) => [...field.files])
            .filter((file) => !isLeftBehind(file));
    }

    function dataFor(file) {
        const data = new FormData(form);
        data.delete("files");
        data.append("files", file, file.name);
        return data;
    }

    function showMistakes(errors) {
        form.querySelectorAll(".errorlist").forEach((list) => list.remove());
        for (const [name, mistakes] of Object.entries(errors)) {
            const field = form.querySelector(`[name="${name}"]`);
            const list = document.createElement("ul");
            list.className = "errorlist";
            list.append(...mistakes.map((text) => {
                const line = document.createElement("li");
                line.textContent = text;
                return line;
            }));
            field.before(list);
        }
        form.querySelector(".errorlist + :is(input, textarea)")?.focus();
    }

    async function sendAll(files) {
        stopping = new AbortController();
        results.hidden = false;
        for (const [i, file] of files.entries()) {
            words.textContent = words.dataset.words.replace("{done}", i).replace("{total}", files.length);
            const answer = await adminKit.send(form.action, dataFor(file), {
                signal: stopping.signal,
                onProgress(share) { progress.value = (i + share * 0.9) / files.length; },
            });
            if (stopping.signal.aborted) {
                return words.dataset.stopped;
            }
            if (!answer) {
                return words.dataset.failed;
            }
            if (Object.keys(answer.errors).length) {
                showMistakes(answer.errors);
                return "";
            }
            for (const {state, line} of answer.results) {
                results.querySelector("ul").insertAdjacentHTML("beforeend", line);
                if (state === "kept") {
                    results.querySelector("[data-part=describe]").hidden = false;
                }
            }
        }
        form.querySelectorAll("[type=file]").forEach((field) => { field.value = ""; });
        return words.dataset.words.replace("{done}", files.length).replace("{total}", files.length);
    }

    function setBusy(isBusy) {
        submit.disabled = isBusy;
        stop.hidden = progress.hidden = !isBusy;
        progress.value = 0;
    }

    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const files = chosen();
        if (!files.length) {
            words.textContent = words.dataset.none;
            return;
        }
        showMistakes({});
        setBusy(true);
        words.textContent = await sendAll(files);
        setBusy(false);
    });
    stop.addEventListener("click", () => stopping.abort());
    window.addEventListener("beforeunload", (event) => {
        if (submit.disabled) {
            event.preventDefault();
        }
    });
    document.documentElement.classList.add("sends-one-by-one");
}
