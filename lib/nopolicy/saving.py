"""Keeps a notebook's file as it is while it is only looked at: a hook that Jupyter calls before it saves.

JupyterLab notes in each notebook it opens which Python runs it, and saves that on its own. The stored notebooks leave
that out: it is no part of what they say, and differs from reader to reader. ``jupyter/etc`` names the hook to Jupyter.
"""

from pathlib import Path

NO_VERSION = {"name": "python"}


def as_stored(model, path, contents_manager, **_):
    """Leave the Python's version out of ``model``, a notebook about to be saved, where its file leaves it out."""
    import nbformat

    file = Path(contents_manager.root_dir) / path.lstrip("/")
    if model["type"] == "notebook" and file.exists():
        stored = nbformat.read(file, as_version=nbformat.NO_CONVERT)
        if stored.metadata.get("language_info") == NO_VERSION:
            model["content"]["metadata"]["language_info"] = NO_VERSION
            # A widget is stored without its view, which no kernel answers once this one has ended.
            for output in (one for cell in model["content"]["cells"] for one in cell.get("outputs", ())):
                output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
