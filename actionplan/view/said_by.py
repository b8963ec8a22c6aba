"""Who said a status: the owner only where it was the owner, else the person by name, or the file it was taken from."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Noun, Priority
from actionplan.plan.origin import is_bare
from actionplan.plan.owners import answering
from actionplan.words.english import capital_first, one_line, small_first


def answers_for(row: Noun | None, plan: ActionPlan) -> str:
    """The id of the owner who answers for a row, of a priority its accountable lead; empty where nobody does."""
    if isinstance(row, Priority):
        return row.accountable or ""
    return (answering(row, plan) if isinstance(row, Dated) else None) or ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something: in the role of `owner` or `lead` for the row, by `name`, in a `file`, or nobody knows."""

    role: str = ""
    name: str = ""
    file: str = ""

    @property
    def who(self) -> str:
        """`The owner`, or the name; empty where it is in nobody's words."""
        return f"The {self.role}" if self.role else capital_first(self.name)

    def reports(self, word: str) -> str:
        """`The owner reports Amber`, `Jo Lead reports Amber`, `Amber, as in mine.xlsx`."""
        if self.who:
            return f"{self.who} reports {word}"
        return f"{word}, as in {self.file}" if self.file else f"{word} is reported"

    def reported(self, word: str) -> str:
        """The same of an earlier period."""
        if self.who:
            return f"{self.who} reported {word}"
        return f"{word} was in {self.file}" if self.file else f"{word} was reported"

    @property
    def without_reason(self) -> str:
        """What follows where no reason stands beside it."""
        return "and gives no reason" if self.who else "and no reason is given"

    def unchanged(self) -> str:
        """That they say that nothing has changed."""
        return f"{self.who or 'It is said'}{' says' if self.who else ''} that nothing has changed"

    def says(self, word: str, reason: str) -> str:
        """A reason in a list: `the owner says: no lift`; without one only where the status is from."""
        if is_bare(reason):
            return f"{word} as in {self.file}, which gives no reason"
        if self.who or self.file:
            return f"{small_first(self.who) if self.role else self.who or self.file} says: {reason}"
        return f"the reason given: {reason}"

    @property
    def as_reported(self) -> str:
        """`as its lead reports`, `as Jo Lead reports`."""
        if self.who:
            return f"as {f'its {self.role}' if self.role else self.name} reports"
        return f"as in {self.file}" if self.file else "as reported"


def speaker(row: Noun | None, by: str, file: str, plan: ActionPlan) -> Speaker:
    """Who said something of a row, `by` being the name that stands beside it and `file` where it was imported from."""
    if file:
        return Speaker(file=file)
    if by in ("", NOT_NAMED):
        return Speaker()
    owner = plan.owner(by)
    if owner and isinstance(row, Priority) and owner.id in (row.accountable, *row.leads):
        return Speaker(role="lead", name=by)
    if owner and owner.id == answers_for(row, plan):
        return Speaker(role="owner", name=by)
    return Speaker(name=one_line(by))
