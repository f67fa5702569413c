"""The comparison of the browser's outputs with the stored ones sees every changed number, and excepts one line."""

from copy import deepcopy
from pathlib import Path

import pytest
from browser.compare import differences
from stored import NOTEBOOKS, cells

ROOT = Path(__file__).resolve().parents[1]
HASH = "drawn sha256 " + "0" * 64


def code(*outputs, count=1):
    return {"cell_type": "code", "execution_count": count, "outputs": list(outputs), "source": ""}


def shown(**data):
    return {"output_type": "display_data", "data": {key.replace("_", "/"): text for key, text in data.items()}}


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (stream("38 points"), stream("39 points")),
        (shown(text_plain="38"), shown(text_plain="39")),
        (shown(text_plain="table", text_html="<td>38</td>"), shown(text_plain="table", text_html="<td>39</td>")),
        (shown(text_plain=f"Chart\n  bars: 0+38\n{HASH}"), shown(text_plain=f"Chart\n  bars: 0+39\n{HASH}")),
        (shown(text_plain="38", image_png="abc"), shown(text_plain="38")),
        (stream("38"), stream("38", name="stderr")),
        (stream("38"), {"output_type": "error", "ename": "LedgerError", "evalue": "no such row", "traceback": []}),
    ],
)
def test_a_difference_is_seen(was, now):
    assert differences([code(was)], [code(deepcopy(was))]) == []
    assert differences([code(was)], [code(now)])


def test_an_output_that_is_missing_or_new_is_seen():
    assert differences([code(stream("38"))], [code()])
    assert differences([code()], [code(stream("38"))])


def test_a_cell_that_was_not_run_or_is_missing_is_seen():
    assert differences([code(stream("38"))], [code(stream("38"), count=None)])
    assert differences([code(), code(count=2)], [code()])


def test_only_the_drawn_hash_of_a_chart_is_excepted():
    other = "drawn sha256 " + "f" * 64
    assert differences([code(shown(text_plain=f"Chart\n{HASH}"))], [code(shown(text_plain=f"Chart\n{other}"))]) == []
    for altered in (other + "0", f"x {other}", other.replace("drawn", "shown")):
        assert differences([code(shown(text_plain=HASH))], [code(shown(text_plain=altered))])


def test_pieces_of_a_stream_are_one_text():
    assert differences([code(stream("38 points"))], [code(stream("38 "), stream(["po", "ints"]))]) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_changed_digit_in_any_output_of_a_notebook_is_seen(path):
    assert differences(cells(path), deepcopy(cells(path))) == []
    for number, cell in enumerate(cells(path)):
        for place in range(len(cell.get("outputs", []))):
            changed = deepcopy(cell)
            data = changed["outputs"][place]
            holder, key = (data, "text") if "text" in data else (data["data"], "text/plain")
            text = "".join(holder[key])
            if digit := next((one for one in text if one.isdigit()), None):
                holder[key] = text.replace(digit, "7" if digit != "7" else "8", 1)
                assert len(differences([cell], [changed])) == 1, f"cell {number + 1}"
