"""Plans of any text, for the laws that hold for every plan."""

from hypothesis import strategies as st

from actionplan.plan.changes import row_data
from actionplan.plan.model import KINDS, ActionPlan, PlanHeader
from actionplan.plan.nouns import (
    Activity,
    Baseline,
    Dated,
    Decision,
    Evidence,
    HandOver,
    Indicator,
    Milestone,
    Noun,
    Objective,
    Observation,
    Owner,
    Priority,
    Request,
    Target,
    Update,
)
from actionplan.plan.ordering import STEP
from actionplan.plan.settings import RagScheme, Settings
from actionplan.words.dates import Answer
from actionplan.words.vocabulary import Rag

NASTY = [
    "<script>alert(1)</script>", "{{ 7 * 7 }}", "=cmd|' /C calc'!A0", "🙂👩‍👧", "مرحبا بالعالم",
    "\u202eto the left", "a\r\nb\r\n", "  leading", "trailing  ", "\n\n  lines\n \n", "\n", "a\n\n", "a\u2028\n",
    "\ttab\t", "- item",
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
numbers = st.none() | st.floats(-1e15, 1e15).filter(lambda number: number == 0 or abs(number) >= 1e-9)
periods = st.sampled_from(["", "2017-18 P06"])
days = st.sampled_from(["2017-06-12", "2017-07-03"])
maybe_days = st.none() | days
PLACES = (0, 1, 2)


@st.composite
def headers(draw):
    rag = RagScheme(
        amber_days=draw(st.integers(0, 366)),
        amber_months=draw(st.integers(0, 12)),
        labels=draw(st.sampled_from([{}, {"red": "Off track"}, {"red": "Late", "not started": "Later"}])),
        key=draw(st.dictionaries(st.sampled_from(Rag), titles, max_size=1)),
    )
    settings = Settings(
        years=draw(st.sampled_from(["2017-18", "2017-19"])), rag=rag, distribution=draw(lists)
    )
    return PlanHeader(id="harbour", title=draw(titles), organisation=draw(texts), settings=settings)


def _some(letter: str, present: set[str]):
    """None or the id of a row of that letter which the plan has."""
    return st.sampled_from([None, *sorted(i for i in present if i.startswith(letter))])


def _several(letter: str, present: set[str]):
    return st.sets(_some(letter, present)).map(lambda found: tuple(sorted(found - {None})))


def _answers():
    return st.lists(st.builds(Answer, st.just("date"), texts, texts, texts), max_size=1).map(tuple)


def _handed_over(field: str, present: set[str]):
    owners = sorted(i for i in present if i.startswith("o-"))
    if not owners:
        return st.just(())
    one = st.sampled_from(owners)
    entry = st.builds(HandOver, field=st.just(field), owner=one, to=one, until=days, both=st.booleans())
    return st.lists(entry, max_size=2).map(tuple)


def _fields(present: set[str]):
    """For each kind its class and what its fields are drawn from."""
    owner, priority, milestone = (_some(letter, present) for letter in ("o-", "p-", "m-"))
    owners = _several("o-", present)
    dated = {"date": texts, "owner": owner, "priority": priority, "contributors": owners, "note": texts,
             "internal_note": texts, "answers": _answers(), "since": maybe_days, "withdrawn_on": maybe_days,
             "withdrawn_because": texts, "handed_over": _handed_over("owner", present)}  # fmt: skip
    audience = st.sampled_from(["lay members", "team"])
    activity = {"title": titles, "milestone": milestone, "period": periods, "owner": owner,
                "continues": st.booleans(), "finished_on": maybe_days,
                "handed_over": _handed_over("owner", present)}  # fmt: skip
    return {
        "j-": (Objective, {"title": titles, "number": st.none() | st.integers(0, 99)}),
        "o-": (Owner, {"name": titles, "aliases": lists, "deputy": owner, "away_until": maybe_days,
                       "in_post_from": st.sampled_from([None, "2017-04-01"]), "in_post_until": maybe_days}),
        "p-": (Priority, {"title": titles, "goals": lists, "leads": owners, "accountable": owner,
                          "key_contacts": owners, "handed_over": _handed_over("leads", present)}),
        "t-": (Target, {**dated, "requirement": texts, "target": texts, "success_indicators": lists,
                        "replaced_by": _several("t-", present)}),
        "m-": (Milestone, {**dated, "title": titles, "audience": audience,
                           "replaced_by": _several("m-", present)}),
        "a-": (Activity, activity),
        "i-": (Indicator, {"title": titles, "baseline": st.none() | st.builds(Baseline, value=numbers)}),
        "d-": (Decision, {"question": titles, "options": lists, "asked_by": owner, "about": milestone}),
    }  # fmt: skip


def _sound(row: Noun) -> Noun:
    """The row without what no row may say: that it replaces itself, or left without a word."""
    if isinstance(row, Owner) and row.deputy == row.id:
        return row.model_copy(update={"deputy": None})
    if isinstance(row, Dated):
        later = tuple(row_id for row_id in row.replaced_by if row_id > row.id)
        because = row.withdrawn_because if later or row.withdrawn_because.strip() else "Gone"
        return row.model_copy(update={"replaced_by": later, "withdrawn_because": because})
    return row


NEW_DATES = [
    {},
    {"date_was": "May", "date_now": "June", "date_change": "corrected"},
    {"date_now": "June", "date_change": "agreed", "reason": "Late", "approved_by": "Chair"},
]


@st.composite
def _updates(draw, about: list[str], present: set[str]):
    said = {
        "of": draw(st.sampled_from(about)),
        "period": "2017-18 P06",
        "narrative": draw(texts),
        "outcome": draw(texts),
        "lesson": draw(texts),
        "follow_on": draw(_several("m-", present)),
        "withdrawn": draw(st.booleans()),
    }
    return {**said, **draw(st.sampled_from(NEW_DATES))}


def _said(rows: dict[str, tuple[Noun, ...]]):
    """What is said about rows that the plan has, and who was asked; nothing of rows that were withdrawn."""
    there = [row for of_kind in rows.values() for row in of_kind]
    present = {row.id for row in there}
    about = sorted(row.id for row in there if not getattr(row, "withdrawn_on", None))
    indicators, owners = (sorted(i for i in present if i.startswith(letter)) for letter in ("i-", "o-"))
    drawn = {}
    if about:
        drawn["u-"] = (Update, _updates(about, present))
        evidence = {"of": st.sampled_from(about), "text": titles, "link": texts}
        drawn["e-"] = (Evidence, st.fixed_dictionaries(evidence))
    if indicators:
        values = {"indicator": st.sampled_from(indicators), "date": titles, "value": numbers}
        drawn["v-"] = (Observation, st.fixed_dictionaries(values))
    if owners:
        chased = st.lists(days, max_size=2).map(tuple)
        asked = {"owner": st.sampled_from(owners), "period": st.just("2017-18 P06"), "asked_on": maybe_days,
                 "chased_on": chased, "returned_on": maybe_days}  # fmt: skip
        drawn["q-"] = (Request, st.fixed_dictionaries(asked))
    return drawn


def _placed(rows: list[Noun]) -> tuple[Noun, ...]:
    return tuple(row.model_copy(update={"order": STEP * place}) for place, row in enumerate(rows, 1))


@st.composite
def plans(draw):
    """A plan in which all references hold; two of them share some ids."""
    shelf = [f"{letter}{place}" for letter in _fields(set()) for place in PLACES]
    present = set(draw(st.lists(st.sampled_from(shelf), unique=True, max_size=10)))
    rows: dict[str, tuple[Noun, ...]] = {}
    for letter, (noun, fields) in _fields(present).items():
        ids = draw(st.permutations(sorted(i for i in present if i.startswith(letter))))
        rows[noun.kind] = _placed([_sound(noun(id=i, **draw(st.fixed_dictionaries(fields)))) for i in ids])
    for letter, (noun, fields) in _said(rows).items():
        rows[noun.kind] = _placed([_true_of(noun(id=f"{letter}0", **draw(fields)), rows)])
    return ActionPlan.of(draw(headers()), rows)


def _true_of(row: Noun, rows: dict[str, tuple[Noun, ...]]) -> Noun:
    """An update that tells of a new date tells of that which its row has."""
    about = {one.id: one for of_kind in rows.values() for one in of_kind}
    subject = about.get(row.of) if isinstance(row, Update) else None
    if not isinstance(row, Update) or not isinstance(subject, Dated) or not row.date_change:
        return row
    told = (
        {"date_now": subject.date} if subject.date or row.date_was else {"date_now": "", "date_change": None}
    )
    return row.model_copy(update=told)


def with_entries_of(old: ActionPlan, new: ActionPlan) -> ActionPlan:
    """The new plan with every update, observation and piece of evidence of the old one kept as it was."""
    rows = {kind: new.rows(kind) for kind in KINDS}
    for kind, (_, noun) in KINDS.items():
        if noun.appended:
            wanted = {row.id: row for row in new.rows(kind)}
            kept = [_kept(row, wanted.get(row.id), new) for row in old.rows(kind)]
            fresh = [row for row in new.rows(kind) if row.id not in old.by_id]
            rows[kind] = _placed([*kept, *fresh])
    return ActionPlan.of(new.header, rows)


def _kept(row: Noun, wanted: Noun | None, new: ActionPlan) -> Noun:
    """The row as it was, but withdrawn where the new plan wants that, or lacks what follows on."""
    withdrawn = row_data(wanted or row).get("withdrawn", False) or lacks_what_follows(row, new)
    return row.model_copy(update={"withdrawn": withdrawn})


def lacks_what_follows(row: Noun, plan: ActionPlan) -> bool:
    """Whether an update names milestones that follow on and that a plan has not got."""
    return not set(getattr(row, "follow_on", ())) <= set(plan.by_id)
