"""Why an indicator has no target, though it names one."""

from typing import Any

import pytest

from actionplan.view.untargeted import untargeted
from tests.view.measured_sample import indicator
from tests.view.sample import target, view

LATER = {"since": "2017-06-26"}
GONE: dict[str, Any] = {"withdrawn_on": "2017-06-25", "withdrawn_because": "No money."}
SPLIT = GONE | {"withdrawn_because": "", "replaced_by": ("x", "y")}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([LATER], "Its target came into the plan later."),
        ([GONE], "Its target was withdrawn."),
        ([SPLIT], "Its target was split into “Target x” and “Target y”."),
        ([SPLIT | {"replaced_by": ("x",)}], "Its target was replaced by “Target x”."),
        ([GONE, GONE], "Its targets were withdrawn."),
        ([LATER, LATER], "Its targets came into the plan later."),
        (
            [LATER, GONE, GONE],
            "One of its targets came into the plan later. Two of its targets were withdrawn.",
        ),
        ([GONE, {}], ""),
        ([GONE | {"withdrawn_on": "2017-06-26"}], ""),
        ([], ""),
    ],
)
def test_why_no_target_is_there(rows: list[dict[str, Any]], said: str) -> None:
    named = [target("June 2017", f"t{n}", **fields) for n, fields in enumerate(rows)]
    one = indicator(targets=tuple(row.id for row in named))
    heirs = [target("June 2017", row_id) for row_id in ("x", "y")]
    assert untargeted(view("P06", one, *named, *heirs), one) == said


def test_a_target_of_its_own_is_there() -> None:
    one = indicator(targets=("t",), target="at least 20 people")
    assert untargeted(view("P06", one, target("June 2017", **GONE)), one) == ""
