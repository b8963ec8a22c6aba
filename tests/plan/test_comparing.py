"""Two versions of a plan compared: by id where there is one, else by wording."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.comparing import compare
from actionplan.plan.comparing.similar import similar
from actionplan.plan.nouns import Activity, Indicator, Milestone, Observation, Owner, Priority, Target, Update
from tests.plan.sample import ANN, BEN, HEADER, REPORT, SAID, TRUST, WEBSITE, harbour, plan_of

LISTS = ["added", "removed", "moved", "reworded", "re_dated", "changed"]
REACH = Priority(id="p-reach", number=2, title="Reach")


def counts(comparison):
    return {name: len(getattr(comparison, name)) for name in LISTS if getattr(comparison, name)}


def only(differences):
    (one,) = differences
    return one


def milestones(*titles, letter="m", **more):
    return [Milestone(id=f"{letter}-{i}", title=title, **more) for i, title in enumerate(titles, 1)]


def edited(row, **fields):
    return row.model_copy(update=fields)


def test_a_plan_does_not_differ_from_itself():
    same = compare(harbour(), harbour())
    assert not same
    assert same.in_words() == ["Nothing differs."]
    assert same.to_data() == {name: [] for name in LISTS} | {"two_dates": [], "matched": {"id": 6}}


def test_a_row_of_one_plan_only_is_added_or_removed():
    comparison = compare(plan_of(ANN, REPORT), plan_of(ANN, WEBSITE))
    assert counts(comparison) == {"added": 1, "removed": 1}
    assert comparison.in_words() == [
        "Milestones: one added and one removed.",
        "  Milestone “New website” added.",
        "  Milestone “Annual report” removed.",
    ]
    assert only(comparison.added).new == {
        "id": "m-website",
        "order": 1000,
        "title": "New website",
        "date": "Jan 18",
    }
    assert (only(comparison.removed).old_id, only(comparison.removed).new_id) == ("m-report", "")


def test_a_new_date_says_both_and_by_how_many_days():
    old = edited(REPORT, date="14.06.17")
    comparison = compare(plan_of(old), plan_of(edited(REPORT, date="23 June 2017")))
    one = only(comparison.re_dated)
    assert (one.old, one.new, one.days, one.matched) == ("14.06.17", "23 June 2017", 9, "by its id")
    assert one.sentence == (
        "Milestone “Annual report”: date as written changed from “14.06.17” to “23 June 2017”, nine days later."
    )
    assert counts(comparison) == {"re_dated": 1}


def test_dates_without_a_day_in_common_have_no_days_between_them():
    pairs = {
        ("Sept tbc", "Dec tbc"): 92,
        ("Sept tbc", "TBC"): None,
        ("May 17", "31 May 2017"): 0,
        ("June 17", "May 17"): -30,
    }
    for (was, now), days in pairs.items():
        one = only(compare(plan_of(edited(REPORT, date=was)), plan_of(edited(REPORT, date=now))).re_dated)
        assert one.days == days


def test_a_review_that_moved_is_counted_where_there_is_no_other_day():
    was, now = "Jan / ongoing – review Sept 17", "Jan / ongoing – review Oct 17"
    one = only(compare(plan_of(edited(REPORT, date=was)), plan_of(edited(REPORT, date=now))).re_dated)
    assert one.days == 31


def test_wording_and_other_fields_are_told_apart():
    new = edited(REPORT, title="Annual report and accounts", owner="o-ben", note="In print")
    comparison = compare(plan_of(ANN, BEN, TRUST, REPORT), plan_of(ANN, BEN, TRUST, new))
    assert only(comparison.reworded).sentence == (
        "Milestone “Annual report and accounts”: title changed from “Annual report” to “Annual report and accounts”."
    )
    assert [one.sentence for one in comparison.changed] == [
        "Milestone “Annual report and accounts”: owner changed from “Head of Communications” to “Head of Digital”.",
        "Milestone “Annual report and accounts”: note set to “In print”.",
    ]


def test_another_priority_is_a_move_and_tells_both():
    comparison = compare(
        plan_of(TRUST, REACH, REPORT), plan_of(TRUST, REACH, edited(REPORT, priority="p-reach"))
    )
    assert (
        only(comparison.moved).sentence
        == "Milestone “Annual report” moved from under “Trust” to under “Reach”."
    )
    assert counts(comparison) == {"moved": 1}


def test_only_the_row_that_moved_is_told():
    old = plan_of(*milestones("One", "Two", "Three", "Four"))
    one, two, three, four = milestones("One", "Two", "Three", "Four")
    comparison = compare(old, plan_of(four, one, two, three))
    assert [one.sentence for one in comparison.moved] == [
        "Milestone “Four” stands first now; it stood behind “Three”."
    ]
    assert counts(compare(old, plan_of(one, three, four))) == {"removed": 1}


def test_two_loads_of_one_document_do_not_differ():
    old = plan_of(ANN, TRUST, REPORT, WEBSITE, SAID)
    new = plan_of(
        edited(ANN, id="o-1"),
        edited(TRUST, id="p-1"),
        edited(REPORT, id="m-1", owner="o-1", priority="p-1"),
        edited(WEBSITE, id="m-2"),
        edited(SAID, id="u-2", of="m-1"),
    )
    comparison = compare(old, new)
    assert counts(comparison) == {}
    assert comparison.matched == {"wording": 5}
    assert comparison.in_words() == [
        "Nothing differs.",
        "Five rows without a common id were matched: five by wording.",
    ]


def test_rows_under_the_same_parent_are_paired_before_others():
    old = plan_of(
        TRUST,
        REACH,
        edited(REPORT, id="m-1", priority="p-reach", note="a"),
        edited(REPORT, id="m-2", note="b"),
    )
    new = plan_of(
        TRUST,
        REACH,
        edited(REPORT, id="m-3", note="b"),
        edited(REPORT, id="m-4", priority="p-reach", note="a"),
    )
    assert counts(compare(old, new)) == {"moved": 1}  # their places, not their priorities


def test_a_row_of_the_same_wording_is_found_under_another_priority():
    old, new = (
        plan_of(TRUST, REACH, REPORT),
        plan_of(TRUST, REACH, edited(REPORT, id="m-1", priority="p-reach")),
    )
    one = only(compare(old, new).moved)
    assert (one.field, one.matched, one.old_id, one.new_id) == (
        "priority",
        "by its wording",
        "m-report",
        "m-1",
    )


def test_a_similar_wording_says_how_similar():
    old = plan_of(*milestones("Annual report published", "Stakeholder list revised"))
    new = plan_of(*milestones("The stakeholder list is revised", "Annual report is published", letter="n"))
    comparison = compare(old, new)
    assert [(one.old_id, one.new_id, one.matched) for one in comparison.reworded] == [
        ("m-1", "n-2", "by similar wording, 93 %"),
        ("m-2", "n-1", "by similar wording, 87 %"),
    ]
    assert comparison.reworded[0].sentence.endswith(
        "“Annual report is published”. (Matched by similar wording, 93 %.)"
    )
    assert comparison.in_words()[-1] == "Two rows without a common id were matched: two by similar wording."


def test_rows_of_other_words_are_not_paired():
    old, new = (
        plan_of(*milestones("Annual report published")),
        plan_of(*milestones("Living with Diabetes Day", letter="n")),
    )
    assert counts(compare(old, new)) == {"added": 1, "removed": 1}


def test_an_owner_is_the_one_that_goes_by_the_name_of_the_other():
    renamed = Owner(id="o-1", name="Comms Lead")
    comparison = compare(plan_of(ANN, REPORT), plan_of(renamed, edited(REPORT, owner="o-1")))
    assert [one.matched for one in comparison.reworded] == ["by another of its names"]
    assert [one.field for one in comparison.changed] == ["aliases"]


def test_names_alike_do_not_make_one_owner_of_two():
    old, new = (
        plan_of(ANN, BEN),
        plan_of(Owner(id="o-1", name="Head of Communication"), edited(BEN, id="o-2")),
    )
    assert counts(compare(old, new)) == {"added": 1, "removed": 1}


def test_what_rows_refer_to_is_compared_by_what_it_is():
    target = Target(id="t-1", requirement="More members", target="500", priority="p-trust")
    aim = Indicator(id="i-1", title="Members", targets=("t-1",))
    old = plan_of(TRUST, target, aim)
    new = plan_of(
        edited(TRUST, id="p-9"),
        edited(target, id="t-9", priority="p-9", target="600"),
        edited(aim, id="i-9", targets=("t-9",)),
    )
    comparison = compare(old, new)
    assert counts(comparison) == {"reworded": 1}
    assert only(comparison.reworded).matched == "by similar wording, 93 %"


def test_updates_are_added_and_never_reworded():
    new = Update(id="u-2", of="m-report", period="2017-18 P06", narrative="Draft is out now.")
    comparison = compare(plan_of(REPORT, SAID), plan_of(REPORT, SAID, new))
    assert [one.sentence for one in comparison.added] == [
        "Update of 2017-18 P06 on “Annual report” added: “Draft is out now.”."
    ]
    later = edited(SAID, id="u-9", recorded="2017-07-01T09:00:00+00:00", by="ann")
    assert counts(compare(plan_of(REPORT, SAID), plan_of(REPORT, later))) == {}


def test_what_was_withdrawn_is_neither_added_nor_removed():
    taken_back = edited(SAID, withdrawn=True)
    aim = Indicator(id="i-1", title="Members")
    reading = Observation(id="v-1", indicator="i-1", date="June", value=5, withdrawn=True)
    with_them = plan_of(REPORT, aim, taken_back, reading)
    assert not compare(plan_of(REPORT, aim), with_them)
    assert not compare(with_them, plan_of(REPORT, aim))
    one = only(compare(plan_of(REPORT, SAID), plan_of(REPORT, taken_back)).changed)
    assert one.sentence == "Update of 2017-18 P06 on “Annual report” withdrawn: “Draft is out.”."


def test_an_update_is_named_by_what_it_says():
    done = Update(id="u-2", of="m-report", period="2017-18 P06", completed_on="2017-06-18")
    assert compare(plan_of(REPORT), plan_of(REPORT, done)).in_words() == [
        "Updates: one added.",
        "  Update of 2017-18 P06 on “Annual report” added: Complete on 18 June 2017.",
    ]


def test_two_updates_of_one_row_and_period_are_compared_by_their_text():
    later = edited(SAID, id="u-9", narrative="Draft is out now.", reported_rag="amber")
    comparison = compare(plan_of(REPORT, SAID), plan_of(REPORT, later))
    assert [one.sentence for one in comparison.changed] == [
        "Update of 2017-18 P06 on “Annual report”: narrative changed from “Draft is out.” to “Draft is out now.”.",
        "Update of 2017-18 P06 on “Annual report”: reported status set to “amber”.",
    ]
    assert counts(comparison) == {"changed": 2}
    assert comparison.in_words()[-1] == "One row without a common id was matched: one by row and period."


def test_of_several_updates_of_a_period_those_of_one_text_are_one():
    said = [edited(SAID, id=f"u-{i}", narrative=text) for i, text in enumerate(["One", "Two", "Two"], 1)]
    again = [edited(SAID, id=f"n-{i}", narrative=text) for i, text in enumerate(["Two", "Three", "Four"], 1)]
    assert counts(compare(plan_of(REPORT, *said), plan_of(REPORT, *again))) == {"added": 2, "removed": 2}


def test_updates_without_a_text_are_not_mixed_up_between_rows():
    red, green = (
        Update(id="u-1", of=of, period="2017-18 P06", reported_rag=rag)
        for of, rag in [("m-report", "red"), ("m-website", "green")]
    )
    comparison = compare(plan_of(REPORT, WEBSITE, red), plan_of(REPORT, WEBSITE, edited(green, id="u-2")))
    assert counts(comparison) == {"added": 1, "removed": 1}


def test_the_head_of_a_plan_is_compared_too():
    comparison = compare(plan_of(), plan_of(header=HEADER.model_copy(update={"title": "Port plan"})))
    assert comparison.in_words() == [
        "The plan: one changed.",
        "  The plan: title changed from “Harbour plan” to “Port plan”.",
    ]


def test_one_item_with_two_dates_is_told():
    twice = milestones("Consultation", "consultation ", letter="n")
    new = plan_of(edited(twice[0], date="Sept tbc"), edited(twice[1], date="Dec tbc"))
    comparison = compare(plan_of(), new)
    one = only(comparison.two_dates)
    assert one.sentence == (
        "“Consultation” stands in the second plan with “Sept tbc” (milestone) and “Dec tbc” (milestone): "
        "one item with two dates, or two items of one name."
    )
    assert only(compare(new, new).two_dates).where == "both"
    assert compare(new, new).in_words()[:2] == ["Nothing differs.", "One item, two dates:"]


def test_one_day_written_in_two_ways_is_one_date():
    rows = [
        Milestone(id="m-1", title="Open day", date="14.06.17"),
        Activity(id="a-1", title="Open day", date="14 June 2017"),
    ]
    assert compare(plan_of(), plan_of(*rows)).two_dates == []


def test_two_rows_of_one_name_stay_two():
    old = plan_of(
        *[
            edited(row, date=day)
            for row, day in zip(milestones("Fair", "Fair"), ["Sept tbc", "Dec tbc"], strict=True)
        ]
    )
    dates = zip(milestones("Fair", "Fair", letter="n"), ["Dec tbc", "Sept tbc"], strict=True)
    comparison = compare(old, plan_of(*[edited(row, date=day) for row, day in dates]))
    assert counts(comparison) == {"moved": 1}


def test_the_data_is_plain_json_with_every_list():
    data = compare(
        harbour(), plan_of(ANN, edited(REPORT, date="Oct tbc", title="Annual report 2017"))
    ).to_data()
    assert list(data) == [*LISTS, "two_dates", "matched"]
    assert json.loads(json.dumps(data)) == data
    assert data["re_dated"][0]["days"] == 31


def test_texts_are_paired_best_first_and_once():
    pairs = similar(["spring survey sent", "spring survey"], ["spring survey sent out", "spring surveys"])
    assert [(i, j, round(ratio, 2)) for i, j, ratio in pairs] == [(1, 1, 0.96), (0, 0, 0.9)]


def test_a_long_list_of_reworded_rows_is_compared_in_little_time():
    titles = [f"Stage {number} of the stakeholder engagement event" for number in range(800)]
    old = plan_of(*milestones(*titles))
    new = plan_of(*milestones(*(f"{title}s" for title in titles), letter="n"))
    assert compare(old, new).matched == {"similar wording": 800}


WORDS = st.lists(
    st.sampled_from(["report", "survey", "event", "website", "board"]), min_size=1, max_size=3
).map(" ".join)
ROWS = st.lists(st.tuples(WORDS, st.sampled_from(["", "Sept tbc", "14.06.17", "Jan 18"])), max_size=6)


def made(rows, letter):
    return plan_of(
        *[Milestone(id=f"{letter}-{i}", title=title, date=date) for i, (title, date) in enumerate(rows)]
    )


@given(ROWS, ROWS)
@settings(max_examples=80, deadline=None)
def test_every_row_is_matched_or_in_exactly_one_list(first, second):
    comparison = compare(made(first, "m"), made(second, "n"))
    matched = sum(comparison.matched.values())
    assert len(first) == matched + len(comparison.removed)
    assert len(second) == matched + len(comparison.added)


@given(ROWS, ROWS)
@settings(max_examples=80, deadline=None)
def test_what_is_added_one_way_is_removed_the_other_way_by_exact_wording(first, second):
    there, back = compare(made(first, "m"), made(second, "m")), compare(made(second, "m"), made(first, "m"))
    assert [one.name for one in there.added] == [one.name for one in back.removed]
    assert {one.days for one in there.re_dated if one.days} == {
        -one.days for one in back.re_dated if one.days
    }


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_other_ids_alone_make_no_difference(rows):
    assert not compare(made(rows, "m"), made(rows, "n"))
