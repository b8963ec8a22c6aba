"""What a store does with trackers: it keeps what goes out, and gives back what came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from actionplan.store import keeping, trackers
from actionplan.store.issued import period_path
from actionplan.store.opened import OpenStore
from actionplan.store.trackers import ExportEntry, KeptExport, KeptReturn


class TrackerStore(OpenStore):
    """An open store, as far as it holds trackers; a file that came back is kept by `Store.apply`."""

    def keep_exports(self, plan_id: str, exports: Sequence[KeptExport], *, at: datetime) -> None:
        """Keep what goes out of a plan, all or none, before the files are written; `at` is for the log.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold what they show.
            BadChange: where an id is taken, or a text could not be kept.
        """
        by = exports[0].by if exports else ""
        with self._saving("exported", plan_id, by, at) as (connection, facts):
            keeping.keep_exports(connection, plan_id, exports)
            if exports:
                first = exports[0]
                facts.update(exports=len(exports), period=period_path(first.period), revision=first.revision)

    def export(self, plan_id: str, export: str) -> KeptExport:
        """An export of a plan, with every cell as it went out.

        Raises:
            UnknownPlan, UnknownExport: where the store does not hold it.
            NotGenuine: where its cells are not those that went out.
        """
        with self._database.reading() as connection:
            return trackers.find_export(connection, plan_id, export)

    def export_anywhere(self, export: str) -> KeptExport:
        """An export of whichever plan has one of this id, as `export` gives it.

        Raises:
            UnknownExport: where the store does not hold it.
            NotGenuine: where its cells are not those that went out.
        """
        with self._database.reading() as connection:
            return trackers.find_export_anywhere(connection, export)

    def exports(self, plan_id: str, period: str = "") -> list[ExportEntry]:
        """Who was asked and when, oldest first: the exports of a plan, or of one period of it by its full name.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            return trackers.read_exports(connection, plan_id, period)

    def returns(self, plan_id: str, period: str = "", owner: str | None = None) -> list[KeptReturn]:
        """The files that came back to a plan, oldest first, those that changed nothing or were undone since too.

        A period, by its full name, or an owner, by id and empty for whole trackers, leaves out the others.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            return trackers.read_returns(connection, plan_id, period, owner)

    def returned_content(self, plan_id: str, number: int) -> bytes:
        """The bytes of a file that came back, as they were.

        Raises:
            UnknownPlan, UnknownReturn: where the store does not hold it.
            NotGenuine: where they are others now.
        """
        with self._database.reading() as connection:
            return trackers.read_content(connection, plan_id, number)

    def returned_outcome(self, plan_id: str, number: int) -> str:
        """What became of what was typed in a file that came back, as JSON text.

        Raises:
            UnknownPlan, UnknownReturn: where the store does not hold it.
        """
        with self._database.reading() as connection:
            return trackers.read_outcome(connection, plan_id, number)

    def merged_updates(self, plan_id: str, export: str) -> frozenset[str]:
        """The ids of the updates and rows that the files which came back from an export added, undone ones too.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            return trackers.merged_ids(connection, plan_id, export)
