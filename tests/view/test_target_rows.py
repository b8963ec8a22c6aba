"""The table of the strategy: all rows as written, and where each stands."""

from typing import Any

import pytest

from actionplan.plan.nouns import Baseline
from actionplan.view.judging import judged
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
    return target_groups(found, judged(found))


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
            "of": "",
        },
        "parts": (),
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
    assert found.total == "625 of about 125,000 in all places"


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


def test_at_most_three_pieces_of_evidence_are_cited_and_the_rest_counted() -> None:
    found = row(
        target("", target="20 people"), *(evidence(number=n, date=f"{n} June 2017") for n in range(1, 6))
    )
    assert [piece.text for piece in found.evidence.cited] == ["Piece 5", "Piece 4", "Piece 3"]
    assert (found.evidence.more, len(found.evidence)) == (2, 5)
