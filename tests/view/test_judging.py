"""Each target by each measure that serves it: which figure, against which line, and what ends it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.nouns import Baseline
from actionplan.rules.aims import Aim, Course
from actionplan.rules.progress import Status
from actionplan.view.judging import asked_by_rows, judged, standing
from actionplan.words.vocabulary import Direction
from tests.view.measures import indicator, only_judged, reading
from tests.view.sample import day, target, view

FROM_TEN = Baseline(value=10, as_at="1 April 2017")
ROW = target("", target="at least 20 people")


def told(*rows: Any, period: str = "P06", **how: Any) -> tuple[str, str]:
    found = standing(only_judged(view(period, *rows, **how)))
    return found.status, found.sentence


def test_a_row_by_the_indicator_that_names_it() -> None:
    found = only_judged(view("P06", ROW, indicator(targets=("t",), baseline=FROM_TEN), reading(14)))
    assert (found.asked_by.id, found.indicator.id, found.place) == ("t", "i", None)
    assert found.aim == Aim(20)
    assert found.course == Course(10, day("2017-04-01"), day("2018-03-31"))
    assert found.ends == "31 March 2018, the plan's last day, since the target names none"
    assert standing(found, "Somewhere").model_dump() == {
        "status": "on course",
        "counted_as": "on course",
        "sentence": "14 people on 20 June 2017, when 12.2 was due on the straight line from 10 to 20: 182 % of the "
        "change due so far (on course is from 95 %), 14.8 % ahead of the line (tolerance 5 %). The line ends on 31 "
        "March 2018, the plan's last day, since the target names none.",
        "short": "14 people on 20 June 2017; target at least 20 people",
        "achieved": "40 % of the way from 10 to 20 people",
        "of": "Somewhere",
        "row": "t",
    }


@pytest.mark.parametrize(
    ("row", "end", "ends", "named"),
    [
        (
            target("31.12.17", target="at least 20 people by October 2017"),
            "2017-10-31",
            "31 October 2017, as the target says",
            True,
        ),
        (
            target("June 2017; December 2017", target="at least 20 people"),
            "2017-12-31",
            "31 December 2017, the date of the target",
            True,
        ),
        (
            target("ongoing - review Sept 17", target="at least 20 people"),
            "2018-03-31",
            "31 March 2018, the plan's last day, since the target names none",
            False,
        ),
    ],
)
def test_what_ends_the_line_and_whether_the_target_is_due_then(
    row: Any, end: str, ends: str, named: bool
) -> None:
    found = only_judged(view("P06", row, indicator(targets=("t",), baseline=FROM_TEN), reading(14)))
    assert found.course is not None
    assert (found.course.end, found.ends) == (day(end), ends)
    assert found.due == (day(end) if named else None)
    without_a_line = only_judged(view("P06", row, indicator(targets=("t",)), reading(14)))
    assert (without_a_line.course, without_a_line.ends, without_a_line.due) == (None, "", found.due)


def test_of_two_years_the_last_day_is_that_of_the_second() -> None:
    rows = (ROW, indicator(targets=("t",), baseline=FROM_TEN), reading(14))
    assert only_judged(view("2017-18 P06", *rows, years="2017-19")).ends.startswith(
        "31 March 2019, the plan's"
    )


@pytest.mark.parametrize(
    ("written", "baseline", "better", "start"),
    [
        ("at least 20 people, currently 10-15", None, "more is better", (10, "2017-04-01")),
        ("at most 5 people, currently 10-15", None, "fewer is better", (15, "2017-04-01")),
        (
            "20 people, currently 10",
            Baseline(value=12, as_at="May 2017"),
            "more is better",
            (12, "2017-05-31"),
        ),
        ("20 people", Baseline(value=12), "more is better", (12, "2017-04-01")),
        ("20 people", Baseline(value=12, as_at="some time ago"), "more is better", (12, "2017-04-01")),
    ],
)
def test_where_the_line_begins(written: str, baseline: Any, better: str, start: tuple[float, str]) -> None:
    own = indicator(target=written, baseline=baseline, direction=better)
    course = only_judged(view("P06", own, reading(14))).course
    assert course is not None
    assert (course.baseline, course.start) == (start[0], day(start[1]))


def test_the_words_of_a_target_win_for_the_level_and_the_indicator_for_the_line() -> None:
    own = indicator(
        target="an increase of 100%, currently 10 people", baseline=FROM_TEN.model_copy(update={"value": 4})
    )
    found = only_judged(view("P06", own, reading(14)))
    assert found.aim == Aim(20)
    assert found.course is not None
    assert found.course.baseline == 4


def test_without_a_baseline_the_tolerance_of_the_indicator_decides() -> None:
    assert told(ROW, indicator(targets=("t",), tolerance=10), reading(18)) == (
        "within tolerance",
        "18 people on 20 June 2017: 10 % below the target of at least 20 people (within the tolerance of 10 %).",
    )
    assert told(ROW, indicator(targets=("t",)), reading(18))[0] == "behind"


def test_the_latest_reading_with_a_figure_counts_and_none_from_later() -> None:
    rows = (indicator(target="20 people"), reading(20, "1 June 2017"), reading(None, "2 June 2017"))
    later = reading(5, "26 June 2017")
    assert told(*rows, later) == ("met", "20 people on 1 June 2017: the target of at least 20 people is met.")
    assert told(*rows, later, period="P07")[0] == "behind"


def test_nothing_measured_is_not_measurable() -> None:
    assert told(indicator(target="20 people", baseline=FROM_TEN)) == (
        "not measurable yet", "There is no measurement yet.",
    )  # fmt: skip


def test_a_target_whose_date_has_passed_since_the_reading_is_behind() -> None:
    row = target("30.06.17", target="at least 20 people")
    rows = (row, indicator(targets=("t",), baseline=FROM_TEN), reading(19))
    assert told(*rows, period="P06")[0] == "on course"
    status, sentence = told(*rows, period="P08")
    assert status == "behind"
    assert "(the target date, 30 June 2017, has passed since)" in sentence


def test_without_a_line_too_a_target_whose_date_has_passed_is_behind() -> None:
    row = target("30.06.17", target="at least 20 people")
    rows = (row, indicator(targets=("t",)), reading(19))
    assert told(*rows, period="P06")[0] == "within tolerance"
    assert told(*rows, period="P08") == (
        "behind",
        "19 people on 20 June 2017: 5 % below the target of at least 20 people (within the tolerance of 5 %), and the "
        "target date, 30 June 2017, has passed since.",
    )


def test_a_target_that_was_met_at_the_start_and_fell_is_behind_once_its_date_has_passed() -> None:
    row = target("30.06.17", target="at least 20 people")
    met = FROM_TEN.model_copy(update={"value": 25})
    rows = (row, indicator(targets=("t",), baseline=met), reading(19))
    assert told(*rows, period="P06")[0] == "within tolerance"
    assert told(*rows, period="P08")[0] == "behind"


def test_a_target_that_names_no_date_stands_within_its_tolerance_until_the_plan_ends() -> None:
    rows = (ROW, indicator(targets=("t",)), reading(19, "20 March 2018"))
    assert told(*rows, period="P26", as_at="2018-03-31")[0] == "within tolerance"
    status, sentence = told(*rows, period="P26", as_at="2018-04-01")
    assert status == "behind"
    assert sentence.endswith(", and the plan's last day, 31 March 2018, has passed since.")


@pytest.mark.parametrize(("baseline", "told_of"), [(FROM_TEN, "far behind"), (None, "behind")])
def test_a_reading_of_long_ago_tells_its_age(baseline: Any, told_of: str) -> None:
    rows = (ROW, indicator(targets=("t",), baseline=baseline), reading(10.5, "20 June 2017"))
    status, sentence = told(*rows, period="P19", as_at="2017-12-19")
    assert (status, "The reading is 182 days old." in sentence) == (told_of, True)
    assert "days old" not in told(*rows, period="P13", as_at="2017-09-19")[1]
    assert "days old" not in told(ROW, indicator(targets=("t",)), reading(20), period="P19")[1]


def test_a_month_in_which_the_target_is_due_begins_the_line_on_its_first_day() -> None:
    row = target("30 June 2017", target="at least 20 people")
    month = FROM_TEN.model_copy(update={"as_at": "June 2017"})
    found = only_judged(view("P06", row, indicator(targets=("t",), baseline=month), reading(14)))
    assert found.course == Course(10, day("2017-06-01"), day("2017-06-30"))
    assert (found.no_line, found.judgement.status) == ("", "behind")


def test_a_baseline_of_the_targets_last_day_says_that_there_is_no_line() -> None:
    row = target("30 June 2017", target="at least 20 people")
    own = indicator(targets=("t",), baseline=FROM_TEN.model_copy(update={"as_at": "30 June 2017"}))
    no_line = "There is no straight line to it: the baseline is of the target's last day or later."
    short = "14 people on 20 June 2017: 30 % below the target of at least 20 people (beyond the tolerance of 5 %)."
    that_day: Any = {"period": "P07", "as_at": "2017-06-30"}
    assert told(row, own, reading(14), **that_day) == ("behind", f"{short} {no_line}")
    assert no_line not in told(row, own, reading(20), **that_day)[1]
    assert told(row, own, **that_day) == ("not measurable yet", "There is no measurement yet.")
    assert told(row, own, reading(14), period="P06") == ("behind", short)  # the baseline is not there yet


def test_a_date_before_the_baseline_makes_no_line() -> None:
    row = target("March 2017", target="at least 20 people")
    found = only_judged(view("P06", row, indicator(targets=("t",), baseline=FROM_TEN), reading(19)))
    assert (found.course, found.ends, found.judgement.status) == (None, "", "behind")


def test_a_share_is_judged_in_per_cent_and_a_baseline_counted_otherwise_makes_no_line() -> None:
    own = indicator(unit="practices", direction="fewer is better", target="no more than 25%")
    counted = reading(None, numerator=17, denominator=32)
    share = own.model_copy(update={"baseline": Baseline(numerator=20, denominator=32, as_at="1 April 2017")})
    plain = own.model_copy(update={"baseline": Baseline(value=20, as_at="1 April 2017")})
    assert told(share, counted)[1].startswith(
        "53.1 % on 20 June 2017, when 54.3 % was due on the straight line from 62.5 % to 25 %"
    )
    assert only_judged(view("P06", plain, counted)).course is None


def test_a_target_in_another_unit_is_never_met() -> None:
    own = indicator(unit="practices", target="10 practices")
    assert told(own, reading(None, numerator=17, denominator=32)) == (
        "not measurable yet",
        "The target is in “practices”, the indicator in per cent: give both the same unit.",
    )


def test_a_target_that_can_be_read_in_two_ways_says_so_until_it_is_settled() -> None:
    own = indicator(target="Increased attendance - 100-150% / currently 10-15 people")
    assert told(own, reading(20)) == (
        "met",
        "20 people on 20 June 2017: the target of 20 to 37.5 people is met. How the target is meant is still to be "
        "confirmed.",
    )
    answer = {
        "field": "target",
        "key": "by-or-to",
        "as_written": own.target,
        "reading": "to 100-150%, so 10-22.5",
    }
    settled = type(own).model_validate(own.model_dump() | {"answers": [answer]})
    assert told(settled, reading(20)) == (
        "met", "20 people on 20 June 2017: the target of 10 to 22.5 people is met.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "by", "to"),
    [
        (16, "on course", "met"),
        (11, "far behind", "met"),
        (9, "going the wrong way", "behind"),
        (40, "exceeded", "exceeded"),
    ],
)
def test_a_target_whose_readings_are_counted_otherwise_is_not_measurable_until_it_is_settled(
    value: float, by: str, to: str
) -> None:
    own = indicator(target="Increased attendance - 100-150% / currently 10-15 people")
    found = only_judged(view("P06", own, reading(value)))
    if Status(by).counted_as is Status(to).counted_as:
        assert found.judgement.status == by
        return
    assert standing(found).model_dump() == {
        "status": "not measurable yet",
        "counted_as": "not measurable yet",
        "sentence": "It depends on how the target is meant, which is still to be confirmed: as “by 100-150%, so "
        f"20-37.5” it is {by} and as “to 100-150%, so 10-22.5” it is {to}.",
        "short": "",
        "achieved": "",
        "of": "",
        "row": "",
    }
    assert standing(found, says_if_open=False) == standing(found)


@pytest.mark.parametrize(
    ("reading_of_it", "status"),
    [("by 100-150%, so 20-37.5", "on course"), ("to 100-150%, so 10-22.5", "met")],
)
def test_once_it_is_settled_it_is_judged_so(reading_of_it: str, status: str) -> None:
    own = indicator(target="Increased attendance - 100-150% / currently 10-15 people")
    answer = {"field": "target", "key": "by-or-to", "as_written": own.target, "reading": reading_of_it}
    settled = type(own).model_validate(own.model_dump() | {"answers": [answer]})
    assert told(settled, reading(16))[0] == status


def test_what_is_open_without_a_reading_needs_a_measurement_first() -> None:
    own = indicator(target="Increased attendance - 100-150% / currently 10-15 people")
    assert told(own) == ("not measurable yet", "There is no measurement yet.")


def test_an_approximate_reading_is_told_as_one() -> None:
    assert told(indicator(target="at least 50 people"), reading(60, approximate=True)) == (
        "met", "About 60 people on 20 June 2017: the target of at least 50 people is met.",
    )  # fmt: skip


def test_a_running_total_below_a_limit_is_on_course_until_the_last_day_of_its_target() -> None:
    own = indicator(
        unit="complaints",
        target="no more than 10 complaints",
        direction="fewer is better",
        running_total=True,
    )
    few = reading(8, "20 March 2018")
    assert told(own, few, period="P26", as_at="2018-03-31") == (
        "on course", "8 complaints on 20 March 2018: within the target of at most 10 complaints so far.",
    )  # fmt: skip
    assert told(own, few, period="P26", as_at="2018-04-01") == (
        "met", "8 complaints on 20 March 2018: the target of at most 10 complaints is met.",
    )  # fmt: skip
    each_month = own.model_copy(update={"running_total": False})
    assert told(each_month, few, period="P26", as_at="2018-03-31")[0] == "met"


STEADY = (4098, 4102, 4099, 4101, 4100, 4097, 4103, 4100, 4099, 4101, 4098, 4102, 4100)


def days_of_may(*values: float) -> list[Any]:
    return [reading(value, f"{number} May 2017") for number, value in enumerate(values, start=1)]


def test_where_readings_show_no_change_their_mean_is_judged_and_chance_turns_no_status() -> None:
    own = indicator(unit="visits", target="at least 4,100 visits")
    assert told(own, *days_of_may(*STEADY[:12])) == (
        "met", "4,102 visits on 12 May 2017: the target of at least 4,100 visits is met.",
    )  # fmt: skip
    assert told(own, *days_of_may(*STEADY, 4098)) == (
        "within tolerance",
        "A mean of 4,099.9 visits up to 14 May 2017 (the latest, 4,098, is within the usual variation): 0.0035 % below "
        "the target of at least 4,100 visits (within the tolerance of 5 %).",
    )


def test_a_mean_is_never_rounded_to_the_target_that_it_falls_short_of() -> None:
    own = indicator(unit="visits", target="at least 4,100 visits", tolerance=0)
    assert told(own, *days_of_may(*STEADY))[0] == "met"
    assert told(own, *days_of_may(*STEADY, 4099.5)) == (
        "behind",
        "A mean of 4,099.96 visits up to 14 May 2017 (the latest, 4,099.5, is within the usual variation): 0.00087 % "
        "below the target of at least 4,100 visits (beyond the tolerance of 0 %).",
    )


def test_a_reading_that_shows_a_change_is_judged_itself() -> None:
    own = indicator(unit="visits", target="at least 4,100 visits")
    assert told(own, *days_of_may(*STEADY, 4200)) == (
        "met", "4,200 visits on 14 May 2017: the target of at least 4,100 visits is met.",
    )  # fmt: skip


def test_what_is_said_beside_the_row_is_not_said_in_its_sentence_too() -> None:
    own = indicator(target="Increased attendance - 100-150% / currently 10-15 people")
    found = standing(only_judged(view("P06", own, reading(20))), says_if_open=False)
    assert found.sentence == "20 people on 20 June 2017: the target of 20 to 37.5 people is met."


@given(
    st.sampled_from(["", "30 June 2017", "June 2017", "March 2017", "ongoing", "December 2017"]),
    st.sampled_from(
        ["at least 20 people", "more than 20 people", "20 people by October 2017", "15-20 people"]
    ),
    st.none() | st.sampled_from(["", "1 April 2017", "June 2017", "31 December 2017"]),
    st.integers(0, 25),
    st.integers(0, 1999).map(lambda n: n / 100),
    st.sampled_from(["P04", "P06", "P07", "P15", "P16", "P20", "P26"]),
)
def test_no_target_past_its_date_is_counted_as_on_course(
    date: str, written: str, as_at: str | None, base: float, value: float, period: str
) -> None:
    baseline = None if as_at is None else Baseline(value=base, as_at=as_at)
    row, own = target(date, target=written), indicator(targets=("t",), baseline=baseline, tolerance=100)
    seen = view(period, row, own, reading(value, "2 April 2017"))
    found = only_judged(seen)
    if found.due and seen.as_at > found.due:
        assert found.judgement.status.counted_as.value in ("behind", "met")


def test_every_indicator_by_each_target_that_it_names_and_then_its_own() -> None:
    rows = [target("", id=f"t{n}", target="20 people") for n in (1, 2, 3)]
    gone = target("", id="t4", target="20 people", withdrawn_on="2017-06-01")
    both = indicator("i1", targets=("t2", "t1", "t2", "t4"), target="30 people")
    seen = view("P06", *rows, gone, both, indicator("i2", targets=("t2",)), indicator("i3"))
    found = judged(seen, asked_by_rows(seen))
    assert [(one.indicator.id, one.asked_by.id) for one in found] == [
        ("i1", "t2"), ("i1", "t1"), ("i1", "i1"), ("i2", "t2"),
    ]  # fmt: skip


def test_figures_beyond_reckoning_break_nothing() -> None:
    own = indicator(target="10 per cent increase", baseline=Baseline(value=1e15))
    assert told(own, reading(1e15))[0] == "not measurable yet"
    vast = indicator(target="20 people", baseline=Baseline(numerator=1e15, denominator=1e-9))
    share = reading(None, numerator=1e15, denominator=1e-9)
    assert told(vast.model_copy(update={"target": "at least 20%"}), share)[0] == "not measurable yet"


def test_a_yearly_change_is_due_once_for_each_year_since_the_baseline() -> None:
    base = Baseline(value=400, as_at="March 2015")
    own = indicator(target="reduce by 5% year on year", baseline=base, direction=Direction.FEWER)
    found = only_judged(view("P26", own, reading(370, "20 March 2018")))
    assert found.aim.high == pytest.approx(342.95)
    assert found.judgement.status is Status.FAR_BEHIND


def test_a_line_whose_first_day_nobody_gave_says_that_it_is_assumed() -> None:
    said = told(indicator(target="increase from 45% to 55%", unit="%"), reading(48))[1]
    assert said.endswith(
        "The line begins on 1 April 2017, which is assumed: no day is given for the baseline. It ends on "
        "31 March 2018, the plan's last day, since the target names none."
    )
