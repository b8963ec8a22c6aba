"""The sample report as one on a quarter: two fortnights with reports, and stretches of which there is nothing."""

from actionplan.view.data import PeriodData
from actionplan.view.span_data import FortnightData, SaidData, SpanData
from tests.reports.sample import HOSTILE, HOSTILE_SAMPLE, TEAM_SAMPLE

QUARTER = PeriodData(
    name="2017-18 P01..P06",
    short="P01..P06",
    path="2017-18-Q1",
    start="2017-04-01",
    end="2017-06-25",
    dates="1 April to 25 June 2017",
    fortnight="Fortnights 1 to 6 of 26, those that end in the first quarter",
)
MILESTONE = TEAM_SAMPLE.milestones[1].items[0].id
PRIORITY = TEAM_SAMPLE.priorities[0].id
LEAD = "Communications lead"
SPAN = SpanData(
    title="Quarter 1 of 2017-18",
    rests_on="Made from the plan as it is; of its six fortnights two have an issued report, and fortnights 1 to 4 have "
    "none.",
    basis="Compared with report 5, issued 13 June 2017, the first within this quarter, as none was issued before.",
    fortnights=(
        FortnightData(
            name="Fortnights 1 to 4", dates="1 April to 28 May 2017", reports=("No report was issued.",)
        ),
        FortnightData(
            name="Fortnight 5",
            dates="29 May to 11 June 2017",
            reports=("Report 5, issued 13 June 2017.",),
            summary=("Four of five are booked.", "One is not."),
            by=LEAD,
        ),
        FortnightData(
            name="Fortnight 6",
            dates="12 to 25 June 2017",
            reports=(
                "Report 6, issued 27 June 2017; corrected by report 6a.",
                "Report 6a, issued 29 June 2017.",
            ),
            summary=("All went well.",),
            by=LEAD,
        ),
    ),
    said=(
        SaidData(of=MILESTONE, when="Fortnights 3 and 4", text="The hall is booked."),
        SaidData(of=MILESTONE, when="Fortnight 6", text="It took place."),
        SaidData(of=PRIORITY, when="Fortnight 3", text="Slow."),
        SaidData(of=PRIORITY, when="Fortnight 6", text="Better."),
    ),
)
SPAN_SAMPLE = TEAM_SAMPLE.model_copy(
    update={"period": QUARTER, "span": SPAN, "compared_with": "report 5, issued 13 June 2017"}
)
HOSTILE_SPAN = HOSTILE_SAMPLE.model_copy(
    update={
        "span": SPAN.model_copy(
            update={
                "fortnights": tuple(
                    FortnightData(
                        name=text, dates="1 to 16 April 2017", reports=(text,), summary=(text,), by=text
                    )
                    for text in HOSTILE
                ),
                "said": tuple(
                    SaidData(of=item.id, when="Fortnight 3", text=text)
                    for item in HOSTILE_SAMPLE.milestones[0].items
                    for text in HOSTILE
                ),
            }
        )
    }
)
