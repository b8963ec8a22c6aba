"""The same tests on SQLite and on PostgreSQL."""

import pytest

from actionplan.store import Store
from tests.store.sample import AT, sample_plan


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def address(request, tmp_path) -> str:
    """The address of a store that is not there yet."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return str(tmp_path / "actionplan.db")


@pytest.fixture
def store(address):
    """An open store without a plan."""
    with Store.open(address, create=True) as store:
        yield store


@pytest.fixture
def harbour(store):
    """An open store that holds the sample plan at revision 1."""
    store.create(sample_plan(), by="Ann", at=AT, why="first plan")
    return store
