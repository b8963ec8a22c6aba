"""What things cost, as ratios measured in one run: `make bench`, or one part of it: `make bench ONLY=report`.

The machine is noisy, so nothing here passes or fails; each figure is the least of several runs, taken in turn. Only
how long a person waits in the editor is told in seconds.
"""

import sys
import tempfile
import time
from contextlib import chdir
from datetime import UTC, date, datetime
from pathlib import Path

from tests.bench.editor import editor
from tests.bench.indicators import indicators
from tests.bench.measuring import EXAMPLE, bare_notebook, least, least_cpu, run, say
from tests.bench.office import office
from tests.bench.plans import plan_of
from tests.bench.trackers import tracker


def report() -> None:
    """CPU seconds of the report command against bare papermill on a notebook with pandas, matplotlib and one chart."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, out = bare_notebook(folder), folder / "out.ipynb"
        run(folder, "actionplan", "load", str(EXAMPLE))
        ours, theirs = least_cpu(
            5,
            lambda: run(folder, "actionplan", "report", "thurrock-2017-18", "--period", "P06"),
            lambda: run(folder, "papermill", "--kernel", "python3", str(bare), str(out)),
        )
    say("report command / bare papermill with one chart (CPU)", ours / theirs, "aim 1.0, at most 1.5")
    print(f"    {ours:.2f} s against {theirs:.2f} s")


def start() -> None:
    """Wall seconds of `actionplan --help`."""
    with tempfile.TemporaryDirectory() as name:
        times = []
        for _ in range(7):
            begun = time.perf_counter()
            run(Path(name), "actionplan", "--help")
            times.append(time.perf_counter() - begun)
    print(f"actionplan --help: {min(times):.2f} s   (aim under 0.3 s)")


def scale() -> None:
    """Growth of loading, viewing and freezing from 500 to 5,000 milestones; linear is 1.0."""
    small, large = (_steps(count) for count in (500, 5_000))
    for step, seconds in large.items():
        say(
            f"{step}: 5,000 milestones / ten times 500 (CPU)",
            seconds / (10 * small[step]),
            "at most 1.0 but for noise",
        )
        print(f"    {seconds:.2f} s against {small[step]:.2f} s")


def cycle() -> None:
    """Growth of view, freeze and changes with the updates of 26 periods, and what issuing costs beside a report."""
    few, many = 5_200, 52_000
    small, large = (_cycle_steps(2_000, updates) for updates in (few, many))
    for step, seconds in large.items():
        what = f"{step}: 2,000 milestones, {many:,} updates / ten times {few:,} (CPU)"
        say(what, seconds / (10 * small[step]), "at most 1.0 but for noise")
        print(f"    {seconds:.2f} s against {small[step]:.2f} s")
    for name, count in (("the example's size", 20), ("2,000 milestones", 2_000)):
        issue, report = _issue_and_report(count)
        say(f"issue / report, {name} (CPU)", issue / report, "at most 1.3")
        print(f"    {issue:.2f} s against {report:.2f} s")


def _cycle_steps(count: int, updates: int) -> dict[str, float]:
    from actionplan.view import PlanView
    from actionplan.view.changed import what_changed

    plan = plan_of(count, updates)
    before = PlanView(plan, "P25").freeze()
    now = PlanView(plan, "P26", [before]).freeze()
    return {
        "view": least(3, lambda: PlanView(plan, "P26", [before]).items),
        "view and freeze": least(3, lambda: PlanView(plan, "P26", [before]).freeze()),
        "changes": least(3, lambda: what_changed(before, now)),
    }


def _issue_and_report(count: int) -> list[float]:
    """CPU seconds of issuing P25, and of its draft, in a store where the 24 periods before it are issued."""
    from actionplan.store import Store

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(str(folder / "actionplan.db"), create=True) as store:
            store.create(plan_of(count, 2 * count), by="bench", at=datetime.now(UTC), why="bench")
        _issue_without_pages(folder, [f"P{number:02d}" for number in range(1, 25)])
        reasons = iter(("", "again", "once more"))

        def issue() -> None:
            reason = next(reasons)
            more = ["--reason", reason] if reason else []
            run(folder, "actionplan", "issue", "bench", "--period", "P25", *more)

        draft = ["--period", "P25", "--draft"]
        return least_cpu(3, issue, lambda: run(folder, "actionplan", "report", "bench", *draft))


def _issue_without_pages(folder: Path, periods: list[str]) -> None:
    """Issue periods with all their data and a page of no content: what later reports read of them."""
    from actionplan import desk
    from actionplan.desk import issuing
    from actionplan.reports.run import Rendered

    rendered = issuing.run
    issuing.run = lambda place, data, params, folder, stem, address, document: Rendered(
        stem, b"page", b"notebook"
    )
    try:
        with chdir(folder):  # else its parameter files would go into this checkout
            for period in periods:
                desk.issue("bench", period, str(folder / "actionplan.db"), output_dir=folder / period)
    finally:
        issuing.run = rendered


def _steps(count: int) -> dict[str, float]:
    from actionplan.store import Store
    from actionplan.view import PlanView

    with tempfile.TemporaryDirectory() as name, Store.open(f"{name}/actionplan.db", create=True) as store:
        store.create(plan_of(count), by="bench", at=datetime.now(UTC), why="bench")
        plan = store.load("bench").plan
        load = least(5, lambda: store.load("bench"))
        view = least(5, lambda: PlanView(plan, "P20").items)
        whole = least(5, lambda: PlanView(plan, "P20", seen_on=date(2018, 1, 8)).freeze())
    return {"load from the store": load, "view": view, "view and freeze": whole}


PARTS = {
    "report": report,
    "start": start,
    "scale": scale,
    "cycle": cycle,
    "indicators": indicators,
    "tracker": tracker,
    "editor": editor,
    "office": office,
}


def main() -> None:
    """Measure the parts that are named, else all."""
    unknown = set(sys.argv[1:]) - set(PARTS)
    if unknown:
        sys.exit(f"There is no part {', '.join(sorted(unknown))}; the parts are {', '.join(PARTS)}.")
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


main()
