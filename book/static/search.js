/* The search: every word must be found, exactly or as a beginning; rare words, titles and exact finds count more. Words
   are also tried as one, and each without the s of a plural: guest workers finds guestworker. */
"use strict";

const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{N}_]+/gu;
const tokens = (line) => fold(line).replace(/\bfootnote (?=\d)/g, "fn ").match(WORD) ?? [];
const begins = (whole, word) => whole === word || (word.length > 2 && whole.startsWith(word.replace(/(?<=....)s$/, "")));

/* The things that have a word or one that begins so: a score by number. */
function scored(word) {
  const scores = new Map();
  for (const term in INDEX.terms) {
    if (!INDEX.terms[term] || !begins(term, word)) continue;
    const steps = INDEX.terms[term].split(" ");
    const rarity = Math.log(1 + INDEX.entries.length / steps.length) * (term === word ? 1 : 0.4);
    let number = -1;
    for (const step of steps) {
      number += Math.abs(parseInt(step, 36));
      scores.set(number, Math.max(scores.get(number) ?? 0, rarity * (step[0] === "-" ? 3 : 1)));
    }
  }
  return scores;
}

function find(wanted) {
  // Words that nearly everything has lead nowhere: they are passed over beside others.
  const found = wanted.filter((word) => wanted.length === 1 || INDEX.terms[word] !== "").map(scored);
  const all = [...(found[0]?.keys() ?? [])].filter((number) => found.every((scores) => scores.has(number)));
  return all.map((number) => {
    const [, , , title, , weight] = INDEX.entries[number];
    const whole = tokens(title).join(" ") === wanted.join(" ") ? 4 : 1; // the title itself
    return [number, whole * weight * found.reduce((total, scores) => total + scores.get(number), 0)];
  });
}

/* Put words into an element, those that were looked for marked. */
function marked(element, line, wanted) {
  for (const piece of line.split(new RegExp(`(${WORD.source})`, "u"))) {
    const hit = wanted.some((word) => begins(fold(piece), word));
    element.append(hit ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
  }
  return element;
}

function show() {
  const query = ask.elements.q.value;
  const wanted = tokens(query);
  const results = [...new Map([...find([wanted.join("")]), ...find(wanted)])].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const more = results.length > 60 ? "; the first 60 are shown" : "";
  document.getElementById("found").textContent = query && `${results.length} found for “${query}”${more}`;
  if (location.protocol !== "file:") history.replaceState(null, "", `?${new URLSearchParams({ q: query })}`); // to come back to
  const items = results.slice(0, 60).map(([number]) => {
    const [page, anchor, kind, title, snippet] = INDEX.entries[number];
    const [item, link] = ["li", "a"].map((name) => document.createElement(name));
    link.href = INDEX.names[page] + (anchor && `#${anchor}`);
    item.append(marked(link, title, wanted), ` · ${INDEX.names[kind]}`, document.createElement("br"));
    return marked(item, snippet, wanted);
  });
  document.getElementById("results").replaceChildren(...items);
}

const ask = document.getElementById("ask");
ask.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
ask.addEventListener("input", show);
ask.elements.q.focus();
show();
