"""Every command on a whole store: its arguments, its help with an example, and the one function it calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.options import Store, app
from actionplan.words.english import count_of, listed

if TYPE_CHECKING:
    from actionplan.desk import Kept


ByOnDrive = Annotated[str | None, typer.Option("--by", help="Who you are, for others on a shared drive.")]


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The file to write; a dated one if left out.")
    ] = None,
    store: Store = None,
) -> None:
    """Write the whole store, its history and issued reports included, as one file, and check that it is whole.

    Example: actionplan backup
    """
    from actionplan import desk

    kept = desk.back_up(file, store)
    typer.echo(f"The backup is at {kept.where}: {_held(kept)}")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    store: Store = None,
    by: ByOnDrive = None,
) -> None:
    """Make the store what a backup of it holds; what it was is kept as a dated backup of its own.

    Example: actionplan restore backups/actionplan-2026-11-22-093000.db
    """
    from actionplan import desk

    kept = desk.restore(file, store, by=by)
    typer.echo(f"The store {kept.where} is as it was in {file}: {_held(kept)}")
    if kept.before and kept.was_damaged:
        typer.echo(f"The store that was there is damaged, and is kept as it was: {kept.before}.")
    elif kept.before:
        typer.echo(f"What it was until now is kept: actionplan restore {kept.before} brings it back.")


@app.command("take-over")
def take_over(store: Store = None, by: ByOnDrive = None) -> None:
    """Edit a store on a shared drive in place of somebody who has gone and left it open; who still works is named.

    Example: actionplan take-over --by "Deputy communications lead"
    """
    from actionplan import desk
    from actionplan.words.english import moment_words

    before = desk.take_over(store, by=by)
    if before is None:
        typer.echo("Nobody else has the store open, so there is nothing to take over: go on with your work.")
        return
    seen = f", last seen {moment_words(before.seen)}" if before.seen else ""
    typer.echo(f"Taken over from {before.name}{seen}. Go on with your work: what they saved stays as it is.")


@app.command("copy-store")
def copy_store(
    address: Annotated[
        str, typer.Argument(metavar="URL", help="A new file, or an empty PostgreSQL database.")
    ],
    store: Store = None,
    by: ByOnDrive = None,
) -> None:
    """Copy the whole store from SQLite to PostgreSQL or back, and check that it is the same there.

    Example: actionplan copy-store postgresql://person@server/database
    """
    from actionplan import desk

    kept = desk.copy_store(address, store, by=by)
    typer.echo(f"Everything is in {kept.where}: {_held(kept)}")
    typer.echo(
        "The store it came from is as it was. To work in the new one, name it by --store or ACTIONPLAN_STORE."
    )


def _held(kept: Kept) -> str:
    rows = kept.contents.rows
    counted = [
        count_of(rows["items"], "row"),
        count_of(rows["revisions"], "revision"),
        count_of(rows["reports"], "issued report"),
    ]
    return f"{listed(counted)}, checked."
