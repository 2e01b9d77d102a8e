// @ts-check
// Lays a page that came over the one that is there.

/** What the visitor folded or unfolded stays so. @type {Set<string>} */
export const folded = new Set();

/** Makes what is there the same as what came, and keeps every element that stays: with it the focus, the scrolling and the movement of the bar.
 * @param {Element} old @param {Element | DocumentFragment} fresh */
export function lay(old, fresh) {
  if (fresh instanceof Element && fresh.hasAttribute("data-some")) {
    // Only those that became different came.
    for (const child of fresh.children) {
      update(need(child.id), child);
    }

    return;
  }

  const keyed = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  /** @type {ChildNode | null} */
  let next = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const known = child instanceof Element && child.id ? keyed.get(child.id) ?? (isState(child) ? need(child.id) : undefined) : undefined;
    if (known && known !== next) {
      old.insertBefore(known, next);
      next = known;
    }

    if (next && isAlike(next, child)) {
      // What came may fetch a control from further on, so what is next is asked afterwards.
      update(next, child);
      next = next.nextSibling;
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

/** Makes an element the same as one that came. @param {Node} old @param {Node} fresh */
export function update(old, fresh) {
  if (!(old instanceof Element) || !(fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) {
      old.nodeValue = fresh.nodeValue;
    }

    return;
  }

  if (old.hasAttribute("data-own")) {
    // What the visitor writes or marks here is the visitor's until it is sent.
    return;
  }

  if (isState(fresh)) {
    old.className = fresh.className;
    fill(old, /** @type {HTMLElement} */ (fresh).dataset);
    return;
  }

  if (fresh.hasAttribute("data-stays")) {
    // What it shows stays until what takes longer to find has come.
    old.setAttribute("data-later", fresh.getAttribute("data-later") ?? "");
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

/** Whether an element says no more than the state of a control that is on the page. @param {Element} fresh */
function isState(fresh) {
  return fresh.hasAttribute("data-now");
}

/** Writes the state of a control into it: of each choice the marks and, after a colon, the packages left. @param {Element} field @param {DOMStringMap} state */
function fill(field, state) {
  const entries = (state.now ?? "").split(";");
  for (const [index, choice] of field.querySelectorAll(".option:not(.line)").entries()) {
    const [marks = "", left = ""] = (entries[index] ?? "").split(":");
    for (const mark of ["closed", "opens", "derived", "here"]) {
      choice.classList.toggle(mark, marks.includes(mark));
    }

    const input = choice.querySelector("input");
    if (input) {
      input.checked = marks.includes("checked");
    }

    write(choice.querySelector(".left"), left);
  }

  write(field.querySelector(".says"), state.says ?? "");
  const line = /** @type {HTMLInputElement | null} */ (field.querySelector(".line input"));
  if (line) {
    line.value = state.typed ?? "";
  }
}

/** @param {Element | null} element @param {string} text */
function write(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

/** HTML as elements that are on no page yet. @param {string} html */
export function read(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** @param {string} id @returns {HTMLElement} */
export function need(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no ${id}.`);
  }

  return found;
}
