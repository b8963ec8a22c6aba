"""A plan with indicators of every kind, and files of readings for it."""

from datetime import date
from pathlib import Path

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.tracker.measurements import read_measurements
from actionplan.tracker.observed import Observed, observed
from tests.plan.sample import plan_of

HEAD = "indicator,date,value,numerator,denominator,note"
TODAY = date(2018, 4, 16)
PEOPLE = Indicator(
    id="i-crg",
    title="Regular attendance",
    unit="attendees",
    baseline=Baseline(value=11, as_at="18 April 2017"),
)
PRACTICES = Indicator(
    id="i-practices",
    title="Practices without a group",
    unit="practices",
    baseline=Baseline(numerator=20, denominator=32, as_at="May 2017"),
)
SATISFIED = Indicator(id="i-satisfied", title="Satisfied with what they heard", unit="%")
SPENT = Indicator(id="i-spent", title="Spent on campaigns", unit="£m")
GRAYS = Indicator(
    id="i-grays", title="People contacted", place="Grays", unit="people", lowest=0, highest=1000
)
TILBURY = Indicator(
    id="i-tilbury", title="People contacted", place="Tilbury", segment="frailty", unit="people"
)
ANSWERS = Indicator(id="i-answers", title="Survey answers", unit="answers")
ADDRESS = Indicator(id="i-address", title="Left an address", unit="answers", part_of="i-answers")
INDICATORS = (PEOPLE, PRACTICES, SATISFIED, SPENT, GRAYS, TILBURY, ANSWERS, ADDRESS)
JUNE = Observation(
    id="v-june", indicator="i-crg", date="20 June 2017", value=14, recorded="2017-06-21T09:30:00+00:00"
)


def plan(*rows: Observation) -> ActionPlan:
    return plan_of(*INDICATORS, *rows)


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "readings.csv"
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    return path


def found(folder: Path, *rows: str, there: ActionPlan | None = None, head: str = HEAD) -> Observed:
    """What a file with these rows brings to a plan."""
    return observed(read_measurements(written(folder, *rows, head=head)), there or plan(JUNE), TODAY)


def told(folder: Path, *rows: str, there: ActionPlan | None = None) -> list[str]:
    return [offer.sentence for offer in found(folder, *rows, there=there).offers]


def wrong(folder: Path, *rows: str, there: ActionPlan | None = None) -> list[str]:
    return list(found(folder, *rows, there=there).problems)
