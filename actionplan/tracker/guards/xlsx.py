"""What a look at the parts of an .xlsx or .xlsm workbook tells beside its values (ECMA-376, part 1, section 18)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from actionplan.tracker.guards.left_alone import left_alone
from actionplan.tracker.guards.odd_numbers import without_odd_numbers
from actionplan.tracker.guards.parts import Parts
from actionplan.tracker.guards.properties import properties
from actionplan.tracker.guards.scan import Found, Scan, tags
from actionplan.tracker.guards.sheet_xml import look_at
from actionplan.tracker.guards.styles import fills_of_styles
from actionplan.tracker.guards.texts import Texts, refuse_lies

_WORKBOOK = "xl/workbook.xml"


def scan_xlsx(parts: Parts, with_fills: bool) -> Scan:
    """Look at every part of XML once.

    Raises:
        Refused: where something is not sound, or lies too far off.
    """
    sheets = [(tag.get("id", ""), tag.get("name", "")) for tag in tags(b"sheet", parts.read(_WORKBOOK))]
    part_of = dict(part_of_each(parts, _WORKBOOK, (ref for ref, _ in sheets)))
    names = {part_of[ref]: name for ref, name in reversed(sheets)}
    fills = fills_of_styles(parts.read("xl/styles.xml")) if with_fills else {}
    shared = next((part for part in parts.infos if part.endswith("sharedstrings.xml")), "")
    texts = Texts(parts.read(shared))
    scan = Scan(notes=left_alone(parts))
    found: dict[str, Found] = {}
    for part, data in parts.xml():
        refuse_lies(data)
        if part in names:
            found[part] = look_at(data, names[part], fills, texts)
        elif part == "docprops/custom.xml":
            scan.properties = properties(data, "property")
    scan.sheets = [found.get(part_of[ref]) for ref, _ in sheets]
    scan.again = lambda: without_odd_numbers(parts, found)
    return scan


def part_of_each(parts: Parts, workbook: str, refs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each reference of a workbook to a part, and the name of that part in small letters; empty where it has none."""
    folder, _, file = workbook.rpartition("/")
    found = tags(b"Relationship", parts.read(f"{folder}/_rels/{file}.rels"))
    targets = {tag.get("Id", ""): tag.get("Target", "").replace("\\", "/") for tag in found}
    for ref in refs:
        whole = posixpath.normpath(posixpath.join("/", folder, targets.get(ref, "")))
        yield ref, whole.lstrip("/").lower()
