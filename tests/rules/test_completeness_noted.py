"""Statuses that an import could only keep in an internal note."""

from actionplan.rules.completeness import noted
from tests.rules.completeness_sample import found
from tests.view.sample import milestone, update


def test_a_row_that_a_file_called_complete_or_deferred_and_that_is_open() -> None:
    rows = (
        milestone("June 2017", "m-1", title="Roadshow", internal_note="Budget: £500\nRAG: Complete"),
        milestone("June 2017", "m-2", title="Film", internal_note="Current status: On hold"),
    )
    assert [(one.where, one.problem, one.advice) for one in found(noted.status_in_note, *rows)] == [
        (
            "Milestone “Roadshow”",
            "A file said that it is complete, and in the plan it is open.",
            "Say on which day it was completed, or take the line out of its internal note.",
        ),
        (
            "Milestone “Film”",
            "A file said that it is deferred, and in the plan it is open.",
            "Record it with the name of who approved it, or take the line out of its internal note.",
        ),
    ]


def test_what_is_over_or_approved_meanwhile_or_no_status_is_not_told() -> None:
    rows = (
        milestone("June 2017", "m-1", internal_note="RAG: Complete"),
        milestone("June 2017", "m-2", internal_note="RAG: Deferred"),
        milestone("June 2017", "m-3", internal_note="Photographs: done\nRAG: Green\nRAG:"),
        update("P06", "m-2", standing="deferred", approved_by="Governing Body", reason="No venue"),
    )
    assert found(noted.status_in_note, *rows, ended=frozenset({"m-1"})) == []
