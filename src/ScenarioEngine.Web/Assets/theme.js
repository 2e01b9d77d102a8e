// @ts-check
// Before anything is painted, so that nothing moves afterwards: that there is script, and the theme that the visitor has chosen.
document.documentElement.classList.add("scripted");
const chosen = localStorage.getItem("theme");
if (chosen) {
  document.documentElement.dataset.theme = chosen;
}
