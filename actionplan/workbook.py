"""Where notebooks, parameters and templates are: a user's folder, the checkout, or the package itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from actionplan.files import make_folder, write_atomically

LANDMARK = Path("notebooks", "action_plan_report.ipynb")
STARTER = Path("plans", "starter.yaml")
DIFFERENCES = Path("docs", "how-our-numbers-differ.md")
EXAMPLE = "thurrock-2017-18"
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Workbook:
    """The three folders of a workbook; parameters may be written, the other two are read only."""

    notebooks: Path
    params: Path
    templates: Path

    @property
    def root(self) -> Path:
        """Where parameters and reports go."""
        return self.params.parent


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


def lay_out(folder: Path) -> list[Path]:
    """Copy what comes with the package into a folder, with a starter plan; what is there stays as it is.

    Of the parameters only those of the example plan: a checkout may hold others, which are somebody's own.

    Returns:
        The files that were made.
    """
    source = carried()
    copies = {
        folder / "my-plan.yaml": source.templates / STARTER,
        folder / DIFFERENCES: source.root / DIFFERENCES,
    }
    for origin in (source.notebooks, source.params / EXAMPLE, source.templates):
        files = (f for f in origin.rglob("*") if f.is_file() and not f.name.startswith("."))
        copies |= {folder / f.relative_to(source.root): f for f in files}
    made = [path for path in sorted(copies) if not path.exists()]
    for path in made:
        make_folder(path.parent)
        write_atomically(path, copies[path].read_bytes())
    return made


def carried() -> Workbook:
    """What comes with the package, for reading: the checkout's folders, or those in an installed package."""
    checkout = PACKAGE.parent
    root = checkout if (checkout / LANDMARK).is_file() else PACKAGE / "_workbook"
    return Workbook(root / "notebooks", root / "params", root / "templates")
