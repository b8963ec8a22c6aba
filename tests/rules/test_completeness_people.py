"""Leads, names and owners who are gone."""

from actionplan.plan.nouns import Activity, Decision, Owner
from actionplan.rules.completeness import gone, people
from tests.rules.completeness_sample import found, ids, said
from tests.view.sample import milestone, priority, target, update

ANN = Owner(id="ann", name="Head of Communications", aliases=("HoC",))
BEN = Owner(id="ben", name="Head of Digital", aliases=("HoD",))
BOARD = Owner(id="board", name="Governing Body", type="organisation", aliases=("the Board",))


# Leads


def test_a_key_contact_who_is_no_lead() -> None:
    row = priority("p5", number=5, title="Clinical", leads=("ann", "board"), key_contacts=("ann", "ben"))
    assert said(people.leads_differ, ANN, BEN, BOARD, row) == [
        (
            "Priority 5 “Clinical”",
            "Only among the key contacts: Head of Digital. Only among the leads: Governing Body.",
        )
    ]
    assert ids(people.leads_differ, ANN, BEN, BOARD, row) == [("p5", "ben")]


def test_all_leads_are_contacts_but_a_contact_is_no_lead() -> None:
    row = priority("p5", leads=("ann",), key_contacts=("ann", "ben"))
    (finding,) = found(people.leads_differ, ANN, BEN, row)
    assert finding.problem == "Only among the key contacts: Head of Digital."


def test_leads_who_are_no_contacts_are_usual() -> None:
    rows = (
        priority("p1", leads=("ann", "ben"), key_contacts=("ben",)),
        priority("p2", leads=("ann",)),
        priority("p3", key_contacts=("ann",)),
    )
    assert ids(people.leads_differ, ANN, BEN, *rows) == []


def test_accountable_but_no_lead() -> None:
    rows = (
        priority("p1", number=1, title="Trust", leads=("ann",), accountable="ben"),
        priority("p2", leads=("ann", "ben"), accountable="ben"),
        priority("p3", accountable="ben"),
    )
    assert said(people.accountable_not_a_lead, ANN, BEN, *rows) == [
        ("Priority 1 “Trust”", "Head of Digital is accountable for it and not among its leads.")
    ]


def test_nobody_accountable() -> None:
    rows = (
        priority("p1", number=1, title="Trust", leads=("ann", "ben")),
        priority("p2", number=2, title="Pride"),
        priority("p3", number=3, leads=("ann",)),
        priority("p4", number=4, leads=("ann", "ben"), accountable="ann"),
    )
    assert said(people.no_accountable, ANN, BEN, *rows) == [
        ("Priority 1 “Trust”", "None of its leads is accountable."),
        ("Priority 2 “Pride”", "Nobody leads it."),
    ]


# Names


def test_a_name_that_nobody_goes_by() -> None:
    rows = (
        Decision(id="d-1", question="Which hall?", of="CFO"),
        Decision(id="d-2", question="Which day?", of="HoC", answer="Friday", answered_by="cfo"),
        milestone("June", title="Show"),
        update("2017-18 P05", standing="stopped", approved_by="Chair"),
    )
    chair = rows[-1].id
    assert said(people.unknown_name, ANN, *rows) == [
        ("Decision “Which hall?” and one other row", "Nobody in the register of owners goes by “CFO”."),
        ("Update of 2017-18 P05 on Milestone “Show”", "Nobody in the register of owners goes by “Chair”."),
    ]
    assert ids(people.unknown_name, ANN, *rows) == [("d-1", "d-2"), (chair,)]


def test_names_that_somebody_goes_by() -> None:
    texts = (
        "ann",
        "hoc",
        "Head of  communications",
        "HoC, HoD",
        "Governing Body, 25 May 2017",
        "told by HoD",
        "",
    )
    rows = [Decision(id=f"d-{n}", question="Which?", of=text) for n, text in enumerate(texts)]
    assert ids(people.unknown_name, ANN, BEN, BOARD, *rows) == []


def test_one_unknown_name_in_a_list() -> None:
    decision = Decision(id="d", question="Which?", of="HoC; Chief Nurse; HoDs")
    problems = [finding.problem for finding in found(people.unknown_name, ANN, BEN, decision)]
    assert problems == [
        "Nobody in the register of owners goes by “Chief Nurse”.",
        "Nobody in the register of owners goes by “HoDs”.",
    ]


def test_an_empty_register_knows_nobody() -> None:
    assert ids(people.unknown_name, Decision(id="d", question="Which?", of="HoC")) == [("d",)]


def test_an_update_that_was_withdrawn_names_nobody() -> None:
    row = update("2017-18 P05", approved_by="Chair", withdrawn=True)
    assert ids(people.unknown_name, milestone("June"), row) == []


def test_a_name_of_two_owners() -> None:
    other = Owner(id="cat", name="Head of Care", aliases=("HOC", "ben"))
    assert said(people.shared_name, ANN, BEN, other) == [
        ("Owners “Head of Communications” and “Head of Care”", "“HoC” is a name of two owners."),
        ("Owners “Head of Digital” and “Head of Care”", "“ben” is a name of two owners."),
    ]


def test_an_owner_may_go_by_one_name_twice() -> None:
    assert ids(people.shared_name, Owner(id="hoc", name="HoC", aliases=("hoc", "HoC"))) == []


# Gone


def test_an_owner_who_has_left() -> None:
    left = ANN.model_copy(update={"in_post_until": "2017-06-24"})
    rows = (
        priority("p1", title="Trust", leads=("ann", "ben"), accountable="ann"),
        milestone("Dec", "m-open", title="Show", owner="ann"),
        milestone("Dec", "m-done", owner="ann"),
        target("Dec", "t-open", requirement="Readers", owner="ann"),
        Activity(id="a-on", title="Calls", owner="ann", continues=True),
        Activity(id="a-once", title="Talk", owner="ann"),
        Activity(id="a-over", title="Tour", owner="ann", continues=True, finished_on="2017-06-01"),
    )
    (finding,) = found(gone.owner_gone, left, BEN, *rows, ended=frozenset({"m-done"}))
    assert (finding.where, finding.problem, finding.advice) == (
        "Owner “Head of Communications”",
        "Left on 24 June 2017, and is still named by four open rows: “Trust”, “Show”, “Readers” and “Calls”.",
        "Hand over: actionplan hand-over plan ann NEW-OWNER --from 2017-06-25",
    )
    assert finding.ids == ("ann", "p1", "m-open", "t-open", "a-on")


def test_of_many_rows_the_first_are_named() -> None:
    left = ANN.model_copy(update={"in_post_until": "2017-06-24"})
    rows = [milestone("Dec", f"m-{n}", title=f"Show {n}", owner="ann") for n in range(6)]
    (finding,) = found(gone.owner_gone, left, *rows)
    assert finding.problem.endswith("six open rows: “Show 0”, “Show 1”, “Show 2”, “Show 3” and two more.")


def test_the_last_day_in_post_is_in_post() -> None:
    last_day = ANN.model_copy(update={"in_post_until": "2017-06-25"})
    assert ids(gone.owner_gone, last_day, milestone("Dec", owner="ann")) == []


def test_an_owner_who_has_left_nothing_behind() -> None:
    left = ANN.model_copy(update={"in_post_until": "2017-06-24"})
    assert ids(gone.owner_gone, left, BEN, milestone("Dec", owner="ben", contributors=("ann",))) == []


AWAY = ANN.model_copy(update={"away_until": "2017-07-31"})


def test_an_owner_who_is_away_past_a_date() -> None:
    rows = (milestone("14 July", "m-1", title="Show", owner="ann"), milestone("Aug", "m-2", owner="ann"))
    (finding,) = found(gone.owner_gone, AWAY, *rows)
    assert finding.problem == "Away until 31 July 2017 without a deputy in post; due by then: “Show”."
    assert finding.ids == ("ann", "m-1")


def test_a_deputy_answers_for_who_is_away() -> None:
    covered = AWAY.model_copy(update={"deputy": "ben"})
    rows = (milestone("14 July", "m-1", owner="ann"),)
    assert ids(gone.owner_gone, covered, BEN, *rows) == []
    ben_left = BEN.model_copy(update={"in_post_until": "2017-05-31"})
    assert ids(gone.owner_gone, covered, ben_left, *rows) == [("ann", "m-1")]


def test_an_owner_who_is_back() -> None:
    rows = (milestone("14 July", "m-1", owner="ann"),)
    assert ids(gone.owner_gone, AWAY, *rows, as_at="2017-07-31") == [("ann", "m-1")]
    assert ids(gone.owner_gone, AWAY, *rows, as_at="2017-08-01") == []


def test_a_row_without_a_day_is_not_due_while_its_owner_is_away() -> None:
    assert ids(gone.owner_gone, AWAY, milestone("tbc", owner="ann")) == []
