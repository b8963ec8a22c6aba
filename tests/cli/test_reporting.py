"""The commands on reports, as a person types them."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from actionplan.desk import given
from tests.small_plan import unrendered

NAME = "small/2017-18-P06/issue-1"


@pytest.fixture
def on_tuesday(run, small, monkeypatch):
    """A small plan in the store, on the Tuesday after the sixth fortnight; no notebook runs."""
    unrendered(monkeypatch)
    monkeypatch.setattr(given, "now", lambda: datetime(2017, 6, 27, 9, tzinfo=UTC))
    run("load", small)
    return run


@pytest.fixture
def issued(on_tuesday):
    """The same after its sixth report."""
    assert on_tuesday("issue", "small", "--period", "P06").code == 0
    return on_tuesday


def test_issuing_says_what_was_issued_and_where_it_is(on_tuesday):
    ran = on_tuesday("issue", "small", "--period", "P06", "--by", "Director")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"Report 6 is issued, as at 25 June 2017: {NAME}",
        "The report is at reports/small/2017-18-P06/issue-1/2017-18-P06-action-plan-report.html",
        "The text for its e-mail is at reports/small/2017-18-P06/issue-1/email.txt",
    ]


def test_whoever_issues_is_told_to_whom_to_send_it_and_no_file_names_them(run, small, folder, monkeypatch):
    monkeypatch.setattr(given, "now", lambda: datetime(2017, 6, 27, 9, tzinfo=UTC))
    written = small.read_text("utf-8")
    people = "distribution: [Executive Team, Lay members of the panel]"
    small.write_text(written.replace("settings:\n", f"settings:\n  {people}\n"), "utf-8")
    run("load", small)
    ran = run("issue", "small", "--period", "P06")
    assert ran.out.splitlines()[-1] == "Send it to: Executive Team; Lay members of the panel"
    files = list((folder / "reports" / NAME).iterdir())
    assert len(files) == 4
    assert [path.name for path in files if b"Lay members of the panel" in path.read_bytes()] == []


def test_an_issue_can_be_for_another_audience_and_elsewhere(on_tuesday, folder):
    on_tuesday("issue", "small", "--period", "P06", "--audience", "executive", "--output-dir", folder / "out")
    assert sorted(path.name for path in (folder / "out" / "issue-1").iterdir()) == [
        "2017-18-P06-action-plan-report-executive.html",
        "2017-18-P06-action-plan-report-executive.ipynb",
        "email-executive.txt",
        "manifest.json",
    ]


def test_issuing_again_without_a_reason_is_a_mistake_in_one_sentence(issued):
    ran = issued("issue", "small", "--period", "P06")
    assert (ran.code, ran.out) == (1, "")
    assert re.fullmatch(
        r"Report 6 \(12 to 25 June 2017\) was issued by .* say why with --reason; .*\n", ran.err
    )


def test_the_reports_are_listed_with_what_became_of_them(issued):
    issued("issue", "small", "--period", "P06", "--reason", "A figure was wrong.")
    issued("issue", "small", "--period", "P05")
    issued("withdraw", "small/5", "--reason", "It named a patient.", "--by", "Director")
    assert issued("reports", "small").out.splitlines() == [
        f"Report 6: {NAME}",
        "  Issued 27 June 2017, 10:00, by Communications lead, for lay members, from revision 1.",
        "  Superseded by 6a.",
        "Report 6a: small/2017-18-P06/issue-2",
        "  Issued 27 June 2017, 10:00, by Communications lead, for lay members, from revision 1.",
        "  Stands. Corrects 6: A figure was wrong.",
        "Report 5: small/2017-18-P05/issue-1",
        "  Issued 27 June 2017, 10:00, by Communications lead, for lay members, from revision 1.",
        "  Withdrawn by Director on 27 June 2017, 10:00: It named a patient.",
    ]


def test_the_reports_as_data(issued):
    (report,) = json.loads(issued("reports", "small", "--json").out)
    assert len(report.pop("fingerprint")) == 64
    assert report == {
        "name": NAME,
        "number": "6",
        "period": "2017-18 P06",
        "issue": 1,
        "at": "2017-06-27T09:00:00+00:00",
        "by": "Communications lead",
        "reason": "",
        "audience": "lay members",
        "revision": 1,
        "superseded_by": None,
        "withdrawn": None,
    }


def test_there_are_no_reports_before_the_first(on_tuesday):
    assert on_tuesday("reports", "small").out == "No report of this plan was issued yet.\n"
    assert on_tuesday("reports", "smal").err.startswith('There is no plan "smal" in the store.')


def test_verifying_says_what_holds(issued):
    ran = issued("verify", f"reports/{NAME}")
    genuine, copy, chain = ran.out.splitlines()
    assert re.fullmatch(rf"{NAME}: report 6 is what was issued; fingerprint [0-9a-f]{{64}}\.", genuine)
    assert copy.endswith(f"reports/{NAME} is the same.")
    assert chain == "The chain holds: one report, none missing."


def test_one_byte_of_a_manifest_changed_is_a_mistake_in_one_sentence(issued, folder):
    path = folder / "reports" / NAME / "manifest.json"
    path.write_text(path.read_text("utf-8").replace("Communications lead", "Communications leads"), "utf-8")
    ran = issued("verify", f"reports/{NAME}")
    assert (ran.code, ran.out) == (1, "")
    assert "is not that of report 6: it has the fingerprint" in ran.err
    assert ran.err.endswith('Write it out again with actionplan report small --period "2017-18 P06".\n')


def test_withdrawing_says_what_stays_and_what_a_person_has_to_do(issued, folder):
    ran = issued("withdraw", "small/6", "--reason", "It named a patient.")
    assert ran.out.startswith(f"Report 6 ({NAME}) is withdrawn: its content is out of the store;")
    assert "Copies that were sent or made elsewhere are yours to delete." in ran.out
    assert "Later reports may say the same: look through them, and withdraw those that do." in ran.out
    assert "The plan's history keeps what was edited, those words too." in ran.out
    assert f"Its copy in reports/{NAME} is removed." in ran.out
    assert not (folder / "reports" / NAME).exists()
    again = issued("report", "small", "--period", "P06")
    assert again.code == 1
    assert "It named a patient." in again.err
    assert issued("withdraw", "small/6", "--reason", "Again.").code == 1


def test_withdrawing_names_what_it_left_and_what_it_could_not_remove(issued, folder, monkeypatch):
    remove = Path.unlink

    def held_open(path, *args, **how):
        if path.name == "manifest.json":
            raise PermissionError(13, "it is open in another program")
        remove(path, *args, **how)

    monkeypatch.setattr(Path, "unlink", held_open)
    own = folder / "reports" / NAME / "notes.txt"
    own.write_text("It named a patient.", "utf-8")
    assert issued("withdraw", "small/6", "--reason", "It named a patient.").out.splitlines()[1:5] == [
        "These could not be removed; close them where they are open, and delete them:",
        f"  reports/{NAME}/manifest.json",
        "These are not what was issued, and were left; see whether they say the same:",
        f"  reports/{NAME}/notes.txt",
    ]


def test_a_correction_that_was_withdrawn_leaves_the_report_before_it(issued):
    for reason in ("A figure was wrong.", "Another was wrong."):
        issued("issue", "small", "--period", "P06", "--reason", reason)
    issued("withdraw", "small/6b", "--reason", "It named a patient.", "--by", "Director")
    assert [line.strip() for line in issued("reports", "small").out.splitlines()[2::3]] == [
        "Superseded by 6a.",
        "Stands; 6b was withdrawn. Corrects 6: A figure was wrong.",
        "Withdrawn by Director on 27 June 2017, 10:00: It named a patient.",
    ]
    issued("withdraw", "small/6a", "--reason", "It named a patient.")
    assert [one["superseded_by"] for one in json.loads(issued("reports", "small", "--json").out)] == [
        None
    ] * 3
    assert issued("reports", "small").out.splitlines()[2] == "  Stands; 6a and 6b were withdrawn."


def test_a_copy_that_could_not_be_written_is_told_how_to_write(on_tuesday, folder):
    (folder / "out").mkdir()
    (folder / "out" / "issue-1").write_text("not a folder", "utf-8")
    ran = on_tuesday("issue", "small", "--period", "P06", "--output-dir", folder / "out")
    assert ran.out.startswith(
        f"Report 6 is issued, as at 25 June 2017: {NAME}\nThe store holds it; its copy {folder / 'out' / 'issue-1'} "
        "was not written: "
    )
    assert ran.out.endswith(
        'write it with actionplan report small --period "2017-18 P06"; or choose another folder with --output-dir.\n'
    )
    assert "othing was changed" not in ran.out


def test_a_rerun_of_a_draft_is_refused(issued):
    ran = issued("report", "small", "--period", "P06", "--rerun", "--draft")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("--rerun makes an issued report again as it was issued; --draft")


def test_withdrawing_needs_a_reason(issued):
    assert issued("withdraw", "small/6").code == 2
    assert issued("withdraw", "small/6", "--reason", " ").code == 1


def test_the_report_of_an_issued_period_is_the_issued_one(issued):
    assert "issue-1/2017-18-P06-action-plan-report.html" in issued("report", "small", "--period", "P06").out
    assert "report-draft.html" in issued("report", "small", "--period", "P06", "--draft").out
    assert "issue-1-rerun" in issued("report", "small", "--period", "P06", "--rerun").out


def test_a_new_date_after_a_report_is_asked_about_and_answered(issued, small):
    small.write_text(issued("dump", "small").out.replace("date: 14.06.17", "date: 28.06.17"), "utf-8")
    ran = issued("load", small)
    assert ran.code == 1
    assert "is that a typing mistake, a new date that was agreed, or when it is now expected?" in ran.err
    ran = issued(
        "load", small, "--new-date", "agreed", "--agreed-by", "Director", "--why", "No hall was free."
    )
    assert ran.code == 0
    assert "Summer show" in ran.out
    assert issued("load", small, "--new-date", "perhaps").code == 2


def test_a_hand_over_is_told_in_words(on_tuesday):
    ran = on_tuesday("hand-over", "small", "Comms Lead", "Director", "--from", "3 July 2017")
    assert ran.code == 0
    assert "Summer show" in ran.out
    assert ran.out.endswith("small: handed over, now at revision 2.\n")


def test_the_check_groups_what_it_finds(on_tuesday):
    out = on_tuesday("check", "small").out
    assert out.startswith("No actions\n  Priority 1 “Involvement”: It has no actions")
    assert re.search(r"\n\n\S+ things? to look at\.\n$", out)


def test_the_check_as_data(on_tuesday):
    first = json.loads(on_tuesday("check", "small", "--json").out)[0]
    assert sorted(first) == ["advice", "code", "ids", "problem", "where"]
    assert (first["code"], first["ids"]) == ("no-actions", ["p1"])


def test_the_year_of_the_example(run, folder):
    ran = run("demo", "--year")
    assert ran.code == 0
    issued = [line.split()[1] for line in ran.out.splitlines() if " is issued, as at " in line]
    assert issued == ["3", "4", "5", "6", "6a", "7", "8", "9", "10"]
    assert run("verify", "thurrock-2017-18").out.endswith("The chain holds: nine reports, none missing.\n")
    assert "Reports of the example were issued already" in run("demo", "--year").err
    page = (
        folder / "reports/thurrock-2017-18/2017-18-P06/issue-2/2017-18-P06-action-plan-report.html"
    ).read_text()
    assert "The attendance at the Living with Diabetes Day was printed as 46; it was 64." in page


def test_half_a_character_on_the_command_line_is_answered(on_tuesday):
    for words in (
        ("issue", "small", "--period", "P06", "--by", "\udcff"),
        ("report", "small", "--period", "\udcff"),
        ("verify", "\udcff"),
        ("show", "\udcff"),
        ("show", "small", "--store", "\udcff"),
        ("load", "small.yaml", "--why", "\udcff"),
        ("read-date", "\udcff", "--year", "2017-18"),
    ):
        ran = on_tuesday(*words)
        assert "Something went wrong" not in ran.err
        assert ran.err.count("\n") == (1 if ran.code else 0)


def test_what_a_terminal_would_obey_is_not_printed(on_tuesday):
    odd = "Director\u202e\nRevision 9"
    on_tuesday("issue", "small", "--period", "P06", "--by", odd)
    on_tuesday("issue", "small", "--period", "P06", "--by", odd, "--reason", f"Wrong.{odd}")
    assert on_tuesday("undo", "small", "1", "--why", odd).code == 1
    on_tuesday("load", edited("Summer show", "Winter show"), "--replace", "--by", odd, "--why", odd)
    for words in (("reports", "small"), ("history", "small"), ("verify", "small")):
        assert "\u202e" not in on_tuesday(*words).out
        assert "\nRevision 9" not in on_tuesday(*words).out
    assert ", by Director Revision 9: Director Revision 9\n" in on_tuesday("history", "small").out
    on_tuesday("withdraw", "small/6a", "--reason", odd)
    assert on_tuesday("verify", "small").out.count("\n") == 3


def edited(old: str, new: str) -> Path:
    path = Path("small.yaml")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return path


TOGETHER = "combined_periods: [{year: 2017-18, period: 1, through: 26, reason: A trial.}]"
ASKED = (
    "This report was asked for fortnights 3 to 5 of 2017-18; it takes in fortnights 1 to 26 of 2017-18, 1 April 2017 "
    "to 31 March 2018."
)


def test_a_report_on_more_than_was_asked_for_says_so(on_tuesday, folder):
    on_tuesday("load", edited("settings:\n", f"settings:\n  {TOGETHER}\n"), "--replace")
    ran = on_tuesday("report", "small", "--period", "P03..P05", "--json")
    assert (ran.code, ran.err) == (0, f"{ASKED}\n")
    made = json.loads(ran.out)
    assert json.loads(Path(made["html"]).read_text("utf-8"))["asked"] == ASKED
    assert f"\n\n{ASKED}\n\n" in Path(made["email"]).read_text("utf-8")
    whole = on_tuesday("report", "small", "--period", "2017-18")
    assert whole.err == "" and '"asked"' not in Path(made["html"]).read_text("utf-8")


def test_what_is_issued_says_nothing_of_how_it_was_asked_for(on_tuesday):
    joined = "combined_periods: [{year: 2017-18, period: 5, through: 6, reason: A trial.}]"
    on_tuesday("load", edited("settings:\n", f"settings:\n  {joined}\n"), "--replace")
    assert on_tuesday("issue", "small", "--period", "P05").code == 0
    (page,) = Path("reports").rglob("issue-1/*.html")
    assert '"asked"' not in page.read_text("utf-8")


def test_a_fortnight_without_a_report_is_refused_with_one_full_stop(on_tuesday):
    on_tuesday("load", edited("settings:\n", "settings:\n  first_period: P07\n"), "--replace")
    assert on_tuesday("issue", "small", "--period", "P06").err == (
        "2017-18 P06 has no report in this plan (Before the first report of this plan). Issue the next one.\n"
    )
