"""Adds up verdicts over the paper: by section, by kind, by what settles them.

Every count is taken from the rows as they are; a verdict outside its closed list stops the count instead of being
left out of it.
"""

import pandas as pd

from nopolicy import ledger

VERDICTS = ("holds", "repeated", "loosely", "fails", "open", "asserted", "blank")


def home(frame, folder=ledger.DATA):
    """Return the section in which each row of a data file stands, by its first locator: a Series on the frame's index.

    It holds section names of ``paragraphs.csv``: a footnote belongs to the section that carries its mark, a table or
    figure to section 2. Raises LedgerError for an unknown locator.
    """
    sections = ledger.read("paragraphs", folder).set_index("locator")["section"]
    first = frame["locator"].str.split("; ").str[0]
    for locator in first[~first.isin(sections.index)]:
        ledger.place(locator, folder)
    return first.map(sections).rename("section")


def tally(frame, by, verdicts=VERDICTS):
    """Return how often each verdict falls in each group: groups in order of appearance by verdicts, numbers of rows.

    ``frame`` has a column ``verdict``; ``by`` is another of its columns, or a Series on its index; ``verdicts`` is the
    closed list, in the order of the columns: one that does not occur has zeros. Raises LedgerError for a verdict
    outside it, so that no row is dropped from a count.
    """
    if strange := sorted(map(repr, set(frame["verdict"]) - set(verdicts))):
        raise ledger.LedgerError(f"Verdicts outside the closed list: {', '.join(strange)}. Use: {', '.join(verdicts)}.")
    groups = frame[by] if isinstance(by, str) else by
    counts = pd.crosstab(groups, frame["verdict"])
    return counts.reindex(index=groups.drop_duplicates(), columns=verdicts, fill_value=0).rename_axis(columns=None)
