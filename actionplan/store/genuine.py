"""Whether the issued reports of a plan are what was issued: each manifest, each file, and the chain of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from actionplan.store.issued import PROMISED, Chain, IssuedReport, report_name
from actionplan.store.manifest import KeptFile, Manifest, fingerprint, read_manifest
from actionplan.store.withdrawn import DAMAGED
from actionplan.words.english import count_of, listed, quoted
from actionplan.words.errors import NotGenuine

SAID_TWICE = ("plan", "period", "issue", "number", "at", "by", "reason", "revision", "audience")
_RESTORE = "Restore the store from a copy."


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is not what was issued: in which report (empty for the chain itself), and a sentence."""

    report: str
    sentence: str


def wrong_with(
    plan: str,
    reports: Sequence[IssuedReport],
    chain: Chain,
    kept: Mapping[tuple[str, int], Sequence[KeptFile]],
) -> list[Wrong]:
    """All that is wrong with the reports of a plan, given in the order of the chain, and with their files."""
    found: list[Wrong] = []
    before: IssuedReport | None = None
    for report in reports:
        manifest, problem = _manifest_of(report)
        files = kept.get((report.period, report.issue), ())
        said = _wrong_with_one(report, manifest, files) if manifest else [problem]
        found += [Wrong(report.name, f"Report {report.number} ({report.name}): {s} {_RESTORE}") for s in said]
        found += _wrong_with_link(plan, before, report, manifest)
        before = report
    end = _wrong_with_end(plan, reports, chain)
    return [*found, *([end] if end else []), *_unlisted(plan, reports, kept)]


def _unlisted(plan: str, reports: Sequence[IssuedReport], kept: Iterable[tuple[str, int]]) -> Iterator[Wrong]:
    """Files of reports that nobody issued, or whose entry was cut out."""
    listed_ones = {(report.period, report.issue) for report in reports}
    for period, issue in sorted(set(kept) - listed_ones):
        name = report_name(plan, period, issue)
        yield Wrong("", f"The store holds files of {name}, and no such report in its list. {_RESTORE}")


def _manifest_of(report: IssuedReport) -> tuple[Manifest | None, str]:
    """The manifest of a report, or what is wrong with it."""
    if fingerprint(report.manifest) != report.fingerprint:
        return None, "its manifest is not what was issued: its fingerprint differs."
    try:
        return read_manifest(report.manifest), ""
    except NotGenuine as error:
        return None, f"its manifest is none. {error}"


def _wrong_with_one(report: IssuedReport, manifest: Manifest, files: Sequence[KeptFile]) -> Iterator[str]:
    other = [field for field in SAID_TWICE if getattr(manifest, field) != getattr(report, field)]
    if other:
        yield f"its entry in the list of reports ({listed(other)}) is not what was issued."
    if report.withdrawn == DAMAGED:
        yield "the note of its withdrawal is not what was written."
    yield from _wrong_with_files(report, manifest, files)


def _wrong_with_files(report: IssuedReport, manifest: Manifest, files: Sequence[KeptFile]) -> Iterator[str]:
    stored = {file.name: file for file in files}
    for file in manifest.files:
        now = stored.pop(file.name, None)
        if report.withdrawn and file.name != PROMISED:
            if now:
                yield f"it was withdrawn, and its file {quoted(file.name)} is still there."
        elif now is None:
            yield f"the stored file {quoted(file.name)} is missing."
        elif now != file:
            yield f"the stored file {quoted(file.name)} is not what was issued: its fingerprint differs."
    yield from (f"the stored file {quoted(name)} was not issued with it." for name in stored)


def _wrong_with_link(
    plan: str, before: IssuedReport | None, report: IssuedReport, manifest: Manifest | None
) -> Iterator[Wrong]:
    """Whether a report follows on the one that the store holds before it."""
    if report.sequence != (before.sequence + 1 if before else 1):
        yield Wrong(
            "",
            f"A report is missing from the chain of plan {plan}: report {report.number} ({report.name}) says that one "
            f"came before it that the store no longer holds. {_RESTORE}",
        )
    elif manifest and manifest.previous != (before.fingerprint if before else None):
        yield Wrong(
            "",
            f"The chain of plan {plan} is broken: report {report.number} ({report.name}) follows on another report "
            f"than the store holds before it. {_RESTORE}",
        )


def _wrong_with_end(plan: str, reports: Sequence[IssuedReport], chain: Chain) -> Wrong | None:
    """What is wrong with the end of the chain: the last report must be the one that was noted as such."""
    last = Chain(reports[-1].sequence, reports[-1].fingerprint) if reports else Chain()
    if last == chain:
        return None
    if last.length >= chain.length:
        return Wrong(
            "", f"The chain of plan {plan} does not end with the report that was issued last. {_RESTORE}"
        )
    return Wrong(
        "",
        f"A report is missing from the end of the chain of plan {plan}: its record counts "
        f"{count_of(chain.length, 'report')}, and the store holds {count_of(len(reports), 'report')}. {_RESTORE}",
    )
