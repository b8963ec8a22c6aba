import json

import pytest

from actionplan.store.schema import canonical
from tests.store.sample import AT, LATER, PLAN, edits, export, issue, removed, returned


def test_canonical_json_is_sorted_tight_and_plain():
    assert canonical({"b": [1, 2.5, None, True], "a": {"z": "é – 👩🏽‍🚒", "y": '"\\\n'}}) == (
        '{"a":{"y":"\\"\\\\\\n","z":"é – 👩🏽‍🚒"},"b":[1,2.5,null,true]}'
    )


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))


def rows_of(store, table):
    with store._database.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]


def test_every_noun_is_one_row(harbour):
    assert sorted(rows_of(harbour, "items")) == [
        ("harbour-2026", "harbour-2026", "plan", 0,
         '{"id":"harbour-2026","settings":{"years":"2026-27"},"title":"Harbour plan"}', None),
        ("harbour-2026", "m-report", "milestone", 1000,
         '{"date":"Sept 2026","id":"m-report","order":1000,"owner":"o-ann","priority":"p-trust",'
         '"title":"Annual report published"}', None),
        ("harbour-2026", "m-website", "milestone", 2000,
         '{"date":"Jan / ongoing – review March 27","id":"m-website","order":2000,'
         '"title":"New website"}', None),
        ("harbour-2026", "o-ann", "owner", 1000,
         '{"aliases":["Ann","HoC"],"id":"o-ann","name":"Head of Communications","order":1000}', None),
        ("harbour-2026", "p-trust", "priority", 1000,
         '{"id":"p-trust","number":1,"order":1000,"title":"Trust"}', None),
    ]  # fmt: skip


def test_a_revision_is_one_row(harbour):
    harbour.apply(edits(harbour.load(PLAN), ("m-report", "order", 3000), why="later"), by="Ben", at=LATER)
    assert rows_of(harbour, "revisions")[1] == (
        "harbour-2026", 2, "2026-06-23T15:02:00+00:00", "Ben", "later", None,
        '[{"field":"order","id":"m-report","kind":"milestone","new":3000,"old":1000}]',
    )  # fmt: skip
    assert [row[3] for row in rows_of(harbour, "items") if row[1] == "m-report"] == [3000]


def test_a_removed_row_stays_with_the_revision_that_removed_it(harbour):
    harbour.apply(removed(harbour.load(PLAN), "m-website"), by="Ben", at=LATER)
    (row,) = [row for row in rows_of(harbour, "items") if row[1] == "m-website"]
    assert (row[5], json.loads(row[4])["title"]) == (2, "New website")


def test_the_version_and_who_made_it_are_kept(store):
    kept = dict(rows_of(store, "meta"))
    assert kept["version"] == "3"
    assert kept["made_by"].startswith("actionplan")


def test_a_report_is_a_row_and_a_row_for_each_file(harbour):
    report = issue(harbour, reason="first")
    assert rows_of(harbour, "reports") == [
        ("harbour-2026", "2026-27 P06", 1, 1, "6", "2026-06-23T14:02:00+00:00", "Ann", "first", 1, "lay members",
         report.manifest, report.fingerprint, None),
    ]  # fmt: skip
    assert sorted((*row[:4], bytes(row[4])) for row in rows_of(harbour, "report_files")) == [
        ("harbour-2026", "2026-27 P06", 1, "data-team.json", b'{"rag": "green"}'),
        ("harbour-2026", "2026-27 P06", 1, "promised.json", b'["m-report","m-website"]'),
        ("harbour-2026", "2026-27 P06", 1, "report.html", b"<p>Annual report published</p>"),
    ]
    assert rows_of(harbour, "chains") == [("harbour-2026", 1, report.fingerprint)]


def test_an_export_and_a_returned_file_are_a_row_each(harbour):
    harbour.keep_exports(PLAN, [export()], at=AT)
    assert rows_of(harbour, "exports") == [
        ("harbour-2026", "abcd2345", 1, "2026-06-23T14:02:00+00:00", "Ann", "2026-27 P06", "o-ann",
         "2026-27-P06-tracker-o-ann.xlsx", "688355c76368bcaa44068c2136869d46d3b8827a379e60bee65bb33e34bffb0a",
         '{"rows":{}}'),
    ]  # fmt: skip
    harbour.apply(edits(harbour.load(PLAN)), by="Ben", at=LATER, returned=returned())
    ((*said, content),) = rows_of(harbour, "returns")
    assert (*said, bytes(content)) == (
        "harbour-2026", 1, "2026-06-23T15:02:00+00:00", "Ben", "abcd2345", "2026-27 P06", "o-ann",
        "tracker (returned).xlsx",
        "1aee41f92312848d7fa31791f815cbaf57c021397cd6a194e69b07d4ad53dd93",
        "c" * 64, None, '{"changes":[]}', b"PK\x03\x04 the workbook",
    )  # fmt: skip
