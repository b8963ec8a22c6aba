"""Pages made in this process, without a kernel, and a reader that tells what is on them."""

import json
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path

from actionplan.reports import indicators, sections
from actionplan.reports.imports import without_address_grammar
from actionplan.reports.page import page_of
from actionplan.reports.section import Section
from actionplan.view.data import ReportData

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "action_plan_report.ipynb"
TEMPLATES = ROOT / "templates"
ORDER = (
    sections.heading,
    sections.summary,
    sections.counts,
    sections.decisions,
    sections.fortnights,
    sections.changes,
    sections.exceptions,
    sections.silent,
    sections.activities,
    sections.milestones,
    sections.priorities,
    sections.since_then,
    sections.abbreviations,
    sections.key_and_method,
    sections.history,
)
INDICATOR_NOTEBOOK = ROOT / "notebooks" / "success_indicator_report.ipynb"
INDICATOR_ORDER = (
    indicators.heading,
    indicators.results,
    indicators.strategy,
    indicators.measures,
    indicators.not_measured,
    indicators.abbreviations,
    indicators.method,
)

with without_address_grammar():
    from nbformat.v4 import new_code_cell, new_notebook, new_output


def page(report: ReportData, *more: dict, order: Sequence[Callable[[ReportData], Section]] = ORDER) -> str:
    """The page of a report, with further outputs behind it."""
    outputs = [_output(*make(report)._repr_mimebundle_()) for make in order]
    return page_of(new_notebook(cells=[new_code_cell("secret code", outputs=[*outputs, *more])]), TEMPLATES)


def indicator_page(report: ReportData) -> str:
    """The page of a success-indicator report."""
    return page(report, order=INDICATOR_ORDER)


def _output(data: dict, metadata: dict) -> dict:
    return new_output("execute_result", data=data, metadata=metadata)


def display(metadata: dict | None = None, **data: str) -> dict:
    """An output of an analyst's own cell; `text_html` stands for the kind `text/html`."""
    kinds = {kind.replace("_", "/", 1).replace("svg", "svg+xml"): content for kind, content in data.items()}
    return new_output("display_data", data=kinds, metadata=metadata or {})


def notebook_reading_a_file(folder: Path) -> Path:
    """The report notebook, with its data from a file instead of a store, at the store's address."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] == "report-data":
            cell["source"] = (
                "import os, pathlib\n"
                "from actionplan.reports import sections\n"
                "from actionplan.view.data import ReportData\n"
                "data = pathlib.Path(os.environ['ACTIONPLAN_STORE']).read_text('utf-8')\n"
                "report = ReportData.from_json(data)"
            )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NOTEBOOK.name
    path.write_text(json.dumps(notebook), "utf-8")
    return path


VOID = {"meta", "img", "br", "hr", "link"}


class Reader(HTMLParser):
    """Gathers elements, headings and words of a page; a text of several lines is one text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.broken = False
        self.feed(html)
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))
        if name == "br":
            self.texts[-1] = (self.texts[-1][0], self.texts[-1][1] + "\n")
            self.broken = True
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name):
        assert name in VOID or self.open.pop() == name, f"</{name}> closes something else"

    def handle_data(self, text):
        if text.strip():
            begun = self.texts.pop()[1] if self.broken else ""
            self.texts.append((tuple(self.open), begun + text))
            self.broken = False

    def names(self) -> set[str]:
        return {name for name, _ in self.elements}

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == name]

    def texts_in(self, *names: str) -> list[str]:
        """The text of each piece that stands in one of these elements."""
        return [" ".join(text.split()) for within, text in self.texts if set(within) & set(names)]


def lines(section: Section) -> list[str]:
    """The words of a section, line by line."""
    return str(section).split("\n")
