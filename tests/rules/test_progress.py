"""Progress to a target: the line, the gap, the status words, and several places."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.direction import way
from actionplan.rules.progress import Aim, Course, Judgement, Shown, Status, compound, judge
from actionplan.rules.together import in_places
from actionplan.words.vocabulary import Direction

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "indicator_statistics.json").read_text("utf-8"))
MORE, FEWER, NEITHER = Direction.MORE, Direction.FEWER, Direction.NEITHER
START, HALF_WAY, END = date(2026, 4, 1), date(2026, 9, 30), date(2027, 3, 31)
TO_TWENTY = Course(12, START, END)


def each(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", VECTORS[name], ids=lambda case: case["id"])


def aim_of(target: float, better: str) -> Aim:
    return Aim(low=target) if better == "high" else Aim(high=target, better=FEWER)


def on_a_course(case: dict[str, Any], tolerance: float = 5) -> Judgement:
    start, end, as_of = (date.fromisoformat(case[name]) for name in ("start", "end", "as_of"))
    course = Course(case["baseline"], start, end)
    return judge(aim_of(case["target"], case["better"]), case["actual"], as_of, course, tolerance=tolerance)


CATEGORIES = {
    "on_track": Status.ON_COURSE,
    "acceleration_needed": Status.BEHIND,
    "limited": Status.FAR_BEHIND,
    "limited_progress": Status.FAR_BEHIND,
    "deterioration": Status.WRONG_WAY,
    "achieved": Status.MET,
    "target_achieved": Status.MET,
}


@each("progress_linear")
def test_the_figures_of_a_straight_line(case: dict[str, Any]) -> None:
    """The ratio alone: with no tolerance nothing softens it."""
    found, expected = on_a_course(case, tolerance=0), case["expected"]
    assert found.planned == pytest.approx(expected["trajectory_value"], rel=1e-9)
    assert found.ratio == pytest.approx(expected["progress_ratio"], rel=1e-9)
    assert found.achieved == pytest.approx(expected["percent_of_change_achieved"], rel=1e-9)
    assert found.gap == pytest.approx(expected["gap_to_trajectory"], rel=1e-9)
    percent = expected["percent_gap_to_trajectory"]
    assert found.gap_percent == (percent if percent is None else pytest.approx(percent, rel=1e-9))
    assert found.status is CATEGORIES[expected["category"]]


@pytest.mark.parametrize("tolerance", [5, 10])
@each("progress_linear")
def test_the_tolerance_is_the_second_view_from_60_per_cent_of_the_change_on(
    case: dict[str, Any], tolerance: int
) -> None:
    found, rag = on_a_course(case, tolerance), case["expected"][f"rag_{tolerance}pct_of_trajectory"]
    if found.status in (Status.FAR_BEHIND, Status.WRONG_WAY):
        assert "the line (no tolerance counts below 60 % of the change)" in found.sentence
        return
    amber = f"(within the tolerance of {tolerance} %)" in found.sentence
    assert rag == ("green" if (found.gap or 0) >= 0 else "amber" if amber else "red")
    if CATEGORIES[case["expected"]["category"]] is Status.BEHIND and case["as_of"] <= case["end"]:
        assert found.status == {"amber": "within tolerance", "red": "behind"}[rag]


GROWTH = {
    "target achieved": Status.MET,
    "on track": Status.ON_COURSE,
    "progress made but acceleration needed": Status.BEHIND,
    "limited progress": Status.FAR_BEHIND,
    "deterioration": Status.WRONG_WAY,
}


@each("progress_cagr")
def test_compound_growth_as_open_sdg_reckons_it(case: dict[str, Any]) -> None:
    base, target, latest = (tuple(case[name]) for name in ("base", "target", "latest"))
    found, expected = (
        compound(base, target, latest, MORE if case["direction"] > 0 else FEWER),
        case["expected"],
    )
    assert found is not None
    figures = (expected["cagr_observed"], expected["cagr_required"], expected["R"])
    assert found[:3] == pytest.approx(figures, rel=1e-9)
    assert found.status is GROWTH[expected["category"]]


def test_a_level_of_zero_counts_as_a_thousandth() -> None:
    found = compound((2022, 8), (2025, 0), (2023, 4), FEWER)
    assert found is not None
    assert found[:3] == pytest.approx((-0.5, -0.95, 0.5263157894736842))
    assert found.status is Status.FAR_BEHIND


@pytest.mark.parametrize(
    ("base", "target", "latest"),
    [
        ((2022, 8), (2025, 8), (2023, 8)),
        ((2022, 8), (2025, 9), (2022, 8)),
        ((2022, 8), (2022, 9), (2023, 8)),
        ((2022, -8), (2025, 9), (2023, 8)),
        ((2022, 8), (2025, 9), (2023, -8)),
    ],
)
def test_growth_that_has_no_sense(base: Any, target: Any, latest: Any) -> None:
    assert compound(base, target, latest, MORE) is None


@pytest.mark.parametrize("case", VECTORS["rag_published_rules"])
def test_a_published_rule_is_a_tolerance_and_a_direction_of_travel(case: dict[str, Any]) -> None:
    """Havering 2013/14: green on or within 10 % of the target, beyond it amber where no worse than a year ago."""
    assert case["rule"] == "Havering 2013/14"
    now = 100 - case["inputs"]["percent_off_target"]
    before = now if case["inputs"]["improved_or_same_vs_last_year"] else now + 1
    status = judge(Aim(100), now, HALF_WAY, tolerance=10).status
    travel = way(MORE, before, now)
    beyond = "amber" if travel in ("improved", "sustained") else "red"
    assert (beyond if status is Status.BEHIND else "green") == case["expected"]


@pytest.mark.parametrize(
    ("actual", "status", "sentence"),
    [
        (20.0, "met", "20 people on 30 September 2026: the target of at least 20 people is met."),
        (
            16.1,
            "on course",
            "16.1 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "103 % of the change due so far (on course is from 95 %), 0.63 % ahead of the line (tolerance 5 %).",
        ),
        (
            15.8,
            "on course",
            "15.8 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "95 % of the change due so far (on course is from 95 %), 1.3 % below the line "
            "(within the tolerance of 5 %).",
        ),
        (
            15.799,
            "within tolerance",
            "15.799 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "94.98 % of the change due so far (on course is from 95 %), 1.3 % below the line (within the tolerance of "
            "5 %).",
        ),
        (
            15.2,
            "within tolerance",
            "15.2 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "80 % of the change due so far (on course is from 95 %), 5 % below the line (within the tolerance of 5 %).",
        ),
        (
            15.19,
            "behind",
            "15.19 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "80 % of the change due so far (on course is from 95 %), 5.1 % below the line (beyond the tolerance of "
            "5 %).",
        ),
        (
            14.3,
            "far behind",
            "14.3 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "58 % of the change due so far (far behind is below 60 %), 10.6 % below the line "
            "(no tolerance counts below 60 % of the change).",
        ),
        (
            11,
            "going the wrong way",
            "11 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "further from the target than at the start, 31.3 % below the line (no tolerance counts below 60 % of the "
            "change).",
        ),
    ],
)
def test_the_words_on_a_course(actual: float, status: str, sentence: str) -> None:
    found = judge(Aim(20), actual, HALF_WAY, TO_TWENTY, unit="people")
    assert (found.status, found.sentence) == (status, sentence)


def test_per_cent_are_told_as_such() -> None:
    smoking = Course(13.9, date(2019, 7, 1), date(2030, 7, 1))
    assert judge(Aim(high=5), 11.6, date(2023, 7, 1), smoking, unit="%").sentence == (
        "11.6 % on 1 July 2023, when 10.7 % was due on the straight line from 13.9 % to 5 %: 71 % of the change due "
        "so far (on course is from 95 %), 0.94 percentage points above the line (beyond the tolerance of 5 % of it)."
    )


@pytest.mark.parametrize(
    ("actual", "gap"),
    [
        (79, "1 percentage point below"),
        (78.99, "1 percentage point below"),
        (78, "2 percentage points below"),
        (79.9, "0.1 percentage points below"),
    ],
)
def test_gaps_of_what_is_in_per_cent_are_told_in_percentage_points(actual: float, gap: str) -> None:
    assert judge(Aim(80), actual, HALF_WAY, unit="%").sentence == (
        f"{actual} % on 30 September 2026: {gap} the target of at least 80 % (within the tolerance of 5 % of it)."
    )


def test_a_rate_is_in_no_per_cent() -> None:
    assert judge(Aim(80), 78, HALF_WAY, unit="per 1,000").sentence == (
        "78 per 1,000 on 30 September 2026: 2.5 % below the target of at least 80 per 1,000 (within the tolerance of "
        "5 %)."
    )


@pytest.mark.parametrize(
    ("tolerance", "status", "told"),
    [
        (100, "within tolerance", "(within the tolerance of 100 %)"),
        (0, "behind", "(beyond the tolerance of 0 %)"),
    ],
)
def test_a_tolerance_softens_what_is_behind(tolerance: float, status: str, told: str) -> None:
    found = judge(Aim(20), 14.4, HALF_WAY, TO_TWENTY, tolerance=tolerance)
    assert found.status == status
    assert found.sentence.endswith(
        f"60 % of the change due so far (on course is from 95 %), 10 % below the line {told}."
    )


@pytest.mark.parametrize(
    ("actual", "status"), [(14.3, "far behind"), (12, "far behind"), (11, "going the wrong way")]
)
def test_no_tolerance_softens_what_is_far_behind(actual: float, status: str) -> None:
    found = judge(Aim(20), actual, HALF_WAY, TO_TWENTY, tolerance=100)
    assert found.status == status
    assert found.sentence.endswith("below the line (no tolerance counts below 60 % of the change).")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (20, "twice the change due so far"),
        (19, "more than twice the change due so far"),
        (10, "four times the change due so far"),
        (9, "more than four times the change due so far"),
        (21, "190 % of the change due so far"),
        (2, "20 times the change due so far"),
    ],
)
def test_from_twice_the_change_due_on_its_per_cent_would_be_false_precision(days: int, told: str) -> None:
    """40 of 100 in so many of 100 days."""
    course = Course(0, START, START + timedelta(days=100))
    found = judge(Aim(100), 40, START + timedelta(days=days), course)
    assert f"from 0 to 100: {told} (on course is from 95 %), " in found.sentence


@pytest.mark.parametrize(("actual", "told"), [(15.99, "99.8 %"), (16, "100 %"), (16.01, "100.3 %")])
def test_what_falls_short_of_all_that_was_due_is_not_told_as_100_per_cent(actual: float, told: str) -> None:
    sentence = judge(Aim(20), actual, HALF_WAY, TO_TWENTY).sentence
    assert f"from 12 to 20: {told} of the change due so far" in sentence


def test_an_approximate_reading_is_told_as_such() -> None:
    found = judge(Aim(50), 60, HALF_WAY, unit="people", shown=Shown(about=True))
    assert found.sentence == (
        "about 60 people on 30 September 2026: the target of at least 50 people is met."
    )
    assert found.short == "about 60 people on 30 September 2026; target at least 50 people"


def test_what_is_told_instead_of_a_figure_and_its_day() -> None:
    found = judge(
        Aim(50), 48, HALF_WAY, unit="people", shown=Shown(about=True, instead="A mean of 48 people")
    )
    assert found.sentence == (
        "A mean of 48 people: 4 % below the target of at least 50 people (within the tolerance of 5 %)."
    )
    assert found.short == "A mean of 48 people; target at least 50 people"


RUNNING = Shown(running=True)
NO_MORE_THAN_TEN = Aim(high=10, better=FEWER)


def test_a_running_total_below_a_limit_is_on_course_until_its_last_day_and_then_met() -> None:
    def on(today: date) -> tuple[str, str]:
        found = judge(NO_MORE_THAN_TEN, 8, today, unit="complaints", ends=END, shown=RUNNING)
        return found.status, found.sentence

    assert on(HALF_WAY) == (
        "on course", "8 complaints on 30 September 2026: within the target of at most 10 complaints so far.",
    )  # fmt: skip
    assert on(END) == (
        "on course", "8 complaints on 31 March 2027: within the target of at most 10 complaints so far.",
    )  # fmt: skip
    assert on(END + timedelta(days=1)) == (
        "met", "8 complaints on 1 April 2027: the target of at most 10 complaints is met.",
    )  # fmt: skip


def test_the_age_of_a_running_total_is_told() -> None:
    later = HALF_WAY + timedelta(days=92)
    found = judge(NO_MORE_THAN_TEN, 8, HALF_WAY, today=later, ends=END, shown=RUNNING)
    assert found.sentence == (
        "8 on 30 September 2026: within the target of at most 10 so far. The reading is 92 days old."
    )


@pytest.mark.parametrize("course", [None, Course(40, START, END)])
@pytest.mark.parametrize(
    ("actual", "status", "gap"),
    [(10.4, "within tolerance", "4 % above"), (12, "behind", "20 % above")],
)
def test_a_running_total_past_its_limit_is_on_no_line_that_leads_down_to_it(
    course: Course | None, actual: float, status: str, gap: str
) -> None:
    found = judge(NO_MORE_THAN_TEN, actual, HALF_WAY, course, ends=END, shown=RUNNING)
    assert (found.status, found.way) == (status, "")
    assert f"{actual} on 30 September 2026: {gap} the target of at most 10 (" in found.sentence


def test_a_running_total_at_a_strict_limit_has_not_stayed_below_it() -> None:
    found = judge(Aim(high=10, strict=True), 10, HALF_WAY, ends=END, shown=RUNNING)
    assert (found.status, found.sentence) == (
        "within tolerance",
        "10 on 30 September 2026: level with the target of less than 10, not past it (within the tolerance of 5 %).",
    )


@pytest.mark.parametrize(
    ("aim", "actual", "status"),
    [
        (Aim(20), 20, "met"),
        (Aim(5, 10), 7, "met"),
        (Aim(5, 10), 12, "exceeded"),
        (Aim(5, 10, NEITHER), 7, "on course"),
        (Aim(5, 10, NEITHER), 12, "behind"),
        (Aim(5, 10, FEWER), 3, "on course"),
    ],
)
def test_only_a_limit_above_can_still_be_passed(aim: Aim, actual: float, status: str) -> None:
    assert judge(aim, actual, HALF_WAY, ends=END, shown=RUNNING).status == status


@pytest.mark.parametrize(
    ("ratio", "status"), [(0.95, "on course"), (0.6, "behind"), (0.599, "far behind"), (0, "far behind")]
)
def test_the_marks_belong_to_the_better_side(ratio: float, status: str) -> None:
    assert judge(Aim(20), 12 + 4 * ratio, HALF_WAY, TO_TWENTY).status == status


def test_on_the_line() -> None:
    assert judge(Aim(20), 16, HALF_WAY, TO_TWENTY).sentence == (
        "16 on 30 September 2026, when 16 was due on the straight line from 12 to 20: 100 % of the change due so far "
        "(on course is from 95 %), on the line (tolerance 5 %)."
    )


def test_after_the_target_date_nothing_is_on_course() -> None:
    late = END + timedelta(days=1)
    assert judge(Aim(20), 19.8, END, TO_TWENTY).status == "on course"
    missed = judge(Aim(20), 19.8, late, TO_TWENTY, tolerance=2.5)
    assert (missed.status, missed.sentence) == (
        "behind",
        "19.8 on 1 April 2027, when 20 was due on the straight line from 12 to 20: 98 % of the change due so far "
        "(the target date, 31 March 2027, has passed), 1 % below the line (within the tolerance of 2.5 %).",
    )
    assert judge(Aim(20), 20, late, TO_TWENTY).status == "met"


@pytest.mark.parametrize(
    ("actual", "status", "judged"),
    [
        (12.2, "on course", "1.7 % ahead of the baseline of 12 (tolerance 5 %)"),
        (12, "on course", "on the baseline of 12 (tolerance 5 %)"),
        (11.4, "within tolerance", "5 % below the baseline of 12 (within the tolerance of 5 %)"),
        (11.399, "behind", "5.01 % below the baseline of 12 (beyond the tolerance of 5 %)"),
    ],
)
@pytest.mark.parametrize("day", [START, START - timedelta(days=30)])
def test_on_day_0_the_gap_decides(day: date, actual: float, status: str, judged: str) -> None:
    found = judge(Aim(20), actual, day, TO_TWENTY)
    assert (found.status, found.ratio) == (status, None)
    assert found.sentence.endswith(f", when no change was due yet: {judged}.")


@pytest.mark.parametrize(
    "course", [None, Course(20, START, END), Course(25, START, END), Course(12, END, END)]
)
def test_without_a_course_that_leads_to_the_target_the_gap_decides(course: Course | None) -> None:
    """No baseline, a target to keep, one that was met from the start, and no day between the two."""
    short = judge(Aim(20), 19, HALF_WAY, course, unit="people")
    assert (short.status, short.ratio, short.planned) == ("within tolerance", None, 20)
    assert short.sentence == (
        "19 people on 30 September 2026: 5 % below the target of at least 20 people (within the tolerance of 5 %)."
    )
    assert judge(Aim(20), 18, HALF_WAY, course).status == "behind"
    assert judge(Aim(20), 18, HALF_WAY, course, tolerance=10).status == "within tolerance"
    assert judge(Aim(20), 20, HALF_WAY, course).status == "met"


@pytest.mark.parametrize(
    ("actual", "status"),
    [(4, "behind"), (4.9, "within tolerance"), (5, "met"), (10, "met"), (10.5, "exceeded")],
)
def test_a_range_is_met_at_5_and_exceeded_above_10(actual: float, status: str) -> None:
    assert judge(Aim(5, 10), actual, HALF_WAY).status == status


def test_the_words_of_a_range() -> None:
    def said(actual: float) -> str:
        return judge(Aim(5, 10), actual, HALF_WAY, unit="testimonials").sentence

    assert said(7) == "7 testimonials on 30 September 2026: the target of 5 to 10 testimonials is met."
    assert said(12) == "12 testimonials on 30 September 2026: the target of 5 to 10 testimonials is exceeded."
    assert said(0) == (
        "0 testimonials on 30 September 2026: 100 % below the target of 5 to 10 testimonials "
        "(beyond the tolerance of 5 %)."
    )


@pytest.mark.parametrize(
    ("actual", "status"),
    [(12, "behind"), (10.4, "within tolerance"), (10, "met"), (5, "met"), (4, "exceeded")],
)
def test_a_range_where_fewer_is_better(actual: float, status: str) -> None:
    assert judge(Aim(5, 10, FEWER), actual, HALF_WAY).status == status


@pytest.mark.parametrize(
    ("actual", "status", "way"),
    [(12, "behind", "20 % above"), (10, "met", ""), (5, "met", ""), (4, "behind", "20 % below")],
)
def test_a_range_where_neither_way_is_better(actual: float, status: str, way: str) -> None:
    found = judge(Aim(5, 10, NEITHER), actual, HALF_WAY)
    assert found.status == status
    assert way in found.sentence


@pytest.mark.parametrize("better", Direction)
def test_a_highest_level_alone_is_at_most(better: Direction) -> None:
    aim = Aim(high=5, better=better)
    assert judge(aim, 5, HALF_WAY).status == judge(aim, 0, HALF_WAY).status == "met"
    assert judge(aim, 5.2, HALF_WAY, unit="%").sentence == (
        "5.2 % on 30 September 2026: 0.2 percentage points above the target of at most 5 % (within the tolerance of "
        "5 % of it)."
    )


@pytest.mark.parametrize(
    ("better", "words"), [(MORE, "at least 5"), (FEWER, "at most 5"), (NEITHER, "at least 5")]
)
def test_a_lowest_level_alone_is_at_least_unless_fewer_is_better(better: Direction, words: str) -> None:
    assert Aim(5, better=better).in_words() == words


def test_of_a_target_of_none_a_tolerance_is_nothing() -> None:
    found = judge(Aim(high=0), 1, HALF_WAY)
    assert (found.status, found.gap_percent) == ("behind", None)
    assert found.sentence == (
        "1 on 30 September 2026: 1 above the target of at most 0 (where the tolerance of 5 % is nothing)."
    )


def test_rounding_of_binary_numbers_decides_nothing() -> None:
    assert judge(Aim(240 * 1.1), 264, HALF_WAY).status == "met"
    assert judge(Aim(21), 18.9, HALF_WAY, tolerance=10).status == "within tolerance"
    nearly = judge(Aim(1), 0.3, START, Course(0.1 + 0.2, START, END), tolerance=0)
    assert nearly.status == "on course"
    assert "on the baseline of 0.3 (tolerance 0 %)" in nearly.sentence


@pytest.mark.parametrize(
    ("aim", "actual", "why"),
    [
        (Aim(20), None, "There is no measurement yet."),
        (Aim(), 14, "The target gives no figure to measure against: it needs one, and a baseline."),
        (Aim(), None, "The target gives no figure to measure against: it needs one, and a baseline."),
        (Aim(20), 1e16, "Its figures are too large to be judged."),
        (Aim(1e16), 20, "Its figures are too large to be judged."),
    ],
)
def test_what_cannot_be_measured_is_not_met(aim: Aim, actual: float | None, why: str) -> None:
    assert judge(aim, actual, HALF_WAY, TO_TWENTY) == Judgement(Status.NOT_MEASURABLE, why)


def places(**actual: float | None) -> dict[str, Judgement]:
    shares = {"Corringham": 130, "Grays": 125, "Purfleet": 180, "Tilbury": 190}
    return {name: judge(Aim(shares[name]), number, HALF_WAY) for name, number in actual.items()}


@pytest.mark.parametrize(
    ("judged", "status", "sentence"),
    [
        (
            places(Corringham=500, Grays=125, Purfleet=180, Tilbury=100),
            "behind",
            "Three of four places meet the target: Tilbury is behind.",
        ),
        (
            places(Corringham=130, Grays=120, Tilbury=None),
            "not measurable yet",
            "One of three places meets the target: Grays is within tolerance and Tilbury is not measurable yet.",
        ),
        (places(Grays=1), "behind", "None of one place meets the target: Grays is behind."),
        (places(Grays=125, Tilbury=999), "met", "Both places meet the target."),
        (places(Grays=125, Purfleet=180, Tilbury=190), "met", "All three places meet the target."),
        (places(Grays=125), "met", "The one place meets the target."),
        ({}, "not measurable yet", "No place has been measured yet."),
    ],
)
def test_one_place_does_not_stand_for_another(
    judged: dict[str, Judgement], status: str, sentence: str
) -> None:
    assert in_places(judged) == (status, sentence)


def test_places_are_told_together_where_they_stand_alike() -> None:
    behind_in_two = places(Corringham=500, Grays=1, Purfleet=2, Tilbury=None)
    assert in_places(behind_in_two).sentence == (
        "One of four places meets the target: Grays and Purfleet are behind; Tilbury is not measurable yet."
    )
    nothing_yet = places(Grays=None, Tilbury=None)
    assert in_places(nothing_yet) == ("not measurable yet", "None of two places can be measured yet.")


def test_several_indicators_are_told_as_places_are() -> None:
    judged = {"Web visits": judge(Aim(20), 20, HALF_WAY), "Followers": judge(Aim(20), 1, HALF_WAY)}
    assert in_places(judged, "indicator") == (
        "behind", "One of two indicators meets the target: Followers is behind.",
    )  # fmt: skip
    assert in_places({"Web visits": judged["Web visits"]}, "indicator").sentence == (
        "The one indicator meets the target."
    )
    assert in_places({}, "indicator").sentence == "No indicator has been measured yet."


@pytest.mark.parametrize(
    ("aim", "just_there", "beyond", "words"),
    [(Aim(20, strict=True), 20, 20.5, "more than 20"), (Aim(high=5, strict=True), 5, 4, "less than 5")],
)
def test_what_is_strict_is_not_met_by_the_level_itself(
    aim: Aim, just_there: float, beyond: float, words: str
) -> None:
    short = judge(aim, just_there, HALF_WAY)
    assert (short.status, short.sentence) == (
        "within tolerance",
        f"{just_there} on 30 September 2026: level with the target of {words}, not past it (within the tolerance of "
        "5 %).",
    )
    assert judge(aim, beyond, HALF_WAY).status == "met"
    assert judge(aim, just_there, END + timedelta(days=1), TO_TWENTY).status == "behind"


def test_a_reading_from_before_the_target_date_is_not_on_course_once_that_has_passed() -> None:
    found = judge(Aim(20), 16, HALF_WAY, TO_TWENTY, today=END + timedelta(days=1))
    assert (found.status, found.sentence) == (
        "behind",
        "16 on 30 September 2026, when 16 was due on the straight line from 12 to 20: 100 % of the change due so far "
        "(the target date, 31 March 2027, has passed since), on the line (tolerance 5 %). The reading is 183 days old.",
    )
    assert judge(Aim(20), 16, HALF_WAY, TO_TWENTY, today=END).status == "on course"
    assert judge(Aim(20), 20, HALF_WAY, TO_TWENTY, today=END + timedelta(days=1)).status == "met"


@pytest.mark.parametrize(
    "course", [None, Course(20, START, END), Course(20, END, START), Course(12, END, START)]
)
def test_once_its_date_has_passed_a_target_is_behind_with_or_without_a_line(course: Course | None) -> None:
    late = END + timedelta(days=1)
    assert judge(Aim(20), 19, END, course, ends=END).status == "within tolerance"
    found = judge(Aim(20), 19, END, course, ends=END, today=late)
    assert (found.status, found.sentence) == (
        "behind",
        "19 on 31 March 2027: 5 % below the target of at least 20 (within the tolerance of 5 %), and the target date, "
        "31 March 2027, has passed since.",
    )
    assert judge(Aim(20), 19, late, course, ends=END).sentence.endswith(
        "and the target date, 31 March 2027, has passed."
    )
    assert judge(Aim(20), 20, END, course, ends=END, today=late).status == "met"


def test_a_target_that_names_no_date_stands_until_the_last_day_of_the_plan() -> None:
    assert judge(Aim(20), 19, END, ends=END, named=False).status == "within tolerance"
    assert judge(Aim(20), 19, END, ends=END, named=False, today=END + timedelta(days=1)).sentence.endswith(
        ", and the plan's last day, 31 March 2027, has passed since."
    )


def test_on_day_0_of_a_target_whose_date_has_passed_nothing_is_on_course() -> None:
    found = judge(Aim(20), 13, START, TO_TWENTY, today=END + timedelta(days=1))
    assert (found.status, found.sentence) == (
        "behind",
        "13 on 1 April 2026, when no change was due yet: 8.3 % ahead of the baseline of 12 (tolerance 5 %), and the "
        "target date, 31 March 2027, has passed since. The reading is 365 days old.",
    )


@pytest.mark.parametrize("course", [None, TO_TWENTY, Course(20, START, END)])
@pytest.mark.parametrize(
    ("days", "told"),
    [(91, ""), (92, " The reading is 92 days old."), (1_300, " The reading is 1,300 days old.")],
)
def test_a_reading_of_more_than_a_quarter_ago_tells_its_age(
    days: int, told: str, course: Course | None
) -> None:
    later = HALF_WAY + timedelta(days=days)
    assert judge(Aim(20), 16, HALF_WAY, course).sentence + told == (
        judge(Aim(20), 16, HALF_WAY, course, today=later, ends=date(2099, 1, 1)).sentence
    )
    assert judge(Aim(20), 21, HALF_WAY, course, today=later).sentence == (
        "21 on 30 September 2026: the target of at least 20 is met."
    )


def test_a_strict_target_that_is_equalled_lies_beyond_a_tolerance_of_nothing() -> None:
    strict = Aim(20, strict=True)
    assert judge(strict, 20, HALF_WAY, tolerance=0).status == "behind"
    assert judge(strict, 20, HALF_WAY, Course(20, START, END)).status == "within tolerance"
    assert judge(Aim(0, strict=True), 0, HALF_WAY).status == "behind"


def test_the_line_to_a_strict_target_says_that_it_leads_past_it() -> None:
    said = "when 16 was due on the straight line from 12 to "
    assert said + "more than 20:" in judge(Aim(20, strict=True), 16, HALF_WAY, TO_TWENTY).sentence
    fewer = Course(13, START, END)
    assert "from 13 to less than 5:" in judge(Aim(high=5, strict=True), 9, HALF_WAY, fewer).sentence


def test_money_on_the_line_is_told_as_money() -> None:
    assert judge(Aim(20), 16, HALF_WAY, TO_TWENTY, unit="£").sentence.startswith(
        "£16 on 30 September 2026, when £16 was due on the straight line from £12 to £20: 100 %"
    )


@pytest.mark.parametrize(
    ("baseline", "actual", "unit", "words"),
    [
        (0, 61.1, "people", "47 % of the way from 0 to 130 people"),
        (0, 129.99, "people", "99.99 % of the way from 0 to 130 people"),
        (0, 130, "people", "100 % of the way from 0 to 130 people"),
        (10, 10, "people", "0 % of the way from 10 to 130 people"),
        (10, 9, "people", "further away than at the start"),
        (30, 80, "£", "50 % of the way from £30 to £130"),
        (62.5, 100, "%", "56 % of the way from 62.5 to 130 %"),
        (130, 100, "people", ""),
    ],
)
def test_how_much_of_the_way_is_made(baseline: float, actual: float, unit: str, words: str) -> None:
    assert judge(Aim(130), actual, HALF_WAY, Course(baseline, START, END), unit=unit).way == words


def test_without_a_line_there_is_no_way() -> None:
    assert judge(Aim(130), 61, HALF_WAY).way == ""


def test_a_share_that_was_worked_out_is_told_to_one_place() -> None:
    course = Course(2000 / 30, START, END)
    assert judge(Aim(high=100 / 3, better=FEWER), 1700 / 32, HALF_WAY, course, unit="%").sentence == (
        "53.1 % on 30 September 2026, when 50 % was due on the straight line from 66.7 % to 33.3 %: 81 % of the "
        "change due so far (on course is from 95 %), 3.1 percentage points above the line (beyond the tolerance of 5 % "
        "of it)."
    )
    assert judge(Aim(13.25), 13.25, HALF_WAY, unit="per 1,000").sentence == (
        "13.25 per 1,000 on 30 September 2026: the target of at least 13.25 per 1,000 is met."
    )


def test_one_of_them() -> None:
    assert judge(Aim(1), 1, HALF_WAY, unit="testimonials").sentence == (
        "1 testimonial on 30 September 2026: the target of at least 1 testimonial is met."
    )


def test_the_counts_in_words_tell_four_apart() -> None:
    assert {status: status.counted_as.value for status in Status} == {
        "going the wrong way": "behind",
        "far behind": "behind",
        "behind": "behind",
        "not measurable yet": "not measurable yet",
        "within tolerance": "on course",
        "on course": "on course",
        "met": "met",
        "exceeded": "met",
    }


levels = st.floats(-1e6, 1e6)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
directions = st.sampled_from(Direction)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(numbers, st.none() | numbers, st.none() | numbers, directions, numbers, st.tuples(days, days, days))
def test_any_figures_have_a_sentence(
    actual: float,
    low: float | None,
    high: float | None,
    better: Direction,
    baseline: float,
    three: tuple[date, date, date],
) -> None:
    start, end, as_of = three
    found = judge(Aim(low, high, better), actual, as_of, Course(baseline, start, end))
    assert found.sentence.endswith(".")
    assert "inf" not in found.sentence
    assert "nan" not in found.sentence


@given(levels, levels, levels, days, days, days, days, st.booleans(), st.booleans())
def test_no_target_past_its_date_is_counted_as_on_course(
    actual: float,
    low: float,
    baseline: float,
    start: date,
    end: date,
    as_of: date,
    today: date,
    strict: bool,
    on: bool,
) -> None:
    course = Course(baseline, start, end) if on else None
    found = judge(Aim(low, strict=strict), actual, as_of, course, today=today, ends=end)
    if max(as_of, today) > end:
        assert found.status.counted_as is not Status.ON_COURSE


@given(levels, levels, levels, days)
def test_the_other_way_round_nothing_changes(actual: float, low: float, baseline: float, as_of: date) -> None:
    one = judge(Aim(low), actual, as_of, Course(baseline, START, END))
    other = judge(Aim(high=-low), -actual, as_of, Course(-baseline, START, END))
    assert (one.status, one.gap, one.ratio) == (other.status, other.gap, other.ratio)


@given(levels, levels, levels, levels, days)
def test_more_is_never_judged_worse(
    one: float, other: float, low: float, baseline: float, as_of: date
) -> None:
    less, more = (judge(Aim(low), each, as_of, Course(baseline, START, END)) for each in sorted((one, other)))
    assert list(Status).index(less.status) <= list(Status).index(more.status)


@given(levels, levels, days, days)
def test_the_line_never_leaves_its_ends(baseline: float, level: float, one: date, other: date) -> None:
    early, late = sorted((one, other))
    course = Course(baseline, START, END)
    at_first, later = course.planned(level, early), course.planned(level, late)
    slack = 1e-9 * max(abs(baseline), abs(level), 1)
    assert abs(at_first - baseline) <= abs(later - baseline) + slack <= abs(level - baseline) + 2 * slack
