"""The own properties of a file, as a person or a program has set them: texts by name."""

from __future__ import annotations

from itertools import islice

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from actionplan.tracker.guards.limits import MOST_PROPERTIES, Refused
from actionplan.tracker.guards.parts import DAMAGED


def properties(data: bytes, element: str) -> dict[str, str]:
    """The texts of the elements of a name, by the attribute `name` of each; empty without data.

    They are `property` in `docProps/custom.xml` (ECMA-376, part 1, 22.3) and `user-defined` in the `meta.xml` of an
    OpenDocument file (1.3, part 3, 4.3.3).

    Raises:
        Refused: where the data is no whole XML.
    """
    if not data:
        return {}
    try:
        tags = [tag for tag in fromstring(data).iter() if _local(tag.tag) == element]
    except Exception:  # the parsers raise kinds of their own
        raise Refused(DAMAGED) from None
    named = ((_name(tag.attrib), "".join(tag.itertext())) for tag in tags)
    return dict(islice(named, MOST_PROPERTIES))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _name(attributes: dict[str, str]) -> str:
    return next((text for name, text in attributes.items() if _local(name) == "name"), "")
