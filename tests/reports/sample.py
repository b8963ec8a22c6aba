"""Frozen data of reports, written out: one with every section filled, one all hostile, one empty."""

from actionplan.view.data import (
    AbbreviationData,
    ActivityData,
    ChangeData,
    CompletionData,
    DecisionData,
    ExceptionData,
    HistoryData,
    IssueData,
    KeyData,
    PeriodData,
    ReportData,
    SilentData,
)
from actionplan.view.parts import CountData, GroupData, ItemData, LineData, PriorityData, StatusData

SCRIPT = '<script>alert("script")</script>'
BRACES = "{{ 7 * 7 }} {% raise %} {# gone #}"
FORMULA = '=cmd|" /C calc"!A1'
MARKUP = '"></td></table></main><img src=x onerror=alert(1)><h1>Not a heading</h1> &amp; &lt;b&gt;'
LINK = "[press](javascript:alert(1)) ![x](https://example.org/x.png)"
HEBREW = "פגישה עם נציגי הציבור \u202egnorw sdrawkcab"
EMOJI = "Summer show 🎪👩🏽‍⚕️ \U0001f1ec\U0001f1e7"
UNBROKEN = "x" * 30_000
LINES = "First line\nsecond line\n\n<third> line"
HOSTILE = (SCRIPT, BRACES, FORMULA, MARKUP, LINK, HEBREW, EMOJI, UNBROKEN, LINES)

PERIOD = PeriodData(
    name="2017-18 P06",
    short="P06",
    path="2017-18-P06",
    start="2017-06-12",
    end="2017-06-25",
    dates="12 to 25 June 2017",
    fortnight="Fortnight 6 of 26",
)


def issue(number: str, reason: str = "", corrects: str = "") -> IssueData:
    return IssueData(
        number=number,
        at="2017-06-27T13:02:00+00:00",
        issued="27 June 2017, 14:02",
        by="Communications lead",
        reason=reason,
        corrects=corrects,
    )


def status(
    rag: str, *why: str, since: str = "", indicated: str = "", reported: str = "", fresh: bool = False
) -> StatusData:
    return StatusData(
        rag=rag, indicated=indicated or rag, reported=reported, since=since, why=why, fresh=fresh
    )


def item(id: str, title: str, owner: str, written: str, read: str, found: StatusData, **more) -> ItemData:
    return ItemData(
        id=id, title=title, owner=owner, date_as_written=written, date_read=read, status=found, **more
    )


LATE = (
    item(
        "m-aaaaaa",
        "Reconfiguration communications event",
        "Communications lead",
        "02.03.17",
        "2 March 2017",
        status(
            "red",
            "115 days past its date, no completion recorded.",
            "Path to green: close it as merged into the July event, by 30 June.",
            since="P01",
        ),
        owner_note="Away until 3 July 2017; Deputy lead answers for it.",
        next_step="Close it as merged into the July event, by 30 June.",
        last_update="last update 22 May 2017",
    ),
    item(
        "m-bbbbbb",
        "Mayfield unit opening event",
        "Provider liaison lead",
        "22.06.17",
        "22 June 2017",
        status("amber", "Three days past its date, no completion recorded.", since="P06", fresh=True),
        contributors=("Communications lead", "Estates"),
        priority="System pressures",
        expected="30 June 2017",
        slip="Slipped eight days, the first time it moved.",
        baseline="15.06.17",
        next_step="Confirm the caterer, by 26 June 2017.",
        last_update="last update 20 June 2017",
        update="The lift inspection is booked for 28 June.",
    ),
)
THIS = (
    item(
        "m-cccccc",
        "Living with Diabetes Day",
        "Diabetes programme lead",
        "23.06.17",
        "23 June 2017",
        status("complete", "Completed on 23 June 2017, its date.", since="P06", fresh=True),
        update="It took place at the Beehive.",
        last_update="last update 24 June 2017",
        ended=True,
        outcome="64 people came; 12 joined the patient network.",
        lesson="Ask the practices to print the leaflet.",
        follow_on=("Patient network: first meeting", "Leaflet for practices"),
    ),
    item(
        "m-dddddd",
        "Strategy consultation closes",
        "Service development lead",
        "19.06.17",
        "19 June 2017",
        status("complete", "Completed on 19 June 2017, its date."),
    ),
)
NEXT = (
    item(
        "m-eeeeee",
        "Winter campaign brief agreed",
        "",
        "mid-July",
        "11 to 20 July 2017",
        status(
            "amber",
            "By the rule Green: On course; due 11 to 20 July 2017.",
            "The owner reports Amber: the regional artwork is late.",
            since="P05",
            indicated="green",
            reported="amber",
        ),
        questions=("Is “mid-July” the whole of the second ten days?",),
        note="Depends on the regional group.",
    ),
)
UNCONFIRMED = (
    item(
        "m-ffffff",
        "Reconfiguration consultation (options)",
        "Interim communications lead",
        "Sept tbc",
        "1 to 30 September 2017, to be confirmed",
        status("date to be confirmed", "To be confirmed; read as 1 to 30 September 2017."),
    ),
)
HOSTILE_ITEMS = tuple(
    item(
        f"m-hostl{number}",
        text,
        text,
        text,
        text,
        status("green", text),
        update=text,
        note=text,
        priority=text,
        owner_note=text,
        slip=text,
        baseline=text,
        next_step=f"Next: {text}",
        last_update=text,
        outcome=text,
        lesson=text,
        follow_on=(text, text),
    )
    for number, text in enumerate(HOSTILE)
)


def group(key: str, heading: str, empty: str, items: tuple[ItemData, ...] = ()) -> GroupData:
    return GroupData(key=key, heading=heading, empty=empty, items=items)


TARGETS = (
    item(
        "t-aaaaaa",
        "Grow the patient reference group",
        "Engagement lead",
        "Jan / ongoing – review September 17",
        "starts January 2017, ongoing, review September 2017",
        status("green", "Ongoing; review 1 to 30 September 2017."),
        target="100-150% / currently 10-15",
        success_indicators=("Members at each meeting", "Members from groups seldom heard"),
    ),
    item(
        "t-bbbbbb",
        "Testimonials from patients",
        "",
        "",
        "",
        status("date to be confirmed", "No date is given."),
        note="Agreed with the lay member.",
    ),
)
PRIORITIES = (
    PriorityData(
        id="involvement",
        number="1",
        title="Patient and public involvement",
        scope="How people have a say in what is bought for them.",
        leads=("Engagement lead", "Lay member"),
        rag="green",
        rolled_up="date to be confirmed",
        sentence="Two target rows: one green, one with a date to be confirmed. The lead reports Green: both "
        "are in hand; the roll-up is Date to be confirmed.",
        measures=("Members of the reference group: 14 (baseline 10, April 2017)",),
        targets=TARGETS,
    ),
    PriorityData(
        id="pressures",
        number="4",
        title="System pressures",
        rag="amber",
        rolled_up="amber",
        since="P05",
        sentence="One milestone: amber.",
        milestones=(
            LineData(
                id="m-bbbbbb", title="Mayfield unit opening event", rag="amber", since="P06", fresh=True
            ),
        ),
    ),
    PriorityData(
        id="health",
        number="6",
        title="Public health",
        rag="not rated",
        rolled_up="not rated",
        sentence="It has no target and no milestone in the plan, so there is nothing to rate.",
    ),
    PriorityData(
        id="skills",
        number="",
        title="Enabler: skills and capacity",
        rag="red",
        rolled_up="red",
        since="P06",
        fresh=True,
        sentence="One target row: red.",
        targets=(
            item(
                "t-cccccc",
                "Train the team in plain English",
                "Communications lead",
                "Mar 17",
                "1 to 31 March 2017",
                status("red", "86 days past its date, no completion recorded.", since="P03"),
                target="All five",
            ),
        ),
    ),
)
MEANINGS = {
    "red": "More than 28 days past its date.",
    "amber": "Up to 28 days past its date, or due within 14 days without an update.",
    "green": "On course.",
    "complete": "Done, by its owner's word or by the date as written.",
    "not started": "Its start is still to come.",
    "date to be confirmed": "Nobody has fixed a date yet; never counted as green.",
    "deferred": "Put off, with approval.",
    "stopped": "Given up, with approval.",
    "not rated": "There is nothing to rate.",
}

CHANGES = (
    ChangeData(
        kind="completed", id="m-cccccc", sentence="Completed: Living with Diabetes Day, on 23 June 2017."
    ),
    ChangeData(
        kind="slipped",
        id="m-bbbbbb",
        sentence="Slipped eight days (the first time): Mayfield unit opening event, from 22 June 2017 to 30 June "
        "2017.",
    ),
    ChangeData(
        kind="worse",
        id="pressures",
        sentence="Worse: priority 4 System pressures, Green to Amber. Now: artwork waits for the regional group.",
    ),
    ChangeData(
        kind="better",
        id="involvement",
        sentence="Better: priority 1 Patient and public involvement, Amber to Green. Now: 14 people at the group.",
    ),
    ChangeData(kind="new", id="m-ffffff", sentence="New: Reconfiguration consultation (options), Sept tbc."),
    ChangeData(
        kind="split",
        id="m-gggggg",
        sentence="Split: “Primary care contracts” into “Tender published” and “Contract awarded” (two dates).",
    ),
    ChangeData(
        kind="received after issue",
        id="u-aaaaaa",
        sentence="Received after issue: for fortnight 5, Living with Diabetes Day: the hall is booked.",
    ),
)
EXCEPTIONS = (
    ExceptionData(
        id="m-aaaaaa",
        title="Reconfiguration communications event",
        rag="red",
        owner="Communications lead",
        wrong=("Red since fortnight 1.", "115 days past its date."),
        next_step="Close it as merged into the July event, by 30 June.",
    ),
    ExceptionData(
        id="m-eeeeee",
        title="Winter campaign brief agreed",
        rag="amber",
        owner="",
        wrong=("Nobody owns it.",),
        next_step="Name an owner.",
    ),
)
SILENT = (
    SilentData(
        owner="Estates",
        items=("Mayfield unit opening event", "Reconfiguration communications event"),
        asked="19 June 2017",
        chased="23 June 2017",
        last_heard="22 May 2017",
    ),
    SilentData(owner="Lay member", items=("Testimonials from patients",)),
)
PLANNED = (0, 1, 1, 2, 3, 6, 7, 7, 8, *[9] * 17)
DONE = (0, 0, 1, 1, 1, 2)

SAMPLE = ReportData(
    plan="thurrock-2017-18",
    organisation="NHS Thurrock Clinical Commissioning Group",
    title="Communications and engagement action plan",
    period=PERIOD,
    as_at="2017-06-25",
    as_at_words="25 June 2017",
    audience="lay members",
    state="Draft, not issued",
    provenance="From the plan as saved on 27 June 2017 (version 3)",
    next_report="2017-18 P07, 26 June to 9 July 2017",
    summary=(
        "The public part of the summer programme went well: four milestones were completed on their dates.",
        "Two items are red: the reconfiguration event, which should be closed, and the training. One "
        "decision is asked of you.",
    ),
    summary_by="Communications lead",
    counts=(
        CountData(rag="red", count=2, names=(LATE[0].title, "Train the team in plain English")),
        CountData(rag="amber", count=2),
        CountData(rag="green", count=1),
        CountData(rag="complete", count=2),
        CountData(rag="date to be confirmed", count=2),
    ),
    counts_sentence="Six milestones: one red, two amber, two complete, one with a date to be confirmed.",
    decisions=(
        DecisionData(
            id="d-aaaaaa",
            question="Join the urgent-care campaign of the neighbouring groups, or run our own in September?",
            options=("Join the neighbours", "Run a local one"),
            by="7 July 2017",
            asked="of the executive team by Communications lead on 20 June 2017",
        ),
        DecisionData(
            id="d-bbbbbb",
            question="May the newsletter go out during the pre-election period?",
            by="9 June 2017",
            asked="of the accountable officer",
            answer="No, after 8 June (Accountable officer), 13 June 2017",
        ),
    ),
    compared_with="report 5, issued 13 June 2017",
    changes=CHANGES,
    exceptions=EXCEPTIONS,
    silent=SILENT,
    activities=(
        ActivityData(
            id="a-aaaaaa", text="Living Well in Thurrock show, with the council", date="14 June 2017"
        ),
        ActivityData(id="a-bbbbbb", text="Medicines waste campaign: new artwork launched"),
        ActivityData(
            id="a-cccccc",
            text="Regional patient participation meeting attended",
            carried="second fortnight",
            note="Notes are with the lay member.",
        ),
        ActivityData(id="a-dddddd", text="Strategy consultation completed, 19 June"),
        ActivityData(
            id="a-eeeeee", text="Primary care procurement: engagement", carried="fourth fortnight", long=True
        ),
    ),
    milestones=(
        group("late", "Late", "Nothing is late.", LATE),
        group("this", "This period", "No milestone falls in this period.", THIS),
        group("next", "Next two periods", "No milestone falls in the next two periods.", NEXT),
        group("later", "Later", "No milestone falls later."),
        group("unconfirmed", "Date to be confirmed", "Every milestone has a date.", UNCONFIRMED),
    ),
    priorities=PRIORITIES,
    without_priority="Five milestones, counted in the plan's total only.",
    milestones_without_priority=(
        LineData(id="m-aaaaaa", title="Annual report published", rag="green", since="P01"),
    ),
    targets_without_priority=(
        item(
            "t-dddddd",
            "Say in one page what the plan is for",
            "Communications lead",
            "Jul 17",
            "1 to 31 July 2017",
            status("not started", "Starts 1 July 2017."),
            requirement="Say in one page what the plan is for",
            target="One page",
        ),
    ),
    since_then=("Mayfield unit opening event: completed on 30 June 2017.",),
    abbreviations=(
        AbbreviationData(short="CCG", meaning="clinical commissioning group"),
        AbbreviationData(short="PPG", meaning="patient participation group"),
    ),
    key=tuple(KeyData(rag=rag, meaning=meaning) for rag, meaning in MEANINGS.items()),
    method=(
        "Each status is what the dates say on 25 June 2017, unless the owner reports another.",
        "Dates stay as written.",
    ),
    history=tuple(
        HistoryData(
            title=title,
            cells=tuple((f"P{number:02d}", rag) for number, rag in enumerate(cells, start=1)),
            before=cells[-2],
            direction=direction,
        )
        for title, direction, cells in (
            (
                "Patient and public involvement",
                "improved",
                ("", "amber", "amber", "red", "amber", "green"),
            ),
            ("System pressures", "deteriorated", ("", "green", "green", "green", "green", "amber")),
            ("Public health", "sustained", ("", *["not rated"] * 5)),
            ("Enabler: skills and capacity", "", (*[""] * 5, "red")),
        )
    ),
    completions=tuple(
        CompletionData(period=f"P{n:02d}", planned=planned, done=DONE[n - 1] if n <= len(DONE) else None)
        for n, planned in enumerate(PLANNED, start=1)
    ),
)
TEAM_SAMPLE = SAMPLE.model_copy(update={"audience": "team"})

HOSTILE_SAMPLE = SAMPLE.model_copy(
    update={
        "audience": "team",
        "issue": issue("6a", reason=MARKUP, corrects="6"),
        "compared_with": f"report 5, {MARKUP}",
        "changes": tuple(ChangeData(kind="new", id=f"m-{n}", sentence=t) for n, t in enumerate(HOSTILE)),
        "exceptions": tuple(
            ExceptionData(id=f"m-{n}", title=t, rag="red", owner=t, wrong=(t, t), next_step=t)
            for n, t in enumerate(HOSTILE)
        ),
        "silent": tuple(
            SilentData(owner=t, items=(t, t), asked=t, chased=t, returned=t, last_heard=t) for t in HOSTILE
        ),
        "organisation": SCRIPT,
        "title": f"{MARKUP} {BRACES}",
        "provenance": SCRIPT,
        "summary": HOSTILE,
        "summary_by": MARKUP,
        "counts": (CountData(rag="red", count=len(HOSTILE), names=HOSTILE),),
        "counts_sentence": MARKUP,
        "decisions": tuple(
            DecisionData(id=f"d-{n}", question=t, options=(t, t), by=t, asked=t, answer=t if n % 2 else "")
            for n, t in enumerate(HOSTILE)
        ),
        "activities": tuple(
            ActivityData(id=f"a-{n}", text=t, date=t, note=t, carried=t, long=True)
            for n, t in enumerate(HOSTILE)
        ),
        "milestones": (group("late", "Late", "", HOSTILE_ITEMS),),
        "priorities": tuple(
            PriorityData(
                id=f"p-{n}",
                number=str(n),
                title=t,
                scope=t,
                leads=(t, t),
                rag="green",
                rolled_up="green",
                sentence=t,
                measures=(t,),
                targets=(HOSTILE_ITEMS[n].model_copy(update={"target": t, "success_indicators": (t,)}),),
                milestones=(LineData(id="m-x", title=t, rag="red"),),
            )
            for n, t in enumerate(HOSTILE)
        ),
        "without_priority": SCRIPT,
        "targets_without_priority": HOSTILE_ITEMS[:2],
        "since_then": HOSTILE,
        "abbreviations": tuple(AbbreviationData(short=t, meaning=t) for t in HOSTILE),
        "key": tuple(KeyData(rag=rag, meaning=t, word=t) for rag, t in zip(MEANINGS, HOSTILE, strict=True)),
        "method": HOSTILE,
        "history": tuple(
            HistoryData(title=t, cells=(("P05", "red"), ("P06", "green")), direction="improved")
            for t in HOSTILE
        ),
    }
)

EMPTY_SAMPLE = SAMPLE.model_copy(
    update={
        "provenance": "",
        "next_report": "",
        "summary": (),
        "summary_by": "",
        "counts": (),
        "counts_sentence": "",
        "decisions": (),
        "activities": (),
        "milestones": tuple(g.model_copy(update={"items": ()}) for g in SAMPLE.milestones),
        "priorities": (),
        "without_priority": "",
        "targets_without_priority": (),
        "since_then": (),
        "abbreviations": (),
        "key": (),
        "method": (),
        "history": (),
        "compared_with": "",
        "changes": (),
        "exceptions": (),
        "silent": (),
        "completions": (),
    }
)
