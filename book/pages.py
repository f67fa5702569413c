"""Writes the pages of the book that are not notebooks: their MyST source, from the data and the stored notebooks."""

import json
from html import escape

import adapt
import sheets
from nopolicy import ledger, scoreboard

ROWS = {  # what a place of the paper can hold besides statements: the page of the ledger, one, several
    "blanks": ("blank", "blanks"),
    "errata": ("slip", "slips"),
    "claims": ("claim", "claims"),
    "events": ("event", "events"),
    "voices": ("voice", "voices"),
    "argument": ("point of the argument", "points of the argument"),
    "conclusions": ("conclusion", "conclusions"),
    "interviews": ("count of the sample", "counts of the sample"),
    "figures": ("sentence on a figure", "sentences on a figure"),
    "works": ("source", "sources"),
}
MEANING = {
    "holds": "The paper's own numbers bear it out.",
    "loosely": "True at the edge of what its words can mean, or on some readings only.",
    "fails": "The paper's own numbers or words contradict it.",
    "open": "The paper does not print what would settle it.",
    "asserted": "A fact from outside the paper; nothing in it to check it with.",
    "blank": "A number that the draft leaves unfilled.",
}


def raw(html):
    """Return HTML as a MyST block that passes it on."""
    return f"``````{{raw}} html\n{html}\n``````\n"


def toctree(entries, depth=1):
    """Return a hidden table of contents; an entry is a page, or a title and a page."""
    lines = [one if isinstance(one, str) else f"{one[0]} <{one[1]}>" for one in entries]
    return f"```{{toctree}}\n:hidden:\n:maxdepth: {depth}\n\n" + "\n".join(lines) + "\n```\n"


def count(name):
    """Return how many rows a data file has."""
    return len(ledger.read(name))


def front(notebooks):
    """Return the front page: five lines, one chart, the ways in. ``notebooks`` maps names to notebooks."""
    _, alt = adapt.chart_under(notebooks["04_conclusions"], "The scoreboard")
    lines = (
        "A reading, to the last number, of an unfinished paper that Marc R. Rosenblum circulated in 2002.",
        "It asks what the governments that migrants leave want of U.S. policy, and what they can do.",
        f"{count('statements')} statements, {count('claims')} claims, {count('works')} sources, "
        f"{count('events')} events, {count('errata')} slips, {count('blanks')} blanks: each has an address.",
        "What the paper's own numbers can settle is recomputed before you, and gets a verdict.",
        "Where the draft is silent, the companion says so: it bounds what was lost, and guesses nothing.",
    )
    shown = raw('<ul class="lead">' + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
    ways = raw(
        '<ul class="ways">'
        '<li><a href="notebooks.html"><b>Read the notebooks</b><span>One for each section of the paper, with its '
        "arithmetic folded away behind each result.</span></a></li>"
        '<li><a href="paper.html"><b>Look up a paragraph</b><span>Every paragraph, footnote, table and figure, where '
        "it is read, and the verdicts met there.</span></a></li>"
        '<li><a href="ledger.html"><b>Search the ledger</b><span>Every row of the data, to sort, to filter and to '
        "cite.</span></a></li></ul>"
    )
    return (
        "---\nhtml_theme.sidebar_secondary.remove: true\n---\n"
        "# Moving Beyond the Policy of No Policy\n\n"
        "```{rst-class} subtitle\n```\nA companion to Marc R. Rosenblum's working paper of 2002\n\n"
        f"{shown}\n"
        "```{figure} front.png\n:class: chart\n:width: 780px\n"
        f":alt: {alt}\n\n"
        f"What became of the paper's {count('statements')} quantitative statements, by section. From "
        "[notebook 4](04_conclusions.ipynb); the statements themselves stand [in the ledger](statements.md).\n```\n\n"
        + ways
        + "\n"
        + toctree(["notebooks", "history", "paper", "ledger", "guide", "downloads", "cite"])
    )


def notebook_index(notebooks):
    """Return the page that lists the notebooks, each with the question it asks and the minutes it takes."""
    items = []
    for name, notebook in notebooks.items():
        question = adapt.opening(notebook, "The question")
        minutes = adapt.opening(notebook, "Minutes")
        more = "".join(f"\n: {line}\n" for line in (question, minutes and f"*Minutes:* {minutes}") if line)
        items.append(f"[{adapt.title(notebook)}]({name}.ipynb)\n{more}")
    return (
        "# Notebooks\n\n"
        "One notebook for each section of the paper, in its order and under its headings. Each result is shown as it "
        "was stored when the notebook was last run and checked; the code that gave it is one click away.\n\n"
        + "\n".join(items)
        + "\n"
        + toctree(list(notebooks))
    )


def guide():
    """Return the page that says how to read the book."""
    counts = ledger.read("statements")["verdict"].value_counts()
    verdicts = "\n".join(
        f'<tr><th scope="row">{sheets.badge(one)}</th><td>{escape(MEANING[one])}</td>'
        f'<td class="number"><a href="statements.html?verdict={one}">{counts[one]}</a></td></tr>'
        for one in scoreboard.VERDICTS
    )
    return (
        "# How to read\n\n"
        "Keep the paper open beside this book, which holds no copy of it. Everything said about it is in our words; "
        "where its exact words matter, a few of them stand in quotation marks.\n\n"
        "## Places\n\n"
        "A small code such as 2.19 stands for a place: the nineteenth paragraph of section 2. `fn11` is a footnote, "
        "`T3` a table, `F7` a figure, `h2c` a heading, `abs` the abstract. The words beside a code lead to the "
        "passage of the notebooks that reads the place; the code itself leads to its line in "
        "[Paper to companion](paper.md).\n\n"
        "## Verdicts\n\n"
        "Every quantitative statement of the prose has a verdict, from a closed list:\n\n"
        + raw(
            '<table class="key"><thead><tr><th scope="col">Verdict</th><th scope="col">Means</th>'
            f'<th scope="col">Statements</th></tr></thead><tbody>{verdicts}</tbody></table>'
        )
        + "\nWhere words are soft (“most”, “almost two-thirds”), the range we let them mean is ours; all ranges stand "
        "under [Soft words](hedges.md). The sample of the interviews is not random, and the author says so; no "
        "inferential statistic is computed from it.\n\n"
        "## The weighted index\n\n"
        "Respondents could name up to three answers, best first. The paper turns the mentions of an answer into one "
        "number. With $f_1$, $f_2$ and $f_3$ people naming it first, second and third, its index is\n\n"
        "$$I = 3 f_1 + 2 f_2 + f_3 .$$\n\n"
        "Notebook 2 shows [how the index is made](02_interview_results.ipynb), tries it where the right answer is "
        "known, and asks what would change under other weights.\n\n"
        "## The page\n\n"
        "Code is folded: *Show the code* opens it. Long tables are folded behind their caption. A table wider than the "
        "page scrolls in its own box; with the keyboard, go to it with Tab and use the arrow keys. Tap or click a "
        "chart to see it at full size. In the ledger, a column's heading sorts, the lists above the table narrow it, "
        "and the code at the start of a row is its address: copy it to cite the row. On paper, what is folded stays "
        "folded.\n"
    )


def _chips(locator, found):
    """Return the verdicts met at a place, each with its number and a link to the statements."""
    return " ".join(
        f'<a class="verdict v-{one}" href="statements.html?place={locator}&amp;verdict={one}#{found[locator, one][0]}">'
        f"{one} {found[locator, one][1]}</a>"
        for one in scoreboard.VERDICTS
        if (locator, one) in found
    )


def _others(locator, found):
    """Return what else the ledger has of a place, as links, or why it has nothing."""
    parts = []
    for file, (one, several) in ROWS.items():
        if locator in found[file]:
            anchor, number = found[file][locator]
            words = f"{number} {one if number == 1 else several}"
            parts.append(f'<a href="{sheets.BY_FILE[file].page}.html?place={locator}#{escape(anchor)}">{words}</a>')
    return ", ".join(parts)


def _parts():
    """Return the paper's parts in its order, as (section, subsection, locators); tables and figures come last."""
    frame = ledger.read("paragraphs").set_index("locator")
    found = {}
    for locator in sheets.order():
        row = frame.loc[locator]
        part = ("Tables and figures", "") if row["kind"] in ("table", "figure") else (row["section"], row["subsection"])
        found.setdefault(part, []).append(locator)
    return found


def paper():
    """Return the page that goes through the paper, place by place."""
    frame = ledger.read("paragraphs").set_index("locator")
    readings = ledger.read("readings").set_index("locator")
    verdicts = sheets.first_rows(sheets.BY_FILE["statements"], "verdict")
    others = {file: sheets.first_rows(sheets.BY_FILE[file]) for file in ROWS}
    blocks, before = [], None
    for (section, subsection), locators in _parts().items():
        if section != before:
            blocks.append(f"## {section}\n")
            before = section
        if subsection:
            blocks.append(f"### {subsection}\n")
        rows = []
        for locator in locators:
            kind, title = frame.loc[locator, ["kind", "title"]]
            words = ledger.place(locator) + (f": {title}" if kind in ("table", "figure") else "")
            heading = readings.at[locator, "heading"]
            reason = readings.at[locator, "nothing_to_code"]
            met = _chips(locator, verdicts)
            link = escape(sheets.reading_link(locator))
            more = _others(locator, others) or escape(reason)
            rows.append(
                f'<tr id="p-{locator}" class="{escape(kind.replace(" ", "-"))}">'
                f'<th scope="row"><a class="row-link" href="#p-{locator}" title="Link to this row">{locator}</a> '
                f"{escape(words)}</th>"
                f'<td data-label="Read under"><a href="{link}">{escape(heading)}</a></td>'
                f'<td data-label="Verdicts">{met}</td><td data-label="Also there">{more}</td></tr>'
            )
        label = escape(" · ".join(part for part in (section, subsection) if part))
        blocks.append(
            raw(
                f'<div class="table-box" role="region" tabindex="0" aria-label="{label}"><table class="ledger paper">'
                '<thead><tr><th scope="col">In the paper</th><th scope="col">Read under</th>'
                '<th scope="col">Verdicts met there</th><th scope="col">Also there</th></tr></thead>\n<tbody>\n'
                + "\n".join(rows)
                + "\n</tbody></table></div>"
            )
        )
    return (
        "# Paper to companion\n\n"
        f"Every one of the paper's {len(frame)} places in its order, each footnote after the paragraph that carries "
        "its mark: where this book reads it, the verdicts on its statements, and what else the ledger holds of it. "
        "A verdict or a number leads to the rows themselves.\n\n" + "\n".join(blocks)
    )


def ledger_index():
    """Return the page that lists the pages of the ledger."""
    lines = [
        f"[{sheet.title}]({sheet.page}.md) ({count(sheet.file)} rows)\n: {ledger.describe(sheet.file)['description']}\n"
        for sheet in sheets.SHEETS
    ]
    return (
        "# Ledger\n\n"
        "What the paper says, as rows: as printed, slips included, and in our words. Each page can be sorted and "
        "filtered, and each row has an address that stays.\n\n"
        + "\n".join(lines)
        + "\nThe other files have no page here. Places, and where they are read, make up [Paper to companion]"
        "(paper.md); citations stand with the [Sources](sources.md); the four tables of the paper, their headings and "
        "notes, the questions asked and the author-year strings are read in the notebooks. All files: [Downloads]"
        "(downloads.md); what each column holds: [Codebook](codebook.md).\n\n"
        + toctree([*(sheet.page for sheet in sheets.SHEETS), "codebook"])
    )


def sheet_page(sheet):
    """Return one page of the ledger."""
    about = ledger.describe(sheet.file)
    file = about["path"]
    return f"---\nhtml_theme.sidebar_secondary.remove: true\n---\n# {sheet.title}\n\n{about['description']}\n\n" + raw(
        f'<p class="ledger-notes"><a href="codebook.html#{file.replace(".", "-").replace("_", "-")}">What the '
        f'columns mean</a> · <a href="downloads/data/{file}" download>Download as CSV</a></p>\n{sheets.table(sheet)}'
    )


def downloads(notebooks, slides):
    """Return the page of downloads. ``slides`` are the file names of the decks, each that of its notebook."""
    files = sorted(path.name for path in ledger.DATA.glob("*.csv"))
    titles = {file: ledger.describe(file.removesuffix(".csv"))["title"] for file in files}
    data = "".join(
        f'<li><a href="downloads/data/{file}" download>{file}</a>: {escape(titles[file])}, '
        f"{count(file.removesuffix('.csv'))} rows</li>"
        for file in files
    )
    titled = {f"{name}.ipynb": escape(adapt.title(notebook)) for name, notebook in notebooks.items()}
    books = "".join(
        f'<li><a href="downloads/notebooks/{file}" download>{file}</a>: {title}</li>' for file, title in titled.items()
    )
    decks = "".join(
        f'<li><a href="slides/{file}">{titled.get(file.split(".")[0] + ".ipynb", escape(file))}</a></li>'
        for file in slides
    )
    return (
        "# Downloads\n\n"
        "## The whole book\n\n"
        + raw(
            '<p class="zip"><a href="downloads/nopolicy-book.zip" download>nopolicy-book.zip</a>: this book, to unpack '
            "and open from a folder (<code>index.html</code>). It needs no connection.</p>"
        )
        + "\n## Data\n\n"
        + raw(
            '<p>Each file is UTF-8 CSV. The <a href="codebook.html">codebook</a> says what every column holds '
            '(<a href="downloads/data/README.md" download>as a file</a>); '
            '<a href="downloads/data/datapackage.json" download>datapackage.json</a> says the same to machines.</p>'
            f'<ul class="files">{data}</ul>'
        )
        + "\n## Notebooks\n\n"
        "To run them, install the companion from a clone, as its README says; they find the data from anywhere.\n\n"
        + raw(f'<ul class="files">{books}</ul>')
        + ("\n## Slides\n\nOne deck for each notebook; the arrow keys turn the pages.\n\n" if decks else "")
        + (raw(f'<ul class="files">{decks}</ul>') if decks else "")
    )


def _bibtex(key, kind, fields):
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}"


def _names(authors):
    return " and ".join(
        f"{one['family-names']}, {one['given-names']}" if "family-names" in one else f"{{{one['name']}}}"
        for one in authors
    )


def cite(cff):
    """Return the page on how to cite; ``cff`` is CITATION.cff, parsed."""
    (paper_,) = cff["references"]
    institution = paper_["institution"]["name"]
    title, year = cff["title"], str(cff["date-released"])[:4]
    authors = ", ".join(one.get("name") or f"{one['given-names']} {one['family-names']}" for one in cff["authors"])
    companion = _bibtex(
        f"nopolicy{year}",
        "misc",
        {
            "author": _names(cff["authors"]),
            "title": f"{{{title}}}",
            "year": year,
            "note": f"Version {cff['version']}",
        },
    )
    report = _bibtex(
        "rosenblum2002",
        "techreport",
        {
            "author": _names(paper_["authors"]),
            "title": f"{{{paper_['title']}}}",
            "institution": institution,
            "type": paper_["number"].rsplit(" ", 1)[0],
            "number": paper_["number"].rsplit(" ", 1)[1],
            "year": str(paper_["year"]),
            "month": "jun",
        },
    )
    (author,) = paper_["authors"]
    return (
        "# How to cite\n\n"
        f"{cff['message']}\n\n"
        "## The companion\n\n"
        f"{authors}. {year}. *{title}*. Version {cff['version']}.\n\n```bibtex\n{companion}\n```\n\n"
        "## The paper\n\n"
        f"{author['family-names']}, {author['given-names']} {paper_['year']}. *{paper_['title']}*. {paper_['number']}. "
        f"{institution}.\n\n```bibtex\n{report}\n```\n\n"
        "The paper is an incomplete draft whose cover invites comments and does not yet want it passed on widely. A "
        "later version appeared in a journal: see [its row](sources.md) among the sources.\n\n"
        "## A row of the ledger\n\n"
        "Add its code, and the address of the row: follow the link at the start of the row and copy the address of "
        "the page. The code is the row's name in the data and does not change with the order of the table. "
        "For example: statement 2.19-a, `statements.html#s-2.19-a`.\n\n"
        "## Licence\n\n"
        "Text and data: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Code: MIT. The paper is its "
        "author's. This book was made with Sphinx, MyST-NB and the PyData theme (BSD); formulas are drawn by MathJax "
        "(Apache 2.0).\n"
    )


def write(folder, notebooks, slides, cff):
    """Write the source of every page that is not a notebook into ``folder``; notebooks as from ``adapt.page``."""
    written = {
        "index": front(notebooks),
        "notebooks": notebook_index(notebooks),
        "guide": guide(),
        "history": (ledger.DATA.parent / "teaching" / "history.md").read_text("utf-8"),
        "paper": paper(),
        "ledger": ledger_index(),
        "downloads": downloads(notebooks, slides),
        "cite": cite(cff),
        "codebook": (ledger.DATA / "README.md").read_text("utf-8"),
    }
    written |= {sheet.page: sheet_page(sheet) for sheet in sheets.SHEETS}
    for name, source in written.items():
        (folder / f"{name}.md").write_text(source, "utf-8")


def load(path):
    """Return a stored notebook."""
    return json.loads(path.read_text("utf-8"))
