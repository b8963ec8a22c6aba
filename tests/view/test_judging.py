"""Each target by each measure that serves it: which figure, against which line, and what ends it."""

from typing import Any

import pytest

from actionplan.plan.nouns import Baseline
from actionplan.rules.aims import Aim, Course
from actionplan.view.judging import judged, standing
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
        "change due so far (on course is from 95 %), ahead of the line (tolerance 5 %). The line ends on 31 March "
        "2018, the plan's last day, since the target names none.",
        "short": "14 people on 20 June 2017; target at least 20 people",
        "of": "Somewhere",
    }


@pytest.mark.parametrize(
    ("row", "end", "ends"),
    [
        (
            target("31.12.17", target="at least 20 people by October 2017"),
            "2017-10-31",
            "31 October 2017, as the target says",
        ),
        (
            target("June 2017; December 2017", target="at least 20 people"),
            "2017-12-31",
            "31 December 2017, the date of the target",
        ),
        (
            target("ongoing - review Sept 17", target="at least 20 people"),
            "2018-03-31",
            "31 March 2018, the plan's last day, since the target names none",
        ),
    ],
)
def test_what_ends_the_line(row: Any, end: str, ends: str) -> None:
    found = only_judged(view("P06", row, indicator(targets=("t",), baseline=FROM_TEN), reading(14)))
    assert found.course is not None
    assert (found.course.end, found.ends) == (day(end), ends)


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


def test_a_date_before_the_baseline_makes_no_line() -> None:
    row = target("March 2017", target="at least 20 people")
    found = only_judged(view("P06", row, indicator(targets=("t",), baseline=FROM_TEN), reading(19)))
    assert (found.course, found.ends, found.judgement.status) == (None, "", "within tolerance")


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


def test_every_indicator_by_each_target_that_it_names_and_then_its_own() -> None:
    rows = [target("", id=f"t{n}", target="20 people") for n in (1, 2, 3)]
    gone = target("", id="t4", target="20 people", withdrawn_on="2017-06-01")
    both = indicator("i1", targets=("t2", "t1", "t2", "t4"), target="30 people")
    found = judged(view("P06", *rows, gone, both, indicator("i2", targets=("t2",)), indicator("i3")))
    assert [(one.indicator.id, one.asked_by.id) for one in found] == [
        ("i1", "t2"), ("i1", "t1"), ("i1", "i1"), ("i2", "t2"),
    ]  # fmt: skip


def test_figures_beyond_reckoning_break_nothing() -> None:
    own = indicator(target="10 per cent increase", baseline=Baseline(value=1e300))
    assert told(own, reading(1e300))[0] == "not measurable yet"
    vast = indicator(target="20 people", baseline=Baseline(numerator=1e300, denominator=1e-300))
    assert told(vast, reading(1e300))[0] == "not measurable yet"
