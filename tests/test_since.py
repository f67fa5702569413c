"""The epilogue: every forecast judged by a test of its own on rows that exist, every event and number sourced."""

import re

import pandas as pd
import pytest
from stored import outputs

from nopolicy import ledger, record, timeline

FORECASTS, SINCE, RECORD, SOURCES = (ledger.read(name) for name in ("forecasts", "since", "record", "sources"))
OUTCOMES = ["came true", "came true for other reasons", "partly", "did not", "not settled"]


def chart(words, name="06_since_2002"):
    (found,) = [text for text, _ in outputs(name) if text.startswith("Chart: ") and words in text]
    return found


def bands(text):
    return re.sub(r"\n(?!  )", " ", re.search(r"^  y ticks: (.+?)\n  \w", text, re.M | re.S)[1]).split("; ")


def grouped(settled=False):
    outcome = FORECASTS["outcome"].set_axis(FORECASTS["id"])
    return outcome.where(outcome.isin(OUTCOMES), "not settled") if settled else outcome


def test_every_place_that_looks_ahead_is_asked():
    assert {"abs", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "4.10"} <= set(FORECASTS["locator"])
    stated = ledger.read("statements")
    stated = stated[stated["assertion"] == "forecast"]
    assert set(stated["locator"]) <= set(FORECASTS["locator"])


def test_a_test_has_two_sides_and_an_end():
    assert not (FORECASTS["for"] == FORECASTS["against"]).any()
    assert FORECASTS["for"].is_unique and FORECASTS["hedge"].str.split().str.len().max() < 10
    assert all(timeline.spans_of(horizon) for horizon in FORECASTS["horizon"])
    assert not FORECASTS["reason"].str.contains("looked up").any()


def test_an_outcome_rests_on_rows_that_exist_and_on_all_that_were_looked_up_for_it():
    known = set(RECORD["id"]) | set(SINCE["id"])
    for row in FORECASTS.itertuples():
        rests = set(row.records.split("; "))
        assert rests <= known, row.id
        assert set(RECORD.loc[RECORD["target"] == row.id, "id"]) <= rests, row.id


def test_what_nothing_was_found_for_stays_untold():
    for row in FORECASTS.itertuples():
        found = RECORD[RECORD["id"].isin(row.records.split("; "))]
        if (found["agreement"] == "not found").all():
            assert row.outcome == "cannot be told", row.id


def test_still_open_is_what_the_paper_says_of_all_time_to_come():
    open_ended = FORECASTS["hedge"].str.contains(r"\b(?:ever|eventually)\b")
    assert FORECASTS.loc[open_ended != (FORECASTS["outcome"] == "still open"), "id"].tolist() == []
    assert FORECASTS.loc[open_ended, "horizon"].str.endswith("/..").all()


def test_an_outcome_as_meant_rests_on_more_than_one_who_foretold_it():
    foretold = set(RECORD.loc[RECORD["note"].str.startswith("A forecast of the time"), "id"])
    for row in FORECASTS[FORECASTS["outcome"] == "came true"].itertuples():
        own = RECORD[RECORD["id"].isin(set(row.records.split("; ")) - foretold)]
        assert own["agreement"].isin(["borne out", "close"]).any(), row.id


def test_every_event_is_later_than_the_paper_in_order_and_sourced():
    spans = timeline.spans(SINCE, "data/since.csv")
    assert (spans["start"] > 2002 + 5 / 12).all() and spans["start"].is_monotonic_increasing
    assert set(SINCE["sources"].str.split("; ").explode()) <= set(SOURCES["key"])
    assert len(SINCE) >= 35 and 12 <= (SINCE["shown"] == "yes").sum() <= 18


def test_the_picture_shows_the_events_that_are_to_be_shown_on_the_bands_of_notebook_3():
    drawn = chart("Restriction passed")
    labels = SINCE.loc[SINCE["shown"] == "yes", "label"]
    assert [label for label in SINCE["label"] if f"  text: {label}\n" in drawn and label not in set(labels)] == []
    assert [label for label in labels if f"  text: {label}\n" not in drawn] == []
    before = bands(chart("Restriction and joint work", "03_beyond_the_policy_of_no_policy"))
    assert [band for band in bands(drawn) if band in before] == before
    assert len(bands(drawn)) - len(before) <= 1


@pytest.mark.parametrize(
    ("title", "series", "unit", "first"),
    [
        ("Fewer Mexicans", ["apprehensions of Mexicans, Border Patrol"], 1e6, 1992),
        ("Fewer Mexicans", ["apprehensions of other nationals, Border Patrol"], 1e6, 1992),
        ("Births fell", ["total fertility rate, Mexico"], 1, 1970),
        ("Money sent home", [f"remittances, {name}" for name in ("Mexico", "Guatemala", "Honduras")], 1e9, 1990),
        ("Money sent home", ["remittances, El Salvador"], 1e9, 1990),
        (
            "Removals to all four",
            [f"removals to {name}" for name in ("Guatemala", "Honduras", "El Salvador")],
            1e3,
            1993,
        ),
        ("It weighed little", ["immigration as most important problem (Gallup, Policy Agendas)"], 1, 1990),
    ],
)
def test_what_is_drawn_is_the_series_as_it_stands_with_the_year_of_the_paper(title, series, unit, first):
    drawn = chart(title)
    assert "  line: (2002, 0), (2002, " in drawn and "text: the paper" in drawn
    assert re.search(r"^axes: ¶\d\.\d+: ", drawn, re.M)
    lines = [re.findall(r"\((\d{4}), (-?[\d.e+-]+)\)", line) for line in re.findall(r"^  line: (.+)$", drawn, re.M)]
    for name in series:
        own = (record.numbers(name)[name].dropna() / unit).loc[first:]
        found = [{int(year): float(value) for year, value in line} for line in lines]
        assert any(
            set(own.index) == set(line)
            and all(abs(line[year] - own[year]) <= 1e-4 * max(1, own[year]) for year in line)
            for line in found
        ), name


def test_removals_to_all_four_rose_about_fivefold():
    names = [f"removals to {name}" for name in ("Guatemala", "Honduras", "El Salvador", "Nicaragua")]
    numbers = record.numbers(*names)
    assert (numbers.loc[2008] / numbers.loc[2002]).between(4.5, 6).all()


def test_two_copies_of_the_yearbooks_join_without_a_step_of_their_own():
    frame = ledger.read("series")
    frame = frame[frame["series"].str.startswith("removals to ")]
    assert set(frame.loc[frame["year"] > 2008, "source"]) == {"corgis2015"}
    assert not frame.duplicated(["series", "year"]).any()


def test_the_scores_are_the_counts_of_the_data():
    ended = grouped(settled=True)
    by_kind = pd.crosstab(FORECASTS["kind"].set_axis(FORECASTS["id"]), ended)
    drawn = chart("No forecast of a calendar failed")
    share = by_kind["came true"] / by_kind.sum(axis=1)
    assert list(by_kind.index[by_kind["did not"] == 0]) == ["calendar"] and share.idxmin() == "bargaining"
    for kind, row in by_kind.iterrows():
        assert f"{kind}: {row['came true']} of {row.sum()} came true, {row.get('did not', 0)} failed" in drawn
    sides = chart("forecasts that speak against an accord")
    told = re.findall(r"of (\d+) came true, (\d+) did not", sides.split("title:")[0])
    assert sum(int(size) for size, _ in told) == len(FORECASTS)
    assert sum(int(failed) for _, failed in told) == (ended == "did not").sum()
    (table,) = [text for text, _ in outputs("06_since_2002") if text.startswith("Outcomes by the paper's own words")]
    rows = [list(map(int, line.split(" | ")[1:])) for line in table.splitlines()[2:]]
    assert [sum(column) for column in zip(*rows, strict=True)] == [int((ended == one).sum()) for one in OUTCOMES]


def test_all_forecasts_and_events_are_shown_with_their_tests_reasons_and_sources():
    page = re.sub(r"\s+", " ", " ".join(text for text, _ in outputs("06_since_2002")))
    shown = FORECASTS[["forecast", "for", "against", "reason"]].to_numpy().ravel().tolist() + SINCE["what"].tolist()
    assert [text for text in shown if text not in page] == []
