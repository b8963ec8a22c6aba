import pytest
from sqlalchemy.exc import OperationalError

from actionplan.store.failures import in_sentences
from actionplan.words.errors import StoreUnavailable


class FromSQLite(Exception):
    def __init__(self, code):
        self.sqlite_errorname = code


class FromServer(Exception):
    def __init__(self, code, said=""):
        self.sqlstate = code
        super().__init__(said)


SENTENCES = [
    (FromSQLite("SQLITE_FULL"), "could not be written: the disk is full"),
    (FromSQLite("SQLITE_IOERR_WRITE"), "could not be written: the disk is full"),
    (FromSQLite("SQLITE_BUSY_SNAPSHOT"), "being written by somebody else"),
    (FromSQLite("SQLITE_READONLY_DBMOVED"), "may only be read"),
    (FromSQLite("SQLITE_NOTADB"), "is not a store: it is a file of another kind"),
    (FromSQLite("SQLITE_CORRUPT"), "is damaged"),
    (FromSQLite("SQLITE_CANTOPEN"), "could not be opened"),
    (FromSQLite("SQLITE_NOMEM"), r"could not be used \(SQLITE_NOMEM\)"),
    (FromServer("53100"), "could not be written: the disk is full"),
    (FromServer("55P03"), "being written by somebody else"),
    (FromServer("40P01"), "being written by somebody else"),
    (FromServer("25006"), "may only be read"),
    (FromServer("28P01"), "did not accept the user name or the password"),
    (FromServer("3D000"), "has no such database"),
    (FromServer("42501"), "this user may not do that"),
    (FromServer("57P01"), "could not be reached"),
    (FromServer("08006"), "could not be reached"),
    (FromServer("22P05"), r"could not be used \(22P05\)"),
    (
        FromServer(None, 'FATAL:  password authentication failed for user "ann"'),
        "did not accept the user name",
    ),
    (FromServer(None, 'FATAL:  database "plans" does not exist'), "has no such database"),
    (FromServer(None, "connection refused"), "could not be reached"),
]


@pytest.mark.parametrize(("original", "sentence"), SENTENCES)
def test_each_failure_has_its_sentence(original, sentence):
    with pytest.raises(StoreUnavailable, match=sentence) as caught, in_sentences("/srv/{plan}.db"):
        raise OperationalError("INSERT", {"data": "what the plan says"}, original)
    assert "/srv/{plan}.db" in str(caught.value)
    assert "what the plan says" not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__


def test_other_mistakes_are_left_alone():
    with pytest.raises(KeyError), in_sentences("here"):
        raise KeyError("a mistake in the program")
