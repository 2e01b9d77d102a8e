// @ts-check
// Before anything is painted: the theme that the visitor has chosen, if any.
const chosen = localStorage.getItem("theme");
if (chosen) {
  document.documentElement.dataset.theme = chosen;
}
