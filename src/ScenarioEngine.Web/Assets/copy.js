// @ts-check
// Copies a text. On plain http, as in a class over the network of the school, browsers give pages no clipboard; there the older way is left.

/** @param {string} text @returns {Promise<boolean>} whether it is copied */
export async function copy(text) {
  if (navigator.clipboard && (await navigator.clipboard.writeText(text).then(() => true, () => false))) {
    return true;
  }

  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "hidden-text";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) {
    focused.focus({ preventScroll: true });
  }

  return isCopied;
}
