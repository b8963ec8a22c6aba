"""Whatever is done to an issued report behind the store's back is found, and said in a sentence."""

import json

import pytest
from sqlalchemy import delete, insert, update

from actionplan.store import Wrong, fingerprint
from actionplan.store.schema import chains, report_files, reports
from actionplan.words.errors import NotGenuine, ReportWithdrawn
from tests.store.sample import AT, P05, P06, PLAN, issue

FIRST = "harbour-2026/2026-27-P05/issue-1"
SECOND = "harbour-2026/2026-27-P06/issue-1"
THIRD = "harbour-2026/2026-27-P06/issue-2"


@pytest.fixture
def three(harbour):
    """A store with reports 5, 6 and 6a."""
    for period in (P05, P06, P06):
        issue(harbour, period)
    return harbour


def behind_its_back(store, *statements):
    with store._database.writing(PLAN) as connection:
        for statement in statements:
            connection.execute(statement)


def of(table, period, issue):
    return (table.c.period == period) & (table.c.issue == issue)


def change_row(store, period, issue, **fields):
    behind_its_back(store, update(reports).where(of(reports, period, issue)).values(**fields))


def found(store):
    return [(wrong.report, wrong.sentence) for wrong in store.wrong_with_reports(PLAN)]


def test_nothing_is_wrong_with_what_was_issued(three):
    assert found(three) == []
    three.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    assert found(three) == []


def test_no_report_is_nothing_wrong(harbour):
    assert harbour.wrong_with_reports(PLAN) == []


def test_a_manifest_with_one_byte_changed(three):
    text = three.reports(PLAN)[0].manifest.replace('"revision": 1', '"revision": 2')
    change_row(three, P05, 1, manifest=text)
    assert three.wrong_with_reports(PLAN) == [
        Wrong(
            "harbour-2026/2026-27-P05/issue-1",
            "Report 5 (harbour-2026/2026-27-P05/issue-1): its manifest is not what was issued: its fingerprint "
            "differs. Restore the store from a copy.",
        )
    ]


def test_a_manifest_changed_together_with_its_fingerprint(three):
    text = three.reports(PLAN)[0].manifest.replace('"by": "Ann"', '"by": "Ben"')
    change_row(three, P05, 1, manifest=text, fingerprint=fingerprint(text), by="Ben")
    assert found(three) == [
        (
            "",
            f"The chain of plan harbour-2026 is broken: report 6 ({SECOND}) follows on another report than the store "
            "holds before it. Restore the store from a copy.",
        )
    ]


def test_a_manifest_that_is_none(three):
    change_row(three, P05, 1, manifest="{}", fingerprint=fingerprint("{}"))
    assert found(three)[0] == (
        FIRST,
        f"Report 5 ({FIRST}): its manifest is none. The manifest cannot be read: plan: is missing; it is needed. "
        "Restore the store from a copy.",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "7"),
        ("at", "2026-06-24T14:02:00+00:00"),
        ("by", "Ben"),
        ("reason", "none"),
        ("revision", 2),
        ("audience", "team"),
    ],
)
def test_an_entry_that_says_something_else_than_its_manifest(three, field, value):
    change_row(three, P06, 1, **{field: value})
    number = value if field == "number" else "6"
    assert found(three) == [
        (
            SECOND,
            f"Report {number} ({SECOND}): its entry in the list of reports ({field}) is not what was issued. Restore "
            "the store from a copy.",
        )
    ]


def test_files_that_changed_went_or_came(three):
    of_files = of(report_files, P06, 2)
    behind_its_back(
        three,
        update(report_files)
        .where(of_files, report_files.c.name == "report.html")
        .values(content=b"<p>green"),
        delete(report_files).where(of_files, report_files.c.name == "data-team.json"),
        insert(report_files).values(plan=PLAN, period=P06, issue=2, name="more.html", content=b""),
    )
    assert found(three) == [
        (THIRD, f"Report 6a ({THIRD}): the stored file {one} Restore the store from a copy.")
        for one in (
            "“report.html” is not what was issued: its fingerprint differs.",
            "“data-team.json” is missing.",
            "“more.html” was not issued with it.",
        )
    ]


def test_content_taken_out_without_a_withdrawal(three):
    behind_its_back(three, update(report_files).where(of(report_files, P05, 1)).values(content=None))
    assert [sentence.partition(": ")[2] for _, sentence in found(three)] == [
        "the stored file “report.html” is missing. Restore the store from a copy.",
        "the stored file “data-team.json” is missing. Restore the store from a copy.",
        "the stored file “promised.json” is missing. Restore the store from a copy.",
    ]


@pytest.mark.parametrize(
    ("promised", "problem"),
    [
        (b'["m-report"]', "is not what was issued: its fingerprint differs."),
        (b"", "is not what was issued: its fingerprint differs."),
        (None, "is missing."),
    ],
)
@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_is_promised_is_part_of_what_was_issued(three, promised, problem, withdrawn):
    if withdrawn:
        three.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    one = of(report_files, P06, 1) & (report_files.c.name == "promised.json")
    behind_its_back(three, update(report_files).where(one).values(content=promised))
    sentence = (
        f"Report 6 ({SECOND}): the stored file “promised.json” {problem} Restore the store from a copy."
    )
    assert found(three) == [(SECOND, sentence)]


def test_a_list_of_what_is_promised_that_is_none(three):
    one = of(report_files, P06, 1) & (report_files.c.name == "promised.json")
    behind_its_back(three, update(report_files).where(one).values(content=b"7"))
    with pytest.raises(NotGenuine, match="What the issued reports of harbour-2026 promise cannot be read"):
        three.promised(PLAN)


NOTES = {
    "no JSON": "by Ann",
    "no note": "[]",
    "empty": "",
    "other": '{"at":"2026-06-23T14:02:00+00:00","by":"Ann","reason":"another"}',
}


@pytest.mark.parametrize("note", [*NOTES, "of another report"])
def test_who_withdrew_it_and_why_stays_as_it_was_written(three, note):
    three.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    copied = three.reports(PLAN)[1].withdrawn.note(three.reports(PLAN)[0].fingerprint)
    change_row(three, P06, 1, withdrawn=NOTES.get(note, copied))
    assert found(three) == [
        (
            SECOND,
            f"Report 6 ({SECOND}): the note of its withdrawal is not what was written. Restore the store from a copy.",
        )
    ]
    with pytest.raises(ReportWithdrawn, match="by somebody, for this reason: “the note of who did it"):
        three.report_files(PLAN, P06, 1)


def test_a_note_of_a_withdrawal_that_was_taken_away(three):
    three.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    change_row(three, P06, 1, withdrawn=None)
    assert [sentence.partition(": ")[2] for _, sentence in found(three)] == [
        "the stored file “report.html” is missing. Restore the store from a copy.",
        "the stored file “data-team.json” is missing. Restore the store from a copy.",
    ]


def test_content_that_came_back_after_a_withdrawal(three):
    three.withdraw(PLAN, P06, 1, by="Ann", at=AT, reason="wrong list")
    one = of(report_files, P06, 1) & (report_files.c.name == "report.html")
    behind_its_back(three, update(report_files).where(one).values(content=b"x"))
    assert found(three) == [
        (
            SECOND,
            f"Report 6 ({SECOND}): it was withdrawn, and its file “report.html” is still there. Restore the store from "
            "a copy.",
        )
    ]


def unlisted(period, issue):
    name = f"harbour-2026/{period.replace(' ', '-')}/issue-{issue}"
    return (
        "",
        f"The store holds files of {name}, and no such report in its list. Restore the store from a copy.",
    )


def test_files_of_a_report_that_was_never_issued(three):
    behind_its_back(
        three,
        insert(report_files).values(
            plan=PLAN, period="2026-27 P09", issue=1, name="page.html", content=b"green"
        ),
    )
    assert found(three) == [unlisted("2026-27 P09", 1)]


def test_files_are_read_only_as_they_were_issued(three):
    one = of(report_files, P06, 1) & (report_files.c.name == "data-team.json")
    behind_its_back(three, update(report_files).where(one).values(content=b'{"rag": "red"}'))
    sentence = (
        f"A file of {SECOND} is not what was issued. Restore the store from a copy; actionplan verify {SECOND} says "
        "what is wrong."
    )
    for read in (
        lambda: three.report_files(PLAN, P06, 1),
        lambda: three.standing_files(PLAN, ["data-team.json"]),
    ):
        with pytest.raises(NotGenuine) as caught:
            read()
        assert str(caught.value) == sentence
    behind_its_back(three, delete(report_files).where(one))
    with pytest.raises(NotGenuine, match=f"A file of {SECOND} is missing from the store"):
        three.standing_files(PLAN, ["data-team.json"])
    assert len(three.standing_files(PLAN, ["report.html"])) == 3


def refused(store):
    with pytest.raises(NotGenuine) as caught:
        issue(store)
    return str(caught.value)


@pytest.mark.parametrize(("period", "number", "after"), [(P05, "6", SECOND), (P06, "6a", THIRD)])
def test_a_report_cut_out_of_the_chain_is_missed_and_no_other_is_issued(three, period, number, after):
    behind_its_back(three, delete(reports).where(of(reports, period, 1)))
    sentence = (
        f"A report is missing from the chain of plan harbour-2026: report {number} ({after}) says that one came before "
        "it that the store no longer holds. Restore the store from a copy."
    )
    assert found(three) == [("", sentence), unlisted(period, 1)]
    assert refused(three) == sentence


def test_a_report_cut_off_the_end_is_missed_and_no_other_is_issued(three):
    behind_its_back(three, delete(reports).where(of(reports, P06, 2)))
    sentence = (
        "A report is missing from the end of the chain of plan harbour-2026: its record counts three reports, and the "
        "store holds two reports. Restore the store from a copy."
    )
    assert found(three) == [("", sentence), unlisted(P06, 2)]
    assert refused(three) == sentence


def test_all_reports_cut_out(three):
    behind_its_back(three, delete(reports), delete(report_files))
    assert found(three)[0][1].startswith(
        "A report is missing from the end of the chain of plan harbour-2026: its record counts three reports, and the "
        "store holds no reports."
    )


@pytest.mark.parametrize("statement", [delete(chains), update(chains).values(head="0" * 64)])
def test_the_record_of_the_end_was_changed(three, statement):
    behind_its_back(three, statement)
    assert found(three) == [
        (
            "",
            "The chain of plan harbour-2026 does not end with the report that was issued last. Restore the store from "
            "a copy.",
        )
    ]


def test_what_it_takes_to_be_missed(three):
    """Every trace of the last report removed and the record set back: only a copy elsewhere could tell."""
    last = three.reports(PLAN)[1]
    behind_its_back(
        three,
        delete(reports).where(of(reports, P06, 2)),
        delete(report_files).where(of(report_files, P06, 2)),
        update(chains).values(length=2, head=last.fingerprint),
    )
    assert found(three) == []
    assert json.loads(last.manifest)["number"] == "6"
