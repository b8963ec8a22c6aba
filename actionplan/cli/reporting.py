"""Every command on reports: its arguments, its help with an example, and the one function of the desk it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.options import (
    AsAt,
    Audience,
    By,
    Draft,
    IfNeeded,
    Indicators,
    Json,
    Notebook,
    Number,
    OutputDir,
    Pdf,
    Period,
    PlanId,
    Report,
    Rerun,
    Store,
    app,
)

if TYPE_CHECKING:
    from actionplan.desk import Made, Printed


@app.command()
def report(
    plan: PlanId,
    period: Period = "",
    audience: Audience = "",
    as_at: AsAt = "",
    output_dir: OutputDir = None,
    revision: Number = None,
    draft: Draft = False,
    rerun: Rerun = False,
    indicators: Indicators = False,
    notebook: Notebook = None,
    if_needed: IfNeeded = False,
    pdf: Pdf = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Make the fortnightly report, one web page and the notebook behind it; an issued one as it was issued.

    With --indicators it is the success-indicator report: whether any of it worked.

    Example: actionplan report my-plan --period P06
    """
    from actionplan import desk

    made = desk.report(
        plan,
        period,
        store,
        audience=audience,
        as_at=as_at,
        output_dir=output_dir,
        revision=revision,
        draft=draft,
        rerun=rerun,
        indicators=indicators,
        notebook=notebook,
        if_needed=if_needed,
    )
    _tell(made, pdf, if_needed, as_json)


def _tell(made: Made, pdf: bool, if_needed: bool, as_json: bool) -> None:
    """Say what was made, and print it where that is asked for; what was made is told also where that fails.

    What it takes in, where that is not just what was asked for, stands apart from what a program reads.
    """
    from actionplan import desk
    from actionplan.cli.print_reports import printed_in_words, report_as_data, report_in_words

    if made.asked:
        typer.echo(made.asked, err=True)
    printed: Printed | None = None
    try:
        if not as_json:
            typer.echo(report_in_words(made))
        printed = desk.print_report(made.html, if_needed=if_needed) if pdf else None
        if printed and not as_json:
            typer.echo(printed_in_words(printed))
    finally:
        if as_json:
            report_as_data(made, printed)


@app.command()
def issue(
    plan: PlanId,
    period: Period = "",
    audience: Audience = "",
    output_dir: OutputDir = None,
    reason: Annotated[str, typer.Option(help="Why a report that was issued already is corrected.")] = "",
    indicators: Annotated[
        bool, typer.Option("--indicators", help="Keep the page of the success-indicator report with it.")
    ] = False,
    pdf: Pdf = False,
    store: Store = None,
    by: By = None,
) -> None:
    """Issue the report of a period: numbered, frozen, never to change; again with a reason for a correction.

    Example: actionplan issue my-plan --period P06 --by "Communications lead"
    """
    from actionplan import desk
    from actionplan.cli.print_reports import issued_in_words, printed_in_words

    if pdf:
        desk.refuse_without_browser()  # a number is given once
    issued = desk.issue(
        plan,
        period,
        store,
        audience=audience,
        output_dir=output_dir,
        reason=reason,
        by=by,
        indicators=indicators,
    )
    typer.echo(issued_in_words(issued))
    if pdf and issued.files:
        for page in filter(None, (issued.files.html, issued.indicators)):
            typer.echo(printed_in_words(desk.print_report(page)))


@app.command()
def reports(plan: PlanId, store: Store = None, as_json: Json = False) -> None:
    """List the reports of a plan that were issued, with those that were corrected or withdrawn.

    Example: actionplan reports my-plan
    """
    from actionplan import desk
    from actionplan.cli import print_reports

    print_reports.issued_reports(desk.issued_reports(plan, store), as_json)


@app.command()
def verify(report: Report, store: Store = None) -> None:
    """Check that issued reports are what was issued: every fingerprint, and that none is missing.

    Example: actionplan verify my-plan/2017-18-P06/issue-1
    """
    from actionplan import desk
    from actionplan.cli.print_reports import verified_in_words

    typer.echo(verified_in_words(desk.verify(report, store)))


@app.command()
def withdraw(
    report: Report,
    reason: Annotated[str, typer.Option(help="Why its content has to go; this stays for ever.")],
    store: Store = None,
    by: By = None,
) -> None:
    """Take the content of an issued report out for good, such as personal data sent by mistake.

    Example: actionplan withdraw my-plan/6 --reason "It named a patient."
    """
    from actionplan import desk
    from actionplan.cli.print_reports import withdrawn_in_words

    typer.echo(withdrawn_in_words(desk.withdraw(report, reason, store, by=by)))
