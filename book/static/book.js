/* What pages gain from JavaScript: the choice of light or dark, tables that sort and filter, boxes that take part in the
   tab order only while they scroll, and a contents list that follows the reader. Without it every page is there in full.

   Weighed against DataTables, as itables 2.9.1 packs it, tried on the 822 statements over http: 0.74 MB more, the page
   loaded in 5.0 s beside 1.3 with this script (medians of five, in turn), and from a folder it does not start, being a
   module. */
"use strict";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function changeTheme() {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("theme", dataset.theme);
  } catch {} // kept for this page only
}

function watchBoxes() {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth + 1 ? 0 : -1;
  });
  for (const box of document.querySelectorAll(".table-box, .chart-box")) watcher.observe(box);
}

function followReader() {
  const contents = document.getElementById("contents");
  const links = new Map([...contents.querySelectorAll(".toc a")].map((one) => [decodeURI(one.hash.slice(1)), one]));
  const heads = [...document.querySelectorAll("main h2[id]")].filter((one) => links.has(one.id));
  const mark = () => {
    const passed = heads.findLast((one) => one.getBoundingClientRect().top < 120)?.id;
    for (const [id, link] of links) link.ariaCurrent = id === passed ? "location" : null;
    const here = links.get(passed) ?? contents.querySelector("[aria-current]");
    if (here) contents.scrollTop = here.offsetTop - contents.clientHeight / 2;
  };
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

function sortable(table, form) {
  const list = form.elements.sort;
  const [body] = table.tBodies;
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  /* By the first column rows stand as they came; blanks stand last, either way. */
  function sort(column, direction) {
    const keys = new Map(rows.map(({ cells }, at) => [rows[at], cells[column].dataset.k ?? cells[column].textContent.trim()]));
    const compare = (one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      return a && b ? direction * collator.compare(a, b) : (a ? 0 : 1) - (b ? 0 : 1);
    };
    body.append(...(column ? rows.toSorted(compare) : direction > 0 ? rows : rows.toReversed()));
    for (const head of heads) head.ariaSort = "none";
    heads[column].ariaSort = direction > 0 ? "ascending" : "descending";
    list.value = column;
  }

  heads.forEach((head, column) => {
    const button = head.firstChild;
    button.disabled = false; // without scripts it is words
    head.ariaSort = column ? "none" : "ascending";
    button.addEventListener("click", () => sort(column, head.ariaSort === "ascending" ? -1 : 1));
  });
  list.addEventListener("change", () => sort(Number(list.value), 1));
  form.addEventListener("reset", () => sort(0, 1));
}

function filterable(table, form) {
  const rows = [...table.querySelectorAll("tbody tr:not(.part)")];
  const fields = [...form.querySelectorAll("input, select:not(.sort-by)")];
  const [words, ...lists] = fields;
  const texts = new Map();
  const text = (row) => texts.get(row) ?? texts.set(row, fold(row.textContent)).get(row);

  function apply() {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const chosen = lists.map((list, at) => [at, list.value]).filter(([, value]) => value);
    for (const row of rows) {
      const values = row.dataset.f?.split("|");
      row.hidden =
        chosen.some(([at, value]) => !values[at].split("; ").includes(value)) ||
        wanted.some((word) => !text(row).includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    form.querySelector("output").value = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
    for (const body of table.tBodies) body.hidden = !body.querySelector("tr:not(.part, [hidden])");
  }

  /* The filters stand in the address, so that a selection can be kept and sent. A folder has no such address. */
  function note() {
    if (location.protocol === "file:") return;
    const address = new URL(location);
    address.search = new URLSearchParams(fields.filter((one) => one.value).map((one) => [one.name, one.value]));
    history.replaceState(null, "", address);
  }

  const change = () => (apply(), note());

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!table.contains(target)) return;
    if (target.hidden) {
      for (const field of fields) field.value = "";
      change();
    }
    target.scrollIntoView({ block: "center" });
  }

  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  addEventListener("hashchange", reveal);
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // a value that is no longer in the list
  }
  apply();
  reveal();
}

document.getElementById("theme").addEventListener("click", changeTheme);
for (const form of document.querySelectorAll("form.tools")) {
  const table = document.getElementById(form.dataset.for);
  // The heads stick below the filters, however many lines these take.
  new ResizeObserver(() => table.tHead.style.setProperty("--tools", `${form.offsetHeight}px`)).observe(form);
  if (form.elements.sort) sortable(table, form); // the map keeps the paper's order
  filterable(table, form);
}
watchBoxes();
followReader();
