"""An action-plan workbook for communications and engagement teams.

The public names are few: `workbook` for the editor in a notebook, `open_plan`, `open_view` and `report_data` for a
plan in the store, `read_date` for a date as written. Each is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actionplan.desk import open_plan, open_view, report_data
    from actionplan.editor import workbook
    from actionplan.words.dates import read_date
    from actionplan.words.errors import ActionPlanError

__version__ = "0.1.0"
__all__ = ["ActionPlanError", "__version__", "open_plan", "open_view", "read_date", "report_data", "workbook"]

_HOMES = {
    "ActionPlanError": "actionplan.words.errors",
    "open_plan": "actionplan.desk",
    "open_view": "actionplan.desk",
    "read_date": "actionplan.words.dates",
    "report_data": "actionplan.desk",
    "workbook": "actionplan.editor",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
