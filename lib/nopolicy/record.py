"""Sets the public record beside what the paper says (sources: ``record.csv``, ``sources.csv``, ``series.csv``).

Nothing here changes a row of the paper: the record stands next to it, and what the two come to is told from a
closed list.
"""

import pandas as pd

from nopolicy import ledger, scoreboard, tables

TARGETS = ("statements", "blanks", "events", "errata", "queries", "claims", "conclusions", "works", "forecasts")
LATER = "later: in part or whole from sources after June 2002"
WORST = ["differs", "disputed", "close", "borne out", "fills a blank", "not found"]  # the least favourable first


class RecordError(ledger.LedgerError):
    """Nothing of that name stands in the record."""


def citation(source):
    """Return a source (a row of ``sources.csv`` as a dict) as one line: who, what, where published, when."""
    parts = [source["author"], source["title"], source["publisher"], source["date"]]
    return ". ".join(part.removesuffix(".") for part in parts if part) + "."


def people(author):
    """Return an author of ``sources.csv`` as pairs of family and given name; of a body its name and ``""``."""
    return [tuple(name.partition(", ")[::2]) for name in author.split("; ")]


def in_short(author, date):
    """Return who and when in a few words: the families of two persons, one "and others" of more, and the years."""
    names = [family for family, _ in people(author)]
    years = "–".join(dict.fromkeys(day[:4] for day in date.split("/"))) or "n.d."
    return f"{' and '.join(names if len(names) < 3 else (names[0], 'others'))} {years}"


def _short(sources):
    """Return sources (rows of ``sources.csv``, indexed by key) in a few words each, told apart."""
    words = [in_short(author, date) for author, date in zip(sources["author"], sources["date"], strict=True)]
    same = pd.Series(words, index=sources.index)
    letter = same.groupby(same).cumcount().map(lambda place: chr(ord("a") + place))
    gap = same.str[-1].str.isdigit().map({True: "", False: "-"})  # "Wikipedia n.d.-b", where no year ends the words
    return same.where(~same.duplicated(keep=False), same + gap + letter)


def rows(*targets, folder=ledger.DATA):
    """Return the record's rows for some rows of the paper (ids), in the order asked for.

    Raises RecordError for a target without a row.
    """
    found = ledger.read("record", folder)
    if missing := [one for one in targets if one not in set(found["target"])]:
        raise RecordError(f"data/record.csv has no row with the target {missing[0]!r}.")
    return found.set_index("target", drop=False).loc[list(dict.fromkeys(targets))].reset_index(drop=True)


def cited(keys, folder=ledger.DATA):
    """Return lists of sources (keys between ``"; "``) in a few words each, and a dict of where these words lead to."""
    sources = ledger.read("sources", folder).set_index("key")
    lists = [[key for key in text.split("; ") if key] for text in keys]
    known = _short(sources.loc[list(dict.fromkeys(key for own in lists for key in own))])
    read = {key: sources.at[key, "address"] for key in known.index}
    links = {known[key]: address for key, address in read.items() if address}
    return ["; ".join(dict.fromkeys(known[key] for key in own)) for own in lists], links


def beside(*targets, caption="The paper and the record", folder=ledger.DATA):
    """Return a Table that sets the record beside the paper: what each says, how they agree, where it is read.

    ``targets`` are ids of statements, blanks, events, slips, works, claims or conclusions. Of a slip it is the slip
    that the record bears out, and the word says so; what a reader of the paper's time could not know is marked as
    later. Sources lead to their address where they have one; the full ones stand in the ledger. Raises RecordError for
    a target without a row.
    """
    found = rows(*targets, folder=folder)
    slips = found["target"].isin(ledger.read("errata", folder)["id"])
    sources, links = cited(found["sources"], folder)
    columns = {"fact": "the paper", "finding": "the record"}
    frame = found[["fact", "finding", "agreement"]].rename(columns=columns).assign(source=sources)
    later = found["knowable"] == "later"
    frame["agreement"] = frame["agreement"].where(~slips, "slip " + frame["agreement"])
    frame["agreement"] = frame["agreement"].where(~later, frame["agreement"] + " (later)")
    said = "the record is ours, not the paper's" + f"; {LATER}" * bool(later.any())
    return tables.Table(frame, f"{caption} ({said})", links=links)


def numbers(*names, folder=ledger.DATA):
    """Return series as a frame: years (index, ascending) by series (columns, in the order asked for); gaps are missing.

    Raises RecordError for a series that ``series.csv`` does not have.
    """
    frame = ledger.read("series", folder)
    if missing := [name for name in names if name not in set(frame["series"])]:
        raise RecordError(f"data/series.csv has no series called {missing[0]!r}.")
    return frame[frame["series"].isin(names)].pivot(index="year", columns="series", values="value")[list(names)]


def tally(folder=ledger.DATA):
    """Return, for the facts the paper asserts, how many the record bears out, differs from, and so on.

    Rows are sections, columns the closed list of agreement; values count statements. A statement with several rows
    counts once, by the least favourable of them.
    """
    statements = ledger.read("statements", folder)
    facts = statements[statements["assertion"] == "fact"].set_index("id")
    found = ledger.read("record", folder)
    found = found[found["target"].isin(facts.index)]
    verdict = found["agreement"].map(WORST.index).groupby(found["target"]).min().map(dict(enumerate(WORST)))
    sections = scoreboard.home(facts.loc[verdict.index], folder)
    return scoreboard.tally(verdict.to_frame("verdict"), sections, WORST).sort_index()
