"""Where the workbook is found: the person's own folder, the checkout, the installed package."""

from pathlib import Path

import pytest

from actionplan import workbook
from actionplan.workbook import LANDMARK, Workbook, carried, find

ROOT = Path(__file__).parents[1]
CHECKOUT = Workbook(ROOT / "notebooks", ROOT / "params", ROOT / "templates")


def lay_out(root: Path, *templates: str) -> Path:
    (root / LANDMARK).parent.mkdir(parents=True)
    (root / LANDMARK).write_text("{}")
    for name in templates:
        (root / "templates" / name).mkdir(parents=True)
    return root


@pytest.fixture
def installed(tmp_path, monkeypatch) -> Path:
    package = tmp_path / "site-packages" / "actionplan"
    lay_out(package / "_workbook", "report")
    monkeypatch.setattr(workbook, "PACKAGE", package)
    return package


def test_a_folder_of_ones_own_is_found_from_below(tmp_path):
    mine = lay_out(tmp_path / "mine", "report")
    (mine / "a" / "b").mkdir(parents=True)
    assert find(mine / "a" / "b") == Workbook(mine / "notebooks", mine / "params", mine / "templates")


def test_without_templates_of_ones_own_the_packages_serve(tmp_path):
    mine = lay_out(tmp_path / "mine")
    assert find(mine) == Workbook(mine / "notebooks", mine / "params", CHECKOUT.templates)


def test_the_checkout_serves_from_within():
    assert find(ROOT / "tests") == carried() == CHECKOUT


def test_from_elsewhere_the_checkout_serves_but_is_not_written_into(tmp_path):
    assert find(tmp_path) == Workbook(CHECKOUT.notebooks, tmp_path / "params", CHECKOUT.templates)


def test_an_installed_package_is_never_written_into(installed, tmp_path):
    inside = installed / "_workbook"
    assert carried() == Workbook(inside / "notebooks", inside / "params", inside / "templates")
    assert find(tmp_path) == Workbook(inside / "notebooks", tmp_path / "params", inside / "templates")
