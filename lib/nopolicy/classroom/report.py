"""A class beside the paper: its tables in the paper's form, and charts next to the numbers of 2001.

What the paper does not print of 2001 has no bar here. No text that somebody wrote is shown unless asked for, none is
written, and no group of fewer than ``smallest`` people stands apart. (Source of the tables' form: T1 to T4; of the
numbers of 2001 beside them: 2.24 to 2.29.)
"""

import re
import textwrap
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import numpy as np
import pandas as pd
from IPython.display import Markdown, display

from nopolicy import bounds, charts, ledger, scoring, tables
from nopolicy.classroom.answers import Answers, read
from nopolicy.classroom.files import SurveyError, read_rows
from nopolicy.classroom.form import CHOSEN, RANKED, asked, offered

MOST_GROUPS, MOST_ROWS = 8, 500  # panels of a chart, rows of the list of what was set aside
WORDS = read_rows("captions").set_index("key")["text"]
CAVEAT, SHORT_CAVEAT = WORDS["caveat"], WORDS["short"]
FORMULA = re.compile(r"(?<![\w=+@＝＋＠'-])(?=[=+@＝＋－＠-])")


@dataclass(frozen=True)
class Report:
    """A class beside 2001. Shown in a notebook, it shows everything; ``write`` puts everything into a folder.

    ``tables`` maps a question to the table of the whole class, ``by_group`` to one table for each group, ``charts`` to
    its chart, drawn when first asked for, and ``captions`` to what stands under it.
    """

    name: str
    answers: Answers
    set_aside: tables.Table
    tables: dict
    by_group: dict
    drawn: dict
    captions: dict
    caveat: str = CAVEAT

    @cached_property
    def charts(self):
        """The charts by question."""
        return {question: draw() for question, draw in self.drawn.items()}

    @property
    def tally(self):
        """How many respondents and answers were read, used, set aside and passed over."""
        rules = "; ".join(f"{count} {rule}" for rule, count in self.answers.passed_over.items()) or "nothing"
        return tables.show(self.answers.tally, f"{self.answers.file} ({self.answers.dialect}). Passed over: {rules}")

    def _ipython_display_(self):
        wrong = f"If a line is wrong, correct this and add it to your call:\n```python\n{self.answers.correction}\n```"
        display(self.answers.look, Markdown(wrong), Markdown(f"**{self.caveat}**"), self.tally, self.set_aside)
        for question, table in self.tables.items():
            caption = Markdown(f"*{self.captions[question]}*")
            display(table, *self.by_group[question].values(), self.charts[question], caption)

    def write(self, folder):
        """Write the caveat, every table (CSV) and every chart (PNG) into a folder, which is made and returned."""
        folder = Path(folder).expanduser()
        if folder.is_file():
            raise NotADirectoryError(f"{folder} is a file. Name a folder; it is made if there is none.")
        folder.mkdir(parents=True, exist_ok=True)
        words = [f"{self.name}: {self.answers.file} beside the answers of 2001.", self.caveat, self.tally.caption]
        words += [f"{question}.png: {chart.alt} {self.captions[question]}" for question, chart in self.charts.items()]
        (folder / "README.txt").write_text("\n\n".join(words) + "\n", encoding="utf-8")
        write_csv(self.answers.tally.reset_index(), folder / "tally.csv")
        write_csv(self.answers.set_aside.drop(columns="value"), folder / "set_aside.csv")
        for question, table in self.tables.items():
            groups = self.by_group[question]
            parts = [part.frame.reset_index().assign(group=group) for group, part in {"": table, **groups}.items()]
            long = pd.concat(parts).rename(columns={"group": "group (blank: the whole class)"})
            write_csv(long if groups else long.iloc[:, :-1], folder / f"{question}.csv")
            (folder / f"{question}.png").write_bytes(self.charts[question].png())
        return folder


def write_csv(frame, path):
    """Write a frame as UTF-8 CSV in which no cell is a formula, at whatever separator it is opened."""
    safe = frame.astype(object).map(lambda value: FORMULA.sub("'", value) if isinstance(value, str) else value)
    safe = safe.set_axis([FORMULA.sub("'", name) for name in frame.columns], axis=1)
    safe.to_csv(path, index=False, encoding="utf-8-sig")


def report(answers, name="Your class", smallest=3, texts=False, **reading):
    """Return the tables of a class in the paper's form, by group, and its charts beside the paper's numbers of 2001.

    ``answers`` is what ``read`` returned, or a file, to be read with the arguments ``reading``; ``name`` that of the
    class. Groups of fewer than ``smallest`` people are part of the class alone. ``texts`` shows what people wrote that
    could not be used.
    """
    if type(smallest) is not int or smallest < 1:
        raise SurveyError(f"smallest={smallest!r}: no number of people. Give a whole number, 1 or more.")
    name, parts = str(name or "Your class"), {}
    answers = answers if isinstance(answers, Answers) else read(answers, **reading)
    for question in RANKED:
        if len(mine := answers.ballots[answers.ballots["question"] == question]):
            parts[question] = _ranked(question, mine, answers.own[question], name, smallest)
    if len(answers.ratings):
        parts["importance"] = _rated(answers.ratings, name, smallest)
    for question in CHOSEN:
        if len(mine := answers.choices[answers.choices["question"] == question]):
            parts[question] = _chosen(question, mine, name, smallest)
    made = [dict(zip(parts, column, strict=True)) for column in zip(*parts.values(), strict=True)] or [{}] * 4
    entries = len(answers.set_aside)
    words = f"Set aside: {entries or 'nothing'}" + f", of which the first {MOST_ROWS}" * (entries > MOST_ROWS)
    aside = answers.set_aside.head(MOST_ROWS).drop(columns=["answers", *([] if texts else ["value"])])
    return Report(name, answers, tables.show(aside, words, folded=bool(entries)), *made)


def _groups(people, smallest):
    """Return the groups that may be shown, largest first, and how many people each has.

    ``people`` has a row for each respondent of a question. Where fewer than ``smallest`` people would be left over,
    the smallest group shown goes too: else the rest could be found by subtraction.
    """
    sizes = people.drop_duplicates("respondent")["group"].astype(str).value_counts()
    shown = sizes[sizes >= smallest]
    while len(shown) and 0 < sizes.sum() - shown.sum() < smallest:
        shown = shown.iloc[:-1]
    return shown.to_dict()


def in_paper_form(counts, question, own=()):
    """Return counts of a class with the rows and columns of the paper's table: items, groups, total, index.

    ``own`` are categories the class has beside the paper's; they stand below them. As in the paper, the total has no
    index. A zero is a count here, since every answer was counted. Policy changes, for which the paper prints no
    table, have their categories as items and a total.
    """
    total = pd.DataFrame({"kind": "total", "part_of": ""}, index=["Total"])
    paper = ledger.table(RANKED[question])[["kind", "part_of"]] if RANKED[question] else total
    added = pd.DataFrame({"kind": "item", "part_of": ""}, index=list(own))
    frame = pd.concat([paper.iloc[:-1], added, paper.iloc[-1:]]).rename_axis("item")
    frame = frame.join(counts.reindex(frame.index, fill_value=0).astype("Int64")).assign(mark="")
    frame = frame.join(scoring.across(frame).astype("Int64"))
    sums = scoring.down(frame)
    frame.loc[sums.index, list(sums)] = sums
    frame.loc[frame["kind"] == "total", "index"] = pd.NA
    return frame


def _ranked(question, ballots, own, name, smallest):
    """Return the table, the tables by group, the chart (to be drawn) and the caption of one ranked question."""
    title, heads = "Changes in migration policy preferred", tables.HEADINGS
    if RANKED[question]:
        printed = ledger.read("tables").set_index("question").loc[question]
        title, heads = printed["title"], printed[list(tables.HEADINGS)].to_dict()
    groups, made, panels = _groups(ballots, smallest), [], {}
    for group in ("", *groups):
        mine = ballots[ballots["group"] == group] if group else ballots
        size = f"n = {mine['respondent'].nunique()}"
        frame = in_paper_form(scoring.tally(mine, ["answer"]), question, own)
        who = f"Group: {group}" if group else "Whole class"
        panels[f"{who}, {size}"] = scoring.per_response(scoring.counts(frame))
        caption = f"{name}{group and f', group {group}'}: {title} ({size})"
        made.append(tables.printed(frame, heads, caption, "In the form of 2001"))
    then, now = paper(question), next(iter(panels.values()))
    past = f"2001: {then.idxmax()} {then.max():.2f}." if len(then) else "for 2001 no numbers are printed."
    told = f", points per response: {now.idxmax()} {now.max():.2f}; {past}"
    caption = WORDS["ranked"].format(place=ledger.place("2.7")) + WORDS["printed" if len(then) else "unprinted"]
    title += ": most points for"
    drawn = _beside(panels, then, told, title, "Index points per response", caption, name)
    return made[0], dict(zip(groups, made[1:], strict=True)), *drawn


def _beside(panels, then, told, title, xlabel, caption, name):
    """Return the chart of some panels (title: series) beside the numbers of 2001, to be drawn, and its caption.

    ``title`` says what comes first now and, where the paper prints it, in 2001; a tie names all of its members.
    """
    leaders = (one.index[np.isclose(one, one.max())] for one in (next(iter(panels.values())), then))
    first, before = (" and ".join(f"“{label}”" for label in labels) for labels in leaders)
    if len(then) and then.notna().all():
        first += ", as in 2001" if first == before else f", in 2001 {before}"
    shown = dict(list(panels.items())[: MOST_GROUPS + 1])
    if len(panels) > len(shown):
        caption += WORDS["many"].format(most=MOST_GROUPS, all=len(panels) - 1)
    past = {"2001": then} if len(then) else {}
    series = {panel: pd.DataFrame({name: now} | past, index=now.index) for panel, now in shown.items()}
    finding = f"{title} {first}"
    return partial(charts.beside, series, f"{finding}. {name}{told}", xlabel, SHORT_CAVEAT, title=finding), caption


def _region(question):
    """Return the lost figure of a question as the text alone bounds it, and the answers that are drawn as one."""
    rounds, answers = ledger.read("interviews"), offered(question)
    rounds = rounds[(rounds["locator"] == "fn4") & (rounds["round"] == "2001")]
    people = rounds.set_index("country")["n"].astype(int).to_dict()
    merged = {answer: answer for answer in answers}
    if question == "bush":  # of five answers only three sums are printed
        merged = {"improved": "; ".join(answers[:2]), answers[2]: answers[2], "worse": "; ".join(answers[3:])}
    return bounds.region(CHOSEN[question], ledger.read("figures"), list(answers), people), merged


def paper(question):
    """Return what the paper prints for a question of 2001, all countries together; empty where it prints no number.

    For a ranked question index points per response, from its table; for a chosen one shares of valid answers (0 to
    1), where the counts of the text fix them (source: 2.24, 2.27). A share they leave open is missing, never guessed.
    """
    if question in CHOSEN:
        region, merged = _region(question)
        low, high = region.bound(region.pick())
        ends = {label: region.bound(region.pick(answers=members)) for label, members in merged.items()}
        return pd.Series({label: a / low if a == b and low == high else np.nan for label, (a, b) in ends.items()})
    number = RANKED.get(question)
    return scoring.per_response(scoring.counts(ledger.table(number))) if number else pd.Series(dtype=float)


def _chosen(question, choices, name, smallest):
    """Return the table, no tables by group, the chart (to be drawn) and the caption of a question with few answers."""
    (region, merged), groups, title = _region(question), _groups(choices, smallest), asked(question)
    counted = pd.crosstab(choices["answer"].astype(str), choices["group"].astype(str))
    counted = counted.reindex(list(offered(question)), fill_value=0)
    table = pd.DataFrame({"whole class": counted.sum(axis=1)}).join(counted[list(groups)].add_prefix("group "))
    cells = region.cell_bounds()
    for country in bounds.COUNTRIES:
        ends = bounds.in_words(cells.loc[country].apply(tuple, axis=1).to_frame("n"))["n"]
        table[f"2001: {region.titled(country)}"] = ends.reindex(counted.index)
    drawn = pd.DataFrame({label: counted.loc[members.split("; ")].sum() for label, members in merged.items()}).T
    panels = {f"Whole class, n = {len(choices)}": drawn.sum(axis=1) / len(choices)}
    panels |= {f"Group: {group}, n = {size}": drawn[group] / size for group, size in groups.items()}
    then, now = paper(question), next(iter(panels.values()))
    told = ": " + ", ".join(f"{label} {now[label]:.0%} (2001: {then[label]:.0%})" for label in now.index) + "."
    where = ledger.place(ledger.read("questions").set_index("id").at[question, "locator"])
    caption = WORDS["chosen"].format(n=region.bound(region.pick())[0], place=where)
    beside = _beside(panels, then, told, f"{title} Most often", "Share of valid answers", caption, name)
    return tables.show(table.rename_axis("Answer"), f"{name}: {title} (respondents)"), {}, *beside


def _rated(ratings, name, smallest):
    """Return the table, no tables by group, the chart (to be drawn) and the caption of the two ratings."""
    ratings = ratings.assign(kind=ratings["question"].astype(str).str.removesuffix("_importance"))
    first, *second = (_groups(mine, smallest) for _, mine in ratings.groupby("kind"))
    groups = [group for group in first if all(group in one for one in second)]
    parts = {"whole class": ratings} | {f"group {group}": ratings[ratings["group"] == group] for group in groups}
    stats = pd.concat(parts, names=["who"]).groupby(["who", "kind"], sort=False)["rating"].agg(["size", "mean"])
    sizes, means = (stats[column].unstack("kind").reindex(columns=["immigration", "trade"]) for column in stats)
    gap, table = means["immigration"] - means["trade"], pd.DataFrame(index=means.index)
    for kind in means:
        table[f"n, {kind}"], table[f"mean, {kind}"] = sizes[kind].fillna(0).astype("Int64"), means[kind]
    table["higher"] = np.select([gap > 0, gap < 0, gap == 0], ["immigration", "trade", "level"], "")
    figures = ledger.read("figures")
    fourth = figures[(figures["figure"] == "F4") & (figures["relation"] == ">")].set_index("country")["answers"]
    for country in bounds.COUNTRIES:
        table.loc[f"2001: {country}", "higher"] = fourth.get(country, "roughly alike")
    title = "importance from 1 (not important at all) to 10 (the most important bilateral issue)"
    drawn = means.head(1 + MOST_GROUPS)
    words = ", ".join(f"{kind} {mean:.1f}" for kind, mean in drawn.loc["whole class"].dropna().items())
    alt = f"{name}, mean importance from 1 to 10 in the whole class: {words}."
    # A scale without a zero has marks: a bar would have no length.
    marks = drawn.rename(partial(textwrap.fill, width=34)).rename_axis("row").reset_index()
    marks = marks.melt("row", var_name="kind", value_name="x").dropna()
    marks["note"] = marks["x"].map("{:.1f}".format)
    kinds, shifts = (dict(zip(drawn, two, strict=True)) for two in (("full", "tilted"), (-0.18, 0.18)))
    place = {"xlabel": f"{name}: mean rating\n{SHORT_CAVEAT}", "xlim": (0.7, 10.6), "pitch": 0.5, "shifts": shifts}
    chart = partial(charts.marks, {"": marks}, alt, kinds, title=alt[:-1], **place)
    return tables.show(table.rename_axis("Who"), f"{name}: {title}"), {}, chart, WORDS["rated"]
