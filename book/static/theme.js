/* Runs before the page is drawn: the reader's choice of light or dark, or else the system's. */
"use strict";
function theme(chosen) {
  try {
    return chosen ? (localStorage.theme = chosen) : localStorage.theme;
  } catch {} // a folder may have no storage: kept for this page only
}
document.documentElement.dataset.theme = theme() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
