"""The command that takes readings in: its arguments, its help with an example, and the function it calls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import By, Json, PlanId, Store, Why, app

WITH_PROBLEMS = 1


@app.command()
def observe(
    plan: PlanId,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            readable=False,
            help="A CSV file with the columns indicator, date, value, numerator, denominator, note.",
        ),
    ],
    save: Annotated[
        bool, typer.Option("--apply", help="Save what it brings, where nothing is wrong.")
    ] = False,
    store: Store = None,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Show what readings a CSV file brings to a plan, and save them with --apply; the same file again brings nothing.

    Example: actionplan observe my-plan readings.csv --apply
    """
    from actionplan import desk
    from actionplan.cli import print_observed

    found = desk.observe(plan, file, store, apply=save, by=by, why=why)
    print_observed.observed(found, as_json)
    if found.problems:
        raise typer.Exit(WITH_PROBLEMS)
