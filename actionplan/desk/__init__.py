"""The use cases, one function for each thing a person does; the only place that joins store and reports.

It is also the only place that reads the clock, and hands it down.
"""

from actionplan.desk.plans import (
    Loaded,
    calendar,
    dump,
    dump_to,
    history,
    load,
    open_plan,
    open_store,
    plans,
    undo,
)
from actionplan.desk.reports import demo, init, open_view, report, report_data

__all__ = [
    "Loaded",
    "calendar",
    "demo",
    "dump",
    "dump_to",
    "history",
    "init",
    "load",
    "open_plan",
    "open_store",
    "open_view",
    "plans",
    "report",
    "report_data",
    "undo",
]
