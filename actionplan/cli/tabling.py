"""The command that gives an analyst the plan as tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import Audience, Period, PlanId, Store, app
from actionplan.words.english import count_of


@app.command()
def tables(
    plan: PlanId,
    output: Annotated[Path | None, typer.Option(help="The folder for the CSV files.")] = None,
    period: Period = "",
    audience: Audience = "",
    sql: Annotated[
        bool, typer.Option("--sql", help="Print the same as views of a PostgreSQL store instead.")
    ] = False,
    store: Store = None,
) -> None:
    """Write a plan as tidy CSV files with a data dictionary, for Power BI, SQL and R.

    Example: actionplan tables my-plan --output tables
    """
    from actionplan import desk

    if sql:
        typer.echo(desk.tables_as_sql(plan, period, store), nl=False)
        return
    if output is None:
        raise typer.BadParameter(
            "Name a folder for the CSV files with --output, or ask for views with --sql."
        )
    written = desk.write_tables(plan, output, period, store, audience=audience)
    typer.echo(f"Wrote {count_of(len(written), 'file')} to {output}; dictionary.csv explains every column.")
