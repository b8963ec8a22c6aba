from dataclasses import replace
from datetime import date

from actionplan.tracker.open_dates import without_open_dates
from tests.tracker.sent import SINCE, going_out

PROMISED = replace(SINCE, promised=frozenset({"m-show", "m-report"}))


def test_a_new_date_of_a_promised_row_is_asked_about_once():
    back = going_out()
    back.row("m-report")["day"] = date(2017, 7, 3)
    back.row("m-show").update(date="14.07.17", day=date(2017, 7, 14), note="Ring them.")
    back.row("m-site")["date"] = "Oct tbc"
    merged = without_open_dates(back.merged(since=PROMISED))
    how = "say what that is with --new-date corrected, agreed (with --agreed-by and --why) or expected."
    assert [(one.place.key, one.value, one.sentence) for one in merged.needs_reason] == [
        ("day", "3 July 2017", "Milestones, row 5, “Annual report”: its date stood in an issued report as “14.06.17” "
         f"and is “3 July 2017” in the file; {how}"),
        ("date", "14.07.17", "Milestones, row 7, “Summer show”: its date stood in an issued report as “30.06.17” and "
         f"is “14.07.17” in the file; {how}"),
    ]  # fmt: skip
    assert [(one.place.id, one.place.key) for one in merged.changes] == [
        ("m-site", "date"),
        ("m-show", "note"),
    ]


def test_without_a_promised_date_the_merge_stays_as_it_is():
    back = going_out()
    back.row("m-site")["date"] = "Oct tbc"
    merged = back.merged(since=PROMISED)
    assert without_open_dates(merged) is merged
