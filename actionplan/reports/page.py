"""From an executed notebook to the page: nbconvert with a template of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

TEMPLATE = "report"


def page_of(notebook: Any, templates: Path) -> str:
    """The page of an executed notebook, as plain `jupyter nbconvert` with this template makes it."""
    from actionplan.reports.imports import without_address_grammar

    with without_address_grammar():
        from nbconvert.exporters import HTMLExporter

    make: Any = HTMLExporter  # it says nothing of its types
    exporter = make(template_name=TEMPLATE, extra_template_basedirs=[str(templates)])
    html, _ = exporter.from_notebook_node(notebook)
    return str(html)
