// @ts-check
// A visitor's own pack. On the first page: a folder, a zip or files may be dropped anywhere on the card. On the page of a file: marks beside its lines, and what is wrong as one writes.
// Without this script the file inputs and the form do the same, a page at a time.

import { lay, read } from "./lay.js";

/** How long the text stands still before it is looked at, in milliseconds. */
const rest = 600;
/** A folder of more files is not looked at to its end: the server would take none of it. */
const mostFiles = 2000;

const drop = document.getElementById("own-drop");
const edit = /** @type {HTMLFormElement | null} */ (document.getElementById("edit"));
const text = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("text"));
const gutter = /** @type {HTMLElement | null} */ (document.querySelector(".gutter"));
const check = document.getElementById("check");

if (drop) {
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    // They are to be asked for at once: after the first wait the browser has forgotten what was dropped.
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    void bring(drop, entries);
  });
}

/** Sends what was dropped, and goes where the server says. @param {HTMLElement} card @param {FileSystemEntry[]} entries */
async function bring(card, entries) {
  const says = /** @type {HTMLElement} */ (card.querySelector(".own-says"));
  says.textContent = card.dataset.sending ?? "";
  const form = new FormData();
  const found = { count: 0 };
  for (const entry of entries) {
    await gather(entry, form, found);
  }

  const answer = await fetch(/** @type {HTMLFormElement} */ (card.querySelector("form")).action, { method: "POST", body: form }).catch(() => undefined);
  if (answer?.redirected) {
    location.assign(answer.url);
  } else {
    const problem = answer && read(await answer.text());
    says.textContent = problem ? [...problem.querySelectorAll("main h1, main .lead")].map((part) => part.textContent).join(". ") : card.dataset.lost ?? "";
  }
}

/** Adds a file, or all YAML files in a folder and below it, each with its path. @param {FileSystemEntry} entry @param {FormData} form @param {{count: number}} found */
async function gather(entry, form, found) {
  if (entry.name.startsWith(".") || found.count > mostFiles) {
    return;
  }

  if (entry.isDirectory) {
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    /** @type {FileSystemEntry[]} */
    let some;
    do {
      some = await new Promise((done, fail) => reader.readEntries(done, fail));
      for (const inside of some) {
        await gather(inside, form, found);
      }
    } while (some.length > 0 && found.count <= mostFiles);
  } else if (/\.(ya?ml|zip)$/i.test(entry.name)) {
    found.count += 1;
    const file = await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail));
    form.append("files", file, entry.fullPath.replace(/^\//, ""));
  }
}

if (edit && text && gutter && check) {
  /** @type {number | undefined} */
  let waiting;
  /** @type {AbortController | undefined} */
  let pending;
  mark();
  text.addEventListener("scroll", () => (gutter.scrollTop = text.scrollTop));
  text.addEventListener("input", () => {
    mark();
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      pending?.abort();
      pending = new AbortController();
      const answer = await fetch(edit.dataset.part ?? "", { method: "POST", body: new FormData(edit), signal: pending.signal }).catch(() => undefined);
      if (answer?.ok) {
        lay(check, read(await answer.text()));
        mark();
      } else if (answer?.status === 404) {
        const says = document.getElementById("check-says");
        if (says) {
          says.textContent = edit.dataset.lost ?? "";
        }
      }
    }, rest);
  });
  check.addEventListener("click", (event) => {
    const line = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a")?.closest("[data-line]") ?? null)?.dataset.line;
    if (line) {
      event.preventDefault();
      go(Number(line));
    }
  });
  if (edit.dataset.goes) {
    go(Number(edit.dataset.goes));
  }
}

/** Numbers the lines, and marks those on which something is wrong. */
function mark() {
  if (!text || !gutter || !check) {
    return;
  }

  const marked = new Map([...check.querySelectorAll("[data-line]")].map((problem) => [/** @type {HTMLElement} */ (problem).dataset.line ?? "", problem.classList.contains("error")]));
  gutter.replaceChildren(...text.value.split("\n").map((_, index) => {
    const number = document.createElement("span");
    const isError = marked.get(String(index + 1));
    number.textContent = isError === undefined ? String(index + 1) : `${isError ? "✕" : "!"} ${index + 1}`;
    number.className = isError === undefined ? "" : isError ? "error" : "doubt";
    return number;
  }));
  gutter.scrollTop = text.scrollTop;
}

/** Goes to a line. @param {number} line */
function go(line) {
  if (!text) {
    return;
  }

  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  text.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(text).lineHeight));
}
