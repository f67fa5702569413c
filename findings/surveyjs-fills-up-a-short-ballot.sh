#!/usr/bin/env bash
# survey-core (SurveyJS) 3.1.1: loading an answer that ranks two of four choices stores a ranking of all four.
#
# What is missing is filled up in the order in which the form lists the choices, as soon as the stored answer is set to
# survey.data, also in display mode. A choice that is hidden for a moment and shown again goes from the first place to
# the last; a value that is no choice is dropped. A checkbox question keeps all of it as it was.
# An untouched ranking, on the other hand, stays empty, and counts as no answer where one is required.
# Expected: the data that were set, as for a checkbox. Seen: ["trade","peace"] becomes
# ["trade","peace","work","rights"]; ["trade","other","peace"] the same.
# Opening a class's partial ballots to look at them gives everybody a third and fourth preference, in the form's order.
# Source: surveyjs/survey-library, issue 11672 (a partial value "is completed by visible choices", in its test) and 2908
# (partial ranking); the property selectToRankEnabled keeps partial rankings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit survey-core@3.1.1 >/dev/null 2>&1
cat >ballots.cjs <<'JS'
const assert = require("node:assert");
const { Model } = require("survey-core");

const choices = ["work", "peace", "trade", "rights"];
function load(type, answer, more = {}) {
  const survey = new Model({ elements: [{ type, name: "q", choices, ...more }] });
  if (answer) survey.data = { q: answer };
  return survey.data.q;
}
const full = ["trade", "peace", "work", "rights"];
console.log("ranking:", load("ranking", ["trade", "peace"]), "checkbox:", load("checkbox", ["trade", "peace"]));
assert.deepEqual(load("ranking", ["trade", "peace"]), full);
assert.deepEqual(load("ranking", ["trade", "other", "peace"]), full);
assert.deepEqual(load("checkbox", ["trade", "other", "peace"]), ["trade", "other", "peace"]);
assert.deepEqual(load("ranking", ["trade", "peace"], { selectToRankEnabled: true }), ["trade", "peace"]);
assert.equal(load("ranking"), undefined);
const hidden = { value: "peace", visibleIf: "{g} = 'yes'" };
const survey = new Model({ elements: [{ type: "ranking", name: "q", choices: ["work", "trade", hidden] }] });
survey.setVariable("g", "yes");
survey.setValue("q", ["peace", "trade", "work"]);
survey.setVariable("g", "no");
survey.setVariable("g", "yes");
console.log("hidden and shown again:", survey.data.q);
assert.deepEqual(survey.data.q, ["trade", "work", "peace"]);
JS
node ballots.cjs
