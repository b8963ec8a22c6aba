"""Every panel: looked at by a program that knows the rules of accessibility, and kept as a picture."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_fortnight import panel

pytestmark = pytest.mark.browser

PANELS = [
    "This fortnight",
    "Milestones",
    "Activities",
    "Indicators",
    "Plan and owners",
    "Trackers",
    "Reports",
    "History",
]


def broken(page) -> list[str]:
    """What stands against the rules in the panel that is open, by its rule and where it stands."""
    said = Axe().run(page, context=".ap-panel").response
    assert len(said["passes"]) > 5
    return [f"{one['id']}: {node['html'][:120]}" for one in said["violations"] for node in one["nodes"]]


def test_no_panel_stands_against_the_rules_of_accessibility(served, page, picture):
    served.open(page)
    tabs = page.locator("nav[aria-label=Panels] button").all_inner_texts()
    assert [text.partition(" (")[0] for text in tabs] == PANELS
    for label in PANELS:
        panel(page, label)
        picture(page, f"panel-{label.lower().replace(' ', '-')}-{served.which}")
        assert (label, broken(page)) == (label, [])
    assert page.errors == []
