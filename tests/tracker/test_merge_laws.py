"""The laws of a merge: random edits of the plan and of the file, on both sides at once."""

import random
from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.changes import apply
from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Dated, Update
from actionplan.tracker.cells import Cells, canonical
from actionplan.tracker.columns import MILESTONES, Role
from actionplan.tracker.identity import make_ref
from actionplan.tracker.merge import LISTS, changes_of, merge, returned
from actionplan.tracker.merge.days import last_day_of
from tests.plan.sample import added, edit, removed
from tests.tracker.sent import EXPORT, LATER, PERIOD, PLAN, SINCE, after_return, applied, base_of, going_out

SHEET = "Milestones"
IDS = ("m-report", "m-site", "m-show")
COLUMNS = {column.key: column for column in MILESTONES.columns}
HEADINGS = {column.heading: column.key for column in MILESTONES.columns}
TEXTS = ["", "Red", "Green", "done", "Yes", "maybe", "Head of Digital", "Nobody", "Annual report", "w/c 3 July", "TBC",
         "30.06.17", "=1+1", "Book the hall.", "two\nlines", "1", "06/14/2017", "6/9/2017",
         "next week", "Not started", "Head of Digital & Nobody"]  # fmt: skip
DAYS = [date(2017, 6, 14), date(2017, 6, 23), date(2017, 9, 30), date(2018, 3, 1)]
ISO = {"14.06.17": "2017-06-14", "30.06.17": "2017-06-30"}
typed = st.sampled_from([*TEXTS, *DAYS, 7.0, 42900.0, True])
cells = st.dictionaries(st.sampled_from([key for key in COLUMNS if key != "ref"]), typed, max_size=4)
edits_of_plan = st.lists(
    st.tuples(
        st.sampled_from(IDS), st.sampled_from(["note", "date", "title"]), st.sampled_from(["TBC", "1", "New"])
    ),
    max_size=4,
)
updates = st.lists(
    st.tuples(
        st.sampled_from(IDS), st.sampled_from(["", "Booked", "1"]), st.sampled_from([None, "red", "green"])
    ),
    max_size=2,
)


@st.composite
def plans(draw: st.DrawFn):
    """The plan as others have changed it since the tracker went out."""
    plan = PLAN
    for row_id, field, value in draw(edits_of_plan):
        plan = apply(plan, [edit(plan, row_id, field, value)])
    for number, (row_id, narrative, rag) in enumerate(draw(updates)):
        said = {
            "id": f"u-{number}",
            "of": row_id,
            "period": PERIOD,
            "narrative": narrative,
            "reported_rag": rag,
        }
        plan = apply(plan, [added(Update.model_validate({**said, "recorded": LATER, "by": "Ben"}))])
    if draw(st.booleans()):
        plan = apply(plan, [removed(plan, "m-report")]) if not plan.updates else plan
    if draw(st.booleans()):
        because = edit(plan, "m-site", "withdrawn_because", "Over")
        plan = apply(plan, [edit(plan, "m-site", "withdrawn_on", "2017-06-20"), because])
    return plan


@st.composite
def files(draw: st.DrawFn):
    """The tracker as it was edited: cells, rows deleted, copied, new, with a strange ref, in another order."""
    back = going_out()
    rows = back.rows[SHEET]
    for row_id in IDS:
        back.row(row_id).update(draw(cells))
    if draw(st.booleans()):
        rows.append(dict(draw(st.sampled_from(rows)), **draw(cells)))
    if draw(st.booleans()):
        rows.append(draw(cells))
    if draw(st.booleans()):
        rows.append({"ref": make_ref("zzzz2345", "milestone", "m-show"), **draw(cells)})
    if draw(st.booleans()):
        rows.remove(draw(st.sampled_from(rows)))
    random.Random(draw(st.integers(0, 9))).shuffle(rows)
    return back


def listed(merged):
    """How often each place of the file is listed: a cell, or a whole row where the key is empty."""
    found = Counter()
    for name in LISTS[:-1]:
        for entry in merged.entries(name):
            of_row = [HEADINGS[heading] for heading in entry.values] if name == "proposed" else []
            for key in of_row or [entry.place.key]:
                found[entry.place.sheet, entry.place.row, key] += 1
    return found


def means_nothing_new(key, values, row_id, base, plan):
    """Whether a cell says what went out, or what the plan holds, if perhaps in other words."""
    value = values.get(key)
    text, row = canonical(value), plan.by_id.get(row_id)
    if key == "day" and (text, base.get("day")) == ("06/14/2017", "2017-06-14"):
        return True
    in_another_way = key == "day" or (key == "date" and isinstance(value, date))
    if in_another_way and ISO.get(text, text) == ISO.get(base.get(key), base.get(key)):
        return True
    if text == base.get(key, "") or (key == "unchanged" and text == "No"):
        return True
    if not isinstance(row, Dated):
        return False
    column = COLUMNS[key]
    said = [one for one in plan.updates if one.of == row_id]
    if column.role is Role.SAID:
        words = {"red": "Red", "green": "Green", None: ""}
        return text in {
            "narrative": [u.narrative for u in said],
            "status": [words[u.reported_rag] for u in said],
        }.get(key, [])
    if key in ("date", "day") and row.date in (canonical(values.get("date")), canonical(values.get("day"))):
        return True
    if key == "day":
        return text == last_day_of(row, Cells(plan))
    if key == "date" and isinstance(value, date):
        return last_day_of(row, Cells(plan)) == text
    return column.role is Role.FIELD and text == canonical(Cells(plan).value(column, row))


@given(plans(), files())
@settings(max_examples=200, deadline=None)
def test_every_typed_value_lands_in_exactly_one_list(plan, back):
    found = returned(back.file())
    merged = merge(found, {EXPORT: base_of()}, plan, SINCE)
    places = listed(merged)
    assert set(places.values()) <= {1}
    by_ref = base_of().rows
    for row in next(sheet for sheet in found.sheets if sheet.name == SHEET).rows:
        base = by_ref.get(row.ref)
        for key in {*row.values, *(base.values if base else ())}:
            value = row.values.get(key)
            seen = places.get((SHEET, row.number, ""), 0) + places.get((SHEET, row.number, key), 0)
            if base and means_nothing_new(key, row.values, base.id, base.values, plan):
                assert seen <= 1
            elif base or canonical(value):
                assert seen == 1, (key, value)


@given(plans(), files())
@settings(max_examples=60, deadline=None)
def test_nothing_that_others_have_changed_is_changed_unasked(plan, back):
    merged = merge(returned(back.file()), {EXPORT: base_of()}, plan, SINCE)
    before = Cells(plan)
    went_out = {row.id: row.values for row in base_of().rows.values()}
    for one in merged.changes:
        if one.part == "row" and one.place.key != "day":
            column = COLUMNS[one.place.key]
            now = canonical(before.value(column, plan.by_id[one.place.id]))
            assert now == went_out[one.place.id].get(one.place.key, "")


def seen_of(entry):
    """An entry without its place in the file."""
    place = entry.place
    return place.id, place.key, getattr(entry, "new", ""), getattr(entry, "file", "")


@given(plans(), files())
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_does_not_matter(plan, back):
    def seen():
        merged = merge(returned(back.file()), {EXPORT: base_of()}, plan, SINCE)
        lists = {name: sorted(map(seen_of, merged.entries(name))) for name in LISTS[:-1]}
        made = changes_of(merged, plan, by="Ann", at=LATER)
        return lists, merged.alarms, sorted((change.id, change.field) for change in made)

    one = seen()
    back.rows[SHEET].reverse()
    assert seen() == one


@given(plans(), files())
@settings(max_examples=60, deadline=None)
def test_what_was_applied_brings_nothing_the_second_time_and_no_row_is_removed(plan, back):
    found = returned(back.file())
    merged = merge(found, {EXPORT: base_of()}, plan, SINCE)
    after = applied(merged, plan)
    assert {row.id for kind in KINDS for row in plan.rows(kind)} <= set(after.by_id)
    again = merge(found, {EXPORT: base_of()}, after, after_return(merged, plan))
    assert again.changes == ()
    assert changes_of(again, after, by="Ann", at=LATER) == ()


@given(plans(), st.sampled_from(["\r\n", "\n"]), st.booleans())
@settings(max_examples=40, deadline=None)
def test_an_untouched_file_is_silent_whatever_programs_did_to_it(plan, end, as_text):
    back = going_out()
    for rows in back.rows.values():
        for row in rows:
            for key, value in row.items():
                if isinstance(value, str) and key != "ref":
                    row[key] = value.replace("\n", end) + "  "
                elif as_text and isinstance(value, date):
                    row[key] = value.strftime("%d/%m/%Y")
    merged = merge(returned(back.file()), {EXPORT: base_of()}, plan, SINCE)
    assert [merged.entries(name) for name in LISTS if name != "missing"] == [()] * (len(LISTS) - 1)
    assert merged.untouched or merged.missing
