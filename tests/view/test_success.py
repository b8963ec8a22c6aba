"""The first page: how many targets stand where, and what kind of success the indicators tell of."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Baseline
from actionplan.rules.progress import Status
from actionplan.view.success import success
from actionplan.view.success_data import SuccessData
from actionplan.view.success_words import METHOD, counted_in_words, levels_in_words, working
from actionplan.words.vocabulary import LEVELS, Audience, Level
from tests.view.measures import evidence, indicator, reading
from tests.view.sample import example, milestone, plan, priority, target, update, view

INPUT, OUTPUT, OUTTAKE, OUTCOME, IMPACT = Level


def counts(met: int = 0, on_course: int = 0, behind: int = 0, unmeasured: int = 0) -> dict[Status, int]:
    return {
        Status.MET: met, Status.ON_COURSE: on_course, Status.BEHIND: behind, Status.NOT_MEASURABLE: unmeasured,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("of", "with_evidence", "sentence"),
    [
        (
            counts(2, 3, 1, 8), 3,
            "Of 14 targets 2 are met, 3 on course, 1 behind and 8 not measurable yet, of which 3 have evidence.",
        ),
        (
            counts(0, 3, 1, 1), 1,
            "Of 5 targets 3 are on course, 1 behind and 1 not measurable yet, though evidence stands by it.",
        ),
        (
            counts(1, 0, 1, 0), 0,
            "Of 2 targets 1 is met and 1 behind.",
        ),
        (
            counts(1, 2, 0, 3), 1,
            "Of 6 targets 1 is met, 2 are on course and 3 not measurable yet, of which 1 has evidence.",
        ),
        (counts(0, 0, 3, 0), 0, "Of 3 targets 3 are behind."),
        (
            counts(unmeasured=1_200), 0,
            "Of 1,200 targets 1,200 are not measurable yet.",
        ),
        (counts(met=1), 0, "The one target is met."),
        (counts(unmeasured=1), 0, "The one target is not measurable yet."),
        (counts(unmeasured=1), 1, "The one target is not measurable yet, though evidence stands by it."),
        (counts(), 0, ""),
    ],
)  # fmt: skip
def test_how_many_targets_stand_where(of: dict[Status, int], with_evidence: int, sentence: str) -> None:
    assert counted_in_words(of, with_evidence) == sentence


@pytest.mark.parametrize(
    ("of", "own", "ended", "sentence"),
    [
        (
            counts(5, 2, 3, 7), 7, 0,
            "Of 17 targets (10 of the strategy, 7 of single measures) 5 are met, 2 on course, 3 behind and 7 not "
            "measurable yet.",
        ),
        (counts(2, 0, 0, 1), 3, 0, "Of 3 targets 2 are met and 1 not measurable yet."),
        (counts(2), 0, 1, "Of 2 targets 2 are met; 1 more was stopped or deferred."),
        (counts(1, 1), 1, 2, "Of 2 targets (1 of the strategy, 1 of single measures) 1 is met and 1 on course; 2 more "
         "were stopped or deferred."),
        (counts(met=1), 1, 1, "The one target is met; 1 more was stopped or deferred."),
        (counts(), 0, 1, "The one target was stopped or deferred."),
        (counts(), 0, 3, "All 3 targets were stopped or deferred."),
        (counts(), 0, 2, "Both targets were stopped or deferred."),
    ],
)  # fmt: skip
def test_whose_targets_they_are_and_what_is_not_among_them(
    of: dict[Status, int], own: int, ended: int, sentence: str
) -> None:
    assert counted_in_words(of, 0, own=own, ended=ended) == sentence


@pytest.mark.parametrize(
    ("measured", "sentence"),
    [
        (
            (OUTPUT,) * 3 + (INPUT,) + (OUTCOME, OUTTAKE),
            "4 of the 6 measured indicators count what we did, 2 what came of it; none tells of impact.",
        ),
        (
            (OUTPUT, OUTCOME, IMPACT),
            "1 of the 3 measured indicators counts what we did, 1 what came of it; 1 tells of impact.",
        ),
        ((OUTPUT,) * 2, "Both measured indicators count what we did; none tells of impact."),
        ((OUTTAKE,), "The one measured indicator counts what came of it; none tells of impact."),
        ((IMPACT,) * 3, "All 3 measured indicators tell of impact."),
        (
            (OUTPUT, None, None),
            "1 of the 3 measured indicators counts what we did; none is said to tell of impact; nobody has said yet "
            "what 2 of them tell of.",
        ),
        (
            (IMPACT, None),
            "1 of the 2 measured indicators tells of impact; nobody has said yet what 1 of them tells of.",
        ),
        ((None,), "Nobody has said yet what the one measured indicator tells of."),
        ((None, None), "Nobody has said yet what the 2 measured indicators tell of."),
        ((), "No indicator is measured yet."),
    ],
)
def test_activity_is_not_sold_as_impact(measured: tuple[Level | None, ...], sentence: str) -> None:
    assert levels_in_words(measured, len(measured) or 1) == sentence


def test_what_nobody_has_said_yet_is_no_news_for_other_readers() -> None:
    assert levels_in_words((None,), 1, says_unsaid=False) == ""
    assert (
        levels_in_words((IMPACT, None), 2, says_unsaid=False)
        == "1 of the 2 measured indicators tells of impact."
    )


def test_without_indicators_there_is_nothing_to_say_of_them() -> None:
    assert levels_in_words((), 0) == ""


def test_one_line_of_both() -> None:
    assert working("The one target is met.", "") == "Is it working? The one target is met."
    assert working("A.", "B.") == "Is it working? A. B."
    assert working("", "") == ""


FULL = (
    priority(),
    target("", id="t1", requirement="Reach people", target="at least 20 people", priority="p"),
    target("", id="t2", requirement="Grow", target="More followers", priority="p"),
    indicator("i1", targets=("t1",), level=OUTPUT), reading(3, of="i1"),
    indicator("i2", title="Own target", target="20 people", level=OUTCOME), reading(20, of="i2"),
    indicator("i3", level=IMPACT), indicator("i4", baseline=Baseline(value=1)),
    evidence("t2"), evidence("i3"),
)  # fmt: skip


def test_rows_and_the_own_targets_of_indicators_are_counted_once_each() -> None:
    found = success(view("P06", *FULL))
    assert [(count.word, count.count, count.names) for count in found.counts] == [
        ("met", 1, ("Own target",)),
        ("on course", 0, ()),
        ("behind", 1, ("at least 20 people",)),
        ("not measurable yet", 1, ("More followers",)),
    ]
    assert found.sentence == (
        "Of 3 targets (2 of the strategy, 1 of single measures) 1 is met, 1 behind and 1 not measurable yet, though "
        "evidence stands by it."
    )


@pytest.mark.parametrize("standing", ["stopped", "deferred"])
def test_what_was_stopped_or_deferred_is_counted_apart(standing: str) -> None:
    ended = update("2017-18 P05", of="t1", standing=standing, approved_by="the board")
    found = success(view("P06", *FULL, ended))
    assert [(count.word, count.names) for count in found.counts] == [
        ("met", ("Own target",)),
        ("on course", ()),
        ("behind", ()),
        ("not measurable yet", ("More followers",)),
    ]
    assert found.sentence == (
        "Of 2 targets (1 of the strategy, 1 of single measures) 1 is met and 1 not measurable yet, though evidence "
        "stands by it; 1 more was stopped or deferred."
    )


def test_what_was_stopped_without_approval_is_counted_as_before() -> None:
    said = update("2017-18 P05", of="t1", standing="stopped")
    assert success(view("P06", *FULL, said)).sentence == success(view("P06", *FULL)).sentence


def test_a_plan_of_which_all_was_stopped_says_so() -> None:
    found = success(
        view("P06", target(""), update("P05", standing="stopped", approved_by="the board", of="t"))
    )
    assert (found.counts, found.sentence) == ((), "The one target was stopped or deferred.")
    assert found.working == "Is it working? The one target was stopped or deferred."


def test_the_levels_in_order_then_those_without() -> None:
    found = success(view("P06", *FULL))
    assert [(level.word, level.indicators, level.measured) for level in found.levels] == [
        ("input", 0, 0), ("output", 1, 1), ("outtake", 0, 0), ("outcome", 1, 1), ("impact", 1, 0), ("", 1, 0),
    ]  # fmt: skip
    assert found.levels_sentence == (
        "1 of the 2 measured indicators counts what we did, 1 what came of it; none tells of impact."
    )
    assert found.working == f"Is it working? {found.sentence} {found.levels_sentence}"


def test_every_level_has_its_meaning() -> None:
    assert set(LEVELS) == {*Level, None}
    assert [level.meaning for level in success(view("P06", *FULL)).levels] == [
        "What we put in",
        "What was delivered, and whom it reached",
        "What people thought of it and remembered",
        "What people did",
        "The difference made to what the organisation is there for",
        "Nobody has said yet what these tell of",
    ]


def test_the_method_names_the_marks_that_decide() -> None:
    said = " ".join(METHOD)
    marks = ("at least 95 % of", "far behind below 60 %", "From 13 readings on", "more than 91 days ago",
             "only from 60 % of the change that was due")  # fmt: skip
    for mark in marks:
        assert mark in said


def test_an_indicator_with_a_target_of_its_own_and_evidence_is_counted_with_it() -> None:
    rows = (indicator(target="20 people"), evidence("i"), evidence("i", number=2))
    assert success(view("P06", *rows)).sentence == (
        "The one target is not measurable yet, though evidence stands by it."
    )


def test_a_baseline_alone_measures_nothing() -> None:
    found = success(view("P06", indicator(level=IMPACT, baseline=Baseline(value=1)), reading(None)))
    assert [(level.word, level.measured) for level in found.levels if level.indicators] == [("impact", 0)]
    assert found.levels_sentence == "No indicator is measured yet."
    assert success(view("P06", indicator(level=IMPACT), reading(0))).levels_sentence == (
        "The one measured indicator tells of impact."
    )


def test_groups_panels_and_method_are_in_it() -> None:
    found = success(view("P06", *FULL))
    assert [row.id for group in found.groups for row in group.targets] == ["t1", "t2"]
    assert [panel.id for panel in found.panels] == ["i1", "i2"]
    assert [(one.id, one.baseline) for one in found.unmeasured] == [("i3", ""), ("i4", "1 person")]
    assert found.method == METHOD


def test_a_plan_with_nothing_to_measure_says_nothing() -> None:
    assert success(view("P06", priority(), milestone(""))) == SuccessData()


def names_of(*rows: Any) -> tuple[str, ...]:
    """The names of the targets that are not measurable yet."""
    return success(view("P06", *rows)).counts[3].names


def test_a_row_goes_by_its_target_as_written_on_one_line_and_without_one_by_its_requirement() -> None:
    assert names_of(target("", target="More\n followers", requirement="Grow")) == ("More followers",)
    assert names_of(target("", target=" ", requirement="Grow")) == ("Grow",)
    assert names_of(target("", target="more " * 30)) == ("more " * 17 + "more…",)


def test_of_two_targets_of_one_name_each_is_told_by_its_date() -> None:
    rows = (target("June 2017", "t1", requirement="Same"), target("July 2017", "t2", requirement="Same"))
    assert names_of(*rows) == ("Same (June 2017)", "Same (July 2017)")


def test_of_two_targets_in_the_same_words_each_is_told_by_its_requirement_and_date() -> None:
    rows = (
        target("June 2017", "t1", requirement="Shows", target="20 people"),
        target("", "t2", requirement="Talks", target="20 people"),
        target("", "t3", requirement="Talks", target="30 people"),
    )
    assert names_of(*rows) == ("20 people (Shows, June 2017)", "20 people (Talks)", "30 people")


def test_of_two_measures_of_one_name_each_is_told_by_its_place() -> None:
    rows = (
        indicator("a", title="Talks", place="Grays", target="20 people"),
        indicator("b", title="Talks", place="Tilbury", target="20 people"),
        indicator("c", title="Shows", place="Tilbury", target="20 people"),
    )
    assert names_of(*rows) == ("Talks (Grays)", "Talks (Tilbury)", "Shows")


def test_every_report_carries_it() -> None:
    found = view("P06", *FULL)
    assert found.freeze().success == success(found.for_audience(Audience.LAY_MEMBERS))


@pytest.mark.parametrize("period", ["P06", "P13", "P26"])
def test_the_example_plan_has_all_its_rows_and_every_target_is_counted(period: str) -> None:
    from actionplan.view import PlanView

    found = success(PlanView(example(), period))
    rows = [row for group in found.groups for row in group.targets]
    assert [row.target for row in rows] == [row.target for row in example().targets]
    own = sum(bool(indicator.target.strip()) for indicator in example().indicators)
    ended = [row.id for row in rows if row.ended]
    assert ended == (["t2-champions"] if period == "P26" else [])
    assert sum(count.count for count in found.counts) == len(rows) + own - len(ended)
    assert all(count.count == len(count.names) for count in found.counts)
    assert sum(level.indicators for level in found.levels) == len(example().indicators)


WORDS = st.lists(
    st.sampled_from(
        ["at least", "20", "5-10", "people", "%", "10 per cent", "increase", "reduce", "by", "to", "currently", "£",
         "0.5% of the population", "tbc", "Evidence of", "Grays 25,000 (125)", ";", "Tilbury 38,000", "\u202e", "=1+1"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


FIGURES = st.floats(-1e15, 1e15).map(lambda number: round(number, 6))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, WORDS, WORDS, st.none() | FIGURES, st.none() | FIGURES)
def test_any_texts_and_figures_make_a_report(
    written: str, note: str, unit: str, value: float | None, base: float | None
) -> None:
    own = indicator(targets=("t",), unit=unit, target=note, place=unit, baseline=Baseline(value=base))
    rows: list[Any] = [target(note, target=written, note=note), own, reading(value)]
    found = success(view("P06", *rows))
    for standing in (found.groups[0].targets[0].standing, *found.groups[0].targets[0].parts):
        assert standing.sentence.endswith(".")
        assert standing.counted_as in {count.word for count in found.counts}
    assert sum(count.count for count in found.counts) == 1 + bool(note.strip())
    assert plan(*rows).targets[0].target == found.groups[0].targets[0].target
