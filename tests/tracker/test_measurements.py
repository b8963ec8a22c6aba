"""The headings of a file of readings."""

import pytest

from actionplan.tracker.measurements import read_measurements
from actionplan.words.errors import BadMeasurements


def read(folder, text):
    path = folder / "readings.csv"
    path.write_text(text, "utf-8")
    return read_measurements(path)


def refused(folder, text):
    with pytest.raises(BadMeasurements) as caught:
        read(folder, text)
    return str(caught.value)


USUAL = "The first line names the columns: indicator,date,value,numerator,denominator,note."


def test_headings_in_any_case_order_and_spacing(tmp_path):
    file = read(tmp_path, " NOTE ,Value,\u00a0Date, Indicator\nRain,14,20 June 2017,i-crg\n")
    (row,) = file.rows
    assert [row[name] for name in ("indicator", "date", "value", "note")] == [
        "i-crg",
        "20 June 2017",
        "14",
        "Rain",
    ]
    assert (row["source"], file.ignored) == ("", ())


def test_a_file_without_values_has_counts_of_a_whole(tmp_path):
    (row,) = read(tmp_path, "indicator,date,numerator,denominator\ni,May 2017,17,32\n").rows
    assert (row["numerator"], row["denominator"], row.has_figure) == ("17", "32", True)


def test_other_columns_are_ignored_and_named_with_what_was_probably_meant(tmp_path):
    file = read(
        tmp_path,
        "indicator,date,value,Demoninator,Owner,,\ni-crg,May 2017,14,,Ann,x,\n,,,,,,\ni-crg,June 2017,9\n",
    )
    assert file.ignored == (
        "“Demoninator” (was “denominator” meant?)",
        "“Owner”",
        "the one without a heading, number 6",
    )
    assert len(file.rows) == 2


def test_a_row_with_more_cells_than_headings(tmp_path):
    file = read(tmp_path, "indicator,date,value,note\ni-crg,May 2017,1,450,Rain\ni-crg,June 2017,2,Rain,,,\n")
    assert [problem.told(file.name) for problem in file.problems] == [
        "readings.csv, line 2: it has five cells and there are four headings; "
        "put a figure or text with a comma in quotation marks."
    ]


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ("date,value", "indicator"),
        ("value", "indicator and date"),
        ("indicator,date,numerator", "value (or numerator and denominator)"),
        ("i-crg,20 June 2017,14", "indicator, date and value (or numerator and denominator)"),
    ],
)
def test_missing_columns(tmp_path, head, missing):
    assert refused(tmp_path, head + "\n") == f"readings.csv, line 1: there is no column {missing}. {USUAL}"


def test_a_column_twice(tmp_path):
    assert refused(tmp_path, "\nindicator,date,value,Value\n") == (
        "readings.csv, line 2: there are several columns “value”. Keep one of them."
    )


def test_far_too_many_columns(tmp_path):
    assert len(read(tmp_path, "indicator,date,value" + ",x" * 197 + "\n").ignored) == 197
    assert refused(tmp_path, "indicator,date,value" + ",x" * 198 + "\n") == (
        "readings.csv, line 1: there are more than 200 columns. Take out those without readings."
    )


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n ,\n"])
def test_an_empty_file(tmp_path, text):
    assert refused(tmp_path, text) == (
        "readings.csv is empty. Its first line names the columns: indicator,date,value,numerator,denominator,note."
    )
