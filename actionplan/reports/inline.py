"""The looks that a table carries in itself, for where it is pasted: Word and Outlook know no class and no stylesheet.

A browser that copies a table takes its markup along and, if at all, what the stylesheet says of it, where its own
`style` does not say otherwise. On the page itself the stylesheet has the last word (`!important` in report.css).
"""

from __future__ import annotations

from actionplan.words.vocabulary import EDGE, Standing, Tag

_GRID = f"border:1px solid {EDGE};padding:4px"
_LOOKS = {
    '<table role="table"': "border-collapse:collapse;width:auto",
    '<tr role="row"': "vertical-align:top",
    '<th role="columnheader"': f"{_GRID};text-align:left;width:auto",
    '<th role="rowheader"': f"{_GRID};text-align:left;font-weight:normal",
    '<td role="cell"': _GRID,
}
"""By how an element of our templates begins; a text in one never begins so, since its `<` is escaped."""


def dressed(html: str) -> str:
    """A section whose tables bring their grid along; `width:auto` keeps the width of a screen out of a letter."""
    for begins, look in _LOOKS.items():
        html = html.replace(begins, f'{begins} style="{look}"')
    return html


def colours(look: Tag | Standing) -> str:
    """The `style` of a word on its colour."""
    return f"background:{look.background};color:{look.text}"
