import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.store import KeptFile, Manifest, fingerprint, read_manifest, sha256_of
from actionplan.words.errors import NotGenuine
from tests.store.sample import manifest

TEXT = """{
  "as_at": "2026-06-23",
  "at": "2026-06-23T14:02:00+00:00",
  "audience": "lay members",
  "by": "Zoë",
  "corrects": null,
  "files": [
    {
      "name": "report.html",
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "size": 3
    }
  ],
  "issue": 1,
  "made_with": {
    "actionplan": "0.2.0",
    "jinja2": "3.1.6"
  },
  "number": "6",
  "period": "2026-27 P06",
  "plan": "harbour-2026",
  "previous": null,
  "reason": "",
  "revision": 1,
  "schema_number": 1
}
"""
SAID = {"by": "Zoë", "made_with": {"jinja2": "3.1.6", "actionplan": "0.2.0"}}


def test_a_manifest_is_one_text():
    assert manifest([], files={"report.html": b"abc"}, **SAID).to_text() == TEXT


def test_the_fingerprint_is_that_of_the_text_in_utf_8():
    assert fingerprint(TEXT) == sha256(TEXT.encode("utf-8")).hexdigest()
    assert fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_moment_is_kept_in_utc():
    assert manifest([], at="2026-06-23T15:02:00+01:00").at == "2026-06-23T14:02:00+00:00"


said = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), min_size=1, max_size=20)


@given(
    by=said.filter(str.strip),
    reason=said,
    files=st.dictionaries(said.filter(str.strip), st.binary(), min_size=1),
)
def test_what_is_written_is_read(by, reason, files):
    written = manifest([], by=by, reason=reason, files=files)
    assert read_manifest(written.to_text()) == written
    assert read_manifest(written.to_text()).to_text() == written.to_text()


def changed(**fields):
    data = json.loads(TEXT)
    data.update(fields)
    return json.dumps({name: value for name, value in data.items() if value != "left out"})


BAD = {
    "plan": (changed(plan="left out"), "plan: is missing; it is needed."),
    "issue": (changed(issue="1"), "issue: must be a whole number."),
    "first": (changed(issue=0), "issue: must be 1 or more."),
    "schema": (changed(schema_number=2), "schema_number: must be one of 1."),
    "extra": (changed(isue=1), "isue: there is no field of this name; did you mean issue?"),
    "as_at": (changed(as_at="21/06/2026"), 'as_at: "21/06/2026" is not a day written as 2017-06-23.'),
    "previous": (changed(previous="ABC"), "previous: string should match pattern '^[0-9a-f]{64}$'."),
    "files": (changed(files=["a"]), "files.0: must be a group of fields."),
    "none": (changed(files=[]), "files: there must be at least one."),
    "text": ("", "invalid JSON: EOF while parsing a value at line 1 column 0."),
}


@pytest.mark.parametrize("what", BAD)
def test_a_text_that_is_no_manifest_is_refused(what):
    text, sentence = BAD[what]
    with pytest.raises(NotGenuine) as caught:
        read_manifest(text)
    assert str(caught.value) == f"The manifest cannot be read: {sentence}"


def test_a_manifest_is_not_changed():
    with pytest.raises(ValueError, match="frozen"):
        manifest([]).issue = 2
    assert isinstance(manifest([]), Manifest)
    assert KeptFile.of("a", b"abc") == KeptFile(name="a", sha256=sha256_of(b"abc"), size=3)
