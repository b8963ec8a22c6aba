"""The table of the strategy: all rows as written, and where each stands."""

from typing import Any

import pytest

from actionplan.plan.nouns import Baseline
from actionplan.view.judging import asked_by_rows, judged
from actionplan.view.success_data import TargetData, TargetGroupData
from actionplan.view.target_rows import target_groups
from actionplan.words.vocabulary import Audience
from tests.view.measures import evidence, indicator, reading
from tests.view.sample import milestone, priority, target, update, view

SHARE = "0.5% of the Thurrock population contacted"
FOUR = (
    "0.5% of the population of each area: Corringham c. 26,000 (130); Grays c. 25,000 (125); Purfleet with Aveley and "
    "South Ockendon c. 36,000 (180); Tilbury c. 38,000 (190)."
)


def groups(
    *rows: Any, period: str = "P06", audience: Audience = Audience.TEAM
) -> tuple[TargetGroupData, ...]:
    found = view(period, *rows).for_audience(audience)
    asked = asked_by_rows(found)
    return target_groups(found, asked, judged(found, asked))


def row(*rows: Any, **how: Any) -> TargetData:
    (group,) = groups(*rows, **how)
    (only,) = group.targets
    return only


def stands(*rows: Any, **how: Any) -> tuple[str, str]:
    found = row(*rows, **how).standing
    return found.status, found.sentence


def counting(place: str, count: float | None, id: str = "") -> tuple[Any, ...]:
    """An indicator for a place, and its reading where there is one."""
    own = indicator(id or f"i-{place.lower()}", title="People contacted", targets=("t",), place=place)
    return (own,) if count is None else (own, reading(count, of=own.id))


def test_a_row_as_it_is_written() -> None:
    written = target(
        "Jan / ongoing – review September 17", requirement="Grow", target="5-10 testimonials", note="A note.",
        success_indicators=("Meeting or exceeding the target", "Evidence of impact", "A broad range of people"),
    )  # fmt: skip
    assert row(written).model_dump() == {
        "id": "t",
        "requirement": "Grow",
        "target": "5-10 testimonials",
        "read_as": "5 to 10 testimonials",
        "questions": (),
        "is_open": False,
        "date": "Jan / ongoing – review September 17",
        "date_read": "from January 2017, ongoing; review September 2017",
        "signs": (
            {"text": "Meeting or exceeding the target", "said": "Not measurable yet."},
            {"text": "Evidence of impact", "said": "No evidence yet."},
            {"text": "A broad range of people", "said": ""},
        ),
        "note": "A note.",
        "standing": {
            "status": "not measurable yet",
            "counted_as": "not measurable yet",
            "sentence": "No indicator measures this target yet.",
            "short": "",
            "achieved": "",
            "of": "",
            "row": "",
        },
        "parts": (),
        "ended": "",
        "total": "",
        "evidence": {"cited": (), "more": 0},
    }


def test_rows_stand_under_their_priorities_and_those_under_none_come_last() -> None:
    found = groups(
        priority("p2", number=2, title="Second"), priority("p1", number=1, title="First"),
        priority("p3", number=3, title="Without a target"), priority("e", enabler=True, title="Enabler"),
        target("", id="t0"), target("", id="t2", priority="p2"), target("", id="te", priority="e"),
        target("", id="t1b", priority="p1"), target("", id="t1a", priority="p1"), milestone("", priority="p1"),
        target("", id="gone", priority="p1", withdrawn_on="2017-06-01"),
        target("", id="later", priority="p1", since="2017-06-26"),
    )  # fmt: skip
    assert [(g.number, g.title, [t.id for t in g.targets]) for g in found] == [
        ("1", "First", ["t1b", "t1a"]),
        ("2", "Second", ["t2"]),
        ("", "Enabler", ["te"]),
        ("", "", ["t0"]),
    ]


def test_a_plan_without_targets_has_no_table() -> None:
    assert groups(priority(), milestone("")) == ()


def test_nothing_stated_is_said_and_not_read() -> None:
    assert row(target("")).read_as == ""
    assert stands(target("")) == ("not measurable yet", "No target is stated.")


def test_the_baseline_of_its_indicator_makes_the_reading_whole() -> None:
    rows = (
        target("", target="10 per cent increase in stories"),
        indicator(targets=("t",), unit="stories", baseline=Baseline(value=240)),
    )
    assert row(*rows).read_as == "an increase of at least 10%, from 240 stories, so at least 264 stories"
    assert row(*rows).questions == ()
    assert row(rows[0]).questions == ("Baseline needed: where does it stand now, before the change?",)


def test_questions_are_for_the_team_and_of_what_has_not_ended() -> None:
    open_row = target("", target="More followers")
    assert len(row(open_row).questions) == 1
    assert row(open_row, audience=Audience.EXECUTIVE).questions == ()
    assert row(open_row, update("2017-18 P06", of="t", completed_on="2017-06-20")).questions == ()


@pytest.mark.parametrize("audience", Audience)
def test_that_a_question_is_open_is_for_everyone_and_is_said_once(audience: Audience) -> None:
    twofold = target("", target="Increased attendance - 100-150% / currently 10-15 people")
    found = row(twofold, indicator(targets=("t",)), reading(20), audience=audience)
    assert found.is_open
    assert found.standing.sentence == "20 people on 20 June 2017: the target of 20 to 37.5 people is met."
    assert not row(target("", target="20 people"), audience=audience).is_open


def test_what_its_indicator_answers_is_not_open() -> None:
    written = target("", target="10 per cent increase in stories")
    assert row(written).is_open
    assert not row(written, indicator(targets=("t",), unit="stories", baseline=Baseline(value=240))).is_open


def test_how_much_of_the_way_is_made_stands_with_each_measure() -> None:
    own = indicator(targets=("t",), baseline=Baseline(value=10, as_at="1 April 2017"))
    found = row(target("", target="at least 20 people"), own, reading(14))
    assert found.standing.achieved == "40 % of the way from 10 to 20 people"
    assert row(target("", target="at least 20 people"), own, reading(9)).standing.achieved == (
        "further away than at the start"
    )


def test_each_place_is_judged_and_a_surplus_hides_no_shortfall() -> None:
    found = row(
        target("", target=SHARE, note=FOUR),
        *counting("Corringham", 900), *counting("Grays", 125), *counting("Purfleet", 179), *counting("Tilbury", 20),
    )  # fmt: skip
    assert (found.standing.status, found.standing.sentence) == (
        "behind",
        "Two of four places meet the target: Purfleet with Aveley and South Ockendon is within tolerance and Tilbury "
        "is behind.",
    )
    assert [(part.of, part.status) for part in found.parts] == [
        ("Corringham", "met"),
        ("Grays", "met"),
        ("Purfleet with Aveley and South Ockendon", "within tolerance"),
        ("Tilbury", "behind"),
    ]
    assert found.parts[0].sentence == (
        "900 people on 20 June 2017: the target of at least 130 people is met."
    )
    assert found.total == "All places together: 1,224 of 625 so far, of about 125,000 people"


def total(*rows: Any) -> str:
    return row(target("", target=SHARE, note=FOUR), *rows).total


def test_what_the_places_come_to_so_far() -> None:
    assert total() == "All places together: none of 625 so far, of about 125,000 people"
    assert total(*counting("Grays", None)) == total()
    assert total(*counting("Grays", 0)) == "All places together: 0 of 625 so far, of about 125,000 people"
    assert total(*counting("Grays", 12), *counting("Tilbury", 30)) == (
        "All places together: 42 of 625 so far, of about 125,000 people"
    )
    assert row(target("", target="20 people")).total == ""


def test_only_what_is_counted_in_people_of_a_place_adds_up() -> None:
    share = indicator("i-share", targets=("t",), place="Tilbury")
    events = indicator("i-events", unit="events", targets=("t",), place="Corringham")
    others = (
        share, reading(None, of="i-share", numerator=190, denominator=38_000),
        events, reading(7, of="i-events"),
        *counting("", 1000, "i-all"), *counting("Stanford", 50),
    )  # fmt: skip
    assert total(*counting("Grays", 12), *others) == (
        "All places together: 12 of 625 so far, of about 125,000 people"
    )


@pytest.mark.parametrize("order", [1, -1])
def test_of_a_place_with_two_indicators_the_worst_adds_up(order: int) -> None:
    two = [counting("Grays", 125), counting("Grays", 1, "i-again")][::order]
    assert total(*two[0], *two[1]) == "All places together: 1 of 625 so far, of about 125,000 people"


@pytest.mark.parametrize("standing", ["stopped", "deferred"])
def test_a_row_that_was_stopped_or_deferred_is_judged_no_longer(standing: str) -> None:
    ended = update("2017-18 P05", of="t", standing=standing, approved_by="the board")
    written = target("", target="at least 20 people", success_indicators=("Meeting the target",))
    found = row(written, indicator(targets=("t",)), reading(20), ended)
    assert (found.ended, found.standing.status, found.standing.sentence) == (
        standing, "not measurable yet", f"It was {standing}, so it is judged no longer.",
    )  # fmt: skip
    assert (found.parts, found.signs[0].said) == ((), "Not measurable yet.")
    before = row(written, indicator(targets=("t",)), reading(20), ended, period="P04")
    assert (before.ended, before.standing.status) == ("", "not measurable yet")
    resumed = update("2017-18 P06", of="t", standing="resumed", approved_by="the board")
    again = row(written, indicator(targets=("t",)), reading(20), ended, resumed)
    assert (again.ended, again.standing.status) == ("", "met")


def test_a_row_that_is_complete_is_judged_on() -> None:
    assert (row(SHOWN, DONE).ended, stands(target("", target="20 people"), DONE)) == (
        "", ("not measurable yet", "No indicator measures this target yet."),
    )  # fmt: skip


@pytest.mark.parametrize("audience", Audience)
def test_a_row_whose_readings_are_counted_otherwise_is_not_measurable_yet(audience: Audience) -> None:
    twofold = target("", target="Increased attendance - 100-150% / currently 10-15 people")
    found = row(twofold, indicator(targets=("t",)), reading(11), audience=audience)
    assert found.is_open
    assert (found.standing.status, found.standing.sentence) == (
        "not measurable yet",
        "It depends on how the target is meant, which is still to be confirmed: as “by 100-150%, so 20-37.5” it is far "
        "behind and as “to 100-150%, so 10-22.5” it is met.",
    )
    assert found.read_as.startswith("an increase of 100% to 150%")


def test_a_place_that_nobody_counts_is_named_and_what_counts_no_place_decides_nothing() -> None:
    found = row(
        target("", target=SHARE, note=FOUR),
        *counting("Corringham", 130), *counting("Grays", 125), *counting("Tilbury", None), *counting("", 1000, "i-all"),
    )  # fmt: skip
    assert (found.standing.status, found.standing.sentence) == (
        "not measurable yet",
        "Two of four places meet the target: Purfleet with Aveley and South Ockendon and Tilbury are not measurable "
        "yet.",
    )
    assert [(part.of, part.sentence) for part in found.parts[2:]] == [
        ("Purfleet with Aveley and South Ockendon", "No indicator counts this place yet."),
        ("Tilbury", "There is no measurement yet."),
        (
            "People contacted",
            "The target is for four places, each by itself: the indicator has to say which one it counts.",
        ),
    ]


def test_of_two_indicators_for_one_place_the_worse_stands() -> None:
    rows = [target("", target=SHARE, note="Grays c. 25,000 (125); Tilbury c. 38,000 (190)")]
    rows += [*counting("Grays", 125), *counting("Grays", 1, "i-again"), *counting("Tilbury", 190)]
    assert stands(*rows) == ("behind", "One of two places meets the target: Grays is behind.")


def test_of_several_indicators_the_worst_stands_and_each_is_told() -> None:
    found = row(
        target("", target="at least 20 people"),
        indicator("a", targets=("t",), title="Shows"), reading(20, of="a"),
        indicator("b", targets=("t",), title="Talks", place="Grays"), reading(1, of="b"),
        indicator("c", targets=("t",), title="Talks", place="Tilbury"), reading(20, of="c"),
    )  # fmt: skip
    assert (found.standing.status, found.standing.sentence) == (
        "behind", "Two of three indicators meet the target: Talks (Grays) is behind.",
    )  # fmt: skip
    assert [(part.of, part.status) for part in found.parts] == [
        ("Shows", "met"), ("Talks (Grays)", "behind"), ("Talks (Tilbury)", "met"),
    ]  # fmt: skip


def test_two_indicators_of_one_name_are_never_taken_for_one() -> None:
    found = row(
        target("", target="at least 20 people"),
        indicator("a", targets=("t",), title="Talks"), reading(1, of="a"),
        indicator("b", targets=("t",), title="Talks"), reading(20, of="b"),
    )  # fmt: skip
    assert found.standing.sentence == "One of two indicators meets the target: Talks (a) is behind."


DONE = update("2017-18 P06", of="t", completed_on="2017-06-20")
SHOWN = target("", target="Champions at work in their roles")


@pytest.mark.parametrize(
    ("rows", "status", "sentence"),
    [
        (
            (), "not measurable yet",
            "The target names no figure, so evidence has to show it, and there is none yet.",
        ),
        (
            (evidence(),), "not measurable yet",
            "The target names no figure: one piece of evidence stands by it so far, but it is not recorded as "
            "complete.",
        ),
        (
            (DONE,), "not measurable yet",
            "Recorded as complete, but no evidence stands by it yet: add what shows it.",
        ),
        (
            (DONE, evidence(), evidence(number=2)), "met",
            "Recorded as complete, and two pieces of evidence stand by it.",
        ),
        (
            (DONE, indicator(targets=("t",)), evidence("i")), "met",
            "Recorded as complete, and one piece of evidence stands by it.",
        ),
        (
            (DONE, evidence(date="26 June 2017")), "not measurable yet",
            "Recorded as complete, but no evidence stands by it yet: add what shows it.",
        ),
    ],
)  # fmt: skip
def test_without_a_figure_only_completion_and_evidence_together_meet_a_target(
    rows: Any, status: str, sentence: str
) -> None:
    assert stands(SHOWN, *rows) == (status, sentence)


def test_a_direction_without_a_figure_is_not_met_by_completion_and_evidence() -> None:
    assert stands(target("", target="More followers"), DONE, evidence()) == (
        "not measurable yet",
        "The target names no figure: it needs a level to reach, and where it started from.",
    )


def test_signs_say_where_the_row_stands_and_what_evidence_there_is() -> None:
    signs = ("Meeting or exceeding target", "Evidence of debate", "evidence of more interaction")
    written = target("", target="at least 20 people", success_indicators=signs)
    measured = (written, indicator(targets=("t",)), reading(21), evidence(), evidence("i"))
    assert [sign.said for sign in row(*measured).signs] == [
        "Met.", "Two pieces of evidence for these together.", "Two pieces of evidence for these together.",
    ]  # fmt: skip
    only_one = target("", target="at least 20 people", success_indicators=signs[:2])
    assert row(only_one, evidence()).signs[1].said == "One piece of evidence."


def test_evidence_that_is_not_there_is_still_evidence_data() -> None:
    found = row(target("", target="20 people")).evidence
    assert (found.count, bool(found)) == (0, True)


def test_at_most_three_pieces_of_evidence_are_cited_and_the_rest_counted() -> None:
    found = row(
        target("", target="20 people"), *(evidence(number=n, date=f"{n} June 2017") for n in range(1, 6))
    )
    assert [piece.text for piece in found.evidence.cited] == ["Piece 5", "Piece 4", "Piece 3"]
    assert (found.evidence.more, found.evidence.count) == (2, 5)
