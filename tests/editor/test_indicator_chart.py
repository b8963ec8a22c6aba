"""How the limits of an indicator's chart are worked out, as it is said in the form."""

import pytest

from actionplan import desk
from actionplan.editor.told import told
from tests.editor.at_the_page import Page
from tests.editor.test_indicators import WITH_INDICATORS
from tests.small_plan import begin

AS_IT_IS = {"run_length": "7", "screen_outliers": "yes", "fix_after": "", "resets": ""}


@pytest.fixture
def page(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, WITH_INDICATORS)
    page = Page("indicators")
    page.does("open indicator", id="i-crg")
    return page


def save(page, **said):
    return page.does("save chart settings", said=said, id="i-crg")


def chart():
    return desk.open_plan("small").plan.by_id["i-crg"].chart


def filled(page):
    return {one["name"]: one.get("value", "") for one in page.block("chart-settings")["fields"]}


def test_what_is_usual_stands_in_the_form_and_is_no_change(page):
    assert filled(page) == AS_IT_IS
    before = page.session.seen
    assert save(page, **AS_IT_IS)["ok"]
    assert page.session.seen == before


def test_all_of_it_is_saved_as_one_change_and_shown_again(page):
    before = page.session.seen
    resets = "1 June 2017: the new website\n\n12/06/2017: counted: at the door"
    reply = save(page, run_length="8", screen_outliers="", fix_after="12", resets=resets)
    assert (reply["ok"], reply["said"]) == (True, "Saved")
    assert page.session.seen == before + 1
    now = chart()
    assert (now.run_length, now.screen_outliers, now.fix_after) == (8, False, 12)
    assert [(one.day, one.why) for one in now.resets] == [
        ("2017-06-01", "the new website"),
        ("2017-06-12", "counted: at the door"),
    ]
    assert filled(page)["resets"] == "1 June 2017: the new website\n12 June 2017: counted: at the door"


def test_emptied_it_is_as_usual_again(page):
    save(page, run_length="8", fix_after="12", resets="1 June 2017: new")
    save(page, run_length="", fix_after="", resets="")
    assert (chart().run_length, chart().fix_after, chart().resets) == (7, None, ())


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        (
            "run_length",
            "2",
            "So many readings in a row on one side of the average are a signal: “2” cannot be; write a whole number "
            "from 3 to 50.",
        ),
        (
            "fix_after",
            "a dozen",
            "Work the limits out from so many readings, then keep them: “a dozen” cannot be; write a whole number "
            "from 12 to 100,000.",
        ),
        (
            "resets",
            "1 June 2017",
            "Days from which the limits are worked out afresh, and why: “1 June 2017” does not say why. Write the day, "
            "a colon and the reason, such as 1 June 2017: the new website.",
        ),
        (
            "resets",
            "spring 2017: new",
            '"spring 2017" is not one day. Write it as 1 June 2017, and the reason behind a colon.',
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_the_way_to_write_it(page, name, typed, sentence):
    reply = save(page, **{name: typed})
    assert (reply["ok"], reply["said"]) == (False, sentence)
    assert chart().resets == ()


def test_the_history_tells_it_in_plain_words(page):
    save(page, run_length="8", screen_outliers="", fix_after="12", resets="1 June 2017: the new website")
    made = desk.history("small")[1][-1]
    assert told(made.changes, page.session.plan) == [
        "Indicator “Regular attendance”, how its chart is worked out: a run of 8 is a signal, far readings count, the "
        "limits are kept after 12 readings, afresh from 1 June 2017 (“the new website”) (was a run of 7 is a signal, "
        "far readings are left aside)."
    ]
