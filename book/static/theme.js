/* Runs before the page is drawn: the reader's choice of light or dark, or else the system's. */
"use strict";
{
  let kept = null;
  try {
    kept = localStorage.getItem("theme");
  } catch {} // a folder may have no storage
  document.documentElement.dataset.theme = kept ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}
