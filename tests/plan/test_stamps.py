"""When and by whom: new rows carry it, known ones keep theirs."""

from datetime import date, datetime, timedelta, timezone

from actionplan.plan.changes import diff
from actionplan.plan.nouns import Evidence, Milestone, Target, Update
from actionplan.plan.stamps import stamped
from tests.plan.sample import ANN, TRUST, plan_of

AT = datetime(2017, 6, 23, 15, 2, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2017, 6, 23)
KNOWN = plan_of(
    ANN,
    Milestone(id="m-old", title="From the beginning"),
    Milestone(id="m-later", title="Later", since="2017-05-01"),
    Update(id="u-old", of="m-old", period="P05"),
    Update(id="u-later", of="m-old", period="P05", recorded="2017-06-01T09:00:00+00:00", by="Ann"),
)


def stamp(*rows):
    return stamped(plan_of(*rows), KNOWN, by="Ben", at=AT, day=DAY).by_id


def test_a_new_row_carries_the_day():
    assert stamp(Milestone(id="m-1", title="A"))["m-1"].since == "2017-06-23"
    assert stamp(Target(id="t-1"))["t-1"].since == "2017-06-23"


def test_a_new_update_carries_the_moment_in_utc_and_the_person():
    said = stamp(Update(id="u-1", of="m-old", period="P06"))["u-1"]
    assert (said.recorded, said.by) == ("2017-06-23T14:02:00+00:00", "Ben")


def test_what_a_new_row_says_itself_stays():
    written = Update(id="u-1", of="m-old", period="P06", by="Chair")
    assert (stamp(written)["u-1"].by, stamp(written)["u-1"].recorded) == (
        "Chair",
        "2017-06-23T14:02:00+00:00",
    )
    dated = Milestone(id="m-1", title="A", since="2017-04-03")
    recorded = Update(id="u-2", of="m-old", period="P06", recorded="2017-06-02T09:00:00+00:00")
    rows = stamp(dated, recorded)
    assert (rows["m-1"].since, rows["u-2"].recorded, rows["u-2"].by) == (
        "2017-04-03",
        "2017-06-02T09:00:00+00:00",
        "",
    )


def test_a_known_row_keeps_its_stamps_where_the_file_leaves_them_out():
    rows = stamp(
        Milestone(id="m-old", title="From the beginning"),
        Milestone(id="m-later", title="Later"),
        Update(id="u-old", of="m-old", period="P05"),
        Update(id="u-later", of="m-old", period="P05"),
    )
    assert [rows[i].since for i in ("m-old", "m-later")] == [None, "2017-05-01"]
    assert [(rows[i].recorded, rows[i].by) for i in ("u-old", "u-later")] == [
        (None, ""),
        ("2017-06-01T09:00:00+00:00", "Ann"),
    ]


def test_a_known_update_gets_back_whichever_stamp_the_file_leaves_out():
    at = "2017-06-01T09:00:00+00:00"
    only_when = Update(id="u-later", of="m-old", period="P05", recorded=at)
    only_who = Update(id="u-later", of="m-old", period="P05", by="Ann")
    for row in (only_when, only_who):
        said = stamp(row)["u-later"]
        assert (said.recorded, said.by) == (at, "Ann")


def test_a_new_plan_was_there_from_the_beginning_but_its_updates_were_recorded_now():
    rows = plan_of(
        Milestone(id="m-1", title="A"),
        Milestone(id="m-2", title="B", since="2017-05-01"),
        Update(id="u-1", of="m-1", period="P05"),
        Update(id="u-2", of="m-1", period="P05", recorded="2017-06-01T09:00:00+00:00", by="Ann"),
        Evidence(id="e-1", of="m-1", text="Seen in print", by="Chair"),
    )
    new = stamped(rows, None, by="Ben", at=AT, day=DAY).by_id
    assert [new[i].since for i in ("m-1", "m-2")] == [None, "2017-05-01"]
    assert [(new[i].recorded, new[i].by) for i in ("u-1", "u-2", "e-1")] == [
        ("2017-06-23T14:02:00+00:00", "Ben"),
        ("2017-06-01T09:00:00+00:00", "Ann"),
        ("2017-06-23T14:02:00+00:00", "Chair"),
    ]


def test_rows_that_are_not_dated_carry_none():
    assert stamp(TRUST)["p-trust"] == TRUST.model_copy(update={"order": 1000})


def test_stamping_a_known_plan_changes_nothing():
    assert diff(KNOWN, stamped(KNOWN, KNOWN, by="Ben", at=AT, day=DAY)) == ()


LEFT = {"withdrawn_because": "Not needed"}


def test_a_row_that_is_withdrawn_carries_the_day():
    rows = stamp(
        Milestone(id="m-old", title="From the beginning", **LEFT),
        Target(id="t-1", replaced_by=("t-2",)),
        Target(id="t-2", withdrawn_on="2017-06-01", **LEFT),
        Target(id="t-3", withdrawn_because=" "),
    )
    assert [rows[i].withdrawn_on for i in ("m-old", "t-1", "t-2", "t-3")] == [
        "2017-06-23",
        "2017-06-23",
        "2017-06-01",
        None,
    ]


def test_a_row_that_was_withdrawn_keeps_its_day_until_it_is_taken_back():
    gone = Milestone(id="m-1", title="A", withdrawn_on="2017-06-01", **LEFT)
    without_day, back = gone.model_copy(update={"withdrawn_on": None}), Milestone(id="m-1", title="A")
    known = plan_of(gone)
    days = [
        stamped(plan_of(row), known, by="Ben", at=AT, day=DAY).by_id["m-1"].withdrawn_on
        for row in (gone, without_day, back)
    ]
    assert days == ["2017-06-01", "2017-06-01", None]


def test_in_a_new_plan_a_row_that_is_withdrawn_is_so_from_the_day_it_is_taken_in():
    row = stamped(plan_of(Milestone(id="m-1", title="A", **LEFT)), None, by="Ben", at=AT, day=DAY).by_id[
        "m-1"
    ]
    assert (row.since, row.withdrawn_on) == (None, "2017-06-23")
