"""The commands of trackers: out to owners, back again, and those that an organisation has already."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli.options import By, Json, Period, PlanId, Store, Why, app
from actionplan.words.errors import BadParameters
from actionplan.words.vocabulary import NewDate

REFUSED = 1

tracker = typer.Typer(
    help="Excel trackers: out, edited by anyone, back in, nothing lost.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(tracker, name="tracker")

Apply = Annotated[bool, typer.Option("--apply", help="Save what is shown, where nothing stands against it.")]
NewDates = Annotated[
    NewDate | None, typer.Option(help="What the new dates are of rows that stood in an issued report.")
]
AgreedBy = Annotated[str, typer.Option(metavar="NAME", help="Who agreed to the new dates.")]
Keep = Annotated[
    Literal["plan", "file"] | None, typer.Option(help="Whose word counts where both have changed.")
]


def named(text: str) -> Path:
    """A file or folder by its name; no name is no path, though a system takes it for the folder that one is in.

    Raises:
        BadParameters: where there is none.
    """
    if not text.strip():
        raise BadParameters("The name of the file or folder to write is empty: give one, such as trackers.")
    return Path(text)


@tracker.command()
def export(
    plan: PlanId,
    period: Period = "",
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", parser=named, help="The workbook to write; trackers/PLAN/PERIOD if left out."
        ),
    ] = None,
    owner: Annotated[str, typer.Option(help="Only what this owner answers for, by id, name or alias.")] = "",
    per_owner: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", parser=named, help="A tracker and a covering note for each owner."),
    ] = None,
    return_by: Annotated[
        str, typer.Option(metavar="DATE", help="By when it should come back; the period's last working day.")
    ] = "",
    audience: Annotated[
        str, typer.Option(help="Who may see the whole tracker: team (if left out), executive or lay members.")
    ] = "team",
    store: Store = None,
    by: By = None,
) -> None:
    """Write a tracker to be edited in Excel: of the whole plan, of one owner, or one for each owner.

    Example: actionplan tracker export my-plan --period P06 --per-owner trackers
    """
    from actionplan import desk
    from actionplan.cli import print_trackers

    asked = desk.Asked(period, output, owner, per_owner, return_by, audience)
    written = desk.export_trackers(plan, asked, store, by=by)
    print_trackers.exported(written, desk.not_asked_again(plan, period, store) if per_owner else "")


@tracker.command()
def merge(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", readable=False, help="A tracker that came back, or a folder of them."),
    ],
    save: Apply = False,
    keep: Keep = None,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Row by row: what to keep, reasons, which rows to add."),
    ] = None,
    despite_alarms: Annotated[
        bool, typer.Option("--despite-alarms", help="Save although an alarm says to look first.")
    ] = False,
    new_date: NewDates = None,
    agreed_by: AgreedBy = "",
    store: Store = None,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Show what a returned tracker changes, and save it with --apply; a folder merges all that is in it.

    Example: actionplan tracker merge returned.xlsx --apply
    """
    from actionplan import desk
    from actionplan.cli import print_folders, print_trackers

    how = desk.Merging(save, keep, decisions, despite_alarms, new_date, agreed_by)
    if file.is_dir():
        found = desk.merge_folder(file, how, store, by=by, why=why)
        print_folders.merged_folder(found, as_json)
        ended = found.ended_well(save)
    else:
        one = desk.merge_tracker(file, how, store, by=by, why=why)
        print_trackers.merged(one, as_json)
        ended = not (save and one.stopped)
    if not ended:
        raise typer.Exit(REFUSED)


@tracker.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", readable=False, help="A spreadsheet, or a Word, Markdown or web page."
        ),
    ],
    plan: Annotated[str, typer.Option(metavar="PLAN", help="The id of the plan that takes its rows.")],
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the answers are kept: written if missing, else used."),
    ] = None,
    period: Annotated[
        str,
        typer.Option(
            help="The period that it tells of, such as P06; needed where it says how the work goes."
        ),
    ] = "",
    save: Apply = False,
    new_date: NewDates = None,
    agreed_by: AgreedBy = "",
    store: Store = None,
    by: By = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Show how a tracker or table that you already have would be taken into a plan, and take it with --apply.

    Example: actionplan tracker import old-tracker.xlsx --plan my-plan --mapping old-tracker.yaml
    """
    from actionplan import desk
    from actionplan.cli import print_trackers

    how = desk.Importing(mapping, period, save, new_date, agreed_by)
    print_trackers.imported(desk.import_tracker(file, plan, how, store, by=by, why=why), as_json)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="PLAN, PLAN@12, a plan file or a tracker.")],
    new: Annotated[str, typer.Argument(metavar="B", help="What to compare it with, named in the same way.")],
    year: Annotated[str, typer.Option(help="The years of the plan, where neither A nor B says them.")] = "",
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Compare two versions of a plan or a tracker: added, removed, moved, reworded, re-dated.

    Example: actionplan diff my-plan@3 my-plan
    """
    from actionplan import desk
    from actionplan.cli import print_trackers

    print_trackers.compared(desk.diff(old, new, store, year=year), as_json)
