"""What can go wrong, one class for each situation, each with one sentence for the reader.

A sentence says what, where and what to do next. The command line prints it; nothing else is needed.
"""

from __future__ import annotations


class ActionPlanError(Exception):
    """A mistake or a hindrance that the reader can do something about."""


class BadYear(ActionPlanError):
    """A text that is no financial year."""

    def __init__(self, text: str) -> None:
        super().__init__(f'"{text}" is not a financial year. Write it as 2017-18, or 2017-19 for two years.')


class UnknownPeriod(ActionPlanError):
    """A text that names none of a plan's reporting periods."""

    def __init__(self, text: str, advice: str) -> None:
        super().__init__(f'"{text}" is not one of the plan\'s reporting periods. {advice}')


class BadCalendar(ActionPlanError):
    """Settings from which no reporting periods can be made."""


class BadDay(ActionPlanError):
    """A day of judgement that lies outside its period, or is no day at all."""


class BadPlanFile(ActionPlanError):
    """A plan file that cannot be taken: where, what, and what to do.

    `problems` holds one sentence for each thing that is wrong, the first of them being the message.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        more = len(problems) - 1
        tail = f" ({more} more problem{'s' if more > 1 else ''} in the file.)" if more else ""
        super().__init__(problems[0] + tail)


class BadChange(ActionPlanError):
    """A change that would leave the plan broken."""


class PlanMoved(ActionPlanError):
    """Somebody else changed what a change set, or an undo, is about; nothing was applied.

    `moved` holds one sentence for each field: what it was, what it is now, what was wanted, who and when. `by` are the
    names of those who changed it, where they are known.
    """

    def __init__(self, moved: list[str], advice: str = "", by: frozenset[str] = frozenset()) -> None:
        self.moved = tuple(moved)
        self.by = by
        advice = advice or "Nothing was saved. Look at the plan as it is now, then try again."
        super().__init__(" ".join([*moved, advice]))


class UnknownPlan(ActionPlanError):
    """A plan id that the store does not hold."""

    def __init__(self, plan: str, known: list[str]) -> None:
        choice = (
            f"It holds: {', '.join(known)}." if known else "It holds no plan yet: use actionplan load FILE."
        )
        super().__init__(f'There is no plan "{plan}" in the store. {choice}')


class PlanExists(ActionPlanError):
    """A new plan with the id of one that the store holds already."""

    def __init__(self, plan: str) -> None:
        super().__init__(
            f'There is a plan "{plan}" in the store already. Give the new one another id, or '
            "load it as a change of that one."
        )


class NeedsAnswer(BadChange):
    """A change that asks something first: what a new date is, or why a status is not what the rule says.

    `questions` holds one sentence for each.
    """

    def __init__(self, questions: list[str], advice: str) -> None:
        self.questions = tuple(questions)
        super().__init__(" ".join([*questions, advice]))


class CannotIssue(ActionPlanError):
    """A report that cannot be issued, now or as asked, and why."""


class IssuedMeanwhile(CannotIssue):
    """Somebody else issued a report of the plan while this one was being made; nothing of this one is kept."""


class UnknownReport(ActionPlanError):
    """A text that names no issued report."""


class ReportWithdrawn(ActionPlanError):
    """An issued report whose content was taken out: by whom, when and why."""


class NotGenuine(ActionPlanError):
    """An issued report, an export or a returned file that is not what was kept.

    `problems` holds one sentence for each difference.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


class UnknownOwner(ActionPlanError):
    """A name that nobody in the register of owners goes by."""

    def __init__(self, name: str, known: list[str]) -> None:
        choice = f"It holds: {', '.join(known)}." if known else "It is empty: add owners to the plan first."
        super().__init__(f'Nobody in the register of owners goes by "{name}". {choice}')


class UnknownRevision(ActionPlanError):
    """A revision number that the plan has not reached."""

    def __init__(self, plan: str, number: int, latest: int) -> None:
        super().__init__(f'Plan "{plan}" has no revision {number}. Its revisions are 1 to {latest}.')


class CannotUndo(ActionPlanError):
    """A revision that cannot be undone, and why."""


class NoStore(ActionPlanError):
    """There is no store where one was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"There is no store at {where}. Load a plan first (actionplan load FILE), or say where it is with --store."
        )


class StoreTooNew(ActionPlanError):
    """A store that a newer version of the program has made."""

    def __init__(self, where: str, found: int, known: int) -> None:
        super().__init__(
            f"The store {where} was made by a newer version of actionplan (store version {found}; this program "
            f"knows up to {known}). Update actionplan, then try again; nothing was changed."
        )


class StoreUnavailable(ActionPlanError):
    """A store that cannot be read or written now: a full disk, a read-only folder, a server that is down."""


class StoreBusy(StoreUnavailable):
    """A store that somebody else was saving in for as long as one waits."""


class StoreDamaged(StoreUnavailable):
    """A file in the place of a store that is none, or is one no longer."""


class StoreHeld(StoreUnavailable):
    """A store on a shared drive in which somebody else works; only one at a time may save there."""


class BadBackup(ActionPlanError):
    """A file that is no whole copy of a store, or cannot be put in place of the one in use."""


class UnknownReturn(ActionPlanError):
    """A number under which no file came back to a plan."""

    def __init__(self, plan: str, number: int, last: int) -> None:
        there = f"They are numbered 1 to {last}." if last else "None has come back yet."
        super().__init__(f'Plan "{plan}" has no returned tracker {number}. {there}')


class BadParameters(ActionPlanError):
    """Report parameters that are misspelt, missing or not of their form."""


class ReportFailed(ActionPlanError):
    """A report that stopped half way; the previous one is untouched."""


class AlreadyRunning(ActionPlanError):
    """Another run is making a report in the same folder."""


class CannotRead(ActionPlanError):
    """A file that is absent, or is not text."""


class CannotWrite(ActionPlanError):
    """A file or folder that cannot be written."""


class CannotPrint(ActionPlanError):
    """A page that no browser of this machine makes a PDF of."""


class CannotServe(ActionPlanError):
    """An editor that cannot be opened, and why."""


class BadMeasurements(ActionPlanError):
    """A file of measurements that cannot be taken as a whole: no CSV text, too large, or without its columns."""


class BadSpreadsheet(ActionPlanError):
    """A spreadsheet or document that cannot be read, or not safely, and why."""


class BadTracker(ActionPlanError):
    """A file that was read and is no tracker of the plan, or an answer to one that does not fit it."""


class NoTable(ActionPlanError):
    """A file without a table that could be taken into a plan, with what was seen in it."""


class UnknownExport(ActionPlanError):
    """An export of a tracker that the store does not hold."""

    def __init__(self, export: str) -> None:
        super().__init__(
            f'The store does not hold the export "{export}" that the tracker came from. Merge it where it was made, '
            "or take it in with actionplan tracker import."
        )
