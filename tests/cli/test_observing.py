"""The command that takes readings in."""

import json

import pytest

INDICATORS = """\
indicators:
- {id: i-crg, title: Regular attendance, unit: attendees}
- {id: i-web, title: Web visits, unit: visits}
"""
ROWS = (
    "indicator,date,value,numerator,denominator,note\ni-crg,18 April 2017,11,,,\ni-crg,20 June 2017,14,,,\n"
)


@pytest.fixture
def readings(run, small, folder):
    """A plan with two indicators in the store, and a file of readings."""
    small.write_text(small.read_text("utf-8") + INDICATORS, "utf-8")
    run("load", small)
    path = folder / "readings.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_preview(run, readings):
    ran = run("observe", "small", readings)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Regular attendance, 18 April 2017: 11 attendees.",
        "Regular attendance, 20 June 2017: 14 attendees.",
        "2 new, 0 revised, 0 already there. Nothing was saved; add --apply to save it.",
    ]


def test_saved_and_then_there_is_nothing_new(run, readings):
    ran = run("observe", "small", readings, "--apply", "--why", "June")
    assert (ran.code, ran.out.splitlines()[-1]) == (
        0,
        "2 new, 0 revised, 0 already there. small is now at revision 2.",
    )
    for again in (("--apply",), ()):
        ran = run("observe", "small", readings, *again)
        assert (ran.code, ran.out) == (0, "Nothing new: 2 readings are there already.\n")
    assert [r["why"] for r in json.loads(run("history", "small", "--json").out)][1:] == ["June"]


def test_a_revision(run, readings):
    run("observe", "small", readings, "--apply")
    readings.write_text(ROWS.replace("14", "16"), "utf-8")
    assert run("observe", "small", readings).out.splitlines() == [
        "Regular attendance, 20 June 2017: 16 attendees, instead of 14 attendees.",
        "0 new, 1 revised, 1 already there. Nothing was saved; add --apply to save it.",
    ]


def test_a_value_that_was_corrected_since_is_told_and_nothing_is_saved(run, readings):
    for rows in (ROWS, ROWS.replace("14", "16")):
        readings.write_text(rows, "utf-8")
        run("observe", "small", readings, "--apply")
    readings.write_text(ROWS, "utf-8")
    for again in (("--apply",), ()):
        ran = run("observe", "small", readings, *again)
        assert (ran.code, ran.out.splitlines()) == (
            0,
            [
                "1 holds a value that was corrected since:",
                "line 3: Regular attendance, 20 June 2017: 14 attendees, corrected to 16 attendees.",
                "Nothing new: 1 reading is there already.",
            ],
        )
    assert len(json.loads(run("history", "small", "--json").out)) == 3
    (corrected,) = json.loads(run("observe", "small", readings, "--json").out)["corrected"]
    assert (corrected["line"], corrected["value"], corrected["now"]["value"]) == (3, 14, 16)


def test_what_was_passed_over_is_told(run, readings):
    head = "indicator,date,value,Owner,Comments\n"
    readings.write_text(head + "i-crg,May 2017,1,,\ni-crg,May 2017,1,,\ni-crg,June 2017,,Ann,\n", "utf-8")
    assert run("observe", "small", readings).out.splitlines() == [
        "Regular attendance, May 2017: 1 attendee.",
        "Not read: the columns “Owner” and “Comments”.",
        "Passed over: one row that says the same as another.",
        "Passed over: one row without a figure.",
        "1 new, 0 revised, 0 already there. Nothing was saved; add --apply to save it.",
    ]


def test_a_file_without_rows(run, readings):
    readings.write_text("indicator,date,value\n", "utf-8")
    ran = run("observe", "small", readings, "--apply")
    assert (ran.code, ran.out) == (0, "Nothing new: the file holds no readings.\n")


def test_every_problem_is_a_sentence_and_nothing_is_saved(run, readings):
    readings.write_text(ROWS + "i-x,May 2017,1,,,\ni-web,TBC,n/a,,,\n", "utf-8")
    ran = run("observe", "small", readings, "--apply")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "readings.csv, line 4, indicator: “i-x” is not an indicator of the plan; "
        "write the id, or the title, of one, such as i-crg.",
        "readings.csv, line 5, date: “TBC” has no last day; write the day, or the month, that it is of.",
        "readings.csv, line 5, value: “n/a” is not one figure; write it as 1,450, about 1,450, 41% or £1.2m, "
        "or leave the cell empty.",
    ]
    assert ran.out.splitlines() == [
        "2 new, 0 revised, 0 already there. Three problems: nothing was saved. "
        "Put right what is listed, then try again."
    ]
    assert len(json.loads(run("history", "small", "--json").out)) == 1


def test_as_data(run, readings):
    run("observe", "small", readings, "--apply")
    readings.write_text(ROWS.replace("14,,,", "about 16,,,Rain") + "i-web,May 2017,1450,,,\n", "utf-8")
    ran = run("observe", "small", readings, "--json")
    data = json.loads(ran.out)
    assert ran.code == 0
    assert data == {
        "plan": "small",
        "file": "readings.csv",
        "added": [
            {
                "indicator": "i-web",
                "date": "May 2017",
                "value": 1450,
                "numerator": None,
                "denominator": None,
                "approximate": False,
                "note": "",
                "source": "",
                "sentence": "Web visits, May 2017: 1,450 visits.",
            }
        ],
        "revised": [
            {
                "indicator": "i-crg",
                "date": "20 June 2017",
                "value": 16,
                "numerator": None,
                "denominator": None,
                "approximate": True,
                "note": "Rain",
                "source": "",
                "sentence": "Regular attendance, 20 June 2017: about 16 attendees, instead of 14 attendees.",
                "was": {
                    "indicator": "i-crg",
                    "date": "20 June 2017",
                    "value": 14,
                    "numerator": None,
                    "denominator": None,
                    "approximate": False,
                    "note": "",
                    "source": "",
                },
            }
        ],
        "corrected": [],
        "unchanged": 1,
        "repeated": 0,
        "empty": 0,
        "ignored": [],
        "problems": [],
        "doubts": [],
        "revision": None,
    }


def test_as_data_with_problems(run, readings):
    readings.write_text(ROWS + "i-crg,May 2017,x,,,\n", "utf-8")
    ran = run("observe", "small", readings, "--json", "--apply")
    data = json.loads(ran.out)
    assert (ran.code, data["revision"], len(data["added"])) == (1, None, 2)
    assert data["problems"] == ran.err.splitlines()


def test_a_file_that_cannot_be_taken_is_one_sentence(run, readings, folder):
    readings.write_bytes(b"PK\x03\x04")
    ran = run("observe", "small", readings)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("readings.csv is a workbook, whatever its name ends in.")
    ran = run("observe", "small", folder / "absent.csv")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_a_note_that_a_terminal_would_obey_is_not_printed_as_such(run, readings):
    readings.write_text("indicator,date,value,note\ni-\x1b[31mcrg,May 2017,1,\n", "utf-8")
    ran = run("observe", "small", readings)
    assert ran.code == 1
    assert "\x1b" not in ran.err


def test_a_doubt_is_saved_all_the_same(run, readings):
    readings.write_text(ROWS.replace("14,", "1.5,"), "utf-8")
    ran = run("observe", "small", readings, "--apply")
    assert (ran.code, ran.err, ran.out.splitlines()[2:]) == (
        0,
        "",
        [
            "To look at:",
            "readings.csv, line 3, value: 1.5 attendees is not a whole number, and whole things are counted; "
            "correct it, or say in its note why it is right.",
            "2 new, 0 revised, 0 already there. small is now at revision 2.",
        ],
    )
