"""What rules and trackers take of the reading of targets comes through its front door."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "actionplan"


def taken_from_inside(path: Path) -> list[str]:
    imports = (
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    )
    return [node.module for node in imports if (node.module or "").startswith("actionplan.words.targets.")]


@pytest.mark.parametrize("room", ["rules", "tracker"])
def test_nobody_reaches_inside(room):
    paths = sorted((PACKAGE / room).rglob("*.py"))
    assert paths
    assert {path.name: taken_from_inside(path) for path in paths if taken_from_inside(path)} == {}
