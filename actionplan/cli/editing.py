"""The commands that open the editor: their arguments, their help with an example, and the function they call."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.options import By, Store, app

Plan = Annotated[str, typer.Option(metavar="PLAN", help="The plan to open; the store's own if left out.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port; a free one if left out.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only say the address; open no browser.")]


@app.command()
def edit(
    plan: Plan = "", store: Store = None, by: By = None, port: Port = 0, no_browser: NoBrowser = False
) -> None:
    """Open the workbook of this folder in JupyterLab, on this computer only; Ctrl+C ends it.

    Example: actionplan edit --by "Communications lead"
    """
    from actionplan.editor import serving

    serving.serve(serving.LAB, serving.Wanted(port, not no_browser, plan, store, by), typer.echo)


@app.command("app")
def web_app(
    plan: Plan = "", store: Store = None, by: By = None, port: Port = 0, no_browser: NoBrowser = False
) -> None:
    """Open the workbook of this folder as a web app, without any code, on this computer only; Ctrl+C ends it.

    Example: actionplan app --by "Communications lead"
    """
    from actionplan.editor import serving

    serving.serve(serving.APP, serving.Wanted(port, not no_browser, plan, store, by), typer.echo)
