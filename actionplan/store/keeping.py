"""What keeping an export, or a file that came back, does in its transaction: check, then write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection

from actionplan.plan.changes import ChangeSet, Revision
from actionplan.plan.fields import check_moment
from actionplan.store import rows, saving, trackers
from actionplan.store.manifest import fingerprint, sha256_of
from actionplan.store.saving import Entry
from actionplan.store.schema import exports, returns
from actionplan.store.trackers import KeptExport, Returned
from actionplan.words.english import moment_words, one_line, shortened
from actionplan.words.errors import BadChange, PlanMoved, UnknownExport

_LONGEST_NAME = 255
_HALF = re.compile("[\ud800-\udfff]")


def keep_exports(connection: Connection, plan: str, kept: Sequence[KeptExport]) -> None:
    """Keep what goes out of a plan."""
    rows.require_plan(connection, plan)
    for number in {export.revision for export in kept}:
        rows.read_stamp(connection, plan, number)
    for export in kept:
        _refuse_unfit(connection, plan, export)
        named = replace(export, name=_kept_name(export.name), data=_kept_json(export.data))
        connection.execute(exports.insert(), {**asdict(named), "sha256": fingerprint(named.data)})


def _refuse_unfit(connection: Connection, plan: str, export: KeptExport) -> None:
    if export.plan != plan:
        raise ValueError(f"an export of {export.plan} is not kept with {plan}")
    if check_moment(export.at) != export.at:
        raise ValueError("an export is made at a moment in UTC")
    saving.refuse_unkept(export.by, export.period, export.owner)
    if trackers.plans_of(connection, export.id):
        raise BadChange(f'The export id "{export.id}" is taken; make the tracker again.')


def save_returned(
    connection: Connection, change_set: ChangeSet, entry: Entry, where: str, returned: Returned
) -> tuple[Revision | None, int]:
    """Apply what a file that came back changes, and keep it; its number, and the revision where anything changed."""
    plan = change_set.plan
    rows.require_plan(connection, plan)
    if returned.export and plan not in trackers.plans_of(connection, returned.export):
        raise UnknownExport(shortened(returned.export, 60))
    _refuse_moved(connection, change_set)
    revision = saving.save(connection, change_set, entry, where)
    return revision, _keep(connection, plan, entry, returned, revision)


def _refuse_moved(connection: Connection, change_set: ChangeSet) -> None:
    """What a file says was weighed against one revision; appended rows would pass every other one unseen."""
    latest = rows.read_stamp(connection, change_set.plan)
    if latest.number > change_set.base:
        raise PlanMoved(
            [
                f"The plan has moved on to revision {latest.number}, by {latest.by} on {moment_words(latest.at)}, "
                "since the file was looked at."
            ],
            "Nothing was saved. Look at what the file brings now, then try again.",
        )


def _keep(
    connection: Connection, plan: str, entry: Entry, returned: Returned, revision: Revision | None
) -> int:
    saving.refuse_unkept(returned.period, returned.owner)
    said = asdict(replace(returned, name=_kept_name(returned.name), outcome=_kept_json(returned.outcome)))
    number = trackers.last_number(connection, plan) + 1
    made = revision.number if revision else None
    own = {"plan": plan, "number": number, "at": entry.at, "by": entry.by, "revision": made}
    connection.execute(returns.insert(), {**said, **own, "sha256": sha256_of(returned.content)})
    return number


def _kept_name(name: str) -> str:
    """The name of a file, which a system may make of any bytes, as it can be kept and shown."""
    return shortened(one_line(_HALF.sub("?", name)), _LONGEST_NAME)


def _kept_json(text: str) -> str:
    """JSON that means the same; half a character, which no database takes, is written by its number."""
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
