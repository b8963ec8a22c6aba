"""Every command: its arguments, its help with an example, and the one function of the desk that it calls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="An action-plan workbook for communications and engagement teams.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

PlanId = Annotated[str, typer.Argument(metavar="PLAN", help="The id of a plan in the store.")]
Store = Annotated[
    str | None, typer.Option(help="The store: a file, or the address of a PostgreSQL database.")
]
Period = Annotated[
    str, typer.Option(help="A reporting period, such as P06 or 2017-18 P06; the open one if left out.")
]
AsAt = Annotated[str, typer.Option(help="The day of judgement within the period, such as 2017-06-20.")]
Number = Annotated[int | None, typer.Option(help="An older revision of the plan.")]
By = Annotated[str | None, typer.Option(help="Who you are, for the history.")]
Why = Annotated[str, typer.Option(help="Why you do it, for the history.")]
Json = Annotated[bool, typer.Option("--json", help="Print data for a program.")]


def _version(asked: bool) -> None:
    if asked:
        import actionplan

        typer.echo(f"actionplan {actionplan.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """An action-plan workbook for communications and engagement teams."""


@app.command()
def demo(store: Store = None) -> None:
    """Load the example plan and make its report of fortnight 6.

    Example: actionplan demo
    """
    from actionplan import desk

    loaded, files = desk.demo(store)
    if loaded:
        typer.echo(f"Loaded the example plan {loaded.plan.id}.")
    typer.echo(f"The report is at {files.html}")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The folder to lay out; it is made if need be.")],
) -> None:
    """Lay out a workbook folder: notebooks, parameters, templates and a starter plan.

    Example: actionplan init my-workbook
    """
    from actionplan import desk
    from actionplan.words.english import count_of

    made = desk.init(folder)
    typer.echo(f"Laid out {count_of(len(made), 'file')} in {folder}; what was there stays as it was.")
    typer.echo(f"Next: go to {folder}, edit my-plan.yaml, then run actionplan load my-plan.yaml")


@app.command()
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A plan file.")],
    store: Store = None,
    replace: Annotated[
        bool, typer.Option(help="Make the plan what the file says, whoever changed it since.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="Only say what would change.")] = False,
    by: By = None,
    why: Why = "",
) -> None:
    """Take a plan file into the store, as a new plan or as changes to a known one.

    Example: actionplan load my-plan.yaml --by "Communications lead"
    """
    from actionplan import desk
    from actionplan.cli.printing import loaded_in_words

    loaded = desk.load(file, store, by=by, why=why, replace=replace, dry_run=dry_run)
    typer.echo(loaded_in_words(loaded, dry_run))


@app.command()
def dump(
    plan: PlanId,
    output: Annotated[
        Path | None, typer.Option(help="The file to write; standard output if left out.")
    ] = None,
    revision: Number = None,
    store: Store = None,
) -> None:
    """Write a plan as a plan file, to edit and load again.

    Example: actionplan dump my-plan --output my-plan.yaml
    """
    from actionplan import desk

    if output is None:
        typer.echo(desk.dump(plan, store, revision), nl=False)
    else:
        kept = desk.dump_to(output, plan, store, revision)
        typer.echo(f"Wrote {output}" + (f"; the file that was there is kept as {kept}" if kept else ""))


@app.command()
def show(
    plan: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="A plan's id; all plans if left out.")
    ] = None,
    period: Period = "",
    owner: Annotated[str, typer.Option(help="Only what this owner has, by id, name or alias.")] = "",
    revision: Number = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Show the milestones and targets of a plan with their status, or list the plans.

    Example: actionplan show my-plan --period P06 --owner "Comms Lead"
    """
    from actionplan import desk
    from actionplan.cli import printing

    if plan is None:
        printing.plans(desk.plans(store), as_json)
    else:
        printing.items(desk.open_view(plan, period, store, revision=revision), owner, as_json)


@app.command()
def periods(plan: PlanId, store: Store = None, as_json: Json = False) -> None:
    """List the reporting periods of a plan with their bank holidays.

    Example: actionplan periods my-plan
    """
    from actionplan import desk
    from actionplan.cli import printing

    printing.periods(desk.calendar(plan, store), as_json)


@app.command()
def report(
    plan: PlanId,
    period: Period = "",
    audience: Annotated[str, typer.Option(help="lay members (if left out), executive or team.")] = "",
    as_at: AsAt = "",
    output_dir: Annotated[
        Path | None, typer.Option(help="Where the files go; reports/PLAN/PERIOD if left out.")
    ] = None,
    revision: Number = None,
    store: Store = None,
) -> None:
    """Make the fortnightly report: one web page and the notebook behind it.

    Example: actionplan report my-plan --period P06
    """
    from actionplan import desk

    files = desk.report(
        plan, period, store, audience=audience, as_at=as_at, output_dir=output_dir, revision=revision
    )
    typer.echo(f"The report is at {files.html}")
    typer.echo(f"The notebook behind it is at {files.notebook}")


@app.command()
def history(plan: PlanId, store: Store = None, as_json: Json = False) -> None:
    """List who changed what, when and why.

    Example: actionplan history my-plan
    """
    from actionplan import desk
    from actionplan.cli import printing

    printing.revisions(*desk.history(plan, store), as_json)


@app.command()
def undo(
    plan: PlanId,
    number: Annotated[int, typer.Argument(metavar="REVISION", help="The revision to take back.")],
    store: Store = None,
    by: By = None,
    why: Why = "",
) -> None:
    """Take a revision back by a new one.

    Example: actionplan undo my-plan 4 --why "wrong date"
    """
    from actionplan import desk

    made = desk.undo(plan, number, store, by=by, why=why)
    typer.echo(f"Revision {number} is undone by revision {made.number}.")


@app.command("read-date")
def read_date(
    text: Annotated[str, typer.Argument(help="A date exactly as somebody wrote it.")],
    year: Annotated[str, typer.Option(help="The financial year of the plan.")],
    as_json: Json = False,
) -> None:
    """Say how a date as written is read.

    Example: actionplan read-date "Sept tbc" --year 2017-18
    """
    from actionplan.cli import printing
    from actionplan.words.dates import read_date as read

    printing.reading(read(text, year), as_json)
