// @ts-check
// The table without waiting for a new page: every change asks the server for the same address and lays what comes back over what is there.
// Without this script the form and the links do the same, a page at a time.

import { copy } from "./copy.js";
import { folded, lay, need, read, update } from "./lay.js";

const table = need("table");
const live = need("live");
const undo = /** @type {HTMLButtonElement} */ (need("undo"));
const redo = /** @type {HTMLButtonElement} */ (need("redo"));

/** How far back and forward one can go: the place of this entry of the history, and of the last. */
let place = Number(history.state?.place ?? 0);
let last = history.state ? Math.max(place, Number(sessionStorage.getItem("last") ?? 0)) : 0;
/** How long a table stands still before what takes longer to find is asked for, in milliseconds. */
const rest = 400;
/** What the keys of a slider mean, in stops. @type {Record<string, number>} */
const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 };
let pending = new AbortController();

history.replaceState({ place }, "");
// The address whose table is on the page: the server leaves out what it shows already.
table.dataset.shows = location.search;
showMoves();
void complete(pending.signal);

table.addEventListener("change", (event) => {
  const control = /** @type {HTMLInputElement} */ (event.target);
  if (control.id === "time") {
    const query = new URLSearchParams(location.search);
    query.set("_as-of", stopAt(control).day);
    void go(`?${query}`);
  } else if (control.form) {
    settle(control);
    hold(control);
    void go(addressOf(control.form), control);
  }
});

// The slider moves by days, and stops where something changed: an arrow leads to the next stop.
table.addEventListener("keydown", (event) => {
  const control = /** @type {HTMLInputElement} */ (event.target);
  const step = control.id === "time" ? steps[event.key] : undefined;
  if (step) {
    event.preventDefault();
    const stops = stopsOf(control);
    const next = stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(stopAt(control)) + step))];
    control.value = String(next?.at ?? 0);
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

table.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.id === "terms") {
    event.preventDefault();
    const typed = document.activeElement;
    void go(addressOf(form, event.submitter), typed instanceof HTMLInputElement && typed.form === form ? typed : undefined);
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

table.addEventListener("toggle", (event) => {
  const fold = /** @type {Element} */ (event.target);
  folded.add(fold.id);
  void complete(pending.signal, fold);
}, { capture: true });

addEventListener("popstate", (event) => {
  // A link within the page is no step: it has no place, and leaves the table and the focus as they are.
  if (event.state === null && location.search === table.dataset.shows) {
    history.replaceState({ place }, "");
    return;
  }

  place = event.state?.place ?? 0;
  void show(location.search);
  dispatchEvent(new Event("moved"));
});

// The teacher has moved (follow.js): the same page at another address. Going there is a step that can be undone only where it leads away from one's own table.
addEventListener("follow", (event) => {
  const { search, isStep } = /** @type {CustomEvent<{search: string, isStep: boolean}>} */ (event).detail;
  enter(search, isStep);
  void show(search);
});

undo.addEventListener("click", () => history.back());
redo.addEventListener("click", () => history.forward());
need("share").addEventListener("click", async () => say((await copy(location.href) ? live.dataset.copied : live.dataset.uncopied) ?? "", true));

/** The days at which a slider stops, each as far from the first as it is. @param {HTMLInputElement} slider */
function stopsOf(slider) {
  const days = (slider.dataset.days ?? "").split(" ");
  return days.map((day) => ({ day, at: Math.round((Date.parse(day) - Date.parse(days[0] ?? "")) / 86_400_000) }));
}

/** The stop at which a slider stands, or the nearest to it. @param {HTMLInputElement} slider */
function stopAt(slider) {
  return stopsOf(slider).reduce((best, stop) => (Math.abs(stop.at - Number(slider.value)) < Math.abs(best.at - Number(slider.value)) ? stop : best));
}

/** Goes to an address of this table. @param {string} search @param {HTMLInputElement} [control] what was pressed */
async function go(search, control) {
  if (search === location.search) {
    return;
  }

  await show(search, control, () => {
    enter(search, true);
    dispatchEvent(new Event("moved"));
  });
}

/** A control that is pressed keeps the topics around it unfolded. @param {Element} control */
function hold(control) {
  for (let at = control.closest("details"); at; at = at.parentElement?.closest("details") ?? null) {
    folded.add(at.id);
  }
}

/** Writes an address into the history. @param {string} search @param {boolean} isStep whether one can go back from it */
function enter(search, isStep) {
  const address = location.pathname + search;
  if (isStep) {
    place += 1;
    last = place;
    sessionStorage.setItem("last", String(last));
    history.pushState({ place }, "", address);
  } else {
    history.replaceState({ place }, "", address);
  }
}

/** Shows what the server makes of an address. @param {string} search @param {HTMLInputElement} [control] what was pressed, which stays where it is
 * @param {() => void} [arrive] enters the address into the history, once there is a table at it */
async function show(search, control, arrive) {
  pending.abort();
  pending = new AbortController();
  showMoves();
  try {
    const headers = { "Table-Shows": `${table.dataset.run}${table.dataset.shows}` };
    const answer = await fetch(`${table.dataset.part}${search}`, { signal: pending.signal, headers });
    if (!answer.ok) {
      refuse(search, read(await answer.text()), control);
      return;
    }

    const html = await answer.text();
    arrive?.();
    const focus = focusOf(table.dataset.shows ?? "");
    const top = control?.getBoundingClientRect().top;
    lay(table, read(html));
    control?.removeAttribute("aria-invalid");
    if (control && top !== undefined) {
      scrollBy(0, control.getBoundingClientRect().top - top);
    }

    table.dataset.shows = search;
    void complete(pending.signal);
    const zone = need("zone");
    document.title = `${zone.dataset.title} – ScenarioEngine`;
    say(zone.dataset.say ?? "");
    if (focus !== focusOf(search)) {
      document.getElementById("finding")?.scrollIntoView({ block: "nearest" });
    }
  } catch (failure) {
    if (!(failure instanceof DOMException && failure.name === "AbortError")) {
      say(live.dataset.lost ?? "", true);
    }
  }
}

/** Says what is wrong: with a value at its field, and anything else on a page of its own, from which the way back leads to the table as it was.
 * @param {string} search @param {DocumentFragment} problem @param {HTMLInputElement} [control] */
function refuse(search, problem, control) {
  const says = control?.closest("fieldset")?.querySelector(".says");
  const sentences = [...problem.querySelectorAll(".problem h2, .problem h2 + p:not(.quiet)")].map((part) => part.textContent);
  if (!control || !says || sentences.length === 0) {
    history.replaceState({ place }, "", location.pathname + (table.dataset.shows ?? ""));
    location.assign(location.pathname + search);
    return;
  }

  control.setAttribute("aria-invalid", "true");
  says.textContent = sentences.join(" ");
  say(says.textContent);
}

/** The finding that an address asks for. @param {string} search */
function focusOf(search) {
  return new URLSearchParams(search).get("_focus");
}

/** Fetches what takes longer to find, once the table has stood still, and what is not folded away. @param {AbortSignal} signal @param {Element} within where */
async function complete(signal, within = table) {
  // What is costly to find and said beside the rest waits longer: whoever goes on changing terms never asks for it.
  const restOf = (/** @type {Element} */ place) => Number(place.getAttribute("data-rest") ?? rest);
  let rested = 0;
  for (const place of [...within.querySelectorAll("[data-later]")].sort((one, other) => restOf(one) - restOf(other))) {
    const more = restOf(place) - rested;
    if (more > 0) {
      rested += more;
      await new Promise((done) => setTimeout(done, more));
    }

    if (signal.aborted) {
      return;
    }

    // Meanwhile it may have come: whoever unfolds something asks for what is in it, too.
    const address = place.getAttribute("data-later");
    if (!address || place.closest("details:not([open])")) {
      continue;
    }

    const answer = await fetch(address, { signal }).catch(() => undefined);
    const html = answer?.ok ? await answer.text() : "";
    if (html && !signal.aborted) {
      place.removeAttribute("data-later");
      // What has the focus stays where it is on the screen.
      const held = document.activeElement ?? document.body;
      const { top } = held.getBoundingClientRect();
      for (const found of read(html).children) {
        update(need(found.id), found);
      }

      scrollBy(0, held.isConnected ? held.getBoundingClientRect().top - top : 0);
    }
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

/** The address that a form stands for, without what it is silent on. @param {HTMLFormElement} form @param {HTMLElement | null} [sender] the button that sends it */
function addressOf(form, sender) {
  const query = new URLSearchParams();
  const stated = new Set([...form.querySelectorAll("input:checked[type=checkbox]")].map((box) => /** @type {HTMLInputElement} */ (box).name));
  for (const [name, value] of new FormData(form, sender)) {
    const isOverruled = stated.has(name) && (value === "open" || value === "[]");
    if (typeof value === "string" && value !== "" && value !== "-" && !isOverruled) {
      // What the button says counts more than what the form said before.
      if (name === "_focus") {
        query.delete(name);
      }

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

/** Says something to whoever cannot see the page; to everybody, where nothing else on it does. @param {string} text @param {boolean} [isSeen] */
function say(text, isSeen = false) {
  live.textContent = text;
  live.classList.toggle("hidden-text", !isSeen);
  live.classList.toggle("toast", isSeen);
}
