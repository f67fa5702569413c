"""Time the reading and scoring of a class: uv run python tests/benchmark_scoring.py [RUNS]. By hand, not a test.

For 10,000, 100,000 and 1,000,000 ballots (long CSV, four ranked questions, three groups, up to three answers each)
it prints, in processor time, which other programs disturb less, as medians of RUNS (7 unless told; scoring 30 times as
many):

* reading and checking the file (``classroom.read``), in seconds;
* the scoring itself, in milliseconds: ``scoring.tally`` of all questions by group, and the index of every row;
* two yardsticks over the same coded columns: one bare ``numpy.bincount`` over cell numbers that are ready-made, and
  the same with the arithmetic that makes cell numbers out of the columns; and the ratio of the scoring to each.
  The goal is within 3 times at a million ballots;
* the memory that reading and scoring hold at their peak, in megabytes, as Python's ``tracemalloc`` counts it.

Then time and memory for each ballot: level from 100,000 on if both grow linearly. Below that one sees what it costs to
start at all. Absolute numbers vary between machines and with what else they do; ratios less so.
"""

import statistics
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import numpy as np

from nopolicy import classroom, scoring

SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = [question for question, table in classroom.RANKED.items() if table]


def make(path, ballots):
    """Write a file of ``ballots`` invented ballots, 12 for each respondent, from a fixed seed."""
    rng = np.random.default_rng(54)
    categories = {
        question: list(dict.fromkeys(classroom.read_recode()[0][question].values())) for question in QUESTIONS
    }
    lines, person = [], 0
    while len(lines) < ballots:
        for question in QUESTIONS:
            for rank, answer in enumerate(rng.permutation(categories[question])[:3], start=1):
                lines.append(f'p{person},group {"ABC"[person % 3]},{question},{rank},"{answer}"')
        person += 1
    path.write_text("\n".join(["respondent,group,question,rank,answer", *lines[:ballots]]) + "\n", encoding="utf-8")


def timed(jobs, runs):
    """Return the median seconds of processor time of each job; they take turns, so that a busy machine slows all."""
    seconds = [[] for _ in jobs]
    for _ in range(runs):
        for job, mine in zip(jobs, seconds, strict=True):
            start = time.process_time()
            job()
            mine.append(time.process_time() - start)
    return [statistics.median(mine) for mine in seconds]


def measure(path, runs):
    """Return the median seconds of reading, scoring, bare bincount, and bincount with its arithmetic."""
    ballots = classroom.read(path).ballots
    names = ("question", "group", "answer")
    codes = [ballots[name].cat.codes.to_numpy() for name in names]
    sizes = [len(ballots[name].cat.categories) for name in names]
    rank, total = ballots["rank"].to_numpy(), int(np.prod(sizes)) * 3

    def cells():
        number = codes[0].astype(np.intp)
        for code, size in zip(codes[1:], sizes[1:], strict=True):
            number = number * size + code
        return number * 3 + (rank - 1)

    ready = cells()
    scored = timed(
        [
            lambda: scoring.score(scoring.tally(ballots)),
            lambda: np.bincount(ready, minlength=total),
            lambda: np.bincount(cells(), minlength=total),
        ],
        30 * runs,
    )
    return *timed([lambda: classroom.read(path)], runs), *scored


def peak(path):
    """Return the megabytes that reading and scoring a file hold at their peak, beyond what was held before."""
    tracemalloc.start()
    scoring.score(scoring.tally(classroom.read(path).ballots))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main(runs):
    print("  ballots   read s   score ms   bincount ms   ratio   with arithmetic ms   ratio   memory MB")
    each = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.csv"
            make(path, size)
            read, score, bare, full = measure(path, runs)
            memory = peak(path)
            print(
                f"{size:>9,}   {read:6.2f}   {1e3 * score:8.2f}   {1e3 * bare:11.2f}   {score / bare:5.1f}"
                f"   {1e3 * full:18.2f}   {score / full:5.1f}   {memory:9.0f}"
            )
            each.append((size, 1e6 * read / size, 1e9 * score / size, 1e6 * memory / size))
    for size, read, score, memory in each:
        print(f"{size:>9,} ballots, each: read {read:.2f} µs, score {score:.1f} ns, memory {memory:.0f} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
