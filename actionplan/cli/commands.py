"""Every command on plans: its arguments, its help with an example, and the one function of the desk it calls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import By, Json, Number, Period, PlanId, Store, Why, app
from actionplan.words.vocabulary import NewDate

_ANY_TEXT = {"ignore_unknown_options": True}
"""So that a text which begins with a hyphen, such as `-5`, is text and no option."""


@app.command()
def demo(
    year: Annotated[
        bool, typer.Option("--year", help="Issue eight periods of its invented year in turn.")
    ] = False,
    store: Store = None,
) -> None:
    """Load the example plan and make its report of fortnight 6, or play its year.

    Example: actionplan demo --year
    """
    from actionplan import desk

    if year:
        from actionplan.cli.print_reports import issued_in_words

        for issued in desk.demo_year(store):
            typer.echo(issued_in_words(issued))
        return
    loaded, files = desk.demo(store)
    if loaded:
        typer.echo(f"Loaded the example plan {loaded.plan.id}.")
    typer.echo(f"The report is at {files.html}")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The folder to lay out; it is made if need be.")],
) -> None:
    """Lay out a workbook folder: notebooks, parameters, templates, a starter plan and the pages that go along with it.

    Example: actionplan init my-workbook
    """
    from actionplan import desk
    from actionplan.words.english import count_of

    made = desk.init(folder)
    typer.echo(f"Laid out {count_of(len(made), 'file')} in {folder}; what was there stays as it was.")
    typer.echo(
        f"Next: go to {folder} and double-click Open workbook.cmd (on Windows) or open-workbook.sh, or run "
        "actionplan app there, and begin your plan on the page that opens. To write it as a file instead, edit "
        "my-plan.yaml, then run actionplan load my-plan.yaml"
    )
    typer.echo(
        "In a command window in that folder, commands are typed as actionplan show (on Windows; in PowerShell "
        ".\\actionplan show) or ./actionplan.sh show, with nothing to activate."
    )
    typer.echo(
        "For a report of your own, copy notebooks/my_own_report.ipynb; actionplan report --notebook FILE runs the copy."
    )


@app.command()
def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A plan file.")],
    store: Store = None,
    replace: Annotated[
        bool, typer.Option(help="Make the plan what the file says, whoever changed it since.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="Only say what would change.")] = False,
    new_date: Annotated[
        NewDate | None,
        typer.Option(help="What the new dates are of rows that stood in an issued report."),
    ] = None,
    agreed_by: Annotated[str, typer.Option(metavar="NAME", help="Who agreed to the new dates.")] = "",
    by: By = None,
    why: Why = "",
) -> None:
    """Take a plan file into the store, as a new plan or as changes to a known one.

    Example: actionplan load my-plan.yaml --by "Communications lead"
    """
    from actionplan import desk
    from actionplan.cli.printing import loaded_in_words

    loaded = desk.load(
        file,
        store,
        by=by,
        why=why,
        replace=replace,
        dry_run=dry_run,
        new_date=new_date,
        agreed_by=agreed_by,
    )
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


@app.command("hand-over")
def hand_over(
    plan: PlanId,
    from_owner: Annotated[str, typer.Argument(metavar="FROM", help="The owner now: an id, name or alias.")],
    to_owner: Annotated[str, typer.Argument(metavar="TO", help="The owner to come.")],
    day: Annotated[
        str,
        typer.Option("--from", metavar="DATE", help="The first day of the new owner, such as 2017-07-03."),
    ],
    store: Store = None,
    by: By = None,
    why: Why = "",
) -> None:
    """Move every open row from one owner to another; earlier periods keep the earlier owner.

    Example: actionplan hand-over my-plan "Comms Lead" director --from 2017-07-03
    """
    from actionplan import desk

    done = desk.hand_over(plan, from_owner, to_owner, day, store, by=by, why=why)
    typer.echo("\n".join([*done.changes, f"{plan}: handed over, now at revision {done.revision.number}."]))


@app.command("carry-forward")
def carry_forward(
    plan: PlanId,
    year: Annotated[str, typer.Option(help="The financial year or years of the new plan, such as 2018-19.")],
    new_id: Annotated[
        str, typer.Option("--id", metavar="ID", help="The id of the new plan; else made of PLAN.")
    ] = "",
    title: Annotated[str, typer.Option(help="The title of the new plan; else that of PLAN.")] = "",
    dry_run: Annotated[bool, typer.Option(help="Only say what would be in it.")] = False,
    store: Store = None,
    by: By = None,
    why: Why = "",
) -> None:
    """Begin a new plan with what a plan leaves unfinished, its owners and its indicators; the old one stays as it is.

    Example: actionplan carry-forward my-plan --year 2018-19
    """
    from actionplan import desk
    from actionplan.cli.printing import carried_in_words

    later = desk.Later(year, new_id, title)
    made = desk.carry_forward(plan, later, store, by=by, why=why, dry_run=dry_run)
    typer.echo("\n".join(carried_in_words(made)))


@app.command()
def check(plan: PlanId, store: Store = None, as_json: Json = False) -> None:
    """List what is missing from a plan or does not agree within it, and what to do about it.

    Example: actionplan check my-plan
    """
    from actionplan import desk
    from actionplan.cli import print_reports

    print_reports.findings(desk.check(plan, store), as_json)


@app.command("read-date", context_settings=_ANY_TEXT)
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


@app.command("read-target", context_settings=_ANY_TEXT)
def read_target(
    text: Annotated[str, typer.Argument(help="A target exactly as somebody wrote it.")],
    year: Annotated[str, typer.Option(help="The financial year of the plan, for a date in it.")] = "",
    as_json: Json = False,
) -> None:
    """Say how a target as written is read.

    Example: actionplan read-target "5-10 testimonials by March 2018" --year 2017-18
    """
    from actionplan.cli import printing
    from actionplan.words.targets import read_target as read

    printing.reading(read(text, year=year or None), as_json)
