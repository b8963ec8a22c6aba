"""Whether issued reports are still what was issued: fingerprints, the chain, and a copy on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.naming import named
from actionplan.desk.plans import open_store
from actionplan.desk.reports import MANIFEST
from actionplan.desk.seen import DATA
from actionplan.store import IssuedReport, fingerprint, read_manifest, sha256_of
from actionplan.words.errors import NotGenuine


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in order: the reports meant, how many the plan's chain holds, and the copy looked at."""

    reports: Sequence[IssuedReport]
    in_chain: int
    folder: Path | None


def verify(report: str, store: str | None = None) -> Verified:
    """Check the reports of a plan against their fingerprints and their chain, and a copy against the report.

    Raises:
        NotGenuine: with one sentence for each difference.
        UnknownReport: where the text names no report, and nothing is wrong with those there are.
    """
    with open_store(store) as opened:
        found = named(opened, report)
        problems = [wrong.sentence for wrong in opened.wrong_with_reports(found.plan)]
        in_chain = len(opened.reports(found.plan))
    if found.folder and found.reports:
        problems += _wrong_with_copy(found.folder, found.reports[-1])
    if problems:
        raise NotGenuine(problems)
    return Verified(found.all(), in_chain, found.folder)


def _wrong_with_copy(folder: Path, report: IssuedReport) -> Iterator[str]:
    """What of a copy is not what was issued; frozen data is never copied."""
    advice = f"Write it out again with actionplan report {report.plan} --period {report.period.split()[-1]}."
    kept = _content(folder / MANIFEST)
    if kept != report.manifest.encode("utf-8"):
        now = "is missing" if kept is None else f"has the fingerprint {_short(sha256_of(kept))}"
        yield (
            f"The manifest in {folder} is not that of report {report.number}: it {now}, and should have "
            f"{_short(fingerprint(report.manifest))}. {advice}"
        )
    for file in read_manifest(report.manifest).files:
        content = _content(folder / file.name)
        if content is None and not file.name.startswith(DATA):
            yield f"{folder / file.name} is missing from the copy of report {report.number}. {advice}"
        elif content is not None and sha256_of(content) != file.sha256:
            yield f"{folder / file.name} is not what was issued as report {report.number}. {advice}"


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _short(digest: str) -> str:
    return digest[:12]
