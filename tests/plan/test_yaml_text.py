"""YAML as plain text: nothing is guessed, nothing runs, nothing grows, and every mistake has its line."""

import tracemalloc

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan import yaml_text
from actionplan.plan.yaml_text import LARGEST, emit, parse
from actionplan.words.errors import BadPlanFile
from tests.plan.strategies import NASTY, NOT_KEPT, texts


def data(text: str):
    return parse(text, "plan.yaml")[0]


def refusal(text: str) -> str:
    with pytest.raises(BadPlanFile) as refused:
        parse(text, "plan.yaml")
    assert refused.value.problems == (str(refused.value),)
    return str(refused.value)


IMPLICIT = [
    "2017-06-23",
    "No",
    "yes",
    "1.10",
    "12:30",
    "~",
    "null",
    "0o14",
    "0x1F",
    "1_000",
    ".inf",
    "NaN",
    "<<",
]


@pytest.mark.parametrize("written", IMPLICIT)
def test_what_yaml_would_turn_into_something_else_stays_text(written):
    assert data(f"value: {written}\nlist: [{written}]") == {"value": written, "list": [written]}


def test_empty_values_are_empty_texts():
    assert data("a:\nb: ''\nc: [x, ]") == {"a": "", "b": "", "c": ["x"]}


def test_comments_and_a_start_of_document_are_accepted():
    assert data("# a plan\n---\na: 1 # one\n# the end\n...\n") == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_a_file_without_content(text):
    assert data(text) in (None, "")


def test_every_value_knows_its_line():
    _, lines = parse("a: 1\nlist:\n  - x\n  -\n    b: >-\n      long\n      text\n    c:\n", "plan.yaml")
    assert lines == {
        (): 1,
        ("a",): 1,
        ("list",): 2,
        ("list", 0): 3,
        ("list", 1): 5,
        ("list", 1, "b"): 5,
        ("list", 1, "c"): 8,
    }


QUOTE = "which a plan file may not use; put the text in quotation marks."
REFUSED = {
    "a: 1\nb: &x 2": f'plan.yaml, line 2: "&x" is a YAML anchor, {QUOTE}',
    "a: 1\nb: *x": f'plan.yaml, line 2: "*x" is a YAML alias, {QUOTE}',
    "a: 1\n*x : 2": f'plan.yaml, line 2: "*x" is a YAML alias, {QUOTE}',
    "a: 1\n&x b: 2": f'plan.yaml, line 2: "&x" is a YAML anchor, {QUOTE}',
    "a:\n  - !!python/object/apply:os.system [ls]": (
        f'plan.yaml, line 2: "tag:yaml.org,2002:python/object/apply:os.system" is a YAML tag, {QUOTE}'
    ),
    "a: !mine x": f'plan.yaml, line 1: "!mine" is a YAML tag, {QUOTE}',
    "a: 1\nb: 2\na: 3": 'plan.yaml, line 3: "a" is given twice in one group; keep one of them.',
    "a: 1\n---\nb: 2": "plan.yaml, line 2: a second document begins here; keep one plan in a file.",
    "a: 1\n...\n---\nb: 2": "plan.yaml, line 3: a second document begins here; keep one plan in a file.",
    "? [a, b]\n: 1": "plan.yaml, line 1: a name is expected here, followed by a colon.",
    "a:\n  b: \x07": "plan.yaml, line 2: the character U+0007 cannot be shown and is refused; delete it.",
    "a: \0": "plan.yaml, line 1: the character U+0000 cannot be shown and is refused; delete it.",
    "a:\nb: \ud83d": "plan.yaml, line 2: the character U+D83D cannot be shown and is refused; delete it.",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_a_plan_file_may_not_hold(text):
    assert refusal(text) == REFUSED[text]


@pytest.mark.parametrize("text", REFUSED)
def test_it_is_refused_just_so_without_libyaml(text, monkeypatch):
    monkeypatch.setattr(yaml_text, "_Loader", yaml.BaseLoader)
    assert refusal(text) == REFUSED[text]


@pytest.mark.parametrize("text", [*NASTY, *NOT_KEPT])
def test_texts_are_read_just_so_without_libyaml(text, monkeypatch):
    monkeypatch.setattr(yaml_text, "_Loader", yaml.BaseLoader)
    assert data(emit({"a": [text]})) == {"a": [text]}


BAD_YAML = {
    "a: 1\n b: 2": 2,
    "a: [1, 2\nb: 3": 2,
    "title: Comms: the plan": 1,
    "a: 1\nb: 'x\n": 3,
    "a: {": 2,
    "\ta: 1": 1,
}


@pytest.mark.parametrize("text", BAD_YAML)
def test_what_is_no_yaml_is_refused_with_its_line(text):
    sentence = refusal(text)
    assert sentence.startswith(f"plan.yaml, line {BAD_YAML[text]}: the text cannot be read as YAML (")
    assert sentence.endswith(
        "). Check the spaces at the start of the line, and put a text with a colon or a hash in quotation "
        "marks."
    )


def test_deep_nesting_is_refused():
    too_deep = "plan.yaml, line 1: the lists and groups are nested too deeply."
    assert refusal("a: " + "[" * 100_000) == too_deep
    assert refusal("{a: " * 13 + "}" * 13) == too_deep
    assert data("[" * 12 + "]" * 12) == [[[[[[[[[[[[]]]]]]]]]]]]


def bomb() -> str:
    """A text of 600 bytes that would become ten thousand million entries."""
    first = "a0: &a0 [" + ", ".join(["lol"] * 10) + "]\n"
    return first + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


def test_an_alias_bomb_does_not_go_off():
    tracemalloc.start()
    assert refusal(bomb()) == f'plan.yaml, line 1: "&a0" is a YAML anchor, {QUOTE}'
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_file_of_another_size_altogether_is_refused():
    assert refusal("#" * (LARGEST + 1)) == (
        "plan.yaml is larger than 64 MB, which no plan is; check that it is the right file."
    )


@pytest.mark.parametrize("text", [*NASTY, *NOT_KEPT])
def test_any_text_comes_back_to_the_letter(text):
    for value in ({"a": text}, {"a": [text, text]}, {"a": {"b": text, "c": [{"d": text}]}}):
        assert data(emit(value)) == value


@settings(deadline=None)
@given(
    st.recursive(texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
)
def test_any_plain_data_comes_back(value):
    assert data(emit({"a": value})) == {"a": value}


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        parse(text, "plan.yaml")
    except BadPlanFile as refused:
        assert str(refused).startswith("plan.yaml, line ")


def test_texts_are_written_to_be_edited():
    assert emit({"title": "Trust", "date": "2017-06-23", "note": "one\ntwo\n", "goals": ["a: b"]}) == (
        "title: Trust\ndate: '2017-06-23'\nnote: |\n  one\n  two\ngoals:\n- 'a: b'\n"
    )


def test_texts_stay_texts_for_other_readers_of_yaml():
    value = {"a": "No", "b": "2017-06-23", "c": "1.10", "d": "~"}
    assert yaml.safe_load(emit(value)) == value
