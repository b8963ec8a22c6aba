"""What a database says when it cannot, in one sentence for the reader; never with the text it was to keep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from actionplan.words.errors import StoreBusy, StoreDamaged, StoreUnavailable

_DISK = (
    "The store {where} could not be written: the disk is full or failing. Free some space, then try again; "
    "what was saved before is safe."
)
_BUSY = "The store {where} is being written by somebody else. Try again in a moment; nothing was saved."
_READ_ONLY = (
    "The store {where} may only be read: its file or folder is write-protected. Ask for the right to write "
    "there, or copy the store to a folder of your own; nothing was saved."
)
_OTHER_FILE = "{where} is not a store: it is a file of another kind. Check the path."
_DAMAGED = "The store {where} is damaged. Go back to its last copy: actionplan restore FILE. The damaged one is kept."
_SHUT = (
    "The store {where} could not be opened. Check that its folder exists, and that you may read and write "
    "there."
)
_PASSWORD = (
    "The server of the store {where} did not accept the user name or the password. Correct the address "
    "(--store or ACTIONPLAN_STORE)."
)
_NO_DATABASE = (
    "The server of the store {where} has no such database. Correct the address, or have it created there."
)
_NO_RIGHT = (
    "The store {where} is there, but this user may not do that. Ask whoever looks after the database for the "
    "right to read and write."
)
_GONE = (
    "The server of the store {where} could not be reached. Check the address, or try again when it is "
    "running."
)

_KINDS = {_BUSY: StoreBusy, _OTHER_FILE: StoreDamaged, _DAMAGED: StoreDamaged}

_SQLITE: tuple[tuple[str, str], ...] = (
    ("SQLITE_FULL", _DISK),
    ("SQLITE_IOERR", _DISK),
    ("SQLITE_BUSY", _BUSY),
    ("SQLITE_LOCKED", _BUSY),
    ("SQLITE_READONLY", _READ_ONLY),
    ("SQLITE_PERM", _READ_ONLY),
    ("SQLITE_NOTADB", _OTHER_FILE),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_CANTOPEN", _SHUT),
)

# The codes of PostgreSQL, by how they begin (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_SERVER: tuple[tuple[str, str], ...] = (
    ("53100", _DISK),
    ("55P03", _BUSY),
    ("40", _BUSY),
    ("25006", _READ_ONLY),
    ("28", _PASSWORD),
    ("3D000", _NO_DATABASE),
    ("42501", _NO_RIGHT),
    ("08", _GONE),
    ("53300", _GONE),
    ("57P", _GONE),
)

# A connection that was refused has no code, only what the server (which may speak another language) wrote.
_WRITTEN: tuple[tuple[str, str], ...] = (
    ("password", _PASSWORD),
    ('role "', _PASSWORD),
    ('database "', _NO_DATABASE),
)


@contextmanager
def in_sentences(where: str) -> Iterator[None]:
    """Turn what the database raises into StoreUnavailable, or a kind of it; `where` is the address without password."""
    try:
        yield
    except DBAPIError as error:
        # The original names its parameters, which are the plan's text, so it is not carried along.
        sentence = _sentence(error)
        raise _KINDS.get(sentence, StoreUnavailable)(sentence.format(where=where)) from None


@contextmanager
def in_reach(where: str) -> Iterator[None]:
    """Turn what the system raises into StoreUnavailable, where a drive is away on which the store may lie."""
    try:
        yield
    except OSError:
        raise StoreUnavailable(_SHUT.format(where=where)) from None


def _sentence(error: DBAPIError) -> str:
    original = error.orig
    code = getattr(original, "sqlite_errorname", None)
    if code is not None:
        return _first(_SQLITE, str(code)) or _other(str(code))
    code = getattr(original, "sqlstate", None)
    if code is not None:
        return _first(_SERVER, str(code)) or _other(str(code))
    said = str(original)
    return next((sentence for words, sentence in _WRITTEN if words in said), _GONE)


def _first(table: tuple[tuple[str, str], ...], code: str) -> str | None:
    return next((sentence for start, sentence in table if code.startswith(start)), None)


def _other(code: str) -> str:
    return (
        f"The store {{where}} could not be used ({code}). Try again, and pass this line on if it comes back."
    )
