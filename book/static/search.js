/* The search: every word must be found, exactly or as a beginning; rare words, titles and exact finds count more. */
"use strict";

const WORD = /\d+(?:[.,]\d+)*|[\p{L}\p{N}_]+/gu;
const tokens = (line) => fold(line).match(WORD) ?? [];
const vocabulary = Object.keys(INDEX.terms);

function postings(word, weight, scores) {
  let number = -1;
  const steps = INDEX.terms[word].split(" ");
  const rarity = Math.log(1 + INDEX.entries.length / steps.length);
  for (const step of steps) {
    number += Math.abs(parseInt(step, 36));
    const score = weight * rarity * (step[0] === "-" ? 3 : 1);
    scores.set(number, Math.max(scores.get(number) ?? 0, score));
  }
}

function find(query) {
  // Words that nearly everything has are not in the index: they are passed over beside others.
  const found = tokens(query)
    .filter((word, _, all) => all.length === 1 || !INDEX.common.includes(word))
    .map((word) => {
    const scores = new Map();
    for (const one of vocabulary) {
      if (one === word) postings(one, 1, scores);
      else if (word.length > 2 && one.startsWith(word)) postings(one, 0.4, scores);
    }
    return scores;
  });
  if (!found.length) return [];
  const all = [...found[0].keys()].filter((number) => found.every((scores) => scores.has(number)));
  const score = (number) => {
    const whole = tokens(INDEX.entries[number][3]).join(" ") === tokens(query).join(" ") ? 2 : 1; // the title itself
    const length = 1 + 0.02 * INDEX.entries[number][4].length; // a short text that has the word is about it
    return (whole * INDEX.kinds[INDEX.entries[number][2]][1] * found.reduce((sum, one) => sum + one.get(number), 0)) / length ** 0.2;
  };
  return all.map((number) => [score(number), number]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
}

/* Put words into an element, those that were looked for marked. */
function marked(element, line, wanted) {
  for (const piece of line.split(/([\p{L}\p{N}.,]+)/u)) {
    const bare = fold(piece).replace(/[.,]+$/, "");
    const hit = bare && wanted.some((word) => bare === word || (word.length > 2 && bare.startsWith(word)));
    const node = document.createElement(hit ? "mark" : "span");
    node.textContent = piece;
    element.append(hit ? node : piece);
  }
  return element;
}

function show(query) {
  const results = find(query);
  const wanted = tokens(query);
  document.getElementById("found").textContent = query && `${results.length} found for “${query}”`;
  document.getElementById("results").replaceChildren(
    ...results.slice(0, 60).map(([, number]) => {
      const [page, anchor, kind, title, snippet] = INDEX.entries[number];
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = INDEX.pages[page] + (anchor && `#${anchor}`);
      item.append(marked(link, title, wanted), ` ${INDEX.kinds[kind][0]}`, document.createElement("br"));
      item.append(marked(document.createElement("span"), snippet, wanted));
      return item;
    }),
  );
}

const ask = document.getElementById("ask");
ask.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
ask.elements.q.addEventListener("input", () => show(ask.elements.q.value));
ask.addEventListener("submit", (event) => event.preventDefault());
ask.elements.q.focus();
show(ask.elements.q.value);
