import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan.cli.commands import app

ROOT = Path(__file__).parents[2]


def names(application, prefix=""):
    """Every command in full, those of groups too."""
    for command in application.registered_commands:
        yield prefix + (command.name or command.callback.__name__)
    for group in application.registered_groups:
        yield from names(group.typer_instance, f"{prefix}{group.name} ")


COMMANDS = sorted(names(app))


def revised(run, path, old, new):
    """Dump the plan, edit one line of it and write it back."""
    text = run("dump", "small").out
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_the_commands_are_these():
    assert COMMANDS == [
        "app",
        "backup",
        "carry-forward",
        "check",
        "copy-store",
        "demo",
        "diff",
        "dump",
        "edit",
        "hand-over",
        "history",
        "init",
        "issue",
        "load",
        "observe",
        "periods",
        "read-date",
        "read-target",
        "report",
        "reports",
        "restore",
        "show",
        "tables",
        "take-over",
        "tracker export",
        "tracker import",
        "tracker merge",
        "undo",
        "verify",
        "withdraw",
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run, command):
    ran = run(*command.split(), "--help")
    assert ran.code == 0
    assert f"Example: actionplan {command}" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_line_in_the_readme(command):
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^\|\s*`actionplan {command}\b.*`\s*\|", readme, re.MULTILINE)


def test_a_misspelt_option_is_a_mistake_of_usage(run):
    assert run("show", "--perod", "P06").code == 2


def test_a_new_plan_becomes_revision_1(run, small, folder):
    ran = run("load", small)
    where = folder / "actionplan.db"
    assert (ran.code, ran.out) == (0, f"small: a new plan, now at revision 1, in the store {where}.\n")


def test_the_same_file_again_is_no_change(run, small):
    run("load", small)
    assert run("load", small).out == "small: no change.\n"
    assert len(json.loads(run("history", "small", "--json").out)) == 1


def test_what_dump_wrote_is_no_change(run, small):
    run("load", small)
    small.write_text(run("dump", "small").out, "utf-8")
    assert run("load", small).out == "small: no change.\n"


def test_an_edited_file_loaded_twice_is_no_change_the_second_time(run, small):
    run("load", small)
    text = run("dump", "small").out.replace("date: 14.06.17", "date: 16.06.17") + "- title: Autumn show\n"
    small.write_text(text, "utf-8")
    assert "two changes, now at revision 2" in run("load", small).out
    assert run("load", small).out == "small: no change.\n"


def test_an_edit_is_told_in_words(run, small):
    run("load", small)
    ran = run("load", revised(run, small, "date: 14.06.17", "date: 16.06.17"))
    assert ran.out == (
        "Milestone “Summer show”: date as written changed from “14.06.17” to “16.06.17”.\n"
        "small: one change, now at revision 2.\n"
    )


def test_what_a_file_leaves_out_is_removed_and_listed(run, small):
    run("load", small)
    text = run("dump", "small").out
    small.write_text(text[: text.index("- id: m-report")], "utf-8")
    assert "Milestone “Annual report” removed.\n" in run("load", small).out


def test_a_new_row_needs_no_id_and_keeps_the_one_it_gets(run, small):
    run("load", small)
    small.write_text(run("dump", "small").out + "- title: Autumn show\n  date: Oct 17\n", "utf-8")
    assert "Milestone “Autumn show” added." in run("load", small).out
    assert re.search(r"- id: m-[a-z2-7]{6}\n  title: Autumn show\n  date: Oct 17\n", run("dump", "small").out)
    assert run("load", small, "--replace").out == "small: no change.\n"


def test_a_trial_run_saves_nothing(run, small, folder):
    assert run("load", small, "--dry-run").out == "small: a new plan, not saved.\n"
    assert not (folder / "actionplan.db").exists()
    run("load", small)
    revised(run, small, "Summer show", "Spring show")
    assert "not saved (a trial run)" in run("load", small, "--dry-run").out
    assert "Summer show" in run("dump", "small").out


def test_a_file_that_does_not_say_its_revision_needs_replace(run, small):
    run("load", small)
    small.write_text(small.read_text("utf-8").replace("Summer show", "Spring show"), "utf-8")
    ran = run("load", small)
    assert ran.code == 1
    assert ran.err == (
        'small.yaml does not say which revision of "small" it was written from, so it cannot be told what others have '
        "changed since. Begin from actionplan dump small, or load it with --replace to make the plan what the file "
        "says.\n"
    )
    assert run("load", small, "--replace").code == 0


def test_two_people_edit_different_fields(run, small):
    run("load", small)
    mine = revised(run, small.with_name("mine.yaml"), "date: 14.06.17", "date: 16.06.17")
    run(
        "load",
        revised(run, small.with_name("theirs.yaml"), "title: Summer show", "title: Summer fair"),
        "--by",
        "Director",
    )
    assert run("load", mine).code == 0
    text = run("dump", "small").out
    assert "title: Summer fair" in text
    assert "date: 16.06.17" in text


def test_two_people_edit_one_field(run, small):
    run("load", small)
    mine = revised(run, small.with_name("mine.yaml"), "date: 14.06.17", "date: 16.06.17")
    run(
        "load",
        revised(run, small.with_name("theirs.yaml"), "date: 14.06.17", "date: 20.06.17"),
        "--by",
        "Director",
    )
    ran = run("load", mine)
    assert ran.code == 1
    assert "it was “14.06.17”, is now “20.06.17” (changed by Director on" in ran.err
    assert "and you wanted “16.06.17”." in ran.err
    assert "date: 20.06.17" in run("dump", "small").out


def test_a_revision_that_is_still_to_come_is_refused(run, small):
    run("load", small)
    small.write_text("revision: 7\n" + small.read_text("utf-8"), "utf-8")
    assert "the plan has reached revision 1 only" in run("load", small).err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"id: x\ntitle: \xff\n", "is not text in UTF-8. Save it as UTF-8"),
        (b"", "is not a plan: it must begin with fields such as id, title and settings."),
        (b"id: [", "the text cannot be read as YAML"),
        (b"id: !!python/object:os.system x\n", "line 1"),
    ],
)
def test_a_bad_file_is_one_sentence_and_no_store(run, folder, content, sentence):
    (folder / "bad.yaml").write_bytes(content)
    ran = run("load", "bad.yaml")
    assert ran.code == 1
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert not (folder / "actionplan.db").exists()


def test_a_missing_file_is_one_sentence(run):
    assert run("load", "none.yaml").err == (
        "none.yaml cannot be read: no such file or directory. Check its name and folder.\n"
    )


def test_reading_makes_no_store(run, folder):
    for command in (
        ["show"],
        ["dump", "x"],
        ["history", "x"],
        ["periods", "x"],
        ["report", "x"],
        ["undo", "x", "2"],
    ):
        ran = run(*command)
        assert ran.code == 1
        assert "There is no store at" in ran.err
    assert list(folder.iterdir()) == []


def test_dump_to_a_file(run, small, folder):
    run("load", small)
    assert run("dump", "small", "--output", "out.yaml").out == "Wrote out.yaml\n"
    assert run("dump", "small", "--output", "out.yaml").out == "Wrote out.yaml\n"
    assert (folder / "out.yaml").read_text("utf-8") == run("dump", "small").out
    assert (folder / "out.yaml").read_text("utf-8").startswith("revision: 1\nid: small\n")


def test_dump_keeps_a_different_file_that_was_there(run, small, folder):
    run("load", small)
    ran = run("dump", "small", "--output", "small.yaml")
    assert ran.out == "Wrote small.yaml; the file that was there is kept as small.yaml.bak\n"
    assert (folder / "small.yaml.bak").read_text("utf-8").startswith("id: small\n")


def test_two_people_add_a_row_at_the_same_place(run, small):
    run("load", small)
    text = run("dump", "small").out
    for name in ("anna", "ben"):
        path = small.with_name(f"{name}.yaml")
        path.write_text(f"{text}- {{id: m-{name}, title: {name} adds}}\n", "utf-8")
        assert run("load", path, "--by", name).code == 0
    small.write_text(run("dump", "small").out, "utf-8")
    assert run("load", small).out == "small: no change.\n"
    assert [m["id"] for m in json.loads(run("show", "small", "--period", "P06", "--json").out)["items"]] == [
        "m-show",
        "m-report",
        "m-anna",
        "m-ben",
    ]


def test_a_trial_run_names_a_conflict(run, small):
    run("load", small)
    mine = revised(run, small.with_name("mine.yaml"), "date: 14.06.17", "date: 16.06.17")
    run("load", revised(run, small.with_name("theirs.yaml"), "date: 14.06.17", "date: 20.06.17"))
    ran = run("load", mine, "--dry-run")
    assert ran.code == 1
    assert "is now “20.06.17”" in ran.err


def test_show_lists_what_is_to_be_answered(run, small):
    small.write_text(small.read_text("utf-8").replace("14.06.17", "31.06.17"), "utf-8")
    run("load", small)
    shown = run("show", "small", "--period", "P06").out
    assert "  m-show, impossible-date: “31.06.17” is not a day of the calendar." in shown
    assert "    30 June 2017\n" in shown


def test_an_older_revision_is_dumped(run, small):
    run("load", small)
    run("load", revised(run, small, "Summer show", "Summer fair"))
    assert "Summer show" in run("dump", "small", "--revision", "1").out
    assert "has no revision 9. Its revisions are 1 to 2." in run("dump", "small", "--revision", "9").err


def test_show_lists_the_plans(run, small):
    run("load", small)
    assert [p["id"] for p in json.loads(run("show", "--json").out)] == ["small"]
    assert "A small plan" in run("show").out


def test_show_gives_each_status_with_its_sentence(run, small):
    run("load", small)
    shown = json.loads(run("show", "small", "--period", "P06", "--json").out)
    assert shown["as_at"] == "2017-06-25"
    assert [(i["title"], i["rag"], i["sentence"]) for i in shown["items"]] == [
        ("Summer show", "amber", "11 days past its date, no completion recorded."),
        ("Annual report", "date to be confirmed", "To be confirmed; read as 1 to 30 September 2017."),
    ]


def test_show_for_an_owner_by_alias(run, small):
    run("load", small)
    shown = json.loads(run("show", "small", "--period", "P06", "--owner", "comms  LEAD", "--json").out)
    assert [i["title"] for i in shown["items"]] == ["Summer show"]
    assert run("show", "small", "--period", "P06", "--owner", "Nobody").err == (
        'Nobody in the register of owners goes by "Nobody". It holds: Communications lead, Director.\n'
    )


def test_markup_in_a_title_is_shown_as_text(run, small):
    small.write_text(small.read_text("utf-8").replace("Summer show", '"[b] :yes:"'), "utf-8")
    run("load", small)
    assert "[b] :yes:" in run("show", "small", "--period", "P06").out


def test_periods_with_bank_holidays(run, small):
    run("load", small)
    found = json.loads(run("periods", "small", "--json").out)
    assert len(found) == 26
    assert found[2] == {
        "name": "2017-18 P03",
        "start": "2017-05-01",
        "end": "2017-05-14",
        "reported": True,
        "note": "",
        "bank_holidays": [{"day": "2017-05-01", "name": "May Day"}],
    }
    assert "2017-18 P06" in run("periods", "small").out


def test_history_and_undo(run, small):
    run("load", small, "--why", "to begin with")
    run("load", revised(run, small, "date: 14.06.17", "date: 16.06.17"), "--by", "Director")
    assert run("undo", "small", 2, "--why", "wrong date").out == "Revision 2 is undone by revision 3.\n"
    told = run("history", "small").out
    assert "Revision 3" in told.splitlines()[0]
    assert told.splitlines()[0].endswith("by Communications lead: wrong date")
    assert "  Milestone “Summer show”: date as written changed from “16.06.17” to “14.06.17”." in told
    assert "by Communications lead: to begin with\n  The plan begins with" in told
    assert [r["undoes"] for r in json.loads(run("history", "small", "--json").out)] == [None, None, 2]


def test_the_first_revision_cannot_be_undone(run, small):
    run("load", small)
    ran = run("undo", "small", 1)
    assert ran.code == 1
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "small", "--period", "P99"],
        ["report", "other", "--period", "P06"],
        ["report", "small", "--period", "P06", "--audience", "everybody"],
        ["report", "small", "--period", "P06", "--as-at", "2017-07-30"],
    ],
)
def test_a_report_with_a_mistake_stops_before_anything_runs(run, small, folder, arguments):
    run("load", small)
    before = sorted(folder.rglob("*"))
    ran = run(*arguments)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert sorted(folder.rglob("*")) == before


def test_read_date_as_data(run):
    ran = run("read-date", "Sept tbc", "--year", "2017-18", "--json")
    assert json.loads(ran.out) == {
        "as_written": "Sept tbc",
        "parts": [
            {
                "role": "due",
                "label": "",
                "start": "2017-09-01",
                "end": "2017-09-30",
                "time": None,
                "relative_to": None,
            }
        ],
        "state": "dated",
        "certainty": "to be confirmed",
        "status": None,
        "questions": [],
    }


def test_read_date_for_people(run):
    assert (
        run("read-date", "Sept tbc", "--year", "2017-18").out == "1 to 30 September 2017, to be confirmed\n"
    )
    assert "Question: " in run("read-date", "31 February", "--year", "2017-18").out


@pytest.mark.parametrize("text", ["", "no date at all", "\ud800 half", "-", "--", "<b>", "x" * 30_000])
def test_read_date_takes_any_text(run, text):
    ran = run("read-date", "--year", "2017-18", "--json", "--", text)
    assert ran.code == 0
    assert json.loads(ran.out)["as_written"] == text


def test_read_date_needs_a_year_it_knows(run):
    assert run("read-date", "June", "--year", "sometime").err == (
        '"sometime" is not a financial year. Write it as 2017-18, or 2017-19 for two years.\n'
    )


def test_what_goes_wrong_inside_is_one_sentence(run, monkeypatch):
    monkeypatch.setattr("actionplan.desk.plans", lambda store: 1 / 0)
    ran = run("show")
    assert ran.code == 1
    assert "Something went wrong inside actionplan (ZeroDivisionError)" in ran.err
    assert "Traceback" not in ran.err


def test_init_lays_out_a_workbook_and_keeps_what_is_there(run, folder):
    assert run("init", "book").code == 0
    laid_out = {
        p.relative_to(folder / "book").as_posix() for p in (folder / "book").rglob("*") if p.is_file()
    }
    assert {"my-plan.yaml", "notebooks/action_plan_report.ipynb"} <= laid_out
    assert "templates/report/index.html.j2" in laid_out
    (folder / "book" / "my-plan.yaml").write_text("mine", "utf-8")
    assert "Laid out no files" in run("init", "book").out
    assert (folder / "book" / "my-plan.yaml").read_text("utf-8") == "mine"


def test_the_starter_plan_loads(run, folder):
    run("init", "book")
    assert run("load", folder / "book" / "my-plan.yaml").code == 0


def test_as_a_module_and_without_heavy_imports(folder):
    heavy = ["pydantic", "sqlalchemy", "pandas", "matplotlib", "papermill", "nbconvert", "rich", "yaml"]
    code = (
        "import sys, runpy; sys.argv = ['actionplan', '--help']\n"
        "try: runpy.run_module('actionplan', run_name='__main__')\n"
        f"except SystemExit: print(sorted(set({heavy}) & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    assert "Commands:" in ran.stdout
    assert ran.stdout.endswith("[]\n")


def test_a_target_is_read_and_asked_about(run):
    ran = run(
        "read-target", "Increased CRG attendance - 100-150% / currently 10-15 regular attendees bi-monthly"
    )
    assert ran.code == 0
    assert "Question: " in ran.out
    assert "  by 100-150%, so 20-37.5" in ran.out


@pytest.mark.parametrize("text", ["", "nonsense", "\u202e5-10", "<b>5</b>"])
def test_any_text_is_read_as_a_target(run, text):
    ran = run("read-target", text, "--json")
    assert (ran.code, json.loads(ran.out)["as_written"]) == (0, text)
