"""Who leads and who is named: lists of leads that disagree, names that are nobody's or of several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Noun, Owner, Priority
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.english import count_of, listed, normalised, quoted, sentence


def no_accountable(looked: Looked) -> Iterator[Finding]:
    """A priority or enabler without a lead, or with several of whom none is accountable."""
    for priority in looked.priorities:
        if priority.accountable is None and len(priority.leads) != 1:
            yield Finding(
                "no-accountable",
                looked.place(priority),
                "None of its leads is accountable." if priority.leads else "Nobody leads it.",
                "Make one owner its accountable lead.",
                (priority.id,),
            )


def accountable_not_a_lead(looked: Looked) -> Iterator[Finding]:
    """A priority whose accountable owner its leads leave out."""
    for priority in looked.priorities:
        owner = priority.accountable
        if owner and priority.leads and owner not in priority.leads:
            yield Finding(
                "accountable-not-a-lead",
                looked.place(priority),
                f"{looked.plan.name_of(owner)} is accountable for it and not among its leads.",
                "Add this owner to the leads, or make one of the leads accountable.",
                (priority.id, owner),
            )


def leads_differ(looked: Looked) -> Iterator[Finding]:
    """A priority with a key contact who is no lead; leads who are no contact are usual, and only named."""
    for priority in looked.priorities:
        contacts, leads = _only_in_one(priority)
        if contacts and priority.leads:
            yield Finding(
                "leads-differ",
                looked.place(priority),
                _both_lists(looked.plan, contacts, leads),
                "Settle who leads it, and write the same owners in both lists.",
                (priority.id, *contacts),
            )


def _only_in_one(priority: Priority) -> tuple[list[str], list[str]]:
    contacts = [owner for owner in priority.key_contacts if owner not in priority.leads]
    return contacts, [owner for owner in priority.leads if owner not in priority.key_contacts]


def _both_lists(plan: ActionPlan, contacts: Sequence[str], leads: Sequence[str]) -> str:
    only = [("key contacts", contacts), ("leads", leads)]
    return " ".join(
        sentence(f"only among the {where}: {listed([plan.name_of(owner) for owner in owners])}")
        for where, owners in only
        if owners
    )


def shared_name(looked: Looked) -> Iterator[Finding]:
    """A name, alias or id that several owners go by, so that it stands for none of them."""
    going_by: dict[str, dict[str, tuple[str, Owner]]] = defaultdict(dict)
    for owner in looked.plan.owners:
        for name in (owner.name, *owner.aliases, owner.id):
            if normalised(name):
                going_by[normalised(name)].setdefault(owner.id, (name, owner))
    for sharing in going_by.values():
        if len(sharing) > 1:
            name = next(name for name, _ in sharing.values())
            yield Finding(
                "shared-name",
                f"Owners {listed([quoted(owner.name) for _, owner in sharing.values()])}",
                f"{quoted(name)} is a name of {count_of(len(sharing), 'owner')}.",
                "Leave it with one of them, or write it out for each.",
                tuple(sharing),
            )


def unknown_name(looked: Looked) -> Iterator[Finding]:
    """A name where an owner is meant, that nobody in the register goes by: each name once."""
    found: dict[str, tuple[str, list[Noun]]] = {}
    known = _known_names(looked.plan)
    for row, text in _naming(looked.plan):
        for name in _unknown_in(text, known):
            found.setdefault(normalised(name), (name, []))[1].append(row)
    for name, rows in found.values():
        others = f" and {count_of(len(rows) - 1, 'other row')}" if len(rows) > 1 else ""
        yield Finding(
            "unknown-name",
            _naming_place(looked, rows[0]) + others,
            f"Nobody in the register of owners goes by {quoted(name)}.",
            "Add it to the register, as an owner or as another name of one.",
            tuple(dict.fromkeys(row.id for row in rows)),
        )


def _naming(plan: ActionPlan) -> Iterator[tuple[Noun, str]]:
    """Where a row names in its own words whom it depends on. Who wrote something down is not meant here."""
    for decision in plan.decisions:
        yield decision, decision.of
        yield decision, decision.answered_by
    for update in plan.updates:
        if not update.withdrawn:
            yield update, update.approved_by


def _naming_place(looked: Looked, row: Noun) -> str:
    about = looked.plan.by_id.get(getattr(row, "of", "")) if row.kind == "update" else None
    period = getattr(row, "period", "")
    return f"Update of {period} on {looked.place(about)}" if about else looked.place(row)


def _known_names(plan: ActionPlan) -> re.Pattern[str]:
    """The owners by all their names, and the bodies that get the reports: these decide, and own nothing."""
    owners = (name for owner in plan.owners for name in (owner.id, owner.name, *owner.aliases))
    names = {normalised(name) for name in (*owners, *plan.settings.distribution)} - {""}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names))) or '(?!)'})(?!\w)")


def _unknown_in(text: str, known: re.Pattern[str]) -> Iterator[str]:
    """The names of a list that hold none of the register's; what has figures in it is a date or a minute."""
    if known.fullmatch(normalised(text)):
        return
    for name in re.split(r"[,;/\n]", text):
        has_words = name.strip() and not re.search(r"\d", name)
        if has_words and not known.search(normalised(name)):
            yield name.strip()
