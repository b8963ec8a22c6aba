"""The panels of measured indicators, and what nobody measures yet."""

from datetime import date
from typing import Any

import pytest

from actionplan.plan.indicators import Baseline, Benchmark, ChartSettings
from actionplan.plan.nouns import Evidence, Indicator, Noun
from actionplan.rules.aims import Aim, Course
from actionplan.rules.measures import measure_in_words
from actionplan.view.judging import Judged
from actionplan.view.panels import panels, unmeasured
from actionplan.view.success_data import PanelData
from actionplan.words.vocabulary import Direction, Level
from tests.view.measured_sample import indicator, judged, monthly, reading
from tests.view.sample import priority, target, view

TO_YEAR_END = Course(10, date(2017, 4, 1), date(2018, 3, 31))


def panel(one: Indicator, *rows: Noun, asked: list[Judged] | None = None) -> PanelData:
    (found,) = panels(view("P06", one, *rows), asked or [])
    return found


def test_a_panel_tells_all_that_is_known_of_a_measure() -> None:
    one = indicator(
        priority="p",
        level=Level.OUTPUT,
        measure="Those who signed the sheet",
        place="Grays",
        segment="carers",
        baseline=Baseline(value=10, as_at="April 2017"),
        benchmark=Benchmark(name="the region", value=30),
        source="Attendance sheet",
        note="Invented.",
    )
    rows = [
        priority(title="Involvement"),
        reading("a", "02.05.17", 14),
        reading("b", "02.05.17", 12, revises="a", note="Two people were counted twice."),
        reading("c", "20.06.17", 16, note="Snow on the day."),
        reading("d", "01.07.17", 99),
        Evidence(id="e", of="i", text="A letter", date="1 June 2017"),
    ]
    found = panel(one, *rows, asked=[judged(one, Aim(low=20), 16, course=TO_YEAR_END, due=TO_YEAR_END.end)])
    assert found.model_dump(exclude={"chart", "standings"}) == {
        "id": "i",
        "title": "People at meetings",
        "priority": "Involvement",
        "level": "output",
        "measure": "Those who signed the sheet",
        "unit": "people",
        "where": "Grays, carers",
        "latest": "16 people, 20 June 2017",
        "previous": "12 people, 2 May 2017",
        "travel": "improved",
        "baseline": "10 people, April 2017",
        "target": "at least 20 people by 31 March 2018",
        "variation": "",
        "assurance": "",
        "line": "Then 10 people (baseline, April 2017), now 16 people (20 June 2017); target at least 20 people. "
        "Direction of travel: improved; two values are too few to tell a change from the usual ups and downs (13 are "
        "needed).",
        "trend": "",
        "comparison": "worse",
        "compared": "Worse than the region: 16 people against 30 people, 95 % interval 9.1 to 26 people (Byar's).",
        "notes": ("20 June 2017: Snow on the day.",),
        "revised": ("2 May 2017: 14 was corrected to 12 (two people were counted twice).",),
        "evidence": {
            "cited": ({"text": "A letter", "date": "1 June 2017", "type": "", "link": ""},),
            "more": 0,
        },
        "note": "Invented.",
        "method": "Two points used; tolerance 5 %; 95 % interval by Byar's method; source: Attendance sheet.",
        "untargeted": "",
    }
    assert found.chart is not None
    assert [point.value for point in found.chart.points] == [12, 16]
    assert [standing.status for standing in found.standings] == ["on course"]


def test_a_share_is_told_with_its_whole() -> None:
    one = indicator(
        unit="practices",
        direction=Direction.FEWER,
        baseline=Baseline(numerator=20, denominator=32, as_at="01.05.17"),
    )
    found = panel(one, reading("v", "May 2017", numerator=17, denominator=32))
    assert (found.latest, found.baseline, found.travel) == (
        "17 of 32 (53.1 %), May 2017",
        "20 of 32 (62.5 %), 1 May 2017",
        "improved",
    )


def test_about_so_many_in_a_span_of_days() -> None:
    visits = reading("v", "20 March to 20 April 2017", 1450, approximate=True)
    assert panel(indicator(unit="visits"), visits).latest == "about 1,450 visits, 20 March to 20 April 2017"


def test_a_reading_without_a_value_is_passed_over() -> None:
    found = panel(indicator(), reading("a", "02.05.17", 14), reading("b", "02.06.17"))
    assert (found.latest, found.previous, found.travel) == ("14 people, 2 May 2017", "", "")


@pytest.mark.parametrize(
    ("base", "values", "travel"),
    [
        (Baseline(value=15), [10, 14], "deteriorated"),
        (None, [10, 14], "improved"),
        (Baseline(value=10), [14], "improved"),
        (Baseline(numerator=1, denominator=2), [14, 14], "sustained"),
        (Baseline(value=10), [20, 22] * 7, ""),
    ],
)
def test_both_reports_and_the_line_beside_a_chart_tell_one_direction_of_travel(
    base: Baseline | None, values: list[float], travel: str
) -> None:
    one, rows = indicator(priority="p", baseline=base), [priority(), *monthly(values)]
    found = view("P06", one, *rows)
    ((_, taken),) = found.measures["p"]
    (shown,) = panels(found, [])
    in_the_other_report = measure_in_words(one, taken)
    assert shown.travel == travel
    for words in (shown.line, in_the_other_report):
        said = [word for word in ("improved", "sustained", "deteriorated") if word in words]
        assert said == ([travel] if travel else [])


def test_where_neither_way_is_better_nothing_travels() -> None:
    rows = [reading("a", "02.05.17", 14), reading("b", "02.06.17", 15)]
    assert panel(indicator(direction=Direction.NEITHER), *rows).travel == ""


@pytest.mark.parametrize("rows", [[], [reading("v", "02.05.17", None)], [reading("v", "01.07.17", 12)]])
def test_a_baseline_without_a_reading_is_not_measured_but_known(rows: list[Noun]) -> None:
    one = indicator(baseline=Baseline(value=10, as_at="May 2017"))
    found = view("P06", one, *rows)
    asked = [judged(one, Aim(low=20), due=TO_YEAR_END.end)]
    assert panels(found, asked) == ()
    (shown,) = unmeasured(found, asked)
    assert (shown.baseline, shown.target) == ("10 people, May 2017", "at least 20 people by 31 March 2018")


def test_a_baseline_of_the_targets_own_words() -> None:
    one = indicator()
    asked = [judged(one, Aim(low=20), written="at least 20 people, currently 10-15 people")]
    assert (
        panel(one, reading("v", "02.05.17", 14), asked=asked).baseline
        == "10 to 15 people, as the target says"
    )
    about = [judged(one, Aim(low=20), written="at least 20 people, currently about 12")]
    assert (
        panel(one, reading("v", "02.05.17", 14), asked=about).baseline
        == "about 12 people, as the target says"
    )


@pytest.mark.parametrize(
    ("as_at", "known"),
    [
        ("26 June 2017", False),
        ("25 June 2017", True),
        ("June to July 2017", True),
        ("2018", False),
        ("soon", True),
    ],
)
def test_a_baseline_that_begins_after_the_day_of_judgement_is_not_there_yet(as_at: str, known: bool) -> None:
    base = Baseline(numerator=20, denominator=32, as_at=as_at)
    one = indicator(priority="p", unit="practices", baseline=base)
    found = view("P06", one, priority(), reading("v", "02.05.17", numerator=24, denominator=32))
    (shown,) = panels(found, [judged(one, Aim(low=70), unit="%")])
    ((measure, taken),) = found.measures["p"]
    assert bool(shown.baseline) is known
    assert ("62.5 %" in shown.line) is known
    assert shown.travel == ("improved" if known else "")
    assert any("One year cannot tell" in note for note in shown.notes) is known
    assert ("at the start" in measure_in_words(measure, taken)) is known


def test_a_later_baseline_alone_is_no_measure_of_an_earlier_report() -> None:
    later = indicator(priority="p", baseline=Baseline(value=10, as_at="July 2017"))
    assert view("P06", later, priority()).measures == {}
    there = indicator(priority="p", baseline=Baseline(value=10, as_at="May 2017"))
    assert [one.id for one, _ in view("P06", there, priority()).measures["p"]] == ["i"]


def test_several_targets_are_named_and_each_told_once() -> None:
    one = indicator()
    words = ["more people", "at least 20 people", "20 people"]
    aims = [Aim(), Aim(low=20), Aim(low=20)]
    asked = [judged(one, aim, 14, written=said) for aim, said in zip(aims, words, strict=True)]
    found = panel(one, reading("v", "02.05.17", 14), asked=asked)
    assert found.target == "“more people”; at least 20 people"
    assert [(each.of, each.counted_as) for each in found.standings] == [
        ("more people", "not measurable yet"),
        ("at least 20 people", "behind"),
        ("20 people", "behind"),
    ]


def test_one_target_has_no_need_of_a_name() -> None:
    one = indicator()
    (standing,) = panel(one, reading("v", "02.05.17", 14), asked=[judged(one, Aim(low=10), 14)]).standings
    assert (standing.of, standing.status) == ("", "met")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "03.05.17", "value": 16}, ["3 May 2017: 14 was corrected to 16."]),
        (
            {"date": "03.05.17", "value": 14, "approximate": True},
            ["3 May 2017: 14 was corrected to about 14."],
        ),
        ({"date": "04.05.17", "value": 16}, ["4 May 2017: 14, 3 May 2017, was corrected to 16."]),
        ({"date": "3 May 2017", "value": 14, "note": "Checked."}, []),
        (
            {"date": "03.05.17", "numerator": 7, "denominator": 20},
            ["3 May 2017: 14 was corrected to 7 of 20 (35 %)."],
        ),
    ],
)
def test_a_corrected_reading_is_told(fields: dict[str, Any], words: list[str]) -> None:
    second = reading("b", revises="a", **{"written" if k == "date" else k: v for k, v in fields.items()})
    assert list(panel(indicator(), reading("a", "03.05.17", 14), second).revised) == words


def test_every_step_of_a_correction_is_told_but_for_what_was_withdrawn() -> None:
    first, second = reading("a", "03.05.17", 14), reading("b", "03.05.17", 15, revises="a")
    third = reading("c", "03.05.17", 16, revises="b")
    assert panel(indicator(), first, second, third).revised == (
        "3 May 2017: 14 was corrected to 15, then to 16.",
    )
    back = third.model_copy(update={"value": 14})
    assert panel(indicator(), first, second, back).revised == (
        "3 May 2017: 14 was corrected to 15, then to 14.",
    )
    assert panel(indicator(), first, second.model_copy(update={"withdrawn": True})).revised == ()
    assert panel(indicator(), first.model_copy(update={"withdrawn": True}), second).revised == ()


def test_each_correction_has_its_own_note_and_a_name_keeps_its_capital() -> None:
    rows = [
        reading("a", "03.05.17", 14, note="From the sheet."),
        reading("b", "03.05.17", 15, revises="a", note="Tilbury was left out."),
        reading("c", "03.05.17", 16, revises="b", note="64 came,\nnot 63"),
    ]
    assert panel(indicator(), *rows).revised == (
        "3 May 2017: 14 was corrected to 15 (Tilbury was left out), then to 16 (64 came, not 63).",
    )


def test_the_notes_of_the_latest_three_readings_are_told() -> None:
    rows = [reading(f"v{day}", f"{day:02}.05.17", 14, note=f"Note {day}") for day in range(1, 6)]
    rows += [reading("w", "06.05.17"), reading("x", "07.05.17", note="Cancelled: no quorum")]
    assert panel(indicator(), *rows).notes == (
        "4 May 2017: Note 4.",
        "5 May 2017: Note 5.",
        "7 May 2017: Cancelled: no quorum.",
    )


def test_a_note_of_a_correction_that_changed_no_figure_is_told_of_the_reading() -> None:
    rows = [reading("a", "03.05.17", 14), reading("b", "03.05.17", 14, revises="a", note="Checked.")]
    found = panel(indicator(), *rows)
    assert (found.revised, found.notes) == ((), ("3 May 2017: Checked.",))


def test_a_day_is_printed_only_where_the_target_or_its_row_names_it() -> None:
    one = indicator()
    asked = [judged(one, Aim(low=20), 14, course=TO_YEAR_END)]
    assert panel(one, reading("v", "02.05.17", 14), asked=asked).target == "at least 20 people"


def test_the_priority_is_that_of_the_target_row_where_it_has_none_of_its_own() -> None:
    rows = [priority(title="Involvement"), target("June 2017", priority="p"), reading("v", "02.05.17", 14)]
    assert panel(indicator(targets=("t",)), *rows).priority == "Involvement"


def test_a_previous_reading_is_a_figure_and_the_direction_is_from_the_start() -> None:
    rows = [reading("a", "02.05.17", 14), reading("b", "02.06.17", 12)]
    found = panel(indicator(baseline=Baseline(value=10)), *rows)
    assert (found.previous, found.travel) == ("14 people, 2 May 2017", "improved")


def test_readings_that_correct_each_other_end() -> None:
    rows = [
        reading("a", "03.05.17", 14, revises="b"),
        reading("b", "03.05.17", 15, revises="a"),
        reading("c", "03.05.17", 16, revises="a"),
    ]
    assert panel(indicator(), *rows).revised == ("3 May 2017: 15 was corrected to 14, then to 16.",)


def test_the_method_tells_the_settings_of_the_chart() -> None:
    way = ChartSettings(run_length=6, screen_outliers=False, fix_after=12)
    rows = monthly([20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21, 20])
    assert panel(indicator(chart=way), *rows).method == (
        "13 points used; XmR limits without screening of outliers, fixed after 12 points; "
        "a shift or trend is of six points."
    )


def test_the_source_of_the_latest_reading_stands_before_that_of_the_indicator() -> None:
    own = reading("v", "02.05.17", 14, source="Sheets")
    assert panel(indicator(source="Counter"), own).method == "One reading; source: Sheets."


def test_text_is_kept_as_text_on_one_line() -> None:
    one = indicator(title="<b>People</b>\nat meetings", unit="=people", measure="a\n\tb")
    found = panel(one, reading("v", "02.05.17", 14))
    assert (found.title, found.latest, found.measure) == (
        "<b>People</b> at meetings",
        "14 =people, 2 May 2017",
        "a b",
    )


def test_figures_of_any_size_make_a_panel() -> None:
    one = indicator(per=1e15, benchmark=Benchmark(name="England", value=-1e15))
    rows = [
        reading("a", "02.05.17", numerator=1e15, denominator=1e-9),
        reading("b", "03.05.17", 1e15),
        reading("c", "04.05.17", -1e15),
    ]
    found = panel(one, *rows)
    assert found.comparison == "not compared"
    assert PanelData.model_validate_json(found.model_dump_json()) == found


def test_what_nobody_measures_yet_is_listed_with_its_evidence() -> None:
    first = Indicator(
        id="a", title="More local voices", theme="Media", level=Level.OUTCOME, note="To be agreed."
    )
    rows = [first, indicator(baseline=Baseline(value=1)), Indicator(id="z", title="Trust")]
    later = reading("v", "01.07.17", 5).model_copy(update={"indicator": "z"})
    found = unmeasured(view("P06", *rows, later, Evidence(id="e", of="a", text="A letter")))
    assert [(each.id, each.theme, each.level, each.note, each.evidence.count) for each in found] == [
        ("a", "Media", "outcome", "To be agreed.", 1),
        ("i", "", "", "", 0),
        ("z", "", "", "", 0),
    ]
    now = reading("w", "01.06.17", 5)
    assert [each.id for each in panels(view("P06", *rows, later, now), [])] == ["i"]


def test_each_target_stands_with_its_own_indicator() -> None:
    one, other = indicator(), indicator().model_copy(update={"id": "j"})
    rows = [
        reading("v", "02.05.17", 14),
        reading("w", "02.05.17", 15).model_copy(update={"indicator": "j"}),
    ]
    asked = [judged(other, Aim(low=10), 15)]
    found = panels(view("P06", one, other, *rows), asked)
    assert [(each.id, len(each.standings)) for each in found] == [("i", 0), ("j", 1)]
