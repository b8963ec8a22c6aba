"""What a look at an OpenDocument spreadsheet tells beside its values (OpenDocument 1.3, part 3, section 9)."""

from __future__ import annotations

from actionplan.tracker.guards.left_alone import left_alone_open
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.ods_cells import Cells
from actionplan.tracker.guards.parts import LOCKED, Parts
from actionplan.tracker.guards.properties import properties
from actionplan.tracker.guards.scan import Scan


def scan_ods(parts: Parts, with_fills: bool) -> Scan:
    """Look at every part of XML, and at every cell of the main one.

    Raises:
        Refused: where something is not sound, is encrypted, or lies too far off.
    """
    xml = dict(parts.xml())
    if b"encryption-data" in xml.get("meta-inf/manifest.xml", b""):
        raise Refused(LOCKED)
    content = xml.get("content.xml", b"")
    cells = Cells(with_fills)
    cells.read(content)
    own = properties(xml.get("meta.xml", b""), "user-defined")
    return Scan(list(cells.sheets.values()), own, left_alone_open(parts, content))
