import pytest

from actionplan.store import find_store, masked
from actionplan.store.address import resolved
from actionplan.words.errors import NoStore, StoreUnavailable


def test_what_is_given_comes_first(tmp_path):
    (tmp_path / "actionplan.db").touch()
    here = {"ACTIONPLAN_STORE": "variable.db"}
    assert find_store("given.db", here, tmp_path, for_writing=False) == str(tmp_path / "given.db")
    assert find_store(None, here, tmp_path, for_writing=False) == str(tmp_path / "variable.db")
    assert find_store("", {"ACTIONPLAN_STORE": ""}, tmp_path, for_writing=False) == str(
        tmp_path / "actionplan.db"
    )


@pytest.mark.parametrize("for_writing", [True, False])
def test_the_nearest_file_upwards(tmp_path, for_writing):
    deep = tmp_path / "a" / "b"
    (deep / "params").mkdir(parents=True)
    (tmp_path / "actionplan.db").touch()
    assert find_store(None, {}, deep, for_writing=for_writing) == str(tmp_path / "actionplan.db")
    (tmp_path / "a" / "actionplan.db").touch()
    assert find_store(None, {}, deep, for_writing=for_writing) == str(tmp_path / "a" / "actionplan.db")


def test_a_new_store_stands_beside_the_parameters(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_store(None, {}, deep, for_writing=True) == str(deep / "actionplan.db")
    (tmp_path / "params").mkdir()
    assert find_store(None, {}, deep, for_writing=True) == str(tmp_path / "actionplan.db")
    assert list(tmp_path.rglob("*.db")) == []


def test_reading_without_a_store_is_a_sentence(tmp_path):
    with pytest.raises(NoStore) as caught:
        find_store(None, {}, tmp_path, for_writing=False)
    assert str(caught.value) == (
        f"There is no store at {tmp_path} or in the folders above it. Load a plan first (actionplan load "
        "FILE), or say where it is with --store."
    )


ADDRESSES = {
    "postgres://ann@db/plans": "postgresql+psycopg://ann@db/plans",
    "postgresql://ann:pw@db:5432/plans?sslmode=no": "postgresql+psycopg://ann:pw@db:5432/plans?sslmode=no",
    "postgresql+psycopg://db/plans": "postgresql+psycopg://db/plans",
    "sqlite:////srv/plans.db": "/srv/plans.db",
    "sqlite:///plans.db": "{folder}/plans.db",
    "plans/our plan.db": "{folder}/plans/our plan.db",
    "/srv/plans.db": "/srv/plans.db",
}


@pytest.mark.parametrize(("given", "address"), ADDRESSES.items())
def test_an_address_has_one_form(tmp_path, given, address):
    assert resolved(given, tmp_path) == address.format(folder=tmp_path)


@pytest.mark.parametrize("given", ["mysql://ann:secret@db/plans", "https://example.org/plan.db", "sqlite://"])
def test_another_address_is_a_sentence(tmp_path, given):
    with pytest.raises(
        StoreUnavailable, match=r"is not the address of a store; give a file \(actionplan.db\)"
    ) as caught:
        resolved(given, tmp_path)
    assert "secret" not in str(caught.value)


MASKED = {
    "postgresql://ann:secret@db:5432/plans": "postgresql://ann:***@db:5432/plans",
    "postgresql+psycopg://ann:secret@db/plans": "postgresql+psycopg://ann:***@db/plans",
    "postgresql://ann:se:c@ret/@db/plans": "postgresql://ann:***@db/plans",
    "postgresql://:secret@db/plans": "postgresql://:***@db/plans",
    "postgresql://db/plans?user=ann&password=secret&sslpassword=secret": (
        "postgresql://db/plans?user=ann&password=***&sslpassword=***"
    ),
    "postgresql://ann:secret@db:port/plans": "postgresql://ann:***@db:port/plans",
    "postgresql://ann@db/plans": "postgresql://ann@db/plans",
    "/srv/plan:b@c.db": "/srv/plan:b@c.db",
}


@pytest.mark.parametrize(("address", "shown"), MASKED.items())
def test_a_password_is_three_stars(address, shown):
    assert masked(address) == shown
