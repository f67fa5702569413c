// Says what the page cannot do, where that is so: from a folder, on a small screen, and without a service worker.
const small = matchMedia("(max-width: 760px)").matches, folder = location.protocol === "file:";
if (small || folder || !("serviceWorker" in navigator)) {
  const notebook = (new URLSearchParams(location.search).get("path")?.match(/([^/]+)\.ipynb$/)?.[1] ?? "index").replace("07_ledger", "ledger");
  const bar = document.createElement("div");
  bar.setAttribute("role", "note");
  bar.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:20000;padding:12px 16px;background:#fff8e1;color:#1a1a1a;"
    + "border-top:2px solid #0b3c6f;font:16px/1.4 sans-serif";
  bar.innerHTML = `<p style="margin:0 0 8px"></p><a style="margin-right:16px;color:#0b3c6f">Read it in the book</a>
    <button>Stay here</button>`;
  bar.querySelector("p").textContent = folder
    ? "Opened from a folder, this page cannot start its Python. In the folder that holds the book, type "
      + "python -m http.server 8000 --bind 127.0.0.1 and open http://localhost:8000/ instead."
    : small
    ? "This page runs Python and needs a wide screen, a keyboard, about 1.2 GB of memory and a download of some 30 MB. On "
      + "a phone its cells are too narrow to read, and the phone may stop it. The book shows every result without it."
    : "Opened in this way, the page keeps Python away from its files: the notebooks run, but what you upload or change "
      + "does not reach them. Open it under https, or on this computer as localhost.";
  bar.querySelector("a").href = `../../${encodeURIComponent(notebook)}.html`;
  bar.querySelector("button").onclick = () => bar.remove();
  document.body.append(bar);
}
