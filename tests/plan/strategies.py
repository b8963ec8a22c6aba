"""Plans of any text, for the laws that hold for every plan."""

from hypothesis import strategies as st

from actionplan.plan.changes import row_data
from actionplan.plan.model import KINDS, ActionPlan, PlanHeader
from actionplan.plan.nouns import (
    Activity,
    Baseline,
    Decision,
    Evidence,
    Indicator,
    Milestone,
    Noun,
    Objective,
    Observation,
    Owner,
    Priority,
    Target,
    Update,
)
from actionplan.plan.ordering import STEP
from actionplan.plan.settings import RagScheme, Settings
from actionplan.words.dates import Answer

NASTY = [
    "<script>alert(1)</script>", "{{ 7 * 7 }}", "=cmd|' /C calc'!A0", "🙂👩‍👧", "مرحبا بالعالم",
    "\u202eto the left", "a\r\nb\r\n", "  leading", "trailing  ", "\n\n  lines\n \n", "\ttab\t", "- item",
    "key: value", "# a note", "~", "null", "No", "1.10", "12:30", "0o14", "2017-06-23", "\u2028\u2029\ufeff",
    "'\"\\", "|", ">-", "%YAML 1.1", "---", "...", "&a *b !!c", "@ `", "[", "{", "? x",
    "<<", "long " * 6000,
]  # fmt: skip

NOT_KEPT = {
    "\x07 bell": "U+0007", "\x1b[31m": "U+001B", "a\x0bb": "U+000B", "\x0c": "U+000C", "a\x1f": "U+001F",
    "\x7f": "U+007F", "next\x85line": "U+0085", "\x9b31m": "U+009B", "\ufffe": "U+FFFE", "\uffff": "U+FFFF",
}  # fmt: skip
"""Texts with a control character, and its code."""

letters = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\t\n", exclude_characters="\ufffe\uffff"
)
texts = st.lists(letters | st.just("\r\n"), max_size=12).map("".join) | st.sampled_from(NASTY)
controls = st.characters(categories=["Cc"], exclude_characters="\t\n\r\0") | st.sampled_from("\ufffe\uffff")
titles = texts.filter(str.strip)
lists = st.lists(texts, max_size=2).map(tuple)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
periods = st.sampled_from(["", "2017-18 P06"])
PLACES = (0, 1, 2)


@st.composite
def headers(draw):
    settings = Settings(
        years=draw(st.sampled_from(["2017-18", "2017-19"])),
        rag=RagScheme(amber_days=draw(st.integers(0, 366))),
        distribution=draw(lists),
    )
    return PlanHeader(id="harbour", title=draw(titles), organisation=draw(texts), settings=settings)


def _some(letter: str, present: set[str]):
    """None or the id of a row of that letter which the plan has."""
    return st.sampled_from([None, *sorted(i for i in present if i.startswith(letter))])


def _answers():
    return st.lists(st.builds(Answer, st.just("date"), texts, texts, texts), max_size=1).map(tuple)


def _fields(present: set[str]):
    """For each kind its class and what its fields are drawn from."""
    owner, priority, milestone = (_some(letter, present) for letter in ("o-", "p-", "m-"))
    owners = st.sets(owner).map(lambda found: tuple(sorted(found - {None})))
    dated = {"date": texts, "owner": owner, "priority": priority, "contributors": owners, "note": texts,
             "internal_note": texts, "answers": _answers()}  # fmt: skip
    return {
        "j-": (Objective, {"title": titles, "number": st.none() | st.integers(0, 99)}),
        "o-": (Owner, {"name": titles, "aliases": lists}),
        "p-": (Priority, {"title": titles, "goals": lists, "leads": owners, "accountable": owner}),
        "t-": (Target, {**dated, "requirement": texts, "target": texts, "success_indicators": lists}),
        "m-": (Milestone, {**dated, "title": titles, "audience": st.sampled_from(["lay members", "team"])}),
        "a-": (Activity, {"title": titles, "milestone": milestone, "period": periods}),
        "i-": (Indicator, {"title": titles, "baseline": st.none() | st.builds(Baseline, value=numbers)}),
        "d-": (Decision, {"question": titles, "options": lists, "asked_by": owner, "about": milestone}),
    }  # fmt: skip


def _said(present: set[str]):
    """What is only ever added, about rows that the plan has."""
    indicators = sorted(i for i in present if i.startswith("i-"))
    drawn = {}
    if present:
        about = st.sampled_from(sorted(present))
        updates = {
            "of": about,
            "period": st.just("2017-18 P06"),
            "narrative": texts,
            "withdrawn": st.booleans(),
        }
        drawn["u-"] = (Update, updates)
        drawn["e-"] = (Evidence, {"of": about, "text": titles, "link": texts})
    if indicators:
        values = {"indicator": st.sampled_from(indicators), "date": titles, "value": numbers}
        drawn["v-"] = (Observation, values)
    return drawn


def _placed(rows: list[Noun]) -> tuple[Noun, ...]:
    return tuple(row.model_copy(update={"order": STEP * place}) for place, row in enumerate(rows, 1))


@st.composite
def plans(draw):
    """A plan in which all references hold; two of them share some ids."""
    shelf = [f"{letter}{place}" for letter in _fields(set()) for place in PLACES]
    present = set(draw(st.lists(st.sampled_from(shelf), unique=True, max_size=10)))
    rows: dict[str, tuple[Noun, ...]] = {}
    for letter, (noun, fields) in {**_fields(present), **_said(present)}.items():
        said = f"{letter}0" if noun.appended else ""
        ids = draw(st.permutations(sorted(i for i in {*present, said} if i.startswith(letter))))
        rows[noun.kind] = _placed([noun(id=i, **draw(st.fixed_dictionaries(fields))) for i in ids])
    return ActionPlan.of(draw(headers()), rows)


def with_entries_of(old: ActionPlan, new: ActionPlan) -> ActionPlan:
    """The new plan with every update, observation and piece of evidence of the old one kept as it was."""
    rows = {kind: new.rows(kind) for kind in KINDS}
    for kind, (_, noun) in KINDS.items():
        if noun.appended:
            wanted = {row.id: row for row in new.rows(kind)}
            kept = [_kept(row, wanted.get(row.id)) for row in old.rows(kind)]
            fresh = [row for row in new.rows(kind) if row.id not in old.by_id]
            rows[kind] = _placed([*kept, *fresh])
    return ActionPlan.of(new.header, rows)


def _kept(row: Noun, wanted: Noun | None) -> Noun:
    """The row as it was, but withdrawn where the new plan wants that."""
    withdrawn = row_data(wanted or row).get("withdrawn", False)
    return row.model_copy(update={"withdrawn": withdrawn})
