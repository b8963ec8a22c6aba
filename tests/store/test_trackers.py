"""Trackers that went out and files that came back: kept with what they changed, and read back to the byte."""

import json
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update as update_row

from actionplan.plan.nouns import Milestone
from actionplan.store import ExportEntry, KeptReturn, Store
from actionplan.store.schema import exports, returns
from actionplan.words.errors import (
    BadChange,
    NotGenuine,
    PlanMoved,
    UnknownExport,
    UnknownPlan,
    UnknownReturn,
    UnknownRevision,
)
from tests.store.sample import (
    AT,
    LATER,
    P05,
    P06,
    PLAN,
    added,
    edits,
    export,
    removed,
    returned,
    sample_plan,
    update,
)
from tests.store.test_issued import refusal


@pytest.fixture
def asked(harbour):
    """A store of which a tracker went out."""
    harbour.keep_exports(PLAN, [export()], at=AT)
    return harbour


def take_in(store, change_set=None, by="Ben", **said):
    if change_set is None:
        change_set = edits(store.load(PLAN))
    return store.apply(change_set, by=by, at=LATER, returned=returned(**said))


def behind_its_back(store, table, **fields):
    with store._database.writing(PLAN) as connection:
        connection.execute(update_row(table).values(**fields))


def test_an_export_is_kept_as_it_went_out(harbour, address):
    out = export(name="Zoë's – tracker.xlsx", data='{"rows":{"é":"=1+1\\n👩🏽‍🚒"}}', by="Zoë")
    harbour.keep_exports(PLAN, [out, export("bcde2345", owner="")], at=AT)
    with Store.open(address) as other:
        assert other.export(PLAN, "abcd2345") == out
        assert other.export_anywhere("abcd2345") == out
        assert other.export(PLAN, "bcde2345").owner == ""
    assert harbour.load(PLAN).revision.number == 1


def test_who_was_asked_and_when(harbour):
    out = [
        export("a", period=P05, at=LATER.isoformat()),
        export("b", owner="o-ben"),
        export("c", owner=""),
        export("d", period=P05),
    ]
    harbour.keep_exports(PLAN, out[:2], at=AT)
    harbour.keep_exports(PLAN, out[2:], at=AT)
    harbour.keep_exports(PLAN, [], at=AT)
    assert [one.id for one in harbour.exports(PLAN)] == ["c", "d", "b", "a"]
    assert [one.id for one in harbour.exports(PLAN, P05)] == ["d", "a"]
    assert harbour.exports(PLAN, P06)[1] == ExportEntry(
        id="b",
        plan="harbour-2026",
        revision=1,
        at="2026-06-23T14:02:00+00:00",
        by="Ann",
        period="2026-27 P06",
        owner="o-ben",
        name="2026-27-P06-tracker-o-ann.xlsx",
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (UnknownRevision, {"revision": 2}),
        (BadChange, {"by": "red \x1b[31m"}),
        (BadChange, {"owner": "half \ud800"}),
        (BadChange, {"export_id": "abcd2345"}),
        (ValueError, {"plan": "elsewhere"}),
        (ValueError, {"at": "2026-06-23T15:02:00+01:00"}),
    ],
)
def test_of_exports_that_cannot_all_be_kept_none_is(asked, kind, said):
    with pytest.raises(kind):
        asked.keep_exports(PLAN, [export("bcde2345"), export(**{"export_id": "cdef2345", **said})], at=AT)
    assert [one.id for one in asked.exports(PLAN)] == ["abcd2345"]


def test_an_export_id_is_used_once_in_all_plans(asked):
    asked.create(sample_plan("quay-2026"), by="Ann", at=AT, why="")
    assert refusal(BadChange, asked.keep_exports, "quay-2026", [export(plan="quay-2026")], at=AT) == (
        'The export id "abcd2345" is taken; make the tracker again.'
    )
    asked.keep_exports("quay-2026", [export("bcde2345", plan="quay-2026")], at=AT)
    assert asked.export_anywhere("bcde2345").plan == "quay-2026"
    refusal(UnknownExport, asked.export, PLAN, "bcde2345")


@pytest.mark.parametrize("unknown", ["zzzz2345", "", "ABCD2345", "a\0b", "half \ud800"])
def test_an_export_that_is_not_there(asked, unknown):
    refusal(UnknownExport, asked.export, PLAN, unknown)
    assert refusal(UnknownExport, asked.export_anywhere, unknown) == (
        f'The store does not hold the export "{unknown}" that the tracker came from. Merge it where it was made, or '
        "take it in with actionplan tracker import."
    )


def test_an_export_that_was_tampered_with(asked):
    for data in ('{"rows":{"x":{}}}', ""):
        behind_its_back(asked, exports, data=data)
        assert refusal(NotGenuine, asked.export, PLAN, "abcd2345") == (
            "The record of the export abcd2345 of plan harbour-2026 is not what was kept: its fingerprint differs. "
            "Restore the store from a copy."
        )
    assert [one.id for one in asked.exports(PLAN)] == ["abcd2345"]


def test_what_came_back_is_kept_with_what_it_changed(asked, address):
    content = bytes(range(256)) * 5000
    revision = take_in(asked, edits(asked.load(PLAN), ("m-report", "note", "N"), why="back"), content=content)
    assert (revision.number, revision.by, revision.why) == (2, "Ben", "back")
    with Store.open(address) as other:
        assert other.returns(PLAN) == [
            KeptReturn(
                plan="harbour-2026",
                number=1,
                at="2026-06-23T15:02:00+00:00",
                by="Ben",
                export="abcd2345",
                period="2026-27 P06",
                owner="o-ann",
                name="tracker (returned).xlsx",
                sha256=sha256(content).hexdigest(),
                content_sha256="c" * 64,
                revision=2,
            )
        ]
        assert other.returned_outcome(PLAN, 1) == '{"changes":[]}'
        assert other.returned_content(PLAN, 1) == content


def test_an_untouched_file_is_kept_without_a_revision(asked):
    assert take_in(asked, content=b"") is None
    assert [(one.number, one.revision) for one in asked.returns(PLAN)] == [(1, None)]
    assert asked.returned_content(PLAN, 1) == b""
    assert asked.load(PLAN).revision.number == 1


def test_what_came_back_by_period_and_owner(asked):
    for period, owner in [(P06, "o-ann"), (P05, "o-ann"), (P06, ""), (P06, "o-ben")]:
        take_in(asked, period=period, owner=owner, export="")

    def numbers(*arguments, **named):
        return [one.number for one in asked.returns(PLAN, *arguments, **named)]

    assert numbers() == [1, 2, 3, 4]
    assert numbers(P06) == [1, 3, 4]
    assert numbers(owner="o-ann") == [1, 2]
    assert numbers(owner="") == [3]
    assert numbers(P06, "o-ann") == [1]


def test_returns_are_numbered_in_each_plan(asked):
    asked.create(sample_plan("quay-2026"), by="Ann", at=AT, why="")
    take_in(asked)
    take_in(asked, edits(asked.load("quay-2026")), export="", content=b"quay")
    take_in(asked)
    assert [one.number for one in asked.returns(PLAN)] == [1, 2]
    assert asked.returned_content("quay-2026", 1) == b"quay"


def refused_changes(store):
    """Change sets that cannot be saved, each with its error."""
    seen = store.load(PLAN)
    store.apply(edits(seen, ("m-report", "date", "Oct 2026")), by="Cem", at=LATER)
    return [
        (PlanMoved, edits(seen, ("m-report", "date", "Nov 2026"), ("m-report", "note", "N"))),
        (BadChange, edits(store.load(PLAN), ("m-website", "owner", "o-none"))),
        (UnknownRevision, edits(type(seen)(seen.plan, type(seen.revision)(9, "", "")))),
    ]


def test_what_is_refused_keeps_nothing_of_the_file(asked):
    for kind, change_set in refused_changes(asked):
        refusal(kind, take_in, asked, change_set)
    seen = asked.load(PLAN)
    for kind, said in (
        (UnknownExport, {"export": "zzzz2345"}),
        (BadChange, {"period": "\0"}),
        (BadChange, {"owner": "half \ud800"}),
    ):
        refusal(kind, take_in, asked, edits(seen, ("m-report", "note", "N")), **said)
    assert asked.returns(PLAN) == []
    assert asked.load(PLAN) == seen


def test_a_file_that_was_weighed_against_an_older_plan_is_refused_also_where_it_only_appends(asked):
    seen = asked.load(PLAN)
    take_in(asked, added(seen, update()))
    for later in (added(seen, update("u-other")), edits(seen)):
        assert refusal(PlanMoved, take_in, asked, later, by="Cem") == (
            "The plan has moved on to revision 2, by Ben on 23 June 2026, 16:02, since the file was looked at. Nothing "
            "was saved. Look at what the file brings now, then try again."
        )
    assert [one.number for one in asked.returns(PLAN)] == [1]
    take_in(asked, edits(asked.load(PLAN)))
    assert [one.number for one in asked.returns(PLAN)] == [1, 2]


def test_after_an_undo_the_file_may_come_again(asked):
    wanted = edits(asked.load(PLAN), ("m-report", "note", "N"))
    take_in(asked, wanted)
    undone = asked.undo(PLAN, 2, by="Ann", at=LATER, why="wrong file")
    assert undone.undoes == 2
    assert asked.load(PLAN).plan == sample_plan()
    assert [(one.number, one.revision) for one in asked.returns(PLAN)] == [(1, 2)]
    assert take_in(asked, edits(asked.load(PLAN), ("m-report", "note", "N"))).number == 4
    assert [(one.number, one.revision) for one in asked.returns(PLAN)] == [(1, 2), (2, 4)]


def test_what_the_files_of_an_export_added(asked):
    asked.keep_exports(PLAN, [export("bcde2345")], at=AT)
    assert asked.merged_updates(PLAN, "abcd2345") == frozenset()
    asked.apply(added(asked.load(PLAN), update("u-1")), by="Ann", at=AT)
    new = Milestone(id="m-new", order=3000, title="Exhibition")
    first = added(asked.load(PLAN), update("u-2"), new)
    take_in(asked, first)
    both = edits(asked.load(PLAN), ("m-report", "note", "N"))
    take_in(asked, both)
    take_in(asked, added(asked.load(PLAN), update("u-3")), export="bcde2345")
    take_in(asked, removed(asked.load(PLAN), "m-website"))
    assert asked.merged_updates(PLAN, "abcd2345") == {"u-2", "m-new"}
    assert asked.merged_updates(PLAN, "bcde2345") == {"u-3"}
    asked.undo(PLAN, 3, by="Ann", at=LATER, why="")
    assert asked.merged_updates(PLAN, "abcd2345") == {"u-2", "m-new"}


def test_a_returned_file_that_was_tampered_with(asked):
    take_in(asked)
    behind_its_back(asked, returns, content=b"PK\x03\x04 the workbooK")
    assert refusal(NotGenuine, asked.returned_content, PLAN, 1) == (
        "The returned file 1 of plan harbour-2026 is not what was kept: its fingerprint differs. Restore the store "
        "from a copy."
    )
    assert len(asked.returns(PLAN)) == 1


def test_a_returned_file_that_is_not_there(asked):
    assert refusal(UnknownReturn, asked.returned_content, PLAN, 1) == (
        'Plan "harbour-2026" has no returned tracker 1. None has come back yet.'
    )
    take_in(asked)
    assert refusal(UnknownReturn, asked.returned_outcome, PLAN, 2) == (
        'Plan "harbour-2026" has no returned tracker 2. They are numbered 1 to 1.'
    )
    assert refusal(UnknownReturn, asked.returned_content, PLAN, 2) == (
        'Plan "harbour-2026" has no returned tracker 2. They are numbered 1 to 1.'
    )


def test_a_plan_that_is_not_there(asked):
    for call in (
        lambda: asked.keep_exports("quay", [export(plan="quay")], at=AT),
        lambda: asked.export("quay", "abcd2345"),
        lambda: asked.exports("quay"),
        lambda: asked.returns("quay"),
        lambda: asked.returned_content("quay", 1),
        lambda: asked.returned_outcome("quay", 1),
        lambda: asked.merged_updates("quay", "abcd2345"),
        lambda: take_in(asked, type(edits(asked.load(PLAN)))("quay", 1, ())),
    ):
        assert refusal(UnknownPlan, call).startswith('There is no plan "quay" in the store.')


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("tracker \udcff.xlsx", "tracker ?.xlsx"),
        ("a\0b\x1b[31m\n\u202ec.xlsx", "ab[31m c.xlsx"),
        ("x" * 300, "x" * 254 + "…"),
    ],
)
def test_a_file_of_any_name_is_kept(asked, name, kept):
    take_in(asked, name=name)
    asked.keep_exports(PLAN, [export("bcde2345", name=name)], at=AT)
    assert [asked.returns(PLAN)[0].name, asked.export(PLAN, "bcde2345").name] == [kept, kept]


@given(st.lists(st.tuples(st.text(st.characters()), st.binary(max_size=500)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_whatever_was_typed_and_sent_comes_out_again(asked, sent):
    before = len(asked.returns(PLAN))
    for text, content in sent:
        outcome = json.dumps({"changes": [text]}, ensure_ascii=False)
        take_in(asked, content=content, outcome=outcome)
    found = asked.returns(PLAN)[before:]
    outcomes = [json.loads(asked.returned_outcome(PLAN, one.number)) for one in found]
    assert [outcome["changes"] for outcome in outcomes] == [[text] for text, _ in sent]
    assert [asked.returned_content(PLAN, one.number) for one in found] == [content for _, content in sent]


@pytest.mark.postgresql
@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize("text", ["\0", "half \ud800", '\\"\u2028', "\uffff"])
def test_a_server_keeps_what_was_typed_too(asked, text):
    said = json.dumps({"changes": [text]}, ensure_ascii=False)
    take_in(asked, outcome=said)
    asked.keep_exports(PLAN, [export("bcde2345", data=said)], at=AT)
    assert json.loads(asked.returned_outcome(PLAN, 1)) == {"changes": [text]}
    assert json.loads(asked.export(PLAN, "bcde2345").data) == {"changes": [text]}
