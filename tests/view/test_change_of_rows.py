"""Rows that came and went between two reports: each kind in its words."""

from typing import Any

from tests.view.changes import changes, item, left, report


def came_and_went(*now: str, left: Any, before: str = "ab") -> list[tuple[str, str]]:
    return changes(report(*map(item, before)), report(*map(item, now), left=left))


def test_merged_replaced_and_withdrawn() -> None:
    assert came_and_went("c", left=(left("a", "c"), left("b", "c"))) == [
        ("merged", "Merged: “Milestone a” and “Milestone b” into “Milestone c”.")
    ]
    assert came_and_went("b", "c", left=(left("a", "c", reason="A wider plan."),)) == [
        ("replaced", "Replaced: “Milestone a” by “Milestone c” (A wider plan).")
    ]
    assert came_and_went("b", left=(left("a"),)) == [("withdrawn", "Withdrawn: “Milestone a”.")]


def test_what_was_split_and_replaced_again_leads_to_what_stands_now() -> None:
    assert came_and_went("b", "e", "f", left=(left("a", "c"), left("c", "e", "f"))) == [
        ("split", "Split: “Milestone a” into “Milestone e” and “Milestone f”.")
    ]


def test_what_was_withdrawn_before_or_came_and_went_is_not_told() -> None:
    assert came_and_went("a", "b", left=(left("x"), left("y", "z"))) == []


def test_what_an_audience_may_no_longer_see_is_not_told() -> None:
    assert came_and_went("a", left=()) == []


def test_what_was_withdrawn_and_taken_back_is_back_and_not_new() -> None:
    before = report(item("a"), left=(left("b"),))
    assert changes(before, report(item("a"), item("b"))) == [
        ("back", "Back in the plan: Milestone b, no date yet.")
    ]


def test_one_of_two_of_a_name_is_told_by_its_date() -> None:
    rows = [item(id, title="Consultation", date_as_written=written) for id, written in
            (("a", "Sept tbc"), ("b", "Dec tbc"))]  # fmt: skip
    late = item("b", "red", title="Consultation", date_as_written="Dec tbc")
    assert changes(report(*rows), report(rows[0], late)) == [
        ("worse", "Worse: Consultation (Dec tbc), Green to Red.")
    ]


def test_what_replaces_a_row_and_comes_a_report_later_is_not_new() -> None:
    withdrawn = (left("a", "c", "d"),)
    before = report(item("b"), left=withdrawn)
    assert changes(before, report(*map(item, "bcd"), left=withdrawn)) == []


def test_heirs_named_after_the_report_that_told_of_the_withdrawal_are_told_as_a_split() -> None:
    before = report(item("b"), left=(left("a"),))
    after = report(*map(item, "bcd"), left=(left("a", "c", "d"),))
    assert changes(before, after) == [("split", "Split: “Milestone a” into “Milestone c” and “Milestone d”.")]
    assert changes(after, after) == []


def test_reasons_are_gathered_along_the_rows_that_replaced_one_and_left_too() -> None:
    assert came_and_went("b", left=(left("a", "c"), left("c", reason="No funds."))) == [
        ("withdrawn", "Withdrawn: “Milestone a” (No funds).")
    ]
