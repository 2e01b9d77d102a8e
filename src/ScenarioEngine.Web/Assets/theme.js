// @ts-check
// Before anything is painted, so that nothing moves afterwards: that there is script, and the theme that the visitor has chosen. It is the one thing that a browser
// remembers.

const root = document.documentElement;
root.classList.add("scripted");
const chosen = localStorage.getItem("theme");
if (chosen) {
  root.dataset.theme = chosen;
}

addEventListener("DOMContentLoaded", () => document.getElementById("theme")?.addEventListener("click", () => {
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}));
