// Buttons that copy the text of the element they name. Without a script they stay hidden.

async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent.trim());
    return true;
  } catch {
    // No clipboard without https, or not allowed: the text is at least left selected.
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  const note = button.nextElementSibling;
  button.addEventListener("click", async () => {
    note.textContent = "";
    if (await copy(document.getElementById(button.dataset.copies))) {
      note.textContent = button.dataset.done;
    }
  });
  button.hidden = false;
}
