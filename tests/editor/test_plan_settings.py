"""The settings of the plan, as forms."""

import pytest

from actionplan import desk
from tests.editor import at_the_page
from tests.editor.at_the_page import pressed
from tests.small_plan import begin, unrendered


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    unrendered(monkeypatch)


def plan():
    return desk.open_plan("small").plan


class Page(at_the_page.Page):
    """A person at one section of the panel."""

    def __init__(self, panel: str, section: str = "Statuses", **how: str) -> None:
        super().__init__(panel, **how)
        self.does("plan section", section=section)


def values(page: Page, form: str) -> dict[str, str]:
    return {field["name"]: field.get("value", "") for field in page.block(form)["fields"]}


def test_the_head_of_the_plan_is_saved_together():
    page = Page("plan", "Organisation and years")
    said = {
        "title": "The plan",
        "organisation": "A council",
        "years": "2017-19",
        "first_period": "2017-18 P02",
        "distribution": "Chair\n\nExecutive team",
    }
    assert page.does("save plan", said=said)["said"] == "Saved"
    settings = plan().settings
    assert (plan().title, plan().organisation, settings.years) == ("The plan", "A council", "2017-19")
    assert (settings.first_period, settings.distribution) == ("2017-18 P02", ("Chair", "Executive team"))
    assert desk.newest("small") == 2
    assert values(page, "plan") == {**said, "distribution": "Chair\nExecutive team"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " "}, "Title: a title is needed."),
        (
            {"first_period": "99"},
            '"fortnight 99" is not one of the plan\'s fortnights. The fortnights of 2017-18 are fortnight 1 to '
            "fortnight 26.",
        ),
        ({"years": "soon"}, '"soon" is not a financial year. Write it as 2017-18, or 2017-19 for two years.'),
    ],
)
def test_what_makes_no_plan_is_told(said, sentence):
    reply = Page("plan").does("save plan", said=said)
    assert (reply["ok"], reply["said"]) == (False, sentence)


def test_the_first_fortnight_is_chosen_from_those_of_the_plan():
    page = Page("plan", "Organisation and years")
    field = next(one for one in page.block("plan")["fields"] if one["name"] == "first_period")
    assert (field["kind"], field.get("value", ""), len(field["choices"])) == ("choice", "", 26)
    assert field["choices"][0] == {
        "value": "",
        "label": "Fortnight 1 of 26, 1 to 16 April 2017, with which the plan begins",
    }
    assert field["choices"][5] == {"value": "2017-18 P06", "label": "Fortnight 6 of 26, 12 to 25 June 2017"}
    page.does("save plan", said={"first_period": "p6"})
    assert values(page, "plan")["first_period"] == "2017-18 P06"
    assert not plan().settings.calendar.find("P05").reported


@pytest.mark.parametrize("typed", ["15", "fortnight 15", "Fortnight 15 of 2017-18"])
def test_the_first_fortnight_may_be_written_by_its_number(typed):
    page = Page("plan", "Organisation and years")
    assert page.does("save plan", said={"first_period": typed})["said"] == "Saved"
    assert values(page, "plan")["first_period"] == "2017-18 P15"


def test_years_without_an_issued_fortnight_are_refused():
    desk.issue("small", "P06")
    reply = Page("plan").does("save plan", said={"years": "2018-19"})
    assert reply["ok"] is False
    assert reply["said"] == (
        "A report of 2017-18 P06 (12 to 25 June 2017) was issued, and these settings have no such period. Leave the "
        "issued periods as they are; later ones may change."
    )


def test_thresholds_and_words_are_saved_together_and_the_usual_words_are_left_out():
    page = Page("plan")
    said = {
        "amber_days": "10",
        "amber_months": "0",
        "due_soon_days": "7",
        "ask_when_due_soon": "",
        "name": "Ours",
        "label red": "Behind",
        "label green": " ",
    }
    assert page.does("save thresholds", said=said)["said"] == "Saved"
    rag = plan().settings.rag
    assert (rag.amber_days, rag.due_soon_days, rag.ask_when_due_soon, rag.name) == (10, 7, False, "Ours")
    assert {status.value: word for status, word in rag.labels.items()} == {"red": "Behind"}
    assert values(page, "thresholds")["label red"] == "Behind"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"amber_days": "a month"}, "“a month” is not a whole number. Write one, such as 28."),
        ({"amber_days": "²"}, "“²” is not a whole number. Write one, such as 28."),
        ({"amber_days": "400"}, "Amber days: must be 366 or less."),
        (
            {"label red": "Late", "label amber": "late"},
            "Labels: two statuses are called “Late”; give each of them a word of its own.",
        ),
    ],
)
def test_a_threshold_or_word_that_does_not_fit_is_told(said, sentence):
    reply = Page("plan").does("save thresholds", said=said)
    assert (reply["ok"], reply["said"]) == (False, sentence)


def test_the_key_says_what_was_written_and_the_usual_words_otherwise():
    page = Page("plan")
    page.does("save key", said={"key red": "Needs a decision", "key amber": ""})
    assert {status.value: text for status, text in plan().settings.rag.key.items()} == {
        "red": "Needs a decision"
    }
    page.does("save thresholds", said={"amber_days": "10"})
    page.does("save key", said={"key red": ""})
    assert (dict(plan().settings.rag.key), plan().settings.rag.amber_days) == ({}, 10)


def test_what_another_changed_meanwhile_is_told():
    mine, theirs = Page("plan"), Page("plan", by="Events lead")
    theirs.does("save thresholds", said={"amber_days": "10"})
    reply = mine.does("save thresholds", said={"amber_days": "20", "due_soon_days": "14"})
    assert reply["ok"] is False
    assert reply["said"] == "Not saved: somebody else changed this meanwhile."
    assert reply["ask"]["text"] == (
        "Amber for so many days past a date, then Red: it was “28”, is now “10” (changed by Events lead), and you "
        "wanted “20”."
    )
    assert plan().settings.rag.amber_days == 10
    assert mine.presses(pressed(reply["ask"], "Keep mine"))["said"] == "Saved"
    assert plan().settings.rag.amber_days == 20


def test_a_form_changes_only_what_was_filled_in_and_keeps_what_another_changed_meanwhile():
    mine, theirs = Page("plan"), Page("plan", by="Events lead")
    filled = values(mine, "thresholds")
    theirs.does("save thresholds", said={"amber_days": "10", "label red": "Behind"})
    theirs.does("save plan", said={"title": "Their title"})
    assert mine.does("save thresholds", said={**filled, "due_soon_days": "9"})["said"] == "Saved"
    rag = plan().settings.rag
    assert (rag.amber_days, rag.due_soon_days, dict(rag.labels)) == (10, 9, {"red": "Behind"})
    mine.seen = 1
    assert mine.does("save plan", said={"title": "Harbour plan", "organisation": "Ours"})["ok"] is False
    assert plan().title == "Their title"
