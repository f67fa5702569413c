#!/usr/bin/env bash
# litdown 0.7.0: under "Mexico" and "El Salvador", each over two columns, only the first column of each is the country's.
#
# Rows of headings are made one by joining what stands above each other. A heading over several columns is put above the
# first of them alone, while a cell over several rows is repeated in each. The columns after the first keep the lower
# heading, as if they belonged to no group or, in the order of the table, to anyone's.
# Guess before the run: "Mexico / cost" and "Mexico / benefit", "El Salvador / cost" and "El Salvador / benefit".
# Seen: "Mexico / cost", "benefit", "El Salvador / cost", "benefit". The country over two rows is written twice.
# Read back as data, the table has two columns of one name: the second is renamed, or replaces the first.
# Source: litdown, README (table grid) and common.py (expansion of cells, collapse of headings).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --no-deps litdown==0.7.0 defusedxml==0.7.1 2>/dev/null
venv/bin/python - <<'PY'
import litdown

TABLE = """<table><thead><tr><th rowspan="2">Round</th><th colspan="2">Mexico</th><th colspan="2">El Salvador</th></tr>
<tr><th>cost</th><th>benefit</th><th>cost</th><th>benefit</th></tr></thead>
<tbody><tr><td rowspan="2">2001</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>
<tr><td>5</td><td>6</td><td>7</td><td>8</td></tr></tbody></table>"""
ARTICLE = f"""<article><front><article-meta><title-group><article-title>Flows</article-title></title-group></article-meta>
</front><body><sec><title>Answers</title><table-wrap id="t1"><label>Table 1</label>{TABLE}</table-wrap></sec></body>
</article>"""
rows = [line for line in litdown.convert(ARTICLE.encode()).splitlines() if line.startswith("|")]
print(*rows, sep="\n")
headings = [cell.strip() for cell in rows[0].strip("|").split("|")]
assert headings == ["Round", "Mexico / cost", "benefit", "El Salvador / cost", "benefit"], "headings are repeated"
assert [row.split("|")[1].strip() for row in rows[2:]] == ["2001", "2001"]
PY
