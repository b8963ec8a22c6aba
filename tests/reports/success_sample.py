"""Frozen data of success-indicator reports, written out: one with every part filled, one all hostile, one empty."""

from actionplan.view.success_data import (
    ChartData,
    CountedData,
    EvidenceData,
    EvidencesData,
    LevelData,
    PanelData,
    PointData,
    SignData,
    StandingData,
    SuccessData,
    TargetData,
    TargetGroupData,
    UnmeasuredData,
)
from tests.reports.sample import EMPTY_SAMPLE, HOSTILE, HOSTILE_SAMPLE, SAMPLE, SCRIPT

MET_LINE = "14 people on 20 June 2017: the target of 10 to 15 people is met."
BEHIND_LINE = (
    "11 practices on 20 June 2017, when 18 were due on the straight line from 12 to 32: further from the target than "
    "at the start, 38.9 % below the line (beyond the tolerance of 5 %)."
)


def month(number: int) -> str:
    """The first day of the month that is so many months after April 2016."""
    return f"{2016 + (number + 3) // 12}-{(number + 3) % 12 + 1:02d}-01"


def points(
    *values: float | None, mean: float, limits: float, marks: dict[int, str], group: int = 0, start: int = 0
):
    return tuple(
        PointData(
            date=month(start + n),
            value=value,
            group=group,
            mean=mean,
            lower=mean - limits,
            upper=mean + limits,
            mark=marks.get(n, ""),
        )
        for n, value in enumerate(values)
    )


ATTENDANCE = ChartData(
    unit="people",
    points=(
        *points(10, 12, None, 11, 13, 12, 9, mean=11.1, limits=4.3, marks={}),
        *points(
            14, 13, 15, 16, 14, 15, 17, 21, mean=15.6, limits=4.9, marks={7: "improvement"}, group=1, start=7
        ),
    ),
    target_low=10,
    target_high=15,
    has_limits=True,
    alt="People at each meeting, 1 April 2016 to 1 June 2017: latest 21, mean 15.6, limits 10.7 to 20.5.",
)
CALLS = ChartData(
    unit="%",
    points=points(
        48, 51, 50, 47, 52, 49, 50, 38, 51, 50, 200 / 11, 48, 57, 58, mean=49.9, limits=7.5,
        marks={7: "concern", 12: "change", 13: "change"},
    ),
    target="45 % or less",
    target_high=45,
    has_limits=True,
    alt="Visits from telephones in per cent, 14 months to 1 May 2017: latest 58 %, mean 49.9 %, target 45 % or less.",
)  # fmt: skip
FOLLOWERS = ChartData(
    unit="followers",
    points=tuple(
        PointData(date=day, value=value)
        for day, value in (
            ("2017-04-03", 12.0),
            ("2017-04-17", None),
            ("2017-05-01", 30.0),
            ("2017-06-12", 45.0),
        )
    ),
    shown="added since the reading before",
    alt="Followers added: 12 by 3 April 2017, 45 by 12 June 2017.",
)
NOTES = EvidencesData(
    cited=(
        EvidenceData(
            text="Minutes of the reference group",
            date="20 June 2017",
            type="minutes",
            link="https://example.org/minutes?a=1&b=2",
        ),
        EvidenceData(text="Attendance list", date="20 May 2017", link="folder CRG, sheet 3"),
        EvidenceData(text="Letter from a practice"),
    ),
    more=2,
)
INVOLVEMENT = TargetGroupData(
    id="involvement",
    number="1",
    title="Patient and public involvement",
    targets=(
        TargetData(
            id="t-aaaaaa",
            requirement="Grow the patient reference group",
            target="100-150% / currently 10-15",
            read_as="an increase by 100 to 150 %, from 10 to 15: 20 to 37.5 people",
            is_open=True,
            date="Jan / ongoing – review September 17",
            date_read="starts January 2017, ongoing, review September 2017",
            signs=(
                SignData(text="Meeting or exceeding the target", said="The target is met."),
                SignData(text="Members from groups seldom heard"),
                SignData(text="Evidence of changes made", said="Five pieces of evidence."),
            ),
            note="Agreed with the lay member.",
            standing=StandingData(status="met", counted_as="met", sentence=MET_LINE),
            evidence=NOTES,
        ),
        TargetData(
            id="t-bbbbbb",
            requirement="Practices with a patient group",
            target="32 practices: Tilbury 10, Grays 22",
            standing=StandingData(
                status="going the wrong way",
                counted_as="behind",
                sentence="One of two places meets the target: Tilbury is going the wrong way.",
            ),
            parts=(
                StandingData(
                    status="going the wrong way", counted_as="behind", sentence=BEHIND_LINE, of="Tilbury"
                ),
                StandingData(
                    status="exceeded",
                    counted_as="met",
                    sentence="24 practices on 20 June 2017: the target of 22 practices is exceeded.",
                    of="Grays",
                ),
            ),
            total="Together 35 of 32 practices.",
        ),
    ),
)
UNREAD = TargetData(
    id="t-cccccc",
    standing=StandingData(
        status="not measurable yet",
        counted_as="not measurable yet",
        sentence="The target gives no figure to measure against: it needs one, and a baseline.",
    ),
)
GROUPS = (
    INVOLVEMENT,
    TargetGroupData(id="skills", title="Enabler: skills and capacity", targets=(UNREAD,)),
)
PANELS = (
    PanelData(
        id="i-attendance",
        title="People at each meeting",
        priority="1 Patient and public involvement",
        level="output",
        measure="People who sign in at a meeting of the reference group, without staff",
        unit="people",
        where="Grays",
        latest="21 people, 1 June 2017",
        previous="17 people, 1 May 2017",
        travel="improved",
        baseline="10 people, 1 April 2016",
        target="10 to 15 people",
        standings=(
            StandingData(
                status="exceeded",
                counted_as="met",
                sentence=MET_LINE,
                achieved="110 % of the way from 10 to 20 people",
                of="Grow the patient reference group",
            ),
            StandingData(
                status="within tolerance",
                counted_as="on course",
                sentence="On its own target.",
                of="its own target",
            ),
        ),
        variation="Improvement: the latest value is above the upper limit, which chance alone seldom brings; higher is "
        "better.",
        assurance="The target of 10 people or more is likely to be met each time, if nothing changes.",
        comparison="better",
        compared="Better than neighbouring groups (12 people, 95 % interval 12.4 to 31).",
        notes=("The limits begin anew on 1 November 2016: new venue.",),
        revised=("The value of 1 May 2017 was corrected from 16 to 17 on 3 June 2017.",),
        chart=ATTENDANCE,
        evidence=NOTES,
        note="Counted by the chair.",
        method="15 readings; mean and limits by XmR, outliers screened, runs of seven; tolerance 5 %; source: sign-in "
        "sheets.",
    ),
    PanelData(
        id="i-calls",
        title="Visits from telephones",
        level="outtake",
        unit="%",
        latest="58 %, 1 May 2017",
        travel="deteriorated",
        standings=(
            StandingData(
                status="far behind",
                counted_as="behind",
                sentence="58 % on 1 May 2017: 28.9 % above it.",
                achieved="0 % of the way from 48 to 45 %",
            ),
        ),
        trend="Increasing over the last five values.",
        variation="Change: the latest value is above the upper limit.",
        chart=CALLS,
    ),
    PanelData(
        id="i-followers",
        title="Followers",
        level="output",
        latest="1,450 followers, 12 June 2017",
        standings=(StandingData(status="behind", counted_as="behind", sentence="Behind the line."),),
        line="Then 12 (3 April 2017), now 45 (12 June 2017). Direction of travel: improved, which may be chance.",
        chart=FOLLOWERS,
    ),
    PanelData(
        id="i-stories",
        title="Stories told",
        baseline="4 stories, April 2017",
        line="There is no value yet since the baseline.",
    ),
)
SUCCESS = SuccessData(
    counts=(
        CountedData(word="met", count=1, names=("Grow the patient reference group",)),
        CountedData(word="on course", count=0),
        CountedData(word="behind", count=1, names=("Practices with a patient group",)),
        CountedData(word="not measurable yet", count=1, names=("Enabler: skills and capacity",)),
    ),
    sentence="Of three targets one is met, none is on course, one is behind and one is not measurable yet.",
    levels=(
        LevelData(word="input", meaning="What was put in.", indicators=0, measured=0),
        LevelData(word="output", meaning="What was done and whom it reached.", indicators=4, measured=2),
        LevelData(word="outcome", meaning="What changed in what people do.", indicators=1, measured=0),
        LevelData(word="", meaning="Nobody has said at which level they stand.", indicators=1, measured=1),
    ),
    levels_sentence="Four of six indicators tell what was done, one what came of it.",
    working="Is it working? Of three targets one is met and one is behind.",
    groups=GROUPS,
    panels=PANELS,
    unmeasured=(
        UnmeasuredData(
            id="i-trust",
            title="Trust in what the group says",
            theme="Reputation",
            level="outcome",
            note="A survey is planned.",
            evidence=NOTES,
        ),
        UnmeasuredData(id="i-press", title="Fair coverage", theme="Reputation"),
        UnmeasuredData(id="i-staff", title="Staff who feel informed"),
    ),
    method=(
        "A target is judged along the straight line of days from its baseline.",
        "CCG targets stay as written.",
    ),
)


def with_success(success: SuccessData | None, sample=SAMPLE, **more):
    return sample.model_copy(update={"success": success, **more})


def hostile_target(number: int, text: str) -> TargetData:
    standing = StandingData(status="behind", counted_as="behind", sentence=text, of=text)
    return TargetData(
        id=f"t-{number}",
        requirement=text,
        target=text,
        read_as=text,
        questions=(text, text),
        date=text,
        date_read=f"read: {text}",
        signs=(SignData(text=text, said=text),),
        note=text,
        standing=standing,
        parts=(standing, standing),
        total=text,
        evidence=hostile_evidence(text),
    )


def hostile_evidence(text: str) -> EvidencesData:
    links = ("javascript:alert(1)", f"https://example.org/{text}", "data:text/html,<script>1</script>", text)
    return EvidencesData(
        cited=tuple(EvidenceData(text=text, date=text, type=text, link=link) for link in links)
    )


def hostile_panel(number: int, text: str) -> PanelData:
    words = {name: text for name in PanelData.model_fields if PanelData.model_fields[name].annotation is str}
    standing = StandingData(status="far behind", counted_as="behind", sentence=text, of=text)
    more = {"id": f"i-{number}", "standings": (standing, standing), "notes": (text,), "revised": (text,)}
    chart = ATTENDANCE.model_copy(update={"unit": text, "shown": text, "alt": text})
    return PanelData(**(words | more), chart=chart, evidence=hostile_evidence(text))


HOSTILE_SUCCESS = SuccessData(
    counts=(CountedData(word="behind", count=9, names=HOSTILE),),
    sentence=SCRIPT,
    levels=tuple(LevelData(word=t, meaning=t, indicators=10**12, measured=0) for t in HOSTILE),
    levels_sentence=SCRIPT,
    working=SCRIPT,
    groups=tuple(
        TargetGroupData(id=f"p-{n}", number=str(n), title=t, targets=(hostile_target(n, t),))
        for n, t in enumerate(HOSTILE)
    ),
    panels=tuple(hostile_panel(n, t) for n, t in enumerate(HOSTILE)),
    unmeasured=tuple(
        UnmeasuredData(id=f"u-{n}", title=t, theme=t, level=t, note=t, evidence=hostile_evidence(t))
        for n, t in enumerate(HOSTILE)
    ),
    method=HOSTILE,
)
SUCCESS_REPORT = with_success(SUCCESS)
ASKED = INVOLVEMENT.targets[0].model_copy(
    update={"questions": ("Is “100-150%” meant as growth by or to that share?",)}
)
ASKED_GROUP = INVOLVEMENT.model_copy(update={"targets": (ASKED, *INVOLVEMENT.targets[1:])})
TEAM_REPORT = with_success(SUCCESS.model_copy(update={"groups": (ASKED_GROUP, *GROUPS[1:])}), audience="team")
HOSTILE_REPORT = with_success(HOSTILE_SUCCESS, HOSTILE_SAMPLE)
EMPTY_REPORT = with_success(SuccessData(), EMPTY_SAMPLE)
REPORT_WITHOUT = with_success(None)
