// The special view without leaving the page. Without this script its link and its forms do the
// same on a page of their own, and the reader's sheet marks the text under the pointer.

const sheet = document.querySelector("#special-view-sheet");
const ownAddress = sheet.href;
const link = document.querySelector("#special-view-link");
const off = document.querySelector("#special-view-off");
let form = document.querySelector(".special-view-form");
let panel;

// --- The choices: seen at once, kept in the background ---

let keeping = Promise.resolve();

function apply(source) {
  const choices = new URLSearchParams(new FormData(source));
  sheet.href = `${ownAddress}?${choices}`;
  // One after another, so that the last is the one that stays.
  keeping = keeping.then(() => keep(choices));
}

async function keep(choices) {
  const answer = await fetch(off.action, { method: "POST", body: choices, redirect: "manual" })
    .catch(Response.error);
  const state = form?.querySelector("[role=status]");
  // What was kept is answered with the way back to the page.
  if (state) state.textContent = state.dataset[answer.type === "opaqueredirect" ? "kept" : "failed"];
}

function applyAtOnce() {
  form.addEventListener("change", () => apply(form));
}

off.addEventListener("submit", (event) => {
  event.preventDefault();
  form?.querySelectorAll("label:first-child input").forEach((radio) => (radio.checked = true));
  apply(off);
  // The button in the header is about to go.
  if (off.contains(event.submitter)) link.focus();
});

// --- The panel: the form in the header of another page ---

async function open() {
  const answer = await fetch(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (panel) return; // asked for twice
  form = page.querySelector(".special-view-form");
  form.classList.add("wrap");
  form.querySelector("[type=submit]").hidden = true;
  const done = form.querySelector("[type=button]");
  done.hidden = false;
  done.addEventListener("click", close);
  panel = document.createElement("section");
  panel.className = "special-view-panel";
  panel.setAttribute("aria-labelledby", link.id);
  panel.append(form);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  link.closest(".site-header > *").after(panel);
  link.setAttribute("aria-expanded", "true");
  applyAtOnce();
  form.querySelector(":checked").focus();
}

function close() {
  panel.remove();
  panel = form = undefined;
  link.setAttribute("aria-expanded", "false");
  link.focus();
}

if (form) {
  applyAtOnce();
} else {
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (panel) close();
    else open().catch(() => location.assign(link.href));
  });
}

// --- The ruler: it follows the pointer, or the focus of the keyboard ---

const ruler = document.createElement("div");
ruler.className = "reading-ruler";
let focused;

function moveTo(y) {
  ruler.style.top = `${y}px`;
}

function moveToFocused() {
  const box = focused?.getBoundingClientRect();
  if (box) moveTo(box.top + Math.min(box.height, ruler.offsetHeight) / 2);
}

const moves = {
  pointermove(event) {
    focused = undefined;
    moveTo(event.clientY);
  },
  focusin(event) {
    focused = event.target.matches(":focus-visible") ? event.target : undefined;
    moveToFocused();
  },
  scroll: moveToFocused,
};

function takeOrPutAwayRuler() {
  const isOn = getComputedStyle(document.body).getPropertyValue("--reading-ruler") === "on";
  if (isOn) document.body.append(ruler);
  else ruler.remove();
  for (const [name, move] of Object.entries(moves)) {
    if (isOn) addEventListener(name, move);
    else removeEventListener(name, move);
  }
}

sheet.addEventListener("load", () => {
  takeOrPutAwayRuler();
  // Larger letters push the choice out of sight.
  if (panel?.contains(document.activeElement)) {
    document.activeElement.closest("label, button")?.scrollIntoView({ block: "nearest" });
  }
});
takeOrPutAwayRuler();

// A page that comes back from the browser's memory may have been left before the last choice.
addEventListener("pageshow", (event) => {
  if (event.persisted) sheet.href = ownAddress;
});
