// @ts-check
// The table without waiting for a new page: every change asks the server for the same address and lays what comes back over what is there.
// Without this script the form and the links do the same, a page at a time.

const table = need("table");
const live = need("live");
const undo = /** @type {HTMLButtonElement} */ (need("undo"));
const redo = /** @type {HTMLButtonElement} */ (need("redo"));

/** How far back and forward one can go: the place of this entry of the history, and of the last. */
let place = 0;
let last = 0;
/** @type {AbortController | undefined} */
let pending;
/** What the visitor folded or unfolded stays so. @type {Set<string>} */
const folded = new Set();

history.replaceState({ place }, "");
showMoves();

table.addEventListener("change", (event) => {
  const control = /** @type {HTMLInputElement} */ (event.target);
  if (control.id === "time") {
    const query = new URLSearchParams(location.search);
    query.set("_as-of", (control.dataset.days ?? "").split(" ")[Number(control.value)] ?? "");
    void go(`?${query}`);
  } else if (control.form) {
    settle(control);
    void go(addressOf(control.form));
  }
});

table.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.id === "terms") {
    event.preventDefault();
    void go(addressOf(form));
  }
});

table.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain) {
    return;
  }

  const hash = link.getAttribute("href") ?? "";
  if (hash.startsWith("#")) {
    reveal(hash.slice(1));
  } else if (link.pathname === location.pathname && !link.hasAttribute("download")) {
    event.preventDefault();
    void go(link.search);
  }
});

table.addEventListener("toggle", (event) => folded.add(/** @type {Element} */ (event.target).id), { capture: true });

addEventListener("popstate", (event) => {
  place = event.state?.place ?? 0;
  void show(location.search);
});

undo.addEventListener("click", () => history.back());
redo.addEventListener("click", () => history.forward());
need("share").addEventListener("click", async () => {
  await navigator.clipboard?.writeText(location.href).catch(() => undefined);
  say("The link is copied.");
});

/** Goes to an address of this table. @param {string} search */
async function go(search) {
  if (search === location.search) {
    return;
  }

  place += 1;
  last = place;
  history.pushState({ place }, "", location.pathname + search);
  await show(search);
}

/** Shows what the server makes of an address. @param {string} search */
async function show(search) {
  pending?.abort();
  pending = new AbortController();
  showMoves();
  try {
    const answer = await fetch(`${table.dataset.part}${search}`, { signal: pending.signal });
    if (!answer.ok) {
      location.reload();
      return;
    }

    const fresh = document.createElement("template");
    fresh.innerHTML = await answer.text();
    lay(table, fresh.content);
    const zone = need("zone");
    document.title = `${zone.dataset.title} – ScenarioEngine`;
    say(zone.dataset.say ?? "");
  } catch (failure) {
    if (!(failure instanceof DOMException && failure.name === "AbortError")) {
      say("The server cannot be reached.");
    }
  }
}

/** Makes what is there the same as what came, and keeps every element that stays: with it the focus, the scrolling and the movement of the bar.
 * @param {Element} old @param {Element | DocumentFragment} fresh */
function lay(old, fresh) {
  const keyed = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  /** @type {ChildNode | null} */
  let next = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const known = child instanceof Element && child.id ? keyed.get(child.id) : undefined;
    if (known && known !== next) {
      old.insertBefore(known, next);
      next = known;
    }

    if (next && isAlike(next, child)) {
      const kept = next;
      next = next.nextSibling;
      update(kept, child);
    } else {
      old.insertBefore(child, next);
    }
  }

  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

/** @param {Node} a @param {Node} b */
function isAlike(a, b) {
  return a.nodeName === b.nodeName && (!(a instanceof Element) || !(b instanceof Element) || a.id === b.id);
}

/** @param {Node} old @param {Node} fresh */
function update(old, fresh) {
  if (!(old instanceof Element) || !(fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) {
      old.nodeValue = fresh.nodeValue;
    }

    return;
  }

  const keepsFold = old instanceof HTMLDetailsElement && folded.has(old.id);
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(name === "open" && keepsFold)) {
      old.removeAttribute(name);
    }
  }

  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !(name === "open" && keepsFold)) {
      old.setAttribute(name, value);
    }
  }

  if (old instanceof HTMLInputElement && fresh instanceof HTMLInputElement) {
    old.checked = fresh.hasAttribute("checked");
    if (old.type === "text" || old.type === "date" || old.type === "range") {
      old.value = fresh.getAttribute("value") ?? "";
    }
  }

  lay(old, fresh);
  if (old instanceof HTMLSelectElement) {
    const chosen = [...old.options].findIndex((option) => option.hasAttribute("selected"));
    old.selectedIndex = Math.max(0, chosen);
  }
}

/** What a control makes of its neighbours of the same name, as the server would read it. @param {HTMLInputElement} control */
function settle(control) {
  const field = control.closest("fieldset");
  const isLine = control.type === "text" || control.type === "date";
  if (field && isLine) {
    for (const other of field.querySelectorAll("input")) {
      other.checked = other.value === "-";
    }
  } else if (field && control.type === "radio") {
    for (const other of field.querySelectorAll("input")) {
      if (other.type === "checkbox") {
        other.checked = false;
      } else if (other.type !== "radio") {
        other.value = "";
      }
    }
  }
}

/** The address that a form stands for, without what it is silent on. @param {HTMLFormElement} form */
function addressOf(form) {
  const query = new URLSearchParams();
  const stated = new Set([...form.querySelectorAll("input:checked[type=checkbox]")].map((box) => /** @type {HTMLInputElement} */ (box).name));
  for (const [name, value] of new FormData(form)) {
    const isOverruled = stated.has(name) && (value === "open" || value === "[]");
    if (typeof value === "string" && value !== "" && value !== "-" && !isOverruled) {
      query.append(name, value.trim());
    }
  }

  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Unfolds what hides an element. @param {string} id */
function reveal(id) {
  for (let at = document.getElementById(id); at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) {
      at.open = true;
    }
  }
}

function showMoves() {
  undo.disabled = place === 0;
  redo.disabled = place >= last;
}

/** @param {string} text */
function say(text) {
  live.textContent = text;
}

/** @param {string} id @returns {HTMLElement} */
function need(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no ${id}.`);
  }

  return found;
}

// The theme is the one thing that a browser remembers.
need("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
});
