"""The use cases, one function for each thing a person does; the only place that joins store and reports.

It is also the only place that reads the clock, and hands it down.
"""

from actionplan.desk.backing_up import Kept, back_up, copy_store, restore
from actionplan.desk.carrying import CarriedForward, Later, carry_forward, carry_forward_file
from actionplan.desk.checking import check
from actionplan.desk.differing import Compared, diff
from actionplan.desk.editing import (
    Edited,
    Editor,
    Look,
    NewRow,
    add,
    add_several,
    all_said_by,
    change,
    change_plan,
    look,
    move,
    newest,
    remove,
    said_by,
    say,
    settle_reading,
)
from actionplan.desk.example import demo, demo_year, init
from actionplan.desk.exporting import Asked, Exported, export_trackers, not_asked_again
from actionplan.desk.given import person
from actionplan.desk.holding import Holder, ask_to_edit, copies_in_words, take_over
from actionplan.desk.importing import ImportedFile, Importing, import_tracker
from actionplan.desk.issuing import Issued, issue, issued_reports, standing
from actionplan.desk.loading import Loaded, load
from actionplan.desk.making import Made
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
    waiting_at_most,
)
from actionplan.desk.printing import Printed, pdf_of, print_report, refuse_without_browser
from actionplan.desk.reports import open_view, report, report_data
from actionplan.desk.tabling import tables_as_sql, write_tables
from actionplan.desk.verifying import Verified, verify
from actionplan.desk.withdrawing import Gone, withdraw

__all__ = [
    "Asked",
    "CarriedForward",
    "Compared",
    "Edited",
    "Editor",
    "Exported",
    "Gone",
    "HandedOver",
    "Holder",
    "ImportedFile",
    "Importing",
    "Issued",
    "Kept",
    "Later",
    "Loaded",
    "Look",
    "Made",
    "MergedFile",
    "MergedFolder",
    "Merging",
    "NewRow",
    "Observed",
    "Printed",
    "Verified",
    "add",
    "add_several",
    "all_said_by",
    "ask_to_edit",
    "back_up",
    "calendar",
    "carry_forward",
    "carry_forward_file",
    "change",
    "change_plan",
    "check",
    "copies_in_words",
    "copy_store",
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
    "look",
    "merge_folder",
    "merge_tracker",
    "move",
    "newest",
    "not_asked_again",
    "observe",
    "open_plan",
    "open_store",
    "open_view",
    "pdf_of",
    "person",
    "plans",
    "print_report",
    "refuse_without_browser",
    "remove",
    "report",
    "report_data",
    "restore",
    "said_by",
    "say",
    "settle_reading",
    "standing",
    "tables_as_sql",
    "take_over",
    "undo",
    "verify",
    "waiting_at_most",
    "withdraw",
    "write_tables",
]
