"""The application, and the options that several commands have."""

from __future__ import annotations

from contextlib import suppress
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


def _tell_copies(ctx: typer.Context, store: str | None) -> str | None:
    """Tell of copies that a synchronised folder made of the store, whatever the command does with it."""
    from actionplan import desk
    from actionplan.words.errors import ActionPlanError

    if not ctx.resilient_parsing:
        with suppress(ActionPlanError):  # the command itself says what is the matter with a store
            if told := desk.copies_in_words(store):
                typer.echo(told, err=True)
    return store


Store = Annotated[
    str | None,
    typer.Option(callback=_tell_copies, help="The store: a file, or the address of a PostgreSQL database."),
]


def _not_empty(ctx: typer.Context, param: typer.CallbackParam, value: str) -> str:
    """Refuse an empty period that somebody typed: in a script it is a variable that was not set."""
    source = ctx.get_parameter_source(param.name or "")
    typed = source is not None and source.name == "COMMANDLINE"
    if typed and not value.strip():
        raise typer.BadParameter(
            "it is empty. Name a period, such as P06, or leave --period out for the open one."
        )
    return value


Period = Annotated[
    str,
    typer.Option(
        callback=_not_empty,
        help="A reporting period, such as P06 or 2017-18 P06; or last, open or next: the one that ended last, the "
        "earliest that was not issued, and the one after it. The open one if left out.",
    ),
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


Audience = Annotated[str, typer.Option(help="lay members (if left out), executive or team.")]
Indicators = Annotated[
    bool, typer.Option("--indicators", help="The success-indicator report, with its measures and charts.")
]
Pdf = Annotated[
    bool, typer.Option("--pdf", help="Print the page as PDF, too, with the Edge, Chrome or Chromium here.")
]
Draft = Annotated[
    bool, typer.Option("--draft", help="Make it from the plan as it is, also where it is issued.")
]
Rerun = Annotated[bool, typer.Option("--rerun", help="Make an issued report again from its frozen data.")]
Notebook = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", readable=False, help="A notebook of your own that is run instead, on the same data."
    ),
]
IfNeeded = Annotated[
    bool, typer.Option("--if-needed", help="Do nothing where nothing has changed since it was made.")
]
OutputDir = Annotated[Path | None, typer.Option(help="Where the files go; reports/PLAN/PERIOD if left out.")]
Report = Annotated[
    str,
    typer.Argument(
        metavar="REPORT",
        help="A report's name, such as my-plan/2017-18-P06/issue-1 or my-plan/6, or its folder.",
    ),
]
