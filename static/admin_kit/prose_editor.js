/* What the rich-text editor can do beyond its package: links to records of the register, pictures
   of the library, tables with one press. Its exports take the place of the package's extensions of
   the same names; what they write is what cooperation.markup lets through. */
import {
    Link as PackageLink, Node, Table as PackageTable, crel,
} from "django-prose-editor/editor";

const PAUSE = 250;  // of typing, in milliseconds
const tools = document.getElementById("prose-tools");

// --- Links ---------------------------------------------------------------------------------------

const PARTS = {
    memberships: "membership", partners: "partner", memoranda: "memorandum",
    agreements: "agreement", conferences: "conference", documents: "document",
};

function parsed(address) {
    try {
        return new URL(address);
    } catch {
        return null;
    }
}

/* The address as it is stored, of what an editor typed or pasted; null where it is none. */
export function storedAddress(typed) {
    const text = typed.trim();
    if (/^record:[a-z]+\/[-\w]+$/.test(text) || /^mailto:\S+@\S+$/i.test(text)) {
        return text;
    }
    if (/^[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+$/.test(text)) {
        return `mailto:${text}`;
    }
    const url = parsed(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
    if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes(".") && url.host !== location.host) {
        return null;
    }
    const own = url.host === location.host && url.pathname.match(/^\/(?:uz|ru|en)\/(\w+)\/([-\w]+)\/$/);
    return own && PARTS[own[1]] ? `record:${PARTS[own[1]]}/${own[2]}` : url.href;
}

class LinkDialog {
    constructor() {
        this.dialog = document.importNode(tools.content, true).querySelector("dialog");
        document.body.append(this.dialog);
        this.search = this.dialog.querySelector("[type=search]");
        this.address = this.dialog.querySelector("#link-address");
        this.results = this.part("results");
        this.dialog.addEventListener("click", (event) => this.press(event));
        this.dialog.addEventListener("submit", (event) => {
            event.preventDefault();
            this.take(this.address.value);
        });
        this.search.addEventListener("input", () => {
            clearTimeout(this.pause);
            this.pause = setTimeout(() => this.find(), PAUSE);
        });
        this.dialog.addEventListener("keydown", (event) => this.step(event));
        this.dialog.addEventListener("close", () => this.done(null));
    }

    part(name) {
        return this.dialog.querySelector(`[data-part=${name}]`);
    }

    /* What the editor chooses: {href, words}, {href: ""} to remove the link, or null. */
    ask(href) {
        this.address.value = href;
        this.search.value = "";
        this.say(true);
        this.dialog.querySelector("[data-do=remove]").hidden = !href;
        this.find();
        this.dialog.showModal();
        (href ? this.address : this.search).focus();
        return new Promise((resolve) => { this.done = resolve; });
    }

    async find() {
        this.asked?.abort();
        this.asked = new AbortController();
        const question = new URLSearchParams({q: this.search.value});
        try {
            const answer = await fetch(`${tools.dataset.records}?${question}`, {signal: this.asked.signal});
            if (!answer.ok || answer.redirected) {
                throw new Error(answer.status);
            }
            this.results.innerHTML = await answer.text();
            this.part("found").textContent = this.search.value
                ? this.results.firstElementChild.dataset.found : "";
        } catch (error) {
            if (error.name !== "AbortError") {
                this.results.replaceChildren();
                this.part("found").textContent = this.results.dataset.failure;
            }
        }
    }

    press(event) {
        const button = event.target.closest("button");
        if (event.target === this.dialog || button?.dataset.do === "close") {
            this.dialog.close();
        } else if (button?.dataset.do === "remove") {
            this.finish({href: ""});
        } else if (button?.dataset.reference) {
            const words = button.querySelector(".link-dialog__name").textContent.trim();
            this.finish({href: button.dataset.reference, words});
        }
    }

    take(typed) {
        const href = typed.trim() ? storedAddress(typed) : "";
        this.say(href !== null);
        if (href === null) {
            this.address.focus();
        } else {
            this.finish({href, words: typed.trim()});
        }
    }

    say(isRight) {
        this.dialog.querySelector("#link-address-error").hidden = isRight;
        this.address.setAttribute("aria-invalid", !isRight);
    }

    finish(answer) {
        this.done(answer);
        this.dialog.close();
    }

    step(event) {
        const all = [...this.results.querySelectorAll("button")];
        const here = all.indexOf(event.target);
        if (event.target === this.search && event.key === "Enter") {
            event.preventDefault();  // it is no answer yet
            clearTimeout(this.pause);
            this.find();
        } else if (["ArrowDown", "ArrowUp"].includes(event.key) && (here >= 0 || event.target === this.search)) {
            event.preventDefault();
            (all[here + (event.key === "ArrowDown" ? 1 : -1)] ?? (here > 0 ? all.at(-1) : this.search)).focus();
        }
    }
}

let linkDialog = null;

async function askForLink(editor) {
    const before = editor.isActive("link") ? editor.getAttributes("link").href : "";
    const answer = await (linkDialog ??= new LinkDialog()).ask(before);
    const chain = editor.chain().focus();
    if (!answer) {
        chain.run();
    } else if (!answer.href) {
        chain.extendMarkRange("link").unsetLink().run();
    } else if (editor.state.selection.empty && !before) {
        const marks = [{type: "link", attrs: {href: answer.href}}];
        chain.insertContent({type: "text", text: answer.words, marks}).run();
    } else {
        chain.extendMarkRange("link").setMark("link", {href: answer.href}).run();
    }
}

export const Link = PackageLink.extend({
    addCommands() {
        return {
            ...this.parent?.(),
            addLink: () => ({editor}) => {
                askForLink(editor);
                return true;
            },
        };
    },

    addMenuItems(storage) {
        const {menu} = storage;
        this.parent?.(storage);
        menu.defineItem({...menu.items("link").find(({name}) => name === "link"), groups: "link", enabled: () => true});
    },
});

// --- Pictures ------------------------------------------------------------------------------------

const known = new Map();  // what the server says of pictures, by their keys
const waiting = new Map();  // whom to tell about those that it is asked for

function describe(key, tell) {
    if (known.has(key)) {
        tell(known.get(key));
        return;
    }
    if (!waiting.size) {
        setTimeout(askForPictures);  // once for all pictures of the form
    }
    waiting.set(key, [...waiting.get(key) ?? [], tell]);
}

async function askForPictures() {
    const asked = new Map(waiting);
    waiting.clear();
    const question = new URLSearchParams([...asked.keys()].map((key) => ["key", key]));
    let found = null;
    try {
        const answer = await fetch(`${tools.dataset.pictures}?${question}`);
        found = answer.ok && !answer.redirected ? await answer.json() : null;
    } catch {
        // The keys stay where the pictures would be.
    }
    for (const [key, tells] of asked) {
        const picture = found && (found[key] ?? {isMissing: true});
        if (picture) {
            known.set(key, picture);
        }
        tells.forEach((tell) => tell(picture));
    }
}

// The field that opens the dialog of the library; it is never seen.
let chooser = null;

function choosePicture(key, take) {
    if (!chooser) {
        chooser = crel("div", {className: "chooser", hidden: true, "data-dialog": tools.dataset.library}, [
            crel("input", {type: "hidden"}),
            crel("span", {className: "chooser__chosen"}),
            crel("a", {"data-part": "open"}),
            crel("button", {type: "button", "data-do": "choose"}),
        ]);
        document.body.append(chooser);
    }
    const input = chooser.querySelector("input");
    input.value = key;
    input.onchange = () => {
        known.delete(input.value);  // it may just have been uploaded
        take(input.value);
    };
    chooser.querySelector("button").click();
}

function pictureView({node}) {
    const image = crel("img", {alt: "", hidden: true});
    const words = crel("figcaption", {textContent: node.attrs.key});
    const dom = crel("figure", {className: "prose-picture", contentEditable: "false"}, [image, words]);
    describe(node.attrs.key, (picture) => {
        if (picture?.isMissing) {
            dom.classList.add("prose-picture--missing");
            words.textContent = gettext("The library has no picture “%s”.").replace("%s", node.attrs.key);
        } else if (picture) {
            Object.assign(image, {src: picture.address, hidden: !picture.address});
            Object.assign(words, {textContent: picture.name, lang: picture.language});
        }
    });
    return {dom};
}

// What is typed next would take the place of a picture that is selected.
function goOnBelow(editor) {
    const {node, to} = editor.state.selection;
    if (node) {
        const isLast = !editor.state.doc.resolve(to).nodeAfter;
        const chain = editor.chain();
        (isLast ? chain.insertContentAt(to, {type: "paragraph"}) : chain).setTextSelection(to + 1).run();
    }
}

export const LibraryPicture = Node.create({
    name: "libraryPicture",
    group: "block",
    atom: true,
    draggable: true,

    addAttributes() {
        return {
            key: {
                default: "",
                parseHTML: (element) => element.dataset.picture,
                renderHTML: ({key}) => ({"data-picture": key}),
            },
        };
    },

    parseHTML: () => [{tag: "figure[data-picture]"}],
    renderHTML: ({HTMLAttributes}) => ["figure", HTMLAttributes],
    addNodeView: () => pictureView,

    addMenuItems({menu, buttons}) {
        menu.defineItem({
            name: "libraryPicture",
            groups: "nodes",
            button: buttons.material("image", gettext("Picture of the library")),
            active: (editor) => editor.isActive("libraryPicture"),
            command(editor) {
                const {node} = editor.state.selection;
                choosePicture(node?.attrs.key ?? "", (key) => {
                    editor.commands.insertContent({type: "libraryPicture", attrs: {key}});
                    goOnBelow(editor);
                });
            },
        });
    },
});

// --- Tables --------------------------------------------------------------------------------------

export const Table = PackageTable.extend({
    addCommands() {
        return {
            ...this.parent?.(),
            insertTableWithOptions: () => ({chain}) =>
                chain().insertTable({rows: 3, cols: 3, withHeaderRow: true}).run(),
        };
    },

    // From cell to cell, and at the last one out of the text: the keyboard is no prisoner.
    addKeyboardShortcuts() {
        return {
            ...this.parent?.(),
            Tab: () => this.editor.commands.goToNextCell(),
            "Shift-Tab": () => this.editor.commands.goToPreviousCell(),
        };
    },
});
