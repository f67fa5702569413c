"""Tells which place of the paper is read where in the companion, and what the data hold for it."""

import pandas as pd

from nopolicy import ledger

# Files whose rows stand at places of the paper, and the column that says where.
PLACED = {
    "statements": "locator",
    "claims": "locator",
    "citations": "locator",
    "voices": "locator",
    "interviews": "locator",
    "events": "locator",
    "argument": "locator",
    "conclusions": "locator",
    "figures": "figure",
    "questions": "locator",
    "tables": "locator",
    "errata": "locator",
    "queries": "locator",
    "blanks": "locator",
}


def holdings(folder=ledger.DATA):
    """Return how many rows each data file has for each place of the paper.

    Rows are the places, in the order of ``paragraphs.csv``; columns the files; values numbers of rows. A row of a
    file that names several places counts at each. A sentence about a figure counts at the figure and where it stands.
    """
    order = ledger.read("paragraphs", folder)["locator"]
    counts = {}
    for name, column in PLACED.items():
        frame = ledger.read(name, folder)
        columns = {column, "locator"} & set(frame.columns)
        named = pd.concat([frame[one].str.split("; ").explode() for one in columns])
        counts[name] = named.value_counts().reindex(order, fill_value=0)
    return pd.DataFrame(counts).rename_axis("locator")


def link(notebook, heading):
    """Return the address of a heading in a notebook, as JupyterLab and static exports write it."""
    return f"{notebook}.ipynb#{heading.replace(' ', '-')}"
