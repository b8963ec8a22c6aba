"""Since when an item has had its status: by what was published in the reports that were issued."""

from typing import Any

import pytest

from actionplan.view import rated
from actionplan.words.vocabulary import Audience
from tests.view.sample import milestone, only, update, view

FAR = "31.03.18"  # green by the rule, all through the year
LATE = "02.03.17"  # red by the rule, all through the year


def issued(period: str, *rows: Any, audience: str = "team", **more: Any) -> Any:
    """The frozen report of an earlier period, with what was known then."""
    return view(period, *rows, **more).freeze(audience)


def since(period: str, *rows: Any, **more: Any) -> str:
    return only(view(period, *rows, **more)).since.short


def test_since_goes_by_what_was_issued() -> None:
    then = [issued(p, milestone(FAR)) for p in ("P01", "P02", "P03")]
    assert since("P06", milestone(LATE)) == "P01"
    assert since("P06", milestone(LATE), issued=then) == "P04"
    assert since("P04", milestone(LATE), issued=then) == "P04"


def test_a_correction_counts_instead_of_what_it_corrects() -> None:
    first, again = issued("P05", milestone(FAR)), issued("P05", milestone(LATE))
    assert since("P06", milestone(LATE), issued=(first, again)) == "P01"
    assert since("P06", milestone(LATE), issued=(again, first)) == "P06"


def test_what_a_report_did_not_have_is_judged_by_the_rule() -> None:
    other = issued("P05", milestone(FAR, id="other"))
    assert since("P06", milestone(LATE), issued=(other,)) == "P01"


def test_an_audience_counts_from_the_reports_that_it_could_see() -> None:
    team = issued("P05", milestone(FAR))
    lay = issued("P04", milestone(FAR), audience="lay members")
    found = view("P06", milestone(LATE), issued=(team, lay))
    assert only(found.for_audience(Audience.LAY_MEMBERS)).since.short == "P05"
    assert only(found.for_audience(Audience.TEAM)).since.short == "P06"


def test_a_report_of_this_period_or_a_later_one_says_nothing_of_since() -> None:
    later = [issued(p, milestone(FAR)) for p in ("P06", "P07")]
    assert since("P06", milestone(LATE), issued=later) == "P01"


def test_later_answers_do_not_change_what_was_issued() -> None:
    rows = (milestone("24.06.17"), update("P05", nothing_changed=True, recorded="2017-06-14T09:00:00+00:00"))
    then = issued("P05", rows[0])  # amber: due soon, and nobody was heard
    assert only(view("P06", *rows, as_at="2017-06-20")).rag.value == "green"
    assert since("P06", *rows, as_at="2017-06-20") == "P01"
    assert since("P06", *rows, as_at="2017-06-20", issued=(then,)) == "P06"


def test_reports_that_were_issued_need_no_judging(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [milestone(LATE, id=f"m{n}") for n in range(20)]
    then = [issued(f"P{n:02d}", *rows) for n in range(1, 20)]
    asked, rule = [], rated.indicated
    monkeypatch.setattr(rated, "indicated", lambda *given: asked.append(given) or rule(*given))
    assert {item.since.short for item in view("P20", *rows, issued=then).items} == {"P01"}
    assert len(asked) == 20
