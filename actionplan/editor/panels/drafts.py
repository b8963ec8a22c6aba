"""Drafts of both reports: made beside the page, looked at in it, downloaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan import desk
from actionplan.desk.viewing import draft_page, place_of
from actionplan.editor.blocks import Block, Button, Buttons, Choice, Field, Form, Text
from actionplan.editor.fortnights import fortnight_field, fortnight_inside, named
from actionplan.editor.jobs import begin
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.pages import show_page
from actionplan.editor.panels.readers import READERS, audience_of
from actionplan.editor.session import Handler, Session
from actionplan.words.english import small_first
from actionplan.words.errors import BadChange, CannotRead
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience

REPORTS = (Choice("plan", "Action plan report"), Choice("indicators", "Success-indicator report"))
MAKE = "Make the draft"
MAKING = "Making the draft"
_KEPT = ("report", "audience", "period")


@dataclass(frozen=True, slots=True)
class Draft:
    """Which report a draft is of, for whom, and of which fortnight."""

    report: str
    audience: Audience
    period: ReportingPeriod

    @property
    def in_words(self) -> str:
        """`the action plan report, fortnight 6 of 26, 12 to 25 June 2017`."""
        label = {one.value: one.label for one in REPORTS}[self.report]
        return f"{small_first(label)}, {fortnight_inside(self.period)}"

    @property
    def args(self) -> Mapping[str, str]:
        """What a button sends to name it."""
        return {"report": self.report, "audience": self.audience.value, "period": self.period.name}

    def page(self, session: Session) -> Path:
        """Where its page is, once it is made."""
        indicators = self.report == "indicators"
        return draft_page(session.plan_id, self.period.path, self.audience, indicators=indicators)

    def made_at(self, session: Session) -> str:
        """The revision that it was made from, where that was done here; else empty."""
        return session.at.get(f"draft {self.page(session)}", "")


def usual(session: Session) -> Draft:
    """The action plan report of the fortnight that is worked on, for everybody."""
    return Draft("plan", Audience.LAY_MEMBERS, session.view.period)


def chosen(session: Session) -> Draft:
    """What was chosen last in the panel Reports, unless another fortnight is worked on since."""
    if session.at.get("reports chosen at") != session.view.period.name:
        return usual(session)
    kept = {name: session.at.get(f"reports {name}", "") for name in _KEPT}
    try:
        return _draft(session, kept)
    except BadChange:
        return usual(session)


def _draft(session: Session, given: Mapping[str, str]) -> Draft:
    report, audience = given.get("report", ""), given.get("audience", "")
    if report not in [one.value for one in REPORTS] or audience not in list(Audience):
        raise BadChange("Choose a report, for whom it is, and the fortnight.")
    return Draft(report, Audience(audience), named(session, given.get("period", "")))


def draft_form(session: Session) -> Form:
    """The choice of report, audience and fortnight."""
    now = chosen(session)
    fields = (
        Field("report", "Report", "choice", now.report, REPORTS),
        Field("audience", "For", "choice", now.audience.value, READERS),
        fortnight_field(session, now.period.name),
    )
    make = Button(MAKE, "make draft", main=True, chooses=MAKE)
    return Form("draft", "Make a draft from the plan as it is now", fields, make)


def draft_blocks(session: Session) -> Sequence[Block]:
    """What there is of the draft that was chosen last, with what can be done with it."""
    draft = chosen(session)
    if not draft.page(session).is_file():
        return (Text(""), Buttons([]))
    return (Text(state(session, draft), "quiet"), Buttons(draft_buttons(draft)))


def draft_buttons(draft: Draft) -> Sequence[Button]:
    """Look at a draft here, or download it."""
    return (
        Button("View the draft here", "view draft", draft.args),
        Button("Download the draft", "download draft", draft.args),
    )


def state(session: Session, draft: Draft) -> str:
    """Whether a draft is made, and of the plan as it is now; empty where there is none."""
    page = draft.page(session)
    if not page.is_file():
        return ""
    made_at = draft.made_at(session)
    how = "of the plan as it is now" if made_at else "that was made earlier"
    if made_at and made_at != str(session.seen):
        how = "from before the plan was changed"
    return f"There is a draft {how}: {place_of(page)}."


def is_older(session: Session, draft: Draft) -> bool:
    """Whether a draft was made here, of the plan as it was before it was changed."""
    made_at = draft.made_at(session)
    return bool(made_at) and made_at != str(session.seen) and draft.page(session).is_file()


def is_current(session: Session, draft: Draft) -> bool:
    """Whether a draft was made of the plan as it is now."""
    return draft.page(session).is_file() and draft.made_at(session) == str(session.seen)


def make(session: Session, message: Message) -> Done:
    """Make a draft, beside the page."""
    audience_of(message)
    given = {**usual(session).args, **message.args, **message.said}
    draft = _draft(session, given)
    session.at |= {f"reports {name}": text for name, text in draft.args.items()}
    session.at["reports chosen at"] = session.view.period.name
    plan, store, key = session.plan_id, session.store, f"draft {draft.page(session)}"

    def what() -> str:
        of = desk.newest(plan, store)  # others may have saved since the page was made
        period, indicators = draft.period.name, draft.report == "indicators"
        files = desk.report(
            plan, period, store, audience=draft.audience.value, draft=True, indicators=indicators
        )
        session.at[key] = str(of)
        removed = "".join(
            f" The PDF of the page before was removed: {place_of(path)}." for path in files.removed
        )
        return f"The draft is made: {place_of(files.html)}.{removed}"

    return begin(session, MAKING, what)


def view(session: Session, message: Message) -> Done:
    """Show a draft in the panel Reports."""
    draft = _draft(session, message.args)
    show_page(session, f"Draft of the {draft.in_words}", _content(draft, session).decode("utf-8", "replace"))
    return Done(panel="reports")


def download(session: Session, message: Message) -> Done:
    """Hand a draft over."""
    draft = _draft(session, message.args)
    return Done("Downloaded.", file=(draft.page(session).name, _content(draft, session)))


def _content(draft: Draft, session: Session) -> bytes:
    try:
        return draft.page(session).read_bytes()
    except OSError:
        raise CannotRead("The draft is not there any more. Make it again.") from None


ACTIONS: Mapping[str, Handler] = {"make draft": make, "view draft": view, "download draft": download}
