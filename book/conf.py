"""Sphinx's configuration of the reading edition. ``build.py`` prepares the source and calls Sphinx."""

from docutils import nodes

project = "Companion to Moving Beyond the Policy of No Policy"
author = "The nopolicy contributors"
copyright = "2026, The nopolicy contributors"
language = "en"

extensions = ["myst_nb", "sphinx.ext.mathjax"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["amsmath", "deflist", "dollarmath"]
nb_execution_mode = "off"
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
nb_ipywidgets_js = {}  # the default comes from another host
# One file that draws its own glyphs: no fonts to fetch, so formulas are drawn from a folder too.
mathjax_path = "mathjax/tex-svg.js"

html_theme = "pydata_sphinx_theme"
html_title = "Companion to Moving Beyond the Policy of No Policy"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_js_files = [("book.js", {"defer": "defer"})]
templates_path = ["_templates"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_permalinks_icon = "¶"
html_domain_indices = False
html_use_index = False
html_context = {"default_mode": "auto"}
alone = ("index", "history", "paper", "guide", "downloads", "cite", "search")  # pages without a section to navigate
html_sidebars = {"**": ["sidebar-nav-bs"]} | {page: [] for page in alone}
html_theme_options = {
    "logo": {"text": "Beyond No Policy <span>a companion</span>"},
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "header_links_before_dropdown": 6,
    "search_bar_text": "Search the book",
    "show_toc_level": 2,
    "secondary_sidebar_items": ["page-toc"],
    "article_header_start": [],
    "footer_start": ["licence"],
    "footer_end": [],
    "show_prev_next": True,
    "back_to_top_button": False,
}


def jupyter_anchors(app, doctree):
    """Give each heading the anchor that JupyterLab gives it, so that links between notebooks hold in the book."""
    for section in doctree.findall(nodes.section):
        anchor = section[0].astext().replace(" ", "-")
        if anchor not in doctree.ids:
            doctree.ids[anchor] = section
            section["ids"].insert(0, anchor)


def setup(app):
    """Connect what happens to each page after it is read."""
    app.connect("doctree-read", jupyter_anchors)
