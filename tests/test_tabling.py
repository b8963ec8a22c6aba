"""A plan as tables: CSV files, views of a PostgreSQL store, and the dictionary that explains both."""

import csv
import io
from pathlib import Path

import psycopg
import pytest

from actionplan import desk
from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Update
from actionplan.view.tables import Column, Table, csv_of, dictionary, sql_of
from actionplan.view.tables.of_model import columns_of
from actionplan.words.errors import BadParameters

PLAN = "thurrock-2017-18"
EXAMPLE = Path(__file__).parents[1] / "templates" / "plans" / "thurrock-2017-18.yaml"


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> str:
    """A store with the example plan, of which the report of fortnight 6 is issued."""
    folder = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        desk.load(EXAMPLE, str(folder / "actionplan.db"), by="Communications lead")
        desk.issue(PLAN, "P06", str(folder / "actionplan.db"), by="Communications lead")
    return str(folder / "actionplan.db")


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return read(folder / f"{name}.csv")


@pytest.fixture(scope="module")
def lay(year, tmp_path_factory) -> Path:
    """The tables as lay members may see them, at fortnight 8."""
    folder = tmp_path_factory.mktemp("lay")
    desk.write_tables(PLAN, folder, "P08", year)
    return folder


def test_there_is_a_table_of_each_kind_of_row_and_of_what_is_worked_out(lay):
    names = {path.stem for path in lay.iterdir()}
    assert names == {plural for plural, _ in KINDS.values()} | {
        "plan",
        "periods",
        "dates",
        "hand_overs",
        "rag_by_period",
        "readings",
        "revisions",
        "dictionary",
    }


def test_the_dictionary_has_every_column_of_every_table_and_no_other(lay):
    told = [(row["table"], row["column"]) for row in table(lay, "dictionary")]
    found = [
        (path.stem, name)
        for path in lay.iterdir()
        if path.stem != "dictionary"
        for name in next(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    ]
    assert sorted(told) == sorted(found)
    assert all(row["label"] and row["type"] and row["about_the_table"] for row in table(lay, "dictionary"))


def test_a_row_of_the_dictionary(lay):
    rows = {(row["table"], row["column"]): row for row in table(lay, "dictionary")}
    assert rows["milestones", "date"]["label"] == "date as written"
    assert rows["milestones", "owner"]["refers_to"] == "owners"
    assert rows["updates", "period"]["refers_to"] == "periods"
    assert rows["updates", "completed_on"]["type"] == "day, as 2017-06-25"
    assert rows["updates", "recorded"]["type"] == "moment in UTC, as 2017-06-23T14:02:00+00:00"
    assert rows["updates", "reported_rag"]["allowed"] == "red; amber; green"
    assert rows["indicators", "baseline_value"]["type"] == "number"


def test_every_reference_leads_to_a_row(lay):
    ids = {path.stem: {row.get("id") for row in read(path)} for path in lay.iterdir()}
    ids["periods"] = {row["period"] for row in table(lay, "periods")}
    checked = 0
    for told in table(lay, "dictionary"):
        if told["refers_to"] not in ids or told["refers_to"] == "revisions":
            continue
        for row in table(lay, told["table"]):
            for value in filter(None, row[told["column"]].split("; ")):
                assert value in ids[told["refers_to"]], (told["table"], told["column"], value)
                checked += 1
    assert checked > 500


def test_a_period_has_its_full_name_however_it_was_written(lay):
    assert table(lay, "updates")[0]["period"] == "2017-18 P02"
    assert {row["period"] for row in table(lay, "rag_by_period")} == {f"2017-18 P0{n}" for n in range(1, 9)}


def test_a_status_is_as_it_was_issued_or_as_it_is_judged_now(lay):
    rows = {(row["period"], row["id"]): row for row in table(lay, "rag_by_period")}
    first, sixth = rows["2017-18 P01", "m-esr-event"], rows["2017-18 P06", "m-esr-event"]
    assert (first["status"], first["as_issued"], first["why"]) == (
        "red",
        "false",
        "45 days past its date, no completion recorded.",
    )
    assert (sixth["as_issued"], sixth["as_at"]) == ("true", "2017-06-25")
    issued = {row["period"]: row["report"] for row in table(lay, "periods") if row["report"]}
    assert issued == {"2017-18 P06": "6"}


def test_a_status_that_was_issued_is_that_of_the_report(year, lay):
    data = desk.report_data(PLAN, "2017-18 P06", store=year)
    printed = {
        row["id"]: row["status"] for row in table(lay, "rag_by_period") if row["period"] == "2017-18 P06"
    }
    assert {row_id: printed[row_id] for row_id in data.statuses()} == data.statuses()


def test_whoever_answers_for_a_target_by_its_priority_is_its_owner(lay):
    owners = {row["id"]: row["owner"] for row in table(lay, "rag_by_period")}
    assert (owners["t1-membership"], owners["t4-education"]) == ("lay-member-ppi", "")
    (label,) = (
        r["label"] for r in table(lay, "dictionary") if (r["table"], r["column"]) == ("targets", "owner")
    )
    assert label == "owner; where it is empty the accountable lead of its priority, as rag_by_period has it"


def test_how_a_date_is_read(lay):
    rows = [row for row in table(lay, "dates") if row["id"] == "m-esr-event"]
    assert rows == [
        {
            "id": "m-esr-event",
            "as_written": "02.03.17",
            "read_as": "2 March 2017",
            "role": "due",
            "first_day": "2017-03-02",
            "last_day": "2017-03-02",
            "state": "dated",
            "certainty": "firm",
            "waits": "false",
        }
    ]


HIDDEN = """
id: small
title: A small plan
settings: {years: 2017-18}
milestones:
- {id: m-show, title: Summer show, date: 14 June, internal_note: Unspoken}
- {id: m-move, title: Confidential move, date: 30 June, audience: team}
updates:
- {of: m-show, period: P01, narrative: Between us, audience: team}
- {of: m-show, period: P02, narrative: For one and all}
"""


def test_what_an_audience_may_not_see_is_in_no_file(tmp_path):
    (tmp_path / "small.yaml").write_text(HIDDEN, "utf-8")
    store = str(tmp_path / "small.db")
    desk.load(tmp_path / "small.yaml", store, by="Communications lead")
    for audience, seen in (("", set()), ("team", {"Between us", "Confidential move"})):
        folder = tmp_path / (audience or "lay")
        desk.write_tables("small", folder, "P03", store, audience=audience)
        everything = "".join(path.read_text("utf-8-sig") for path in folder.iterdir())
        secret = {text for text in ("Between us", "Confidential move", "Unspoken") if text in everything}
        assert (audience, secret) == (audience, seen)
        assert "For one and all" in everything


def test_without_a_period_all_are_there_up_to_the_last_one_that_ended(year, tmp_path):
    desk.write_tables(PLAN, tmp_path, store=year)
    periods = [row["period"] for row in table(tmp_path, "rag_by_period")]
    assert (periods[0], periods[-1], len(set(periods))) == ("2017-18 P01", "2017-18 P26", 26)


def test_an_audience_that_there_is_not_is_refused(year, tmp_path):
    with pytest.raises(BadParameters, match=r'^The tables: audience: "bord" is none of'):
        desk.write_tables(PLAN, tmp_path, "P08", year, audience="bord")
    assert list(tmp_path.iterdir()) == []


def test_text_is_never_a_formula_and_figures_stay_figures():
    made = Table("t", "", [Column("a", "a"), Column("b", "b", "number"), Column("c", "c", "yes or no")], [])
    rows = [("=1+1", -5.5, True), ("@x", 3, False), ("-\t", None, None), ('a;b\n"c"', 1e15, True)]
    written = csv_of(Table(made.name, "", made.columns, rows)).decode("utf-8-sig")
    assert written == (
        'a,b,c\r\n\'=1+1,-5.5,true\r\n\'@x,3,false\r\n\'-\t,,\r\n"a;b\n""c""",1000000000000000.0,true\r\n'
    )


def test_a_new_field_of_a_noun_is_a_column_with_its_type():
    columns = {one.name: one for one in columns_of(Update)}
    assert [*columns][:3] == ["id", "narrative", "period"]
    assert columns["follow_on"] == Column(
        "follow_on", "milestones that follow on", "texts", "milestones", field="follow_on"
    )
    assert columns["nothing_changed"].type == "yes or no"
    assert columns["of"].refers == "any table"


def test_a_table_of_tables():
    told = dictionary([Table("t", "A thing.", [Column("a", "the a", "day", "b", ["x", "y"])], [])])
    assert list(told.rows) == [("t", "a", "the a", "day, as 2017-06-25", "b", "x; y", "A thing.")]


def test_views_are_for_postgresql(year):
    with pytest.raises(
        BadParameters, match=r"is a file, and views are for PostgreSQL\. Write CSV files with --output"
    ):
        desk.tables_as_sql(PLAN, store=year)


@pytest.mark.postgresql
def test_the_views_say_what_the_files_say(year, postgresql_url, tmp_path):
    desk.copy_store(postgresql_url, year)
    desk.write_tables(PLAN, tmp_path, "P08", postgresql_url, audience="team")
    sql = desk.tables_as_sql(PLAN, "P08", postgresql_url)
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        for _ in range(2):  # again over those of the first time
            connection.execute(sql)
        for path in tmp_path.iterdir():
            names = [row["column"] for row in table(tmp_path, "dictionary") if row["table"] == path.stem]
            names = names or [*table(tmp_path, "dictionary")[0]]
            listed = ", ".join(f'"{name}"' for name in names)
            found = connection.execute(
                f"SELECT {listed} FROM actionplan_thurrock_2017_18.{path.stem}"
            ).fetchall()
            rows = [tuple(_as_text(value) for value in row) for row in found]
            written = [tuple(row[name].removeprefix("'") for name in names) for row in read(path)]
            differ = set(rows) ^ {_same(row) for row in written}
            assert (path.stem, differ, len(rows)) == (path.stem, set(), len(written))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if hasattr(value, "astimezone"):
        return value.isoformat()
    return "" if value is None else _number(str(value))


def _same(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_number(value) for value in row)


def _number(text: str) -> str:
    """A figure in one spelling: PostgreSQL writes 5, a file 5.0."""
    return text.removesuffix(".0")


@pytest.mark.postgresql
def test_a_view_of_the_plan_is_live_and_hostile_text_stays_text(postgresql_url, tmp_path):
    made = [Table("t", "It's", [Column("a", "the \\ a")], [("'; DROP TABLE items; --",), ("\\'",), (None,)])]
    desk.copy_store(postgresql_url, _loaded(tmp_path))
    plan = desk.open_plan(PLAN, postgresql_url).plan
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(sql_of(made, plan, "It's a heading"))
        found = connection.execute("SELECT a FROM actionplan_thurrock_2017_18.t").fetchall()
        assert found == [("'; DROP TABLE items; --",), ("\\'",), (None,)]
        connection.execute(desk.tables_as_sql(PLAN, "P06", postgresql_url))
        before = connection.execute("SELECT count(*) FROM actionplan_thurrock_2017_18.milestones").fetchone()
        connection.execute("UPDATE items SET removed = 9 WHERE id = 'm-esr-event'")
        after = connection.execute("SELECT count(*) FROM actionplan_thurrock_2017_18.milestones").fetchone()
    assert before[0] - after[0] == 1


def _loaded(folder: Path) -> str:
    desk.load(EXAMPLE, str(folder / "example.db"), by="Communications lead")
    return str(folder / "example.db")
