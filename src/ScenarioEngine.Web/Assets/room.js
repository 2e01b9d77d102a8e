// @ts-check
// Keeps the page of a room fresh: the server says that something has changed, and the page asks for what it may see.

import { copy } from "./copy.js";
import { folded, lay, read } from "./lay.js";

const body = document.getElementById("room-body");
/** When the outcome is shown by itself, in milliseconds. */
let end = 0;

if (body) {
  const events = new EventSource(body.dataset.events ?? "");
  events.addEventListener("room", async (event) => {
    if (event.data === "changed") {
      const answer = await fetch(body.dataset.part ?? "");
      if (answer.ok) {
        lay(body, read(await answer.text()));
        begin();
      }
    }
  });
  begin();

  body.addEventListener("toggle", (event) => folded.add(/** @type {Element} */ (event.target).id), { capture: true });
  body.addEventListener("click", async (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("#copy-join"));
    const says = document.getElementById("copied");
    if (button && says) {
      const isCopied = await copy(document.getElementById("join-address")?.textContent ?? "");
      says.textContent = (isCopied ? button.dataset.copied : button.dataset.uncopied) ?? "";
    }
  });
}

// The keys of a presenter's remote control, and those beside them.
addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof Element && ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
  const next = document.getElementById("next");
  if (next && !isTyping && (event.key === "PageDown" || event.key === "ArrowRight")) {
    event.preventDefault();
    next.click();
  }
});

setInterval(() => {
  const seconds = document.querySelector(".timer b");
  if (seconds) {
    seconds.textContent = String(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
  }
}, 250);

/** Begins to count down from what the server says is left. */
function begin() {
  const timer = /** @type {HTMLElement | null} */ (document.querySelector(".timer"));
  end = Date.now() + Number(timer?.dataset.left ?? 0);
}
