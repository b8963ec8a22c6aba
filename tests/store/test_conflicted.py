"""Which files beside a store are copies that a synchronising program made, by how each of them calls them."""

from actionplan.store import copies_beside

COPIES = [
    "actionplan (1).db",
    "actionplan (conflicted copy 2026-11-22 101010).db",
    "actionplan (somebody's conflicted copy 2026-11-22).db",
    "actionplan 2.db",
    "actionplan-Directors-MacBook-Pro.db",
    "actionplan-LAPTOP-12.db",
    "actionplan_conflict-20261122-101010.db",
]
OTHERS = [
    "actionplan.db",
    "actionplan-2026-11-22.db",
    "actionplan-test.db",
    "actionplan-LAPTOP.db.held",
    "plan (1).db",
]


def test_copies_are_told_from_other_stores(tmp_path):
    for name in [*COPIES, *OTHERS]:
        (tmp_path / name).touch()
    assert copies_beside(tmp_path / "actionplan.db") == COPIES
    assert copies_beside(tmp_path / "nowhere" / "actionplan.db") == []
