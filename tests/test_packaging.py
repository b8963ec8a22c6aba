"""The ways in agree with each other: pyproject.toml, the lock, conda, the Makefile and the wheel."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "actionplan"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]

CONDA_NAMES = {
    "jupyter-client": "jupyter_client",
    "matplotlib": "matplotlib-base",  # without the windows of a desktop
    "tzdata": "python-tzdata",  # conda's `tzdata` is not the Python package
}
REGISTRY = re.compile(r"index-url|find-links|https?://\S*(pypi|pythonhosted|anaconda|debian|npmjs)")


def requirements(*lists: list[str]) -> dict[str, Requirement]:
    return {wanted.name: wanted for wanted in map(Requirement, chain(*lists))}


BASE = requirements(PROJECT["dependencies"])
EVERYTHING = requirements(PROJECT["dependencies"], *EXTRAS.values())


def locked() -> list[tuple[Requirement, int]]:
    """Each pinned package of the lock with the number of its hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text("utf-8").strip())
    return [(Requirement(entry.split("\\")[0].strip()), entry.count("--hash=sha256:")) for entry in entries]


def test_conda_asks_for_what_pip_asks_for():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    wanted = requirements(PROJECT["dependencies"], EXTRAS["editor"])
    builder = requirements(EXTRAS["dev"])["hatchling"]
    expected = {f"{CONDA_NAMES.get(name, name)}{wanted[name].specifier}" for name in wanted}
    expected |= {f"python{PROJECT['requires-python']}", "pip", f"hatchling{builder.specifier}"}
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    assert set(environment["dependencies"]) == expected


def test_the_lock_pins_every_dependency_at_a_version_that_is_asked_for():
    pinned = {pin.name: str(pin.specifier).removeprefix("==") for pin, _ in locked()}
    outside = {
        name
        for name, wanted in EVERYTHING.items()
        if name != "actionplan" and pinned.get(name) not in wanted.specifier
    }
    assert outside == set()


def test_every_pinned_package_has_hashes_and_one_exact_version():
    entries = locked()
    assert len(entries) > 100
    assert [str(pin) for pin, hashes in entries if hashes == 0] == []
    assert [str(pin) for pin, _ in entries if not str(pin.specifier).startswith("==")] == []


def test_the_lock_serves_windows_too():
    windows = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}
    linux = {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"}
    names = {
        system["os_name"]: {p.name for p, _ in locked() if not p.marker or p.marker.evaluate(system)}
        for system in (windows, linux)
    }
    assert names["nt"] - names["posix"] == {"colorama", "pywinpty"}
    assert names["posix"] - names["nt"] == {"pexpect", "ptyprocess"}
    assert "tzdata" in names["nt"]


@pytest.mark.parametrize("name", ["hatchling", "tzdata"])
def test_the_lock_names_what_an_install_without_isolation_needs(name):
    assert name in {pin.name for pin, _ in locked()}


CONFIGURATION = "pyproject.toml requirements.lock environment.yml Makefile .pre-commit-config.yaml .ci/run"


@pytest.mark.parametrize("name", CONFIGURATION.split())
def test_no_package_registry_is_named(name):
    text = (ROOT / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if "--no-emit-index-url" not in line]
    assert [line for line in lines if REGISTRY.search(line)] == []


def imported(path: Path) -> set[str]:
    """The first names of all modules that a file imports, at any depth in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    whole = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    parts = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in whole + parts} - sys.stdlib_module_names - {"actionplan"}


def distributions(paths: list[Path]) -> set[str]:
    owners = metadata.packages_distributions()
    names = set().union(*map(imported, paths))
    return {owners.get(name, [name])[0].lower().replace("_", "-") for name in names}


def test_a_report_needs_the_base_only():
    paths = [path for path in PACKAGE.rglob("*.py") if "editor" not in path.relative_to(PACKAGE).parts]
    assert distributions(paths) - BASE.keys() == set(), "declare it in pyproject.toml and environment.yml"


def test_the_editor_needs_its_extra_only():
    known = BASE.keys() | requirements(EXTRAS["editor"]).keys()
    assert distributions(list(PACKAGE.glob("editor/**/*.py"))) - known == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.parametrize("folder", ["notebooks", "params/thurrock-2017-18", "templates"])
def test_the_wheel_holds_the_workbook(wheel, folder):
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    here = {name for name in here if ".ipynb_checkpoints" not in name and "__pycache__" not in name}
    inside = {name.removeprefix("actionplan/_workbook/") for name in wheel.namelist()}
    assert here
    assert here - inside == set()


def test_the_wheel_holds_the_two_pages_and_the_parameters_of_the_example_only(wheel):
    inside = [name.removeprefix("actionplan/_workbook/") for name in wheel.namelist() if "_workbook" in name]
    pages = ["docs/how-our-numbers-differ.md", "docs/owner.md"]
    assert sorted(name for name in inside if name.startswith("docs/")) == pages
    assert {name.split("/")[1] for name in inside if name.startswith("params/")} == {"thurrock-2017-18"}


@pytest.mark.parametrize("folder", ["page", "jupyter"])
def test_the_wheel_holds_the_page_of_the_editor(wheel, folder):
    place = PACKAGE / "editor" / folder
    here = {path.relative_to(ROOT).as_posix() for path in place.rglob("*") if path.is_file()}
    assert {path.rsplit(".", 1)[1] for path in here} == {"page": {"js", "css"}, "jupyter": {"j2", "json"}}[
        folder
    ]
    assert here - set(wheel.namelist()) == set()


def test_the_wheel_holds_the_package_the_licence_and_nothing_of_the_tests(wheel):
    names = wheel.namelist()
    assert "actionplan/cli/commands.py" in names
    assert "actionplan/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"actionplan"}


def test_licence_and_changelog_are_there():
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_make_help_lists_every_target():
    targets = re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    done = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True)
    listed = re.findall(r"^  ([\w-]+) +[A-Z]", done.stdout, re.MULTILINE)
    assert {"help", "report", "test", "lint", "bench", "lock", "clean"} <= set(targets)
    assert listed == targets
