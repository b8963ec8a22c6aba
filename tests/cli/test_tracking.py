import json
import os
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from actionplan.desk import given
from tests.test_trackers import PLAN, edited


@pytest.fixture
def ready(run, folder, monkeypatch):
    """A store with the small plan, on a Monday of its sixth fortnight."""
    monkeypatch.setattr(given, "now", lambda: datetime(2017, 6, 19, 9, tzinfo=UTC))
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    assert run("load", folder / "plan.yaml").code == 0
    return run


def test_an_export_says_where_it_is_for_whom_and_what_goes_with_it(ready):
    ran = ready("tracker", "export", "small", "--period", "P06", "--owner", "EO", "--output", "out/eo.xlsx")
    assert ran.out == "Wrote out/eo.xlsx: two rows for Events officer, with covering-note.txt.\n"


def test_a_day_to_return_by_that_is_no_day_is_told(ready):
    ran = ready("tracker", "export", "small", "--period", "P06", "--output", "x.xlsx", "--return-by", "soon")
    assert (ran.code, ran.err) == (
        1,
        '"soon" is not one day. Write the day by which the tracker should be back, such as Friday or 23 June 2017.\n',
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--audience", "public"], "“public” is no audience. Write “lay members”, “executive” or “team”."),
        (["--period", "P06..P08"], '"2017-18 P06..P08" is not one'),
        (["--per-owner", "out", "--owner", "EO"], "Use --per-owner FOLDER by itself"),
        (["--output", ""], "The name of the file or folder to write is empty: give one, such as trackers."),
        (
            ["--per-owner", " "],
            "The name of the file or folder to write is empty: give one, such as trackers.",
        ),
        (["--owner", "Nobody"], 'Nobody in the register of owners goes by "Nobody".'),
    ],
)
def test_what_cannot_be_exported_is_told_in_a_sentence(ready, words, said):
    ran = ready("tracker", "export", "small", *words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_a_name_of_two_lines_is_refused_on_one(ready):
    ran = ready("tracker", "export", "small", "--period", "P06", "--output", "é\n\x1b[31m😀.xlsx")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "é [31m😀.xlsx cannot be written: Windows takes no name with a control character, such as a tab, in it. "
        "Nothing was changed; choose another name, then try again.\n"
    )


def test_a_preview_lists_changes_and_saves_nothing(ready):
    ready("tracker", "export", "small", "--period", "P06", "--output", "plan.xlsx")
    edited(Path("plan.xlsx"), "back.xlsx", ("Press day", "Milestone", "Press morning"))
    ran = ready("tracker", "merge", "back.xlsx")
    assert ran.out.splitlines() == [
        "back.xlsx: the tracker of small for 2017-18 P06.",
        "Changes:",
        "  Milestones, row 6, “Press day”, Milestone: “Press morning” instead of “Press day”.",
        "1 change. Nothing was saved; add --apply to save it.",
    ]
    assert "Press morning" not in ready("dump", "small").out
    ran = ready("tracker", "merge", "back.xlsx", "--apply")
    assert ran.out.splitlines()[-1] == "1 change. small is now at revision 2."


def test_for_programs_every_list_is_there_by_its_name(ready):
    ready("tracker", "export", "small", "--period", "P06", "--output", "plan.xlsx")
    data = json.loads(ready("tracker", "merge", "plan.xlsx", "--json").out)
    names = [
        "changes",
        "conflicts",
        "proposed",
        "missing",
        "duplicates",
        "unreadable",
        "unknown",
        "needs_reason",
        "alarms",
    ]
    assert {name: data[name] for name in names} == {name: [] for name in names}
    assert (data["untouched"], data["saved"], data["revision"]) == (True, False, None)


def test_an_alarm_stops_a_merge_until_it_is_accepted(ready, folder):
    rows = "".join(f"- {{id: m-{n}, title: Event {n}, date: {n + 1}.07.17}}\n" for n in range(12))
    text = ready("dump", "small").out.replace("milestones:\n", f"milestones:\n{rows}")
    (folder / "more.yaml").write_text(text, "utf-8")
    ready("load", folder / "more.yaml")
    ready("tracker", "export", "small", "--period", "P06", "--output", "plan.xlsx")
    book = openpyxl.load_workbook("plan.xlsx")
    sheet = book.worksheets[0]
    titles = sorted((sheet.cell(row, 2).value for row in range(5, 22)), reverse=True)
    for row, title in enumerate(titles, 5):
        sheet.cell(row, 2).value = title
    book.save("back.xlsx")
    ran = ready("tracker", "merge", "back.xlsx", "--apply")
    assert (ran.code, ran.out.splitlines()[1]) == (1, "Look at this first:")
    assert ran.out.splitlines()[-1].endswith(
        "Nothing was saved: look at the alarms first, then use --apply --despite-alarms."
    )
    assert len(json.loads(ready("history", "small", "--json").out)) == 2


def test_a_folder_is_told_file_by_file_and_a_refused_file_ends_with_1(ready, folder):
    ready("tracker", "export", "small", "--period", "P06", "--per-owner", "out")
    (folder / "out" / "letter.xlsx").write_bytes(b"%PDF-1.7")
    ran = ready("tracker", "merge", "out", "--apply")
    assert ran.code == 1
    assert ran.err.startswith("letter.xlsx is a PDF")
    assert ran.out.splitlines() == [
        "Returned:",
        "  2017-18-P06-tracker-lead.xlsx, from Communications lead: untouched, so nothing has changed on three rows; "
        "saved as revision 3",
        "  2017-18-P06-tracker-officer.xlsx, from Events officer: untouched, so nothing has changed on two rows; saved "
        "as revision 4",
        "Two trackers in out, one file refused.",
    ]
    again = ready("tracker", "merge", "out", "--apply").out.splitlines()
    assert again[1] == (
        "  2017-18-P06-tracker-lead.xlsx, from Communications lead: untouched: nothing has changed, and has answered "
        "already"
    )


def test_what_two_files_of_a_folder_say_differently_is_told_once(ready):
    for name, title in (("a.xlsx", "Leaflets"), ("b.xlsx", "Flyer")):
        ready("tracker", "export", "small", "--period", "P06", "--output", f"out/{name}")
        Path("in").mkdir(exist_ok=True)
        edited(Path(f"out/{name}"), f"in/{name}", ("Leaflet", "Milestone", title))
    ran = ready("tracker", "merge", "in", "--apply")
    told = (
        "“Leaflet”, Milestone: a.xlsx says “Leaflets” and b.xlsx says “Flyer”. Neither is taken: merge the one that "
        "counts by itself."
    )
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            "Returned:",
            "  a.xlsx, the whole tracker: 1 conflict",
            "  b.xlsx, the whole tracker: 1 conflict",
            "Said differently in several files:",
            f"  {told}",
            "a.xlsx: the tracker of small for 2017-18 P06.",
            "1 conflict. Nothing new: small is as it was, and the file is kept.",
            "b.xlsx: the tracker of small for 2017-18 P06.",
            "1 conflict. Nothing new: small is as it was, and the file is kept.",
            "Two trackers in in.",
        ],
    )
    data = json.loads(ready("tracker", "merge", "in", "--json").out)
    assert [one["sentence"] for one in data["clashes"]] == [told]
    assert [len(one["conflicts"]) for one in data["files"]] == [1, 1]


def test_files_of_one_tracker_that_say_different_things_are_told_of_once(ready):
    ready("tracker", "export", "small", "--period", "P06", "--output", "plan.xlsx")
    Path("in").mkdir()
    for name, title in (("a.xlsx", "Leaflets"), ("b.xlsx", "Flyer")):
        edited(Path("plan.xlsx"), f"in/{name}", ("Leaflet", "Milestone", title))
    ran = ready("tracker", "merge", "in", "--apply")
    assert (ran.code, ran.err) == (
        1,
        "“a.xlsx” and “b.xlsx” came from the same tracker and say different things. Merge them one by one, the newest "
        "last.\n",
    )
    assert len(json.loads(ready("tracker", "merge", "in", "--json").out)["refused"]) == 2


def test_a_table_of_somebody_else_is_shown_then_taken(ready, folder):
    (folder / "theirs.csv").write_text(
        "Our tracker,,\n,,\nMilestone,Lead officer,Due\nOpen day,Events officer,Sept tbc\n", "utf-8"
    )
    ran = ready("tracker", "import", "theirs.csv", "--plan", "small", "--mapping", "answers.yaml")
    assert "  Column A “Milestone” → title (certain, 100 %)" in ran.out.splitlines()
    assert (
        ran.out.splitlines()[-1]
        == "The mapping is in answers.yaml: edit it, and give it again with --mapping."
    )
    assert "Open day" not in ready("dump", "small").out
    ran = ready("tracker", "import", "theirs.csv", "--plan", "small", "--mapping", "answers.yaml", "--apply")
    assert ran.out.splitlines()[-1] == "small: now at revision 2."
    assert "title: Open day" in ready("dump", "small").out
    again = ready("tracker", "import", "theirs.csv", "--plan", "small", "--apply")
    assert again.out.splitlines()[-1] == "small: nothing new; the file is kept."


def test_a_file_without_a_table_says_what_was_seen(ready, folder):
    (folder / "letter.md").write_text("Dear all,\n\nplease find nothing attached.\n", "utf-8")
    ran = ready("tracker", "import", "letter.md", "--plan", "small")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("letter.md holds no table, only")


def test_two_revisions_are_compared(ready, folder):
    (folder / "new.yaml").write_text(ready("dump", "small").out.replace("30.06.17", "7 July 2017"), "utf-8")
    ready("load", folder / "new.yaml")
    ran = ready("diff", "small@1", "small")
    assert ran.out.splitlines() == [
        "Milestones: one re-dated.",
        "  Milestone “Press day”: date as written changed from “30.06.17” to “7 July 2017”, seven days later.",
    ]
    data = json.loads(ready("diff", "small@1", "new.yaml", "--json").out)
    assert [one["days"] for one in data["re_dated"]] == [7]


def test_a_returned_tracker_is_compared_with_the_plan(ready):
    ready("tracker", "export", "small", "--period", "P06", "--output", "plan.xlsx")
    edited(Path("plan.xlsx"), "back.xlsx", ("Press day", "Milestone", "Press morning"))
    assert ready("diff", "plan.xlsx", "back.xlsx").out.splitlines()[1:] == [
        "  Milestone “Press morning”: title changed from “Press day” to “Press morning”."
    ]


@pytest.mark.parametrize(
    ("a", "said"), [("small@9", "revision 9"), ("nothing", "nothing"), ("small@x", "small@1")]
)
def test_what_cannot_be_compared_is_told_in_a_sentence(ready, a, said):
    ran = ready("diff", a, "small")
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


def test_the_history_names_rows_that_were_taken_back_by_their_titles(ready):
    ready("tracker", "export", "small", "--period", "P06", "--output", "plan.xlsx")
    book = openpyxl.load_workbook("plan.xlsx")
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[4]}
    row = sheet.max_row + 1
    sheet.cell(row, headings["Milestone"]).value = "Winter fair"
    sheet.cell(row, headings["Update this fortnight"]).value = "Booked."
    book.save("new.xlsx")
    ready("tracker", "merge", "new.xlsx", "--apply")
    ready("undo", "small", "2")
    told = ready("history", "small").out.splitlines()
    assert [line.strip() for line in told if "Winter fair" in line] == [
        "Milestone “Winter fair” removed.",
        "Update of 2017-18 P06 on “Winter fair” withdrawn: “Booked.”.",
        "Milestone “Winter fair” added.",
        "Update of 2017-18 P06 on “Winter fair” added: “Booked.”.",
    ]
    assert not [line for line in told if "m-" in line]


def test_who_came_back_gets_no_other_tracker_unless_named(ready, folder):
    export = ("tracker", "export", "small", "--period", "P06")
    ready(*export, "--per-owner", "out")
    ready("tracker", "merge", "out/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx", "--apply")
    again = ready(*export, "--per-owner", "again")
    assert (again.code, again.out.splitlines()[1:]) == (
        0,
        [
            "“Events officer” has come back already, and has not been asked again. To ask one of them all the same, "
            "name them with --owner."
        ],
    )
    assert not (folder / "again" / "2017-18-P06-officer").exists()
    assert ready(*export, "--owner", "officer", "--output", "one.xlsx").out.startswith("Wrote one.xlsx: ")
