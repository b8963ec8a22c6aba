"""Dates that wait for an answer, and dates of one thing that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from actionplan.plan.nouns import Activity, Dated, Decision, Milestone
from actionplan.rules.alike import LONGEST, Window, meet
from actionplan.rules.completeness.events import activity_windows, milestone_windows
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked, windows_of
from actionplan.words.dates import DateQuestion, find_dates, read_date
from actionplan.words.english import day_in_words, listed, quoted, span_in_words

SHORTEST_MONTH = timedelta(days=27)
"""From the first of a February to its last."""


def date_question(looked: Looked) -> Iterator[Finding]:
    """A date as written that can be read in two ways or in none; a date that is absent is another finding.

    What is complete is asked for its day where nobody has said one.
    """
    rows: Iterable[Dated | Activity | Decision] = (
        *looked.open_rows,
        *looked.complete_on_no_day,
        *looked.plan.activities,
        *_unanswered(looked),
    )
    for row in rows:
        answers = () if isinstance(row, Decision) else row.answers
        questions = read_date(row.date, looked.years, answers).questions if row.date.strip() else ()
        for question in questions:
            yield Finding(
                "date-question",
                looked.place(row),
                question.text,
                _how_to_answer(question, row, looked),
                (row.id,),
            )


def _unanswered(looked: Looked) -> Iterator[Decision]:
    return (decision for decision in looked.plan.decisions if not decision.answer.strip())


def _how_to_answer(question: DateQuestion, row: Dated | Activity | Decision, looked: Looked) -> str:
    choices = listed([quoted(choice.label) for choice in question.readings], "or")
    if row in looked.complete_on_no_day:
        return f"Write the day behind the word in its date, such as “Completed {day_in_words(looked.as_at)}”."
    if not choices:
        return "Write the date anew, as a day, a month or a season."
    if isinstance(row, Decision):
        return f"Write it out: {choices}."
    return f"Answer {choices} under answers, or write the date anew."


def title_contradicts_date(looked: Looked) -> Iterator[Finding]:
    """A title that holds a day, or ends with a month, at which the row's own dates are not."""
    for row, windows in _with_windows(looked):
        said = _in_title(row.title, looked, windows[0][0]) if windows else ()
        if said and not meet(said, windows):
            yield Finding(
                "dates-conflict",
                looked.place(row),
                f"Its title says {_in_words(said)}, its date {_in_words(windows)}.",
                "Correct the one that is wrong.",
                (row.id,),
            )


def _with_windows(looked: Looked) -> Iterator[tuple[Milestone | Activity, Sequence[Window]]]:
    for row in looked.open_rows:
        if isinstance(row, Milestone):
            yield row, milestone_windows(row, looked)
    for activity in looked.plan.activities:
        yield activity, windows_of(looked.read(activity).parts)


def _in_title(title: str, looked: Looked, near: date) -> Sequence[Window]:
    """The days in a title, else the month at its end; a month before that is mostly the name of something."""
    days = [w for w in windows_of(find_dates(title, looked.years, near)) if w[1] - w[0] < SHORTEST_MONTH]
    if days:
        return days
    at_the_end = windows_of(find_dates(" ".join(title.split()[-2:]), looked.years, near))
    return [w for w in at_the_end if w[1] - w[0] < LONGEST]


def link_contradicts_date(looked: Looked) -> Iterator[Finding]:
    """An activity with other days than the open milestone that it is linked to as the same event."""
    still_open = {row.id: row for row in looked.open_rows if isinstance(row, Milestone)}
    for activity in looked.plan.activities:
        milestone = still_open.get(activity.milestone or "")
        if milestone and (apart := _apart(activity, milestone, looked)):
            yield Finding(
                "dates-conflict",
                looked.place(activity),
                f"It says {_in_words(apart[0])}; the milestone it is linked to, {quoted(milestone.title)}, "
                f"says {_in_words(apart[1])}.",
                "Correct the date that is wrong, or take the link off if these are two events.",
                (activity.id, milestone.id),
            )


def _apart(
    activity: Activity, milestone: Milestone, looked: Looked
) -> tuple[Sequence[Window], Sequence[Window]] | None:
    of_activity, of_milestone = activity_windows(activity, looked), milestone_windows(milestone, looked)
    if not of_activity or not of_milestone or meet(of_activity, of_milestone):
        return None
    return of_activity, of_milestone


def _in_words(windows: Sequence[Window]) -> str:
    return listed(list(dict.fromkeys(span_in_words(*window) for window in windows)))
