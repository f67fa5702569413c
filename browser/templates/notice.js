// Says what this page cannot do, where that is so: on a small screen, and without a service worker.
const small = matchMedia("(max-width: 760px)").matches;
const alone = !("serviceWorker" in navigator);
if (small || alone) {
  const name = (new URLSearchParams(location.search).get("path") || "").split("/").pop().replace(".ipynb", "");
  const bar = document.createElement("div");
  bar.setAttribute("role", "note");
  bar.id = "companion-notice";
  bar.style.cssText =
    "position:fixed;inset:auto 0 0 0;z-index:20000;padding:12px 16px;background:#fff8e1;color:#1a1a1a;" +
    "border-top:2px solid #0b3c6f;font:16px/1.4 sans-serif";
  const said = document.createElement("p");
  said.style.margin = "0 0 8px";
  said.textContent = small
    ? "This page runs Python and needs a wide screen, a keyboard, about 1.2 GB of memory and a download of some 30 MB: " +
      "on a phone the cells are too narrow to read, and a phone may stop the page. The book shows every result without it."
    : "This page was opened in a way in which the browser keeps Python away from its files: the notebooks run, but files " +
      "you upload or change here do not reach them. Open it under https, or on this computer as localhost.";
  const read = document.createElement("a");
  read.href = name ? `../../${name}.html` : "../../index.html";
  read.textContent = "Read it in the book";
  read.style.marginRight = "16px";
  const stay = document.createElement("button");
  stay.textContent = "Stay here";
  stay.onclick = () => bar.remove();
  bar.append(said, read, stay);
  document.body.append(bar);
}
