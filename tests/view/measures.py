"""Indicators, readings and evidence for the tests of the view."""

from typing import Any

from actionplan.plan.nouns import Evidence, Indicator, Observation
from actionplan.view.judging import Judged, asked_by_rows, judged
from actionplan.view.plan_view import PlanView


def indicator(id: str = "i", **fields: Any) -> Indicator:
    return Indicator(id=id, **{"title": f"Indicator {id}", "unit": "people"} | fields)


def reading(value: float | None, written: str = "20 June 2017", of: str = "i", **fields: Any) -> Observation:
    return Observation(
        id=f"v-{of}-{written}".replace(" ", "-").lower(), indicator=of, date=written, value=value, **fields
    )


def evidence(of: str = "t", number: int = 1, **fields: Any) -> Evidence:
    return Evidence(id=f"e-{of}-{number}", of=of, text=f"Piece {number}", **{"date": "20 June 2017"} | fields)


def only_judged(view: PlanView) -> Judged:
    """The one judgement of a view."""
    (one,) = judged(view, asked_by_rows(view))
    return one
