/* What the pages gain from JavaScript: tables of the ledger that sort and filter, and boxes that take part in the tab
   order only while they scroll. Without it every table is there in full. */

"use strict";

(() => {
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  /* Pages cannot be fetched from a folder, so the search shows titles only there. */
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  /* The words of a search that led here, before Sphinx marks them in the page and forgets them. */
  function searched() {
    try {
      return localStorage.getItem("sphinx_highlight_terms") || "";
    } catch {
      return "";
    }
  }

  function watchBoxes() {
    const watcher = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const scrolls = target.scrollWidth > target.clientWidth + 1;
        target.toggleAttribute("tabindex", scrolls);
        if (scrolls) {
          target.tabIndex = 0;
          target.setAttribute("role", "region");
          target.setAttribute("aria-label", target.dataset.label);
        } else {
          target.removeAttribute("role");
          target.removeAttribute("aria-label");
        }
      }
    });
    for (const box of document.querySelectorAll(".table-box")) {
      box.dataset.label = box.getAttribute("aria-label");
      watcher.observe(box);
    }
  }

  function sortKey(row, column) {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent.trim();
  }

  function sortable(table, form) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];

    function sort(column, direction) {
      const sorted = [...rows];
      if (column > 0) {
        const keys = new Map(rows.map((row) => [row, sortKey(row, column)]));
        sorted.sort((one, other) => {
          const [a, b] = [keys.get(one), keys.get(other)];
          if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1); // blanks last, either way
          return direction * collator.compare(a, b);
        });
      } else if (direction < 0) {
        sorted.reverse();
      }
      body.append(...sorted);
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
      button.addEventListener("click", () => {
        sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1);
      });
    });
    form.elements.sort.addEventListener("change", () => sort(Number(form.elements.sort.value), 1));
    form.addEventListener("reset", () => sort(0, 1));
  }

  function filterable(table, form) {
    const rows = [...table.tBodies[0].rows];
    const texts = new Map();
    const lists = [...form.querySelectorAll("select")].filter((list) => list.name !== "sort");
    const words = form.elements.q;

    function text(row) {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    }

    function apply() {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = lists.filter((list) => list.value);
      let shown = 0;
      for (const row of rows) {
        row.hidden =
          chosen.some((list) => !row.dataset[list.name].split("|").includes(list.value)) ||
          wanted.some((word) => !text(row).includes(word));
        shown += !row.hidden;
      }
      form.querySelector("output").value =
        shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
      return shown;
    }

    /* The filters stand in the address, so that a selection can be kept and sent. A folder has no such address. */
    function note() {
      if (location.protocol === "file:") return;
      const address = new URL(location);
      address.search = "";
      for (const field of [words, ...lists]) {
        if (field.value) address.searchParams.set(field.name, field.value);
      }
      history.replaceState(null, "", address);
    }

    function clear() {
      words.value = "";
      for (const list of lists) list.value = "";
      apply();
    }

    function reveal() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !table.contains(target)) return;
      if (target.hidden) {
        clear();
        note();
      }
      target.scrollIntoView();
    }

    form.addEventListener("input", () => {
      apply();
      note();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      setTimeout(() => {
        apply();
        note();
      });
    });
    addEventListener("hashchange", reveal);

    const asked = new URLSearchParams(location.search);
    for (const field of [words, ...lists]) {
      const value = asked.get(field.name);
      if (value) field.value = value;
      if (field.selectedIndex === -1) field.value = ""; // an address with a value that is no longer in the list
    }
    if (!words.value) words.value = searched();
    if (!apply()) clear();
    reveal();
  }

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const form = document.querySelector(".ledger-tools");
    form.hidden = false;
    sortable(table, form);
    filterable(table, form);
  }
  watchBoxes();
})();
