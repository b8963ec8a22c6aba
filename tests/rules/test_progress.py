"""Progress to a target: the line, the gap, the status words, and several places."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.nouns import Baseline, Observation
from actionplan.rules.measures import direction_of_travel
from actionplan.rules.progress import Aim, Course, Judgement, Status, compound, in_places, judge
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
    found, expected = on_a_course(case), case["expected"]
    assert found.planned == pytest.approx(expected["trajectory_value"], rel=1e-9)
    assert found.ratio == pytest.approx(expected["progress_ratio"], rel=1e-9)
    assert found.achieved == pytest.approx(expected["percent_of_change_achieved"], rel=1e-9)
    assert found.gap == pytest.approx(expected["gap_to_trajectory"], rel=1e-9)
    percent = expected["percent_gap_to_trajectory"]
    assert found.gap_percent == (percent if percent is None else pytest.approx(percent, rel=1e-9))
    assert found.status is CATEGORIES[expected["category"]]


@pytest.mark.parametrize("tolerance", [5, 10])
@each("progress_linear")
def test_the_tolerance_is_the_second_view(case: dict[str, Any], tolerance: int) -> None:
    found = on_a_course(case, tolerance)
    amber = f"(within the tolerance of {tolerance} %)" in found.sentence
    rag = "green" if (found.gap or 0) >= 0 else "amber" if amber else "red"
    assert rag == case["expected"][f"rag_{tolerance}pct_of_trajectory"]


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
    latest = Observation(id="v", indicator="i", date="March 2014", value=now)
    travel = direction_of_travel(MORE, Baseline(value=before), latest)
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
            "102.5 % of the change due so far (on course is from 95 %), ahead of the line (tolerance 5 %).",
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
            "behind",
            "15.799 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "94.98 % of the change due so far (on course is from 95 %), 1.3 % below the line (within the tolerance of "
            "5 %).",
        ),
        (
            14.3,
            "far behind",
            "14.3 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "57.5 % of the change due so far (far behind is below 60 %), 10.6 % below the line "
            "(beyond the tolerance of 5 %).",
        ),
        (
            11,
            "going the wrong way",
            "11 people on 30 September 2026, when 16 was due on the straight line from 12 to 20: "
            "further from the target than at the start, 31.3 % below the line (beyond the tolerance of 5 %).",
        ),
    ],
)
def test_the_words_on_a_course(actual: float, status: str, sentence: str) -> None:
    found = judge(Aim(20), actual, HALF_WAY, TO_TWENTY, unit="people")
    assert (found.status, found.sentence) == (status, sentence)


def test_per_cent_are_told_as_such() -> None:
    smoking = Course(13.9, date(2019, 7, 1), date(2030, 7, 1))
    assert judge(Aim(high=5), 11.6, date(2023, 7, 1), smoking, unit="%").sentence == (
        "11.6 % on 1 July 2023, when 10.7 % was due on the straight line from 13.9 % to 5 %: 71.1 % of the change due "
        "so far (on course is from 95 %), 8.8 % above the line (beyond the tolerance of 5 %)."
    )


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
        "19.8 on 1 April 2027, when 20 was due on the straight line from 12 to 20: 97.5 % of the change due so far "
        "(the target date, 31 March 2027, has passed), 1 % below the line (within the tolerance of 2.5 %).",
    )
    assert judge(Aim(20), 20, late, TO_TWENTY).status == "met"


@pytest.mark.parametrize(
    ("actual", "status", "judged"),
    [
        (12.2, "on course", "ahead of the baseline of 12 (tolerance 5 %)"),
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
    "course", [None, Course(20, START, END), Course(25, START, END), Course(12, END, START)]
)
def test_without_a_course_that_leads_to_the_target_the_gap_decides(course: Course | None) -> None:
    """No baseline or date, a target to keep, one that was met from the start, and dates that run backwards."""
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
        "5.2 % on 30 September 2026: 4 % above the target of at most 5 % (within the tolerance of 5 %)."
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
        "1 on 30 September 2026: above the target of at most 0 (where the tolerance of 5 % is nothing)."
    )


def test_rounding_of_binary_numbers_decides_nothing() -> None:
    assert judge(Aim(240 * 1.1), 264, HALF_WAY).status == "met"
    assert judge(Aim(21), 18.9, HALF_WAY, tolerance=10).status == "within tolerance"


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
        "on course", f"{just_there} on 30 September 2026: on the target of {words} (tolerance 5 %).",
    )  # fmt: skip
    assert judge(aim, beyond, HALF_WAY).status == "met"
    assert judge(aim, just_there, END + timedelta(days=1), TO_TWENTY).status == "behind"


def test_a_reading_from_before_the_target_date_is_not_on_course_once_that_has_passed() -> None:
    found = judge(Aim(20), 16, HALF_WAY, TO_TWENTY, today=END + timedelta(days=1))
    assert (found.status, found.sentence) == (
        "behind",
        "16 on 30 September 2026, when 16 was due on the straight line from 12 to 20: 100 % of the change due so far "
        "(the target date, 31 March 2027, has passed since), on the line (tolerance 5 %).",
    )
    assert judge(Aim(20), 16, HALF_WAY, TO_TWENTY, today=END).status == "on course"
    assert judge(Aim(20), 20, HALF_WAY, TO_TWENTY, today=END + timedelta(days=1)).status == "met"


def test_a_share_that_was_worked_out_is_told_to_one_place() -> None:
    course = Course(2000 / 30, START, END)
    assert judge(Aim(high=100 / 3, better=FEWER), 1700 / 32, HALF_WAY, course, unit="%").sentence == (
        "53.1 % on 30 September 2026, when 50 % was due on the straight line from 66.7 % to 33.3 %: 81.3 % of the "
        "change due so far (on course is from 95 %), 6.3 % above the line (beyond the tolerance of 5 %)."
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
