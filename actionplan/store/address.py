"""Where the store is: found by one rule, and named without its password."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from actionplan.words.errors import NoStore, StoreUnavailable

FILE_NAME = "actionplan.db"
VARIABLE = "ACTIONPLAN_STORE"
_SERVER = re.compile(r"postgres(ql)?(\+\w+)?://")
_FILE = re.compile(r"sqlite(\+\w+)?://")
_USER_PART = re.compile(r"(://[^:/@]*):.*@", re.DOTALL)
_QUERY_PART = re.compile(r"(password=)[^&\s]*", re.IGNORECASE)


def working_folder() -> Path:
    """The folder that one works in.

    Raises:
        StoreUnavailable: where it is out of reach.
    """
    try:
        return Path.cwd()
    except OSError:
        raise StoreUnavailable(
            "The folder you work in was removed, or its drive is away. Go to another folder, then try again."
        ) from None


def find_store(given: str | None, environment: Mapping[str, str], folder: Path, *, for_writing: bool) -> str:
    """The address of the store: the one given, else that of the environment, else the nearest file.

    The nearest file is looked for from the folder upwards. Where there is none, a command that writes gets a
    new one beside the nearest `params` folder upwards, else in the folder itself.

    Raises:
        NoStore: where there is none and nothing is to be written.
    """
    named = given or environment.get(VARIABLE)
    if named:
        return resolved(named, folder)
    found = _nearest(folder, FILE_NAME)
    if found:
        return str(found)
    if not for_writing:
        raise NoStore(f"{folder} or in the folders above it")
    params = _nearest(folder, "params")
    return str((params.parent if params else folder.absolute()) / FILE_NAME)


def _nearest(folder: Path, name: str) -> Path | None:
    here = folder.absolute()
    return next((place / name for place in (here, *here.parents) if (place / name).exists()), None)


def resolved(address: str, folder: Path) -> str:
    """The address in the form that holds in every folder: a database URL, or the whole path of a file.

    Raises:
        StoreUnavailable: where it is the address of something else.
    """
    if _SERVER.match(address):
        return _SERVER.sub("postgresql+psycopg://", address, count=1)
    if not _FILE.match(address):
        if "://" in address:
            raise _bad_address(address)
        return str(folder.absolute() / address)
    path = _file_of_url(address)
    if not path:
        raise _bad_address(address)
    return str(folder.absolute() / path)


def _file_of_url(address: str) -> str | None:
    try:
        return make_url(address).database
    except (ArgumentError, ValueError):
        return None


def _bad_address(address: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"{masked(address)} is not the address of a store; give a file (actionplan.db) or a database "
        "(postgresql://person@server/database)."
    )


def is_server(address: str) -> bool:
    """Whether a resolved address is that of a database server."""
    return _SERVER.match(address) is not None


def masked(address: str) -> str:
    """The address with its password, wherever it stands in it, as three stars."""
    if "://" not in address:
        return address
    return _QUERY_PART.sub(r"\1***", _USER_PART.sub(r"\1:***@", address))
