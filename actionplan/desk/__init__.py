"""The use cases, one function for each thing a person does; the only place that joins store and reports.

It is also the only place that reads the clock, and hands it down.
"""

from actionplan.desk.checking import check
from actionplan.desk.differing import Compared, diff
from actionplan.desk.example import demo, demo_year, init
from actionplan.desk.exporting import Asked, Exported, export_trackers
from actionplan.desk.importing import ImportedFile, Importing, import_tracker
from actionplan.desk.issuing import Issued, issue, issued_reports, standing
from actionplan.desk.loading import Loaded, load
from actionplan.desk.merging import MergedFile, Merging, merge_tracker
from actionplan.desk.merging_folders import MergedFolder, merge_folder
from actionplan.desk.observing import Observed, observe
from actionplan.desk.owners import HandedOver, hand_over
from actionplan.desk.plans import (
    calendar,
    dump,
    dump_to,
    history,
    open_plan,
    open_store,
    plans,
    undo,
)
from actionplan.desk.reports import open_view, report, report_data
from actionplan.desk.verifying import Verified, verify
from actionplan.desk.withdrawing import Gone, withdraw

__all__ = [
    "Asked",
    "Compared",
    "Exported",
    "Gone",
    "HandedOver",
    "ImportedFile",
    "Importing",
    "Issued",
    "Loaded",
    "MergedFile",
    "MergedFolder",
    "Merging",
    "Observed",
    "Verified",
    "calendar",
    "check",
    "demo",
    "demo_year",
    "diff",
    "dump",
    "dump_to",
    "export_trackers",
    "hand_over",
    "history",
    "import_tracker",
    "init",
    "issue",
    "issued_reports",
    "load",
    "merge_folder",
    "merge_tracker",
    "observe",
    "open_plan",
    "open_store",
    "open_view",
    "plans",
    "report",
    "report_data",
    "standing",
    "undo",
    "verify",
    "withdraw",
]
