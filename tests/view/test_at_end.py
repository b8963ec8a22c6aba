"""What is over in a plan when it is carried forward, and where its indicators stand then."""

from datetime import date

from actionplan.plan.nouns import Baseline
from actionplan.plan.text import read_plan
from actionplan.view.at_end import at_end

PLAN = read_plan(
    """\
id: old
title: Old
settings: {years: 2017-18}
milestones:
- {id: m-done, title: Show, date: 14.06.17}
- {id: m-late, title: Site, date: 14.06.17}
- {id: m-stop, title: Film, date: 14.06.17}
- {id: m-wait, title: Fair, date: 14.06.17}
- {id: m-told, title: Walk, date: Complete – 12 June 2017}
- {id: m-soon, title: Talk, date: March 2018}
indicators:
- {id: i-readers, title: Readers, unit: readers}
- {id: i-share, title: Share}
- {id: i-none, title: Nothing read}
observations:
- {id: v-1, indicator: i-readers, date: Q1, value: 100, lower: 90, upper: 110}
- {id: v-2, indicator: i-readers, date: Jan 18, value: 130}
- {id: v-3, indicator: i-readers, date: Feb 18, note: Not counted}
- {id: v-4, indicator: i-readers, date: 1 March 2018, value: 500, withdrawn: true}
- {id: v-5, indicator: i-share, date: w/c 5 June 2017, numerator: 20, denominator: 32}
updates:
- {id: u-1, of: m-done, period: P06, completed_on: 2017-06-14}
- {id: u-2, of: m-stop, period: P06, standing: stopped, approved_by: The board}
- {id: u-3, of: m-wait, period: P06, standing: deferred, approved_by: The board}
- {id: u-4, of: m-soon, period: P26, completed_on: 2018-04-03}
""",
    "old.yaml",
    lambda letter: f"{letter}-new",
).plan


def test_what_is_complete_or_stopped_is_over_and_what_is_deferred_is_not():
    assert at_end(PLAN, date(2018, 3, 20)).over == {"m-done", "m-stop", "m-told"}


def test_what_was_completed_after_the_year_is_over_too():
    assert "m-soon" in at_end(PLAN, date(2018, 4, 10)).over


def test_the_last_reading_with_a_figure_is_where_an_indicator_stands():
    assert at_end(PLAN, date(2018, 3, 20)).levels == {
        "i-readers": Baseline(value=130, as_at="January 2018"),
        "i-share": Baseline(numerator=20, denominator=32, as_at="5 to 11 June 2017"),
    }
