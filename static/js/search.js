// Search as you type: a combobox with a list (WAI-ARIA). Without this script the field is a form.

const PAUSE = 150; // milliseconds between the last letter and the question

function attach(input) {
  const list = input.parentElement.querySelector("[role=listbox]");
  const said = list.nextElementSibling;
  const answers = new Map();
  let asking;
  let timer;
  let current;

  const set = (name, value) => input.setAttribute(`aria-${name}`, value);
  input.setAttribute("role", "combobox");
  set("autocomplete", "list");
  set("controls", list.id);
  set("expanded", false);

  const options = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    set("expanded", false);
    choose();
  }

  function choose(option) {
    current?.setAttribute("aria-selected", false);
    current = option;
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", true);
    set("activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function show({ groups, said: words }) {
    let number = 0;
    choose();
    list.replaceChildren(
      ...groups.map(({ label, items }, place) => {
        const id = `${list.id}-${place}`;
        return element(
          "div",
          { role: "group", "aria-labelledby": id, class: "suggestions__group" },
          element("span", { id, class: "suggestions__kind", role: "presentation" }, label),
          ...items.map(({ name, lang, path }) => {
            const option = { role: "option", id: `${id}-${number++}`, tabindex: -1, href: path };
            return element("a", { ...option, lang, "aria-selected": false }, name);
          }),
        );
      }),
    );
    list.hidden = !groups.length;
    set("expanded", !list.hidden);
    said.textContent = words;
  }

  async function ask() {
    const words = input.value.trim();
    asking?.abort();
    if (words.length < 2) return close();
    if (!answers.has(words)) {
      asking = new AbortController();
      const address = `${input.dataset.suggestions}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: asking.signal }).catch(() => ({}));
      if (!answer.ok) return;
      answers.set(words, await answer.json().catch(() => ({ groups: [], said: "" })));
    }
    // Not where the reader has typed on, or left, meanwhile.
    if (words === input.value.trim() && document.activeElement === input) show(answers.get(words));
  }

  function move(step) {
    // The field itself stands between the last and the first.
    const places = [undefined, ...options()];
    choose(places.at((places.indexOf(current) + step) % places.length));
  }

  input.addEventListener("input", () => {
    choose();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.isComposing) {
      event.preventDefault();
      if (list.hidden) ask();
      else move(step);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // which would empty the field, or close the menu around it
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      current.click();
    }
  });

  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
}

document.querySelectorAll("[data-suggestions]").forEach(attach);
