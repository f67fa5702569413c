"""Compares what a notebook shows in the browser with what is stored, output by output.

Every text is compared, whatever its kind. Pictures are not, as in nbval: each chart carries its numbers as text. One
line of that text is excepted, because another matplotlib draws in the browser: the hash of what is drawn.
"""

import re
from itertools import zip_longest

DRAWN_HASH = re.compile(r"^drawn sha256 [0-9a-f]{64}$", re.MULTILINE)
# A widget has a number of its own in each run, and none is stored.
WIDGET = "application/vnd.jupyter.widget-view+json"


def texts(outputs):
    """Return the texts of a cell's outputs in their order: pairs of a kind and the text.

    ``outputs`` are those of nbformat 4; a stream that came in pieces is one text.
    """
    found = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            if found and found[-1][0] == output["name"]:
                found[-1] = (output["name"], found[-1][1] + "".join(output["text"]))
            else:
                found.append((output["name"], "".join(output["text"])))
        elif kind == "error":
            found.append(("error", f"{output['ename']}: {output['evalue']}"))
        else:
            for mime, data in sorted(output["data"].items()):
                if mime == WIDGET:
                    continue
                text = "(picture)" if mime.startswith("image/") and mime != "image/svg+xml" else "".join(data)
                found.append((f"{kind} {mime}", DRAWN_HASH.sub("(hash of what is drawn)", text)))
    return found


def differences(stored, seen):
    """Return what differs between the cells of two notebooks of nbformat 4, one sentence each; none if all agree."""
    found = []
    pairs = list(zip_longest(stored, seen))
    for number, (was, now) in enumerate(pairs, start=1):
        if was is None or now is None or was["cell_type"] != now["cell_type"]:
            found.append(f"cell {number}: the notebooks do not have the same cells.")
        elif was["cell_type"] == "code":
            if not isinstance(now["execution_count"], int):
                found.append(f"cell {number}: was not run.")
            for one, other in zip_longest(texts(was["outputs"]), texts(now["outputs"])):
                if one != other:
                    found.append(f"cell {number}: stored {_short(one, other)}, in the browser {_short(other, one)}.")
    return found


def _short(one, other):
    """Return an output as a few words from where it begins to differ from another one."""
    if one is None:
        return "nothing"
    (kind, text), rest = one, other[1] if other else ""
    start = next((place for place, (a, b) in enumerate(zip(text, rest, strict=False)) if a != b), 0)
    return f"{kind} {text[max(0, start - 30) : start + 60]!r}"
