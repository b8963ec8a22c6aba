"""What changed in the measures between two reports: goalposts, figures, definitions, standings, and the laws."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Noun
from actionplan.view.change_of_measures import change_of_measures
from actionplan.view.data import ReportData
from actionplan.view.success_data import (
    ChartData,
    PanelData,
    PointData,
    StandingData,
    SuccessData,
    TargetData,
    TargetGroupData,
    UnmeasuredData,
)
from tests.view.changes import DONE, changes, item, report
from tests.view.measured_sample import indicator, reading
from tests.view.sample import target, view

PEOPLE = {"id": "i", "title": "People at meetings", "unit": "people"}


def panel(**fields: Any) -> PanelData:
    return PanelData(**PEOPLE | fields)


def chart(values: dict[str, float | None], **fields: Any) -> ChartData:
    points = tuple(PointData(date=day, value=value) for day, value in values.items())
    return ChartData(**{"unit": "people", "points": points, "alt": ""} | fields)


def standing(word: str, short: str = "", **fields: Any) -> StandingData:
    return StandingData(
        **{"status": word, "counted_as": word, "sentence": f"It is {word}.", "short": short} | fields
    )


def row(id: str = "t", **fields: Any) -> TargetData:
    return TargetData(**{"id": id, "target": "20 people", "standing": standing("behind")} | fields)


def measured(*panels: PanelData, rows: tuple[TargetData, ...] = (), **fields: Any) -> ReportData:
    groups = (TargetGroupData(targets=rows),) if rows else ()
    items = [item(one.id, kind="target", title=f"Row {one.id}", target=one.target) for one in rows]
    return report(*items, success=SuccessData(panels=panels, groups=groups, **fields))


def found(before: ReportData, now: ReportData) -> list[tuple[str, str]]:
    return [(change.kind, change.sentence) for change in change_of_measures(before, now)]


def of_one(before: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str]]:
    return found(measured(panel(**before)), measured(panel(**now)))


# What the reader of the next report must see


def issued(*rows: Noun, before: Any = (), period: str = "P06") -> ReportData:
    return view(period, *rows, issued=before).freeze("team")


def test_a_shifted_target_a_corrected_figure_and_a_new_name_are_told_in_the_report() -> None:
    before = issued(indicator(target="at least 20 people"), reading("v", "12 May 2017", 18))
    after = issued(
        indicator(title="Attendance", target="at least 25 people"),
        reading("v", "12 May 2017", 18),
        reading("w", "12 May 2017", 12, revises="v"),
        period="P07",
    )
    assert changes(before, after) == [
        (
            "target changed",
            "Target of “Attendance” changed: it was at least 20 people, it is at least 25 people.",
        ),
        ("figure corrected", "“Attendance”, 12 May 2017: 18 was corrected to 12."),
        ("reworded", "Reworded: “People at meetings” is now “Attendance”."),
    ]


def test_a_row_whose_target_was_lowered_is_told_once_and_then_where_it_stands() -> None:
    def rows(asked: str) -> tuple[Noun, ...]:
        row = target("31.03.18", requirement="Grow", target=asked)
        return row, indicator(targets=("t",)), reading("v", "12 May 2017", 18)

    before = issued(*rows("at least 20 people"))
    assert changes(before, issued(*rows("at least 15 people"), period="P07")) == [
        (
            "target changed",
            "Target of “Grow” changed: it was “at least 20 people”, it is “at least 15 people”.",
        ),
        (
            "better",
            "Better: target of “Grow”, behind to met. 18 people on 12 May 2017; target at least 15 people.",
        ),
    ]


def test_nothing_is_said_where_an_earlier_report_had_no_measures() -> None:
    assert found(report(), measured(panel())) == []
    assert found(measured(panel()), report()) == []


# Targets


def test_a_target_set_and_one_taken_out() -> None:
    level = {"target": "at least 20 people"}
    assert of_one({}, level) == [
        ("target changed", "Target of “People at meetings” was set: at least 20 people.")
    ]
    assert of_one(level, {}) == [
        ("target changed", "Target of “People at meetings” was taken out: it was at least 20 people.")
    ]


def test_of_several_targets_only_the_one_that_changed_is_told() -> None:
    before = {"target": "at least 20 people; at most 40 people by 31 March 2018"}
    now = {"target": "at least 25 people; at most 40 people by 31 March 2018"}
    assert of_one(before, now)[0][1] == (
        "Target of “People at meetings” changed: it was at least 20 people, it is at least 25 people."
    )


def test_a_later_day_is_a_shifted_target_and_a_line_that_came_is_none() -> None:
    level = "at least 20 people"
    dated, later = ({"target": f"{level} by {day}"} for day in ("31 March 2018", "30 June 2018"))
    assert of_one(dated, later) == [
        (
            "target changed",
            "Target of “People at meetings” changed: it was at least 20 people by 31 March 2018, "
            "it is at least 20 people by 30 June 2018.",
        )
    ]
    assert of_one({"target": level}, dated) == []


def test_what_a_row_asks_for_otherwise_is_told_once_with_the_row() -> None:
    words = {100: "at least 100 people", 50: "at least 50 people"}
    pairs = [
        measured(
            panel(target=said, standings=(standing("behind", row="t"),)),
            rows=(row(target=f"{level} people"),),
        )
        for level, said in words.items()
    ]
    assert changes(*pairs) == [
        ("target changed", "Target of “Row t” changed: it was “100 people”, it is “50 people”.")
    ]


def test_of_a_row_and_a_target_of_its_own_each_is_told_once() -> None:
    def of(level: int, own: int) -> ReportData:
        by_row = standing("behind", f"12 people on 12 May 2017; target at least {level} people", row="t")
        asks = f"at least {level} people; at least {own} people"
        whole = row(target=f"{level} people", standing=by_row)
        return measured(panel(target=asks, standings=(by_row, standing("behind"))), rows=(whole,))

    assert [sentence for _, sentence in changes(of(100, 7), of(50, 5))] == [
        "Target of “Row t” changed: it was “100 people”, it is “50 people”.",
        "Target of “People at meetings” changed: it was at least 7 people, it is at least 5 people.",
    ]


def test_a_row_of_the_same_words_that_is_read_otherwise_is_told() -> None:
    before, now = (measured(rows=(row(read_as=text),)) for text in ("100% to 150% more", "100% to 150%"))
    assert found(before, now) == [
        (
            "target changed",
            "Target of “Row t” is read otherwise: it was “100% to 150% more”, it is “100% to 150%”.",
        )
    ]


# Baseline and definition


def test_a_baseline_that_changed_and_one_that_the_target_gives() -> None:
    before = {"baseline": "10 people, 1 April 2017"}
    assert of_one(before, {"baseline": "5 people, 1 April 2017"}) == [
        (
            "baseline changed",
            "Baseline of “People at meetings” changed: it was 10 people, 1 April 2017; "
            "it is 5 people, 1 April 2017.",
        )
    ]
    assert (
        of_one({"baseline": "10 people, as the target says"}, {"baseline": "5 people, as the target says"})
        == []
    )


def test_another_tolerance_but_not_one_that_a_source_speaks_of() -> None:
    before, now = ({"method": f"Two points used; tolerance {n} %; source: List."} for n in (5, 10))
    assert of_one(before, now) == [
        ("measure changed", "Tolerance of “People at meetings” changed: it was 5 %, it is 10 %.")
    ]
    sources = [{"method": f"Two points used; source: A; tolerance {n} %"} for n in (5, 10)]
    assert of_one(*sources) == []


def test_another_measure_unit_and_level() -> None:
    before = {"measure": "Those who came", "level": "output"}
    assert of_one(before, {"measure": "Those invited", "unit": "guests", "level": "impact"}) == [
        (
            "measure changed",
            "Measure of “People at meetings” changed: it was “Those who came”, it is “Those invited”.",
        ),
        ("measure changed", "Unit of “People at meetings” changed: it was “people”, it is “guests”."),
        ("measure changed", "Level of “People at meetings” changed: it was “output”, it is “impact”."),
    ]


def test_long_measures_that_differ_at_their_end_are_shown_from_there() -> None:
    long = "People who came to any of our meetings, and signed the sheet at the door before it began, "
    ((_, told),) = of_one({"measure": f"{long}twice"}, {"measure": f"{long}once"})
    assert told == "Measure of “People at meetings” changed: it was “…twice”, it is “…once”."


# Figures


def test_a_corrected_figure_is_found_by_its_date_in_the_chart() -> None:
    days = ["2017-04-12", "2017-05-12", "2017-06-12"]
    words = {"latest": "9 people, 12 June 2017", "previous": "18 people, 12 May 2017"}
    before = {"chart": chart({days[0]: 7, days[1]: 18, days[2]: 9})} | words
    now = (
        {"chart": chart({days[0]: 6, days[1]: 12, days[2]: 9})}
        | words
        | {"previous": "12 people, 12 May 2017"}
    )
    assert of_one(before, now) == [
        ("figure corrected", "“People at meetings”, 12 April 2017: 7 was corrected to 6."),
        ("figure corrected", "“People at meetings”, 12 May 2017: 18 was corrected to 12."),
    ]


def test_a_share_of_the_same_level_is_corrected_too() -> None:
    pairs = [{"latest": f"{said}, June 2017"} for said in ("1 of 10 (10 %)", "2 of 20 (10 %)")]
    assert of_one(*pairs)[0][1] == (
        "“People at meetings”, June 2017: 1 of 10 (10 %) was corrected to 2 of 20 (10 %)."
    )


def test_a_new_reading_is_no_correction() -> None:
    before = {"latest": "18 people, 12 May 2017"}
    points = {"2017-05-12": 18.0, "2017-06-12": 9.0, "2017-06-20": 11.0}
    now = {"latest": "11 people, 20 June 2017", "previous": "9 people, 12 June 2017", "chart": chart(points)}
    assert of_one(before, now) == []
    changed = now | {"chart": chart(points | {"2017-05-12": 12.0})}
    assert of_one(before, changed)[0][1] == (
        "“People at meetings”, 12 May 2017: 18 people was corrected to 12."
    )


def test_a_figure_that_was_taken_out_or_moved_to_another_day_is_told() -> None:
    before = {"latest": "18 people, 12 May 2017"}
    assert of_one(before, {})[0][1] == "“People at meetings”, 12 May 2017: 18 people was taken out."
    revised = "14 May 2017: 18, 12 May 2017, was corrected to 18."
    assert of_one(before, {"latest": "18 people, 14 May 2017", "revised": (revised,)}) == [
        ("figure corrected", f"“People at meetings”, {revised}")
    ]


def test_of_a_running_total_a_correction_is_told_once_and_new_gains_are_none() -> None:
    gains = {"2017-05-12": 18.0, "2017-06-12": 9.0}
    before = {
        "latest": "37 people, 12 June 2017",
        "previous": "28 people, 12 May 2017",
        "chart": chart(gains, shown="added since the reading before"),
    }
    later = chart(gains | {"2017-06-20": 3.0}, shown="added since the reading before")
    now = {"latest": "40 people, 20 June 2017", "previous": "37 people, 12 June 2017", "chart": later}
    assert of_one(before, now) == []
    revised = "12 May 2017: 28 was corrected to 20."
    assert of_one(before, now | {"revised": (revised,)}) == [
        ("figure corrected", f"“People at meetings”, {revised}")
    ]


def test_many_corrected_figures_are_one_line() -> None:
    days = [f"2017-05-{day}" for day in range(10, 15)]
    before, now = ({"chart": chart(dict.fromkeys(days, value))} for value in (3.0, 4.0))
    assert of_one(before, now) == [
        (
            "figure corrected",
            "“People at meetings”: five figures were corrected or taken out, from 10 May 2017 to 14 May 2017.",
        )
    ]


def test_figures_in_another_unit_are_told_by_the_unit_alone() -> None:
    before, now = {"latest": "2 hours, 12 May 2017", "unit": "hours"}, {"latest": "120 minutes, 12 May 2017"}
    assert [kind for kind, _ in of_one(before, now | {"unit": "minutes"})] == ["measure changed"]


# Standings


@pytest.mark.parametrize(
    ("was", "now", "kind", "told"),
    [
        ("on course", "behind", "worse", "Worse: target of “People at meetings”, on course to behind."),
        ("behind", "met", "better", "Better: target of “People at meetings”, behind to met."),
        (
            "not measurable yet",
            "on course",
            "judged now",
            "Judged now: target of “People at meetings”, which is on course.",
        ),
        (
            "met",
            "not measurable yet",
            "not measurable any more",
            "Not measurable any more: target of “People at meetings”, which was met.",
        ),
    ],
)
def test_a_target_of_its_own_that_stands_otherwise(was: str, now: str, kind: str, told: str) -> None:
    short = "12 people on 20 June 2017; target at least 20 people"
    before, after = ({"standings": (standing(word, short),)} for word in (was, now))
    assert of_one(before, after) == [(kind, f"{told} {short}.")]


def test_a_row_that_stands_otherwise_is_told_once_whatever_counts_it() -> None:
    def of(word: str) -> ReportData:
        by_row = standing(word, row="t")
        return measured(panel(standings=(by_row,)), rows=(row(standing=by_row),))

    assert found(of("met"), of("behind")) == [
        ("worse", "Worse: target of “Row t”, met to behind. It is behind.")
    ]
    assert found(of("met"), of("met")) == []


def test_of_a_row_that_was_completed_that_alone_is_told() -> None:
    before, now = (measured(rows=(row(standing=standing(word)),)) for word in ("behind", "met"))
    done = report(item("t", kind="target", **DONE), success=now.success)
    assert [kind for kind, _ in changes(before, now)] == ["better"]
    assert found(before, done) == []


def test_many_that_took_the_same_step_are_one_line() -> None:
    before, now = (
        measured(rows=tuple(row(id, standing=standing(word)) for id in "abcde"))
        for word in ("on course", "met")
    )
    assert found(before, now) == [
        (
            "better",
            "Better: 5 targets are met that were on course: “Row a”, “Row b”, “Row c”, “Row d” and one more.",
        )
    ]


# Indicators that came and went


def test_indicators_that_came_and_went() -> None:
    prose = UnmeasuredData(id="u", title="Good name")
    figures = panel(id="u", title="Good name")
    assert found(measured(), measured(panel())) == [("new", "New success indicator: “People at meetings”.")]
    assert found(measured(panel()), measured()) == [
        ("withdrawn", "No longer measured: “People at meetings”.")
    ]
    assert found(measured(unmeasured=(prose,)), measured(figures)) == [
        ("new", "Measured from now on: “Good name”.")
    ]
    assert found(measured(figures), measured(unmeasured=(prose,))) == [
        ("withdrawn", "No longer measured: “Good name”.")
    ]
    assert found(measured(unmeasured=(prose,)), measured()) == [
        ("withdrawn", "Success indicator taken out: “Good name”.")
    ]


def test_many_new_indicators_are_one_line_and_two_of_a_name_are_told_apart() -> None:
    many = [panel(id=id, title=f"Measure {id}") for id in "abcde"]
    assert found(measured(), measured(*many))[0][1] == (
        "New success indicator: five indicators, “Measure a”, “Measure b”, “Measure c”, “Measure d” and one more."
    )
    here, there = panel(id="a", where="Grays"), panel(id="b", where="Tilbury")
    assert found(measured(here), measured(here, there))[0][1] == (
        "New success indicator: “People at meetings (Tilbury)”."
    )


# Laws

DAYS = ["2017-04-12", "2017-05-12", "2017-06-12"]
WORDS = ["met", "on course", "behind", "not measurable yet"]
AMOUNTS = st.sampled_from(["", "18 people, 12 May 2017", "1 of 2 (50 %), May 2017", "no day"])
PANELS = st.builds(
    panel,
    id=st.sampled_from("abc"),
    title=st.text(max_size=90),
    latest=AMOUNTS,
    previous=AMOUNTS,
    target=st.one_of(st.text(max_size=40), st.just("at least 20 people by 31 March 2018; “x”")),
    baseline=AMOUNTS,
    measure=st.text(max_size=200),
    method=st.sampled_from(["", "Two points used; tolerance 5 %."]),
    standings=st.lists(
        st.builds(standing, st.sampled_from(WORDS), row=st.sampled_from(["", "t"])), max_size=2
    ),
    revised=st.sampled_from([(), ("12 May 2017: 18 was corrected to 12.",)]),
    chart=st.one_of(
        st.none(),
        st.builds(
            chart,
            st.dictionaries(st.sampled_from(DAYS), st.one_of(st.none(), st.floats(-1e9, 1e9))),
            shown=st.sampled_from(["", "added since the reading before"]),
        ),
    ),
)
ROWS = st.builds(
    row, st.sampled_from("tu"), standing=st.builds(standing, st.sampled_from(WORDS)), read_as=st.text()
)
REPORTS = st.builds(
    lambda panels, rows: measured(*panels, rows=tuple(rows)),
    st.lists(PANELS, max_size=3, unique_by=lambda one: one.id),
    st.lists(ROWS, max_size=2, unique_by=lambda one: one.id),
)


@settings(max_examples=80, deadline=None)
@given(REPORTS)
def test_the_measures_of_a_report_with_itself_have_not_changed(data: ReportData) -> None:
    assert change_of_measures(data, data) == ()


@settings(max_examples=120, deadline=None)
@given(REPORTS, REPORTS)
def test_every_sentence_is_no_longer_than_a_few_lines_and_each_is_told_once(
    before: ReportData, now: ReportData
) -> None:
    told = [(change.kind, change.id, change.sentence) for change in change_of_measures(before, now)]
    assert len(told) == len(set(told))
    assert max((len(sentence) for *_, sentence in told), default=0) <= 400


def test_a_plan_that_stays_as_it_is_says_nothing_in_the_next_report() -> None:
    rows = (
        target("31.03.18", requirement="Grow", target="20 people"),
        indicator(targets=("t",), target="at least 25 people"),
        reading("v", "12 May 2017", 18),
    )
    before, now = issued(*rows), issued(*rows, period="P07")
    assert change_of_measures(before, now) == ()
