"""A class beside the paper: its tables in the paper's form, and charts next to the numbers of 2001.

``report`` takes a file, or what ``survey.read`` found in one. It stands on ``scoring`` and ``bounds``, ``tables`` and
``charts``. What the paper does not print of 2001 has no bar here. (Source of the tables' form: T1 to T4; of the
numbers of 2001 beside them: 2.24 to 2.29.)
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from IPython.display import Markdown, display

from nopolicy import bounds, charts, ledger, scoring, tables
from nopolicy.classroom.answers import Answers, read
from nopolicy.classroom.form import BUSH, CHOSEN, RANKED, RATED, offered

MOST_GROUPS, MOST_ROWS = 8, 500  # panels of a chart, rows of the list of what was set aside

CAVEAT = (
    "What follows describes the people who filled in the form, and nobody else. They were not drawn at random from "
    "any population; neither were the respondents of 2001, whose author says (footnote 5) that their answers do not "
    "lend themselves to statistical analysis. So no difference here, between groups or from 2001, is evidence about "
    "students, citizens or governments at large: no test, no interval and no trend is computed, and none should be."
)
SHORT_CAVEAT = "Neither side was drawn at random: a description, not an inference (footnote 5)"


@dataclass(frozen=True)
class Report:
    """A class beside 2001. Shown in a notebook, it shows everything; ``write`` puts everything into a folder.

    ``tables`` maps a question to the table of the whole class, ``by_group`` to one table for each group, ``charts`` to
    its chart and ``captions`` to what stands under it. ``tally`` and ``set_aside`` count and list what was not used.
    """

    name: str
    answers: Answers
    tally: tables.Table
    set_aside: tables.Table
    tables: dict
    by_group: dict
    charts: dict
    captions: dict
    caveat: str = CAVEAT

    def _ipython_display_(self):
        display(Markdown(f"**{self.caveat}**"), self.tally, self.set_aside)
        for question, table in self.tables.items():
            shown = [table, *self.by_group.get(question, {}).values()]
            if question in self.charts:
                shown += [self.charts[question], Markdown(f"*{self.captions[question]}*")]
            display(*shown)

    def write(self, folder):
        """Write the caveat, every table (CSV) and every chart (PNG) into a folder, which is made and returned."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        words = [f"{self.name}: {self.answers.file} beside the answers of 2001.", self.caveat, self.answers.passed_over]
        alts = [f"{question}.png: {chart.alt} {self.captions[question]}" for question, chart in self.charts.items()]
        (folder / "README.txt").write_text("\n\n".join([*words, *alts]) + "\n", encoding="utf-8")
        write_csv(self.answers.tally.reset_index(), folder / "tally.csv")
        write_csv(self.answers.set_aside, folder / "set_aside.csv")
        for question, table in self.tables.items():
            parts = [("", table), *self.by_group.get(question, {}).items()]
            long = pd.concat([part.frame.reset_index().assign(group=group) for group, part in parts])
            long = long.rename(columns={"group": "group (blank: the whole class)"}) if len(parts) > 1 else long
            write_csv(long if len(parts) > 1 else long.drop(columns="group"), folder / f"{question}.csv")
        for question, chart in self.charts.items():
            (folder / f"{question}.png").write_bytes(chart.png())
        return folder


def write_csv(frame, path):
    """Write a frame as UTF-8 CSV; a text that begins with = + - @ or a tab gets an apostrophe, and is no formula."""

    def tame(value):
        return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value

    safe = frame.astype(object).map(tame).set_axis(map(tame, frame.columns), axis=1)
    safe.to_csv(path, index=False, encoding="utf-8-sig", quoting=csv.QUOTE_MINIMAL)


def report(answers, name="Your class", **reading):
    """Return the tables of a class in the paper's form, by group, and its charts beside the paper's numbers of 2001.

    Parameters
    ----------
    answers : Answers or str or Path
        What ``read`` returned, or a file, which is then read.
    name : str
        What to call the class in captions and charts.
    **reading
        Arguments of ``read``, when a file is given.

    Returns
    -------
    Report
    """
    if not isinstance(answers, Answers):
        answers = read(answers, **reading)
    found = {"tables": {}, "by_group": {}, "charts": {}, "captions": {}}
    counts = scoring.tally(answers.ballots, ["question", "answer"])
    grouped = scoring.tally(answers.ballots)
    for question in RANKED:
        if question in counts.index.get_level_values("question"):
            _ranked(question, counts.loc[question], grouped.loc[question], answers, name, found)
    if len(answers.ratings):
        _rated(answers.ratings, name, found)
    for question in CHOSEN:
        mine = answers.choices[answers.choices["question"] == question]
        if len(mine):
            _chosen(question, mine, name, found)
    first, entries = answers.set_aside.head(MOST_ROWS), len(answers.set_aside)
    words = f"Set aside: {entries or 'nothing'}" + (f", of which the first {MOST_ROWS}" if entries > MOST_ROWS else "")
    tally = tables.show(answers.tally, f"{answers.file} ({answers.dialect}). {answers.passed_over}")
    return Report(
        name, answers, tally, tables.show(first.drop(columns="answers"), words, folded=bool(entries)), **found
    )


def _people(answers, question, group=None):
    """Return how many respondents answered a ranked question, in all or in one group."""
    mine = answers.ballots[answers.ballots["question"] == question]
    return (mine if group is None else mine[mine["group"] == group])["respondent"].nunique()


def in_paper_form(counts, question, own=()):
    """Return counts of a class with the rows and columns of the paper's table: items, groups, total, index.

    ``own`` are categories the class has beside the paper's; they stand below them. As in the paper, the total has no
    index. A zero is a count here, since every answer was counted. Policy changes, for which the paper prints no
    table, have their categories as items and a total.
    """
    number = RANKED[question]
    if number:
        paper = ledger.table(number)[["kind", "part_of"]]
        added = pd.DataFrame({"kind": "item", "part_of": ""}, index=list(own))
        rows = pd.concat([paper.iloc[:-1], added, paper.iloc[-1:]])
    else:
        rows = pd.DataFrame({"kind": ["item"] * len(own) + ["total"], "part_of": ""}, index=[*own, "Total"])
    frame = rows.join(counts).astype(dict.fromkeys(counts.columns, "Int64")).rename_axis("item").assign(mark="")
    frame[list(counts.columns)] = frame[list(counts.columns)].fillna(0)
    frame = frame.join(scoring.across(frame))
    sums = scoring.down(frame)
    for column in sums:
        frame[column] = frame[column].astype("Int64")
        frame.loc[sums.index, column] = sums[column]
    frame.loc[frame["kind"] == "total", "index"] = pd.NA
    return frame


def _ranked(question, counts, grouped, answers, name, found):
    """Add the tables and the chart of one ranked question to what was found."""
    number, own = RANKED[question], answers.own[question]
    title, heads = "Changes in migration policy preferred", tables.HEADINGS
    if number:
        printed = ledger.read("tables").set_index("question").loc[question]
        title, heads = printed["title"], printed[list(tables.HEADINGS)].to_dict()
    sizes = grouped.groupby("group", observed=True).sum().sum(axis=1).sort_values(ascending=False, kind="stable")
    frames = {group: in_paper_form(grouped.loc[group], question, own) for group in sizes.index}
    whole = in_paper_form(counts, question, own)
    n = _people(answers, question)
    form = "In the form of 2001"
    found["tables"][question] = tables.printed(whole, heads, f"{name}: {title} (n = {n})", form)
    people = {group: _people(answers, question, group) for group in frames}
    found["by_group"][question] = {
        group: tables.printed(frame, heads, f"{name}, group {group}: {title} (n = {people[group]})", form)
        for group, frame in frames.items()
    }
    then = paper(question)
    panels = {f"Whole class, n = {n}": scoring.per_response(scoring.counts(whole))}
    for group in list(frames)[:MOST_GROUPS]:
        panels[f"Group: {group}, n = {people[group]}"] = scoring.per_response(scoring.counts(frames[group]))
    best, points = panels[f"Whole class, n = {n}"].idxmax(), panels[f"Whole class, n = {n}"].max()
    alt = f"{name}, {title}: most points per response for {best}, {points:.2f}"
    alt += f"; in 2001 for {then.idxmax()}, {then.max():.2f}." if len(then) else "; for 2001 no numbers are printed."
    _chart(question, panels, then, alt, "Index points per response", name, found)
    found["captions"][question] = (
        "Index points (3, 2, 1) divided by all responses, the paper's own way to compare groups of unequal size "
        f"({ledger.place('2.7')}); the axis starts at zero. Who names fewer answers earns more points for each, so the "
        "two sides need not add up to the same. "
    ) + (
        "2001: all countries together."
        if len(then)
        else "The paper prints no number for this question, so 2001 has no bar."
    )
    if len(frames) > MOST_GROUPS:
        found["captions"][question] += (
            f" The {MOST_GROUPS} groups with the most responses of {len(frames)}; tables for all."
        )


def _chart(question, panels, then, alt, xlabel, name, found):
    series = {
        title: pd.DataFrame({name: now} | ({"2001": then} if len(then) else {}), index=now.index)
        for title, now in panels.items()
    }
    found["charts"][question] = charts.beside(series, alt, xlabel, SHORT_CAVEAT)


def _region(question):
    """Return the lost figure of a question as the text alone bounds it, and how many people each country had."""
    answers = list(offered(question))
    rounds = ledger.read("interviews")
    rounds = rounds[(rounds["locator"] == "fn4") & (rounds["round"] == "2001")]
    people = rounds.set_index("country")["n"].astype(int).to_dict()
    return bounds.region(CHOSEN[question], ledger.read("figures"), answers, people), answers


def _merged(question):
    """Return the answers that are drawn as one: of the five on a new administration only three sums are printed."""
    if question == "bush":
        return {
            "improved": "much improved; somewhat improved",
            "the same": "the same",
            "worse": "somewhat worse; much worse",
        }
    return {answer: answer for answer in offered(question)}


def paper(question):
    """Return what the paper prints for a question of 2001, all countries together; empty where it prints no number.

    For a ranked question index points per response, from its table; for a chosen one shares of valid answers (0 to
    1), where the counts of the text fix them (source: 2.24, 2.27). A share they leave open is missing, never guessed.
    """
    if question in CHOSEN:
        region, _ = _region(question)
        low, high = region.bound(region.pick())
        ends = {label: region.bound(region.pick(answers=members)) for label, members in _merged(question).items()}
        return pd.Series({label: a / low if a == b and low == high else np.nan for label, (a, b) in ends.items()})
    number = RANKED.get(question)
    return scoring.per_response(scoring.counts(ledger.table(number))) if number else pd.Series(dtype=float)


def _chosen(question, mine, name, found):
    """Add the table and the chart of one question with a few answers to what was found."""
    region, offered = _region(question)
    cells = region.cell_bounds()
    counted = (
        mine.groupby(["answer", "group"], observed=True).size().unstack(fill_value=0).reindex(offered, fill_value=0)
    )
    counted = counted[counted.sum().sort_values(ascending=False, kind="stable").index]
    table = pd.DataFrame({"whole class": counted.sum(axis=1)}).join(counted.add_prefix("group "))
    for country in bounds.COUNTRIES:
        ends = bounds.in_words(cells.loc[country].apply(tuple, axis=1).to_frame("n"))["n"]
        table[f"2001: {region.titled(country)}"] = ends.reindex(offered)
    title, locator = ledger.read("questions").set_index("id").loc[question, ["asked", "locator"]]
    where = ledger.place(locator)
    if question == "bush":
        title = BUSH
    found["tables"][question] = tables.show(table.rename_axis("Answer"), f"{name}: {title} (respondents)")
    merged = pd.DataFrame(
        {label: counted.loc[members.split("; ")].sum() for label, members in _merged(question).items()}
    ).T
    panels = {f"Whole class, n = {len(mine)}": merged.sum(axis=1) / len(mine)}
    for group in merged.columns[:MOST_GROUPS]:
        panels[f"Group: {group}, n = {merged[group].sum()}"] = merged[group] / merged[group].sum()
    then, now = paper(question), next(iter(panels.values()))
    told = ", ".join(f"{label} {now[label]:.0%} (2001: {then[label]:.0%})" for label in now.index)
    _chart(question, panels, then, f"{name}, {title} {told}.", "Share of valid answers", name, found)
    found["captions"][question] = (
        "Shares of those who answered; the axis starts at zero. "
        f"2001: {region.bound(region.pick())[0]} people of three countries, by the counts of the text ({where})."
    )


def _rated(ratings, name, found):
    """Add the table and the chart of the two ratings to what was found."""
    whole, each = ratings.assign(who="whole class"), ratings.assign(who="group " + ratings["group"].astype(str))
    stats = (
        pd.concat([whole, each]).groupby(["who", "question"], sort=False, observed=True)["rating"].agg(["size", "mean"])
    )
    sizes, means = (stats[column].unstack("question").reindex(columns=list(RATED)) for column in stats)
    gap = means[RATED[0]] - means[RATED[1]]
    table = pd.DataFrame(
        {
            "n, immigration": sizes[RATED[0]].fillna(0).astype("Int64"),
            "mean, immigration": means[RATED[0]],
            "n, trade": sizes[RATED[1]].fillna(0).astype("Int64"),
            "mean, trade": means[RATED[1]],
            "higher": np.select([gap > 0, gap < 0, gap == 0], ["immigration", "trade", "level"], ""),
        }
    )
    figures = ledger.read("figures")
    fourth = figures[(figures["figure"] == "F4") & (figures["relation"] == ">")].set_index("country")["answers"]
    for country in bounds.COUNTRIES:
        table.loc[f"2001: {country}", "higher"] = fourth.get(country, "roughly alike")
    title = "importance from 1 (not important at all) to 10 (the most important bilateral issue)"
    found["tables"]["importance"] = tables.show(table.rename_axis("Who"), f"{name}: {title}")
    drawn = means.head(1 + MOST_GROUPS).rename(columns=lambda question: question.removesuffix("_importance"))
    words = ", ".join(f"{kind} {mean:.1f}" for kind, mean in drawn.loc["whole class"].items())
    alt = f"{name}, mean importance from 1 to 10 in the whole class: {words}."
    found["charts"]["importance"] = charts.dots(drawn, alt, f"{name}: mean rating", SHORT_CAVEAT, (0.7, 10.6))
    found["captions"]["importance"] = (
        "Mean ratings on the scale as asked: it runs from 1 to 10 and has no zero, so means are marks and not bars. "
        "The means of 2001 stood in Figure Four and are lost; the text calls them roughly equal and gives an order."
    )
