/* What pages gain from JavaScript: the choice of light or dark, tables that sort and filter, boxes that take part in the
   tab order only while they scroll, and a contents list that follows the reader. Without it every page is there in full.

   Weighed against DataTables, as itables 2.9.1 packs it, tried on the 822 statements over http: 0.74 MB more, the page
   loaded in 5.0 s beside 1.3 with this script (medians of five, in turn), and from a folder it does not start, being a
   module. */
"use strict";

const root = document.documentElement;
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function themeButton() {
  const button = document.getElementById("theme");
  const name = () => (button.textContent = root.dataset.theme === "dark" ? "Light" : "Dark");
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    name();
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {} // kept for this page only
  });
  name();
}

function watchBoxes() {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth + 1;
      for (const [name, value] of [["tabindex", 0], ["role", "region"], ["aria-label", target.dataset.label]]) {
        scrolls ? target.setAttribute(name, value) : target.removeAttribute(name);
      }
    }
  });
  for (const box of document.querySelectorAll(".table-box, .chart-box")) {
    box.dataset.label = box.getAttribute("aria-label");
    watcher.observe(box);
  }
}

function followReader() {
  const links = new Map([...document.querySelectorAll("#contents .toc a")].map((one) => [one.hash.slice(1), one]));
  const heads = [...document.querySelectorAll("main h2[id]")].filter((one) => links.has(encodeURI(one.id)) || links.has(one.id));
  if (!heads.length) return;
  const mark = () => {
    const passed = heads.filter((one) => one.getBoundingClientRect().top < 120).at(-1);
    for (const [id, link] of links) {
      passed && decodeURI(id) === passed.id ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

function sortable(table, form) {
  const bodies = [...table.tBodies];
  if (bodies.length > 1) return; // the map keeps the paper's order
  const rows = [...bodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, column) => row.cells[column].dataset.k ?? row.cells[column].textContent.trim();

  function sort(column, direction) {
    const sorted = [...rows];
    if (column > 0) {
      const keys = new Map(rows.map((row) => [row, key(row, column)]));
      sorted.sort((one, other) => {
        const [a, b] = [keys.get(one), keys.get(other)];
        if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1); // blanks last, either way
        return direction * collator.compare(a, b);
      });
    } else if (direction < 0) {
      sorted.reverse();
    }
    bodies[0].append(...sorted);
    heads.forEach((head, at) => {
      head.setAttribute("aria-sort", at !== column ? "none" : direction > 0 ? "ascending" : "descending");
    });
    form.elements.sort.value = column;
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", column ? "none" : "ascending");
    button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1));
  });
  form.elements.sort.addEventListener("change", () => sort(Number(form.elements.sort.value), 1));
  form.addEventListener("reset", () => sort(0, 1));
}

/* The heads stick below the filters, however many lines these take. */
function measured(table, form) {
  new ResizeObserver(() => table.tHead.style.setProperty("--tools", `${form.offsetHeight}px`)).observe(form);
}

function filterable(table, form) {
  const rows = [...table.querySelectorAll("tbody tr:not(.part)")];
  const lists = [...form.querySelectorAll("select")].filter((list) => list.name !== "sort");
  const words = form.elements.q;
  const texts = new Map();
  const text = (row) => texts.get(row) ?? texts.set(row, fold(row.textContent)).get(row);

  function apply() {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const chosen = lists.map((list, at) => [at, list.value]).filter(([, value]) => value);
    let shown = 0;
    for (const row of rows) {
      const values = chosen.length ? row.dataset.f.split("|") : [];
      row.hidden =
        chosen.some(([at, value]) => !values[at].split(";").includes(value)) ||
        wanted.some((word) => !text(row).includes(word));
      shown += !row.hidden;
    }
    form.querySelector("output").value = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
    for (const body of table.tBodies) body.hidden = [...body.rows].every((row) => row.hidden || row.className === "part");
    return shown;
  }

  /* The filters stand in the address, so that a selection can be kept and sent. A folder has no such address. */
  function note() {
    if (location.protocol === "file:") return;
    const address = new URL(location);
    address.search = "";
    for (const field of [words, ...lists]) if (field.value) address.searchParams.set(field.name, field.value);
    history.replaceState(null, "", address);
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !table.contains(target)) return;
    if (target.hidden) {
      for (const field of [words, ...lists]) field.value = "";
      apply();
      note();
    }
    target.scrollIntoView({ block: "center" });
  }

  const change = () => (apply(), note());
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  addEventListener("hashchange", reveal);
  const asked = new URLSearchParams(location.search);
  for (const field of [words, ...lists]) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // a value that is no longer in the list
  }
  apply();
  reveal();
}

themeButton();
for (const form of document.querySelectorAll("form.tools")) {
  const table = document.getElementById(form.dataset.for);
  measured(table, form);
  sortable(table, form);
  filterable(table, form);
}
watchBoxes();
followReader();
