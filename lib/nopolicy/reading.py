"""The furniture of a reading notebook: its first screen.

What a finding's verdict is, is looked up, never typed: the row it stands in says it.
"""

import pandas as pd

from nopolicy import ledger, record, tables

# Files whose rows bear a verdict, and its column.
JUDGED = {"statements": "verdict", "conclusions": "verdict", "claims": "how", "forecasts": "outcome"}


def verdicts(folder=ledger.DATA):
    """Return the verdict of every judged row of the data by its id, and what the record says of it ("record of ID")."""
    rows = ledger.read("record", folder)
    found = {row.id: f"the record: {row.agreement}" for row in rows.itertuples()}
    worst = rows.sort_values("agreement", key=lambda one: one.map(record.WORST.index), kind="stable")
    found |= {f"record of {row.target}": found[row.id] for row in worst.drop_duplicates("target").itertuples()}
    for name, column in JUDGED.items():
        frame = ledger.read(name, folder)
        found |= {key: word for key, word in zip(frame["id"], frame[column], strict=True) if word}
    return found


def findings(rows, caption="In one screen", folder=ledger.DATA):
    """Return the first screen of a notebook as a Table.

    Each of the ``rows`` has four texts: what is found; the number, built from the data; the ids of the rows that bear
    its verdict, separated by ``"; "``, or ``""`` for a finding of ours that has none; and what it depends on. Raises
    LedgerError for an id whose row bears no verdict.
    """
    known, lines = verdicts(folder), []
    for finding, number, ids, depends in rows:
        named = [one for one in ids.split("; ") if one]
        if strange := [one for one in named if one not in known]:
            raise ledger.LedgerError(f"No row {strange[0]!r} bears a verdict: see record and {', '.join(JUDGED)}.")
        verdict = "; ".join(dict.fromkeys(known[one] for one in named)) or "our reading"
        lines.append((finding, number, verdict, depends))
    frame = pd.DataFrame(lines, columns=["what is found", "number", "verdict", "what it depends on"])
    return tables.Table(frame, caption)
