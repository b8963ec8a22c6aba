"""What an audience may not see is absent from the whole of what it gets; internal notes are for nobody."""

from typing import Any

import pytest

from actionplan.plan.nouns import Activity, Decision, Noun, PeriodNote
from actionplan.view.data import ReportData
from actionplan.words.vocabulary import Audience
from tests.view.sample import frozen_items, milestone, priority, target, update, view

MAY_SEE = {"lay members": {"lay members"}, "executive": {"lay members", "executive"}, "team": set(Audience)}
AUDIENCES = list(MAY_SEE)


def secret(audience: str, where: str) -> str:
    return f"planted for {audience} in {where}."


def rows_for(audience: str) -> list[Noun]:
    """A row of every kind for an audience, with a sentence in each of its texts."""
    short = audience[:4].strip()

    def texts(kind: str, *fields: str) -> dict[str, Any]:
        return {field: secret(audience, f"{kind} {field}") for field in fields} | {
            "audience": Audience(audience)
        }

    everything = ("narrative", "reason", "path_to_green", "path_to_green_by", "expected", "approved_by")
    return [
        milestone("02.03.17", id=f"m-{short}", **texts("milestone", "title", "note")),
        Activity(id=f"a-{short}", period="P06", **texts("activity", "title", "note")),
        Decision(
            id=f"d-{short}",
            options=(secret(audience, "decision options"),),
            **texts("decision", "question", "of", "date", "answer", "answered_by"),
        ),
        PeriodNote(id=f"n-{short}", period="P06", **texts("period note", "text", "by")),
        milestone("02.03.17", id=f"seen-{short}", title=f"Seen {short}"),
        update("P06", of=f"seen-{short}", reported_rag="amber", **texts("update", *everything)),
        milestone("02.03.17", id=f"off-{short}", title=f"Put off {short}"),
        update("P06", of=f"off-{short}", standing="deferred", **texts("deferral", *everything)),
        target("02.03.17", id=f"t-{short}", priority=f"p-{short}"),
        update("P06", of=f"t-{short}", reported_rag="red", **texts("update of a target", *everything)),
        priority(f"p-{short}"),
        update("P06", of=f"p-{short}", reported_rag="amber", **texts("update of a priority", *everything)),
    ]


def with_internal_notes(rows: list[Noun]) -> list[Noun]:
    noted = [row for row in rows if "internal_note" in type(row).model_fields]
    assert {row.kind for row in noted} == {
        "milestone",
        "activity",
        "decision",
        "update",
        "target",
        "priority",
    }
    note = {"internal_note": "planted in an internal note"}
    return [row.model_copy(update=note) if row in noted else row for row in rows]


ROWS = with_internal_notes([row for audience in AUDIENCES for row in rows_for(audience)])


def frozen(audience: str) -> ReportData:
    return view("P06", *ROWS, seen_on="2017-07-01").freeze(audience)


def whole(audience: str) -> str:
    """All that an audience gets; a sentence may begin with a capital that its author did not write."""
    return frozen(audience).to_json().casefold()


@pytest.mark.parametrize("reader", AUDIENCES)
@pytest.mark.parametrize("meant_for", AUDIENCES)
def test_a_text_is_there_for_those_who_may_see_it_and_for_nobody_else(reader: str, meant_for: str) -> None:
    assert (f"planted for {meant_for}" in whole(reader)) == (meant_for in MAY_SEE[reader])


WHERE = [
    "milestone title",
    "milestone note",
    "activity title",
    "activity note",
    "decision question",
    "decision options",
    "decision of",
    "decision date",
    "decision answer",
    "decision answered_by",
    "period note text",
    "period note by",
    "update narrative",
    "update reason",
    "update path_to_green",
    "update path_to_green_by",
    "update expected",
    "deferral approved_by",
    "update of a target narrative",
    "update of a priority narrative",
    "update of a priority reason",
]


@pytest.mark.parametrize("where", WHERE)
def test_the_team_gets_every_text(where: str) -> None:
    assert [a for a in AUDIENCES if secret(a, where).rstrip(".") in whole("team")] == AUDIENCES


@pytest.mark.parametrize("reader", AUDIENCES)
def test_internal_notes_are_in_no_report(reader: str) -> None:
    assert "internal" not in whole(reader)


def test_all_audiences_see_one_status_and_one_date() -> None:
    found = [frozen_items(frozen(reader)) for reader in AUDIENCES]
    for row in ("seen-lay", "seen-exec", "seen-team", "off-lay", "off-exec", "off-team", "t-team"):
        of_row = {
            (items[row].status.rag, items[row].status.reported, items[row].status.since) for items in found
        }
        assert len(of_row) == 1


def test_of_what_is_for_others_the_status_is_said_without_a_reason() -> None:
    lay = frozen_items(frozen("lay members"))
    assert lay["seen-team"].status.why[1:] == ("Amber is reported.",)
    assert lay["off-team"].status.why == ("Deferred, with approval.",)
    assert (lay["seen-team"].update, lay["seen-team"].expected) == ("", "")


def test_a_summary_for_others_is_replaced_by_the_generated_one() -> None:
    note = PeriodNote(id="n", period="P06", text="For us.", by="Lead", audience=Audience.TEAM)
    assert view("P06", note).freeze("team").summary == ("For us.",)
    lay = view("P06", note).freeze("lay members")
    assert (lay.summary[0].split(".")[0].endswith("recorded for this period"), lay.summary_by) == (True, "")


def test_the_counts_are_of_what_the_audience_sees() -> None:
    rows = (milestone("02.03.17", id="a"), milestone("02.03.17", id="b", audience=Audience.TEAM))
    assert [view("P06", *rows).freeze(reader).counts[0].count for reader in AUDIENCES] == [1, 1, 2]


def test_since_then_tells_nothing_of_what_is_hidden() -> None:
    rows = (milestone("22.06.17", audience=Audience.TEAM), update("P07", completed_on="2017-06-27"))
    found = view("P06", *rows, seen_on="2017-07-01")
    assert found.freeze("lay members").since_then == ()
    assert found.freeze("team").since_then == ("Milestone m: completed on 27 June 2017.",)
