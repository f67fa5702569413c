"""Which voting libraries give the paper's plain 3-2-1 on ballots that stop at the third place? By hand, not a test.

In an environment of its own, since none of them is needed here:

    python -m venv /tmp/voting && /tmp/voting/bin/pip install whalrus==0.4.6 votekit==3.5.0 pref_voting==1.18.2 \
        votelib==0.4.0 svvamp==0.15.2 preflibtools==2.0.33 && /tmp/voting/bin/python tests/voting_libraries.py

Ten people and five answers: four say A, B, C; three B, A; two C; one D, E, A. Plain 3-2-1 gives 19, 17, 10, 3, 2. Each
line says what a library's Borda gives as it comes, and what setting, if any, gives 3-2-1.
"""

import logging
import sys
import warnings

BALLOTS = [(4, "ABC"), (3, "BA"), (2, "C"), (1, "DEA")]
ANSWERS = "ABCDE"


def in_order(scores):
    """Return scores as text, in the order of the answers."""
    return ", ".join(f"{float(scores.get(answer, 0)):g}" for answer in ANSWERS)


def whalrus():
    from whalrus import BallotOrder, Profile, RuleBorda, RuleScoreNumAverage, ScorerPositional

    profile = Profile([BallotOrder(list(order)) for _, order in BALLOTS], weights=[count for count, _ in BALLOTS])
    scorer = ScorerPositional(points_scheme=[3, 2, 1], points_absent=0)
    plain = RuleScoreNumAverage(profile, scorer=scorer, candidates=set(ANSWERS))
    return RuleBorda(profile, candidates=set(ANSWERS)).gross_scores_, plain.gross_scores_


def votekit():
    from votekit import RankBallot, RankProfile
    from votekit.elections import Borda

    def scores(ballots, **setting):
        made = [RankBallot(ranking=tuple(frozenset(one) for one in order), weight=count) for count, order in ballots]
        profile = RankProfile(ballots=tuple(made), candidates=tuple(ANSWERS))
        return Borda(profile, n_seats=1, **setting).election_states[0].scores

    sys.stdout.write(f"votekit, the three who say B, A alone: {in_order(scores([(3, 'BA')]))}\n")
    return scores(BALLOTS), scores(BALLOTS, score_vector=[3, 2, 1])


def pref_voting():
    from pref_voting.profiles_with_ties import ProfileWithTies

    ranks = [{answer: place for place, answer in enumerate(order, 1)} for _, order in BALLOTS]
    profile = ProfileWithTies(ranks, [count for count, _ in BALLOTS], candidates=list(ANSWERS))

    def plain(profile):
        points = dict.fromkeys(profile.candidates, 0)
        for ranking, count in zip(*profile.rankings_counts, strict=True):
            for answer, place in ranking.rmap.items():
                points[answer] += count * (4 - place)
        return points

    return profile.borda_scores(), profile.borda_scores(borda_score_fnc=plain)


def votelib():
    from votelib.component.rankscore import Borda, SequenceBased
    from votelib.convert import RankedToPositionalVotes

    votes = {tuple(order): count for count, order in BALLOTS}
    return RankedToPositionalVotes(Borda()).convert(votes), RankedToPositionalVotes(SequenceBased([3, 2, 1])).convert(
        votes
    )


def svvamp():
    import numpy
    from svvamp import Profile, RuleBorda

    numpy.random.seed(0)  # it draws lots between those whom nobody ranks
    rows = [
        [3 - order.index(one) if one in order else 0 for one in ANSWERS]
        for count, order in BALLOTS
        for _ in range(count)
    ]
    return dict(zip(ANSWERS, RuleBorda()(Profile(preferences_ut=rows)).scores_, strict=True)), None


def preflibtools():
    from preflibtools.aggregation.singlewinner import borda_scores
    from preflibtools.instances import OrdinalInstance

    instance = OrdinalInstance()
    for count, order in BALLOTS:
        instance.append_order_list([tuple((ANSWERS.index(one),) for one in order)] * count)
    try:
        return borda_scores(instance), None
    except Exception as refusal:  # it says which types it takes
        sys.stdout.write(f"preflibtools: {refusal}\n")
        return {}, None


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable()
    for library in (whalrus, votekit, pref_voting, votelib, svvamp, preflibtools):
        default, setting = library()
        plain = in_order(setting) if setting else "none"
        sys.stdout.write(f"{library.__name__:13} {in_order(default) if default else 'refused':25} setting: {plain}\n")
