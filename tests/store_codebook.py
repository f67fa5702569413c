"""Write the codebook's tables from the descriptor and the data: uv run python tests/store_codebook.py.

What stands above the list of files in ``data/README.md`` is written by hand and stays.
"""

import re

from nopolicy import ledger

CODEBOOK = ledger.DATA / "README.md"
FILES = "## The files"
TYPES = {"string": "text", "integer": "whole number", "number": "number"}


def _holds(field, refers):
    text = field["description"]
    if closed := field.get("constraints", {}).get("enum"):
        text += f" One of: {', '.join(f'`{one}`' for one in closed)}."
    if field["name"] in refers:
        resource, column = refers[field["name"]]
        text += f" Refers to `{column}` of {f'`{resource}.csv`' if resource else 'this file'}."
    return text


def section(resource, rows):
    """Return what the codebook says of one file of the descriptor, which has so many rows."""
    schema = resource["schema"]
    refers = {
        one["fields"][0]: (one["reference"]["resource"], one["reference"]["fields"][0])
        for one in schema.get("foreignKeys", [])
    }
    lines = []
    for field in schema["fields"]:
        required = ", required" if field.get("constraints", {}).get("required") else ""
        lines.append(f"| `{field['name']}` | {TYPES[field['type']]}{required} | {_holds(field, refers)} |")
    key = ", ".join(f"`{name}`" for name in schema["primaryKey"])
    return (
        f"## `{resource['path']}`\n\n{resource['title']}. {resource['description']} {rows} rows; key: {key}.\n\n"
        "| column | type | holds |\n|---|---|---|\n" + "\n".join(lines) + "\n"
    )


def contents(resources):
    """Return the list of the files of the descriptor: what each holds, what a row of it is or does, how many it has."""
    lines = []
    for one in resources:
        row = re.split(r"[.:;](?:\s|$)", one["description"])[0].removeprefix("A row ")
        lines.append(f"| `{one['path']}` | {one['title']} | {row} | {len(ledger.read(one['name']))} |")
    return f"{FILES}\n\n| file | holds | a row | rows |\n|---|---|---|---:|\n" + "\n".join(lines) + "\n"


def codebook(opening):
    """Return the whole codebook under a hand-written opening."""
    resources = ledger.package()["resources"]
    sections = [section(one, len(ledger.read(one["name"]))) for one in resources]
    return "\n".join([opening.rstrip() + "\n", contents(resources), *sections])


if __name__ == "__main__":
    CODEBOOK.write_text(codebook(CODEBOOK.read_text("utf-8").partition(f"\n{FILES}\n")[0]), "utf-8")
