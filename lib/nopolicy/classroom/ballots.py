"""Ballots on their way out: as PrefLib's ``.soi`` (strict orders, incomplete), and as the long template."""

from nopolicy import scoring


def as_preflib(ballots, question, name="class"):
    """Return the ballots of one question as the text of ``name.soi``; nobody's id, row or group goes with them.

    An order holds the answers by place. The format has no gaps: who leaves a place out and names a later one has the
    gap closed, and the DESCRIPTION says how many do. Raises ScoringError for ballots that cannot be counted.
    """
    mine = scoring.check_ballots(ballots)[ballots["question"] == question].sort_values("rank")
    if mine.empty:
        raise scoring.ScoringError(f"No ballot answers {question!r}.")
    names = sorted(mine["answer"].astype(str).unique())
    number = {answer: str(place) for place, answer in enumerate(names, 1)}
    orders = mine["answer"].astype(str).map(number).groupby(mine["respondent"].astype(str)).agg(",".join).value_counts()
    orders = sorted(orders.items(), key=lambda one: (-one[1], one[0]))
    people = mine.groupby(mine["respondent"].astype(str))["rank"]
    closed = f"{(people.max() > people.size()).sum()} orders leave a place out and are closed up"
    head = {"FILE NAME": f"{name}.soi", "TITLE": question, "DESCRIPTION": closed, "DATA TYPE": "soi"}
    head |= {"MODIFICATION TYPE": "original", "RELATES TO": "", "RELATED FILES": "", "PUBLICATION DATE": ""}
    head |= {"MODIFICATION DATE": "", "NUMBER ALTERNATIVES": len(names), "NUMBER VOTERS": mine["respondent"].nunique()}
    head |= {"NUMBER UNIQUE ORDERS": len(orders)} | {f"ALTERNATIVE NAME {place}": one for one, place in number.items()}
    lines = [f"# {key}: {value}" for key, value in head.items()] + [f"{count}: {order}" for order, count in orders]
    return "\n".join(lines) + "\n"


def as_long(ballots):
    """Return ballots as the long template has them, all of it text."""
    return ballots[scoring.BALLOT].astype(str)
