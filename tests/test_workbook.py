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


def test_a_folder_is_laid_out_with_the_page_on_numbers_and_the_parameters_of_the_example_only(
    installed, tmp_path
):
    inside = installed / "_workbook"
    others = ("docs/how-our-numbers-differ.md", "docs/report.png", "templates/plans/starter.yaml")
    mine = ("params/thurrock-2017-18/2017-18-P06.yaml", "params/bench/2017-18-P01.yaml")
    for name in (*others, *mine):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(name, "utf-8")
    made = workbook.lay_out(tmp_path / "new")
    assert [path.relative_to(tmp_path / "new").as_posix() for path in made] == [
        "docs/how-our-numbers-differ.md",
        "my-plan.yaml",
        "notebooks/action_plan_report.ipynb",
        "params/thurrock-2017-18/2017-18-P06.yaml",
        "templates/plans/starter.yaml",
    ]
    assert made[0].read_text("utf-8") == "docs/how-our-numbers-differ.md"


def test_what_the_checkout_lays_out_is_what_a_person_needs(tmp_path):
    made = {path.relative_to(tmp_path).as_posix() for path in workbook.lay_out(tmp_path)}
    assert {name for name in made if name.startswith(("docs/", "params/thurrock-2017-18/2017-18-P06"))} == {
        "docs/how-our-numbers-differ.md",
        "params/thurrock-2017-18/2017-18-P06.yaml",
    }
    assert {name.split("/")[1] for name in made if name.startswith("params/")} == {"thurrock-2017-18"}
