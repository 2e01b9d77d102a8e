// @ts-check
// Lays a page that came over the one that is there.

/** What the visitor folded or unfolded stays so. @type {Set<string>} */
export const folded = new Set();

/** Makes what is there the same as what came, and keeps every element that stays: with it the focus, the scrolling and the movement of the bar.
 * @param {Element} old @param {Element | DocumentFragment} fresh */
export function lay(old, fresh) {
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
