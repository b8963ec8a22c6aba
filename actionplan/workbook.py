"""Where notebooks, parameters and templates are: a user's folder, the checkout, or the package itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

LANDMARK = Path("notebooks", "action_plan_report.ipynb")
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Workbook:
    """The three folders of a workbook; parameters may be written, the other two are read only."""

    notebooks: Path
    params: Path
    templates: Path


def find(folder: Path) -> Workbook:
    """The workbook at or above a folder, else the one that comes with the package."""
    folder = folder.resolve()
    root = next((place for place in (folder, *folder.parents) if (place / LANDMARK).is_file()), None)
    own = carried()
    if root is None:
        # What comes with the package is nobody's to write into: parameters are kept where the person works.
        return replace(own, params=folder / "params")
    templates = root / "templates"
    return Workbook(
        notebooks=root / "notebooks",
        params=root / "params",
        templates=templates if (templates / "report").is_dir() else own.templates,
    )


def carried() -> Workbook:
    """What comes with the package, for reading: the checkout's folders, or those in an installed package."""
    checkout = PACKAGE.parent
    root = checkout if (checkout / LANDMARK).is_file() else PACKAGE / "_workbook"
    return Workbook(root / "notebooks", root / "params", root / "templates")
