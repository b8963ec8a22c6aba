"""What a tracker tells of the last update: in whole sentences, and in full where no row is high enough for it."""

from datetime import date

import pytest

from actionplan.plan.nouns import Milestone, Target, Update
from actionplan.tracker.columns import OWN
from tests.plan.sample import plan_of
from tests.tracker.exported import ANN, HEADER, by_calamine, own, row_of, tracker
from tests.tracker.test_round_trip import sent_and_back

RECORDED = "2017-06-20T10:00:00+00:00"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"expected": "12 July 2017"}, "20 June 2017. Now expected: 12 July 2017."),
        ({"reported_rag": "green"}, "20 June 2017: Green."),
        (
            {"reported_rag": "green", "expected": "12 July 2017"},
            "20 June 2017: Green. Now expected: 12 July 2017.",
        ),
        ({"completed_on": "2017-06-19"}, "20 June 2017: Completed on 19 June 2017."),
        ({"narrative": "The hall is booked"}, "20 June 2017: The hall is booked."),
        (
            {"narrative": "Is it booked?", "expected": "12 July 2017"},
            "20 June 2017: Is it booked? Now expected: 12 July 2017.",
        ),
        ({"reported_rag": "green", "recorded": None}, "For fortnight 6: Green."),
        ({"expected": "12 July 2017", "recorded": None}, "For fortnight 6. Now expected: 12 July 2017."),
        ({"standing": "resumed"}, "20 June 2017: Resumed."),
    ],
)
def test_the_last_update_is_told_in_whole_sentences_whatever_was_said(said, shown):
    update = Update(**{"id": "u-1", "of": "m-1", "period": "P06", "recorded": RECORDED, **said})
    rows = (Milestone(id="m-1", title="Talks", date="30 June 2017"), update)
    assert row_of(tracker(plan_of(*rows, header=HEADER)), "Milestones", "Talks")["heard"] == shown


def test_a_status_said_without_words_stands_before_the_words_of_an_earlier_period():
    rows = (
        Milestone(id="m-1", title="Talks", date="30 June 2017"),
        Update(
            id="u-1",
            of="m-1",
            period="P05",
            narrative="The hall is booked",
            recorded="2017-06-09T10:00:00+00:00",
        ),
        Update(id="u-2", of="m-1", period="P06", reported_rag="green", recorded=RECORDED),
    )
    made = tracker(plan_of(*rows, header=HEADER))
    assert (
        row_of(made, "Milestones", "Talks")["heard"]
        == "20 June 2017: Green. The hall is booked (fortnight 5)."
    )


LONG = " ".join(f"Word {number} of what was said." for number in range(150))


def test_what_is_only_to_be_read_is_cut_at_a_word_with_a_sign_where_no_row_is_high_enough():
    said = Update(id="u-1", of="m-1", period="P06", narrative=LONG, recorded=RECORDED)
    rows = (ANN, Milestone(id="m-1", title="Talks", date="30 June 2017", owner="o-ann", note=LONG), said)
    of = plan_of(*rows, header=HEADER)
    whole, owners = row_of(tracker(of), "Milestones", "Talks"), row_of(own(of=of), OWN.name, "Talks")
    assert whole["heard"].startswith("20 June 2017: Word 0 of what was said. Word 1 of")
    assert whole["heard"].endswith("… (in full on the sheet Updates)")
    assert owners["heard"].endswith("… (in full in the plan)")
    assert set(whole["heard"].removesuffix("… (in full on the sheet Updates)").split()[3:]) <= set(
        LONG.split()
    )
    assert whole["note"] == LONG


def test_an_update_too_long_for_a_row_of_the_history_goes_on_in_the_next_rows():
    said = Update(
        id="u-1", of="m-1", period="P06", narrative=LONG, reason="No hall", by="Ann", recorded=RECORDED
    )
    made = tracker(plan_of(Milestone(id="m-1", title="Talks", date="30 June 2017"), said, header=HEADER))
    first, *more = ([cell for cell in row if cell != ""] for row in by_calamine(made, "Updates")[4:])
    assert [first[:3], first[4:]] == [
        ["Fortnight 6 of 26", "Milestone", "Talks"],
        ["No hall", "Ann", date(2017, 6, 20)],
    ]
    assert len(more) == 2
    assert {(*row[:3], *row[4:]) for row in more} == {
        ("Fortnight 6 of 26", "Milestone", "Talks", "Ann", date(2017, 6, 20))
    }
    assert " ".join(row[3].removesuffix("…") for row in (first, *more)) == LONG


def test_what_is_cut_or_goes_on_in_more_rows_comes_back_as_untouched():
    said = Update(
        id="u-1", of="m-1", period="P06", narrative=LONG, reason=LONG, reported_rag="amber", recorded=RECORDED
    )
    talks = Milestone(id="m-1", title="Talks", date="30 June 2017", owner="o-ann", note=LONG)
    gone = Milestone(
        id="m-2", title="Gone", date="May 2017", withdrawn_on="2017-06-28", withdrawn_because=LONG
    )
    needed = Target(id="t-1", requirement=LONG, target=LONG, date="30 June 2017", owner="o-ann")
    of = plan_of(ANN, talks, gone, needed, said, header=HEADER)
    for owner in (None, ANN):
        merged, _ = sent_and_back(of, owner)
        assert merged.untouched
