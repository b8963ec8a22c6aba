"""What the success-indicator report prints, as plain JSON: targets as written and how they stand, and the measures."""

from __future__ import annotations

from actionplan.view.parts import Frozen


class EvidenceData(Frozen):
    """A piece of evidence: its day in words, what it is, of which type, and where it is to be found."""

    text: str
    date: str = ""
    type: str = ""
    link: str = ""


class EvidencesData(Frozen):
    """The evidence that is cited, the latest first and at most three, and how many `more` there are."""

    cited: tuple[EvidenceData, ...] = ()
    more: int = 0

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.cited) + self.more


class StandingData(Frozen):
    """Where a target stands by its measures, and why: `status` is a word of `actionplan.rules.progress.Status`.

    `counted_as` is met, on course, behind or not measurable yet. `of` names the place or the indicator, where a
    target has several; `short` is the reading and the target alone, empty without a reading. `achieved` is how much of
    the whole change was made, `47 % of the way from 0 to 130 people`, empty where no line leads to the target. `row` is
    the id of the target row that asks for it, empty for the target of an indicator's own.
    """

    status: str
    counted_as: str
    sentence: str
    short: str = ""
    achieved: str = ""
    of: str = ""
    row: str = ""


class SignData(Frozen):
    """A success indicator of a target row as written, and what is to be said of it now; nothing where it is prose."""

    text: str
    said: str = ""


class TargetData(Frozen):
    """A row of the strategy's table: requirement, target, date, success indicators and note, as written.

    `read_as` says how the target is read; `parts` where each of its places or indicators stands; `total` what its
    places come to together. `ended` is stopped or deferred where the row was; it is judged no longer. `questions` are
    for the team; that one `is_open` is for everyone to know.
    """

    id: str
    requirement: str = ""
    target: str = ""
    read_as: str = ""
    questions: tuple[str, ...] = ()
    is_open: bool = False
    date: str = ""
    date_read: str = ""
    signs: tuple[SignData, ...] = ()
    note: str = ""
    standing: StandingData
    parts: tuple[StandingData, ...] = ()
    ended: str = ""
    total: str = ""
    evidence: EvidencesData = EvidencesData()


class TargetGroupData(Frozen):
    """The target rows of a priority; `number` is empty for an enabler, and the title for rows under none."""

    id: str = ""
    number: str = ""
    title: str = ""
    targets: tuple[TargetData, ...] = ()


class CountedData(Frozen):
    """How many targets are met, on course, behind or not measurable yet, and the names of those to look at."""

    word: str
    count: int
    names: tuple[str, ...] = ()


class LevelData(Frozen):
    """How many indicators stand at a level of the evaluation cycle, and how many of them are measured.

    `word` is empty for those whose level nobody has said; `meaning` is what the level tells.
    """

    word: str
    meaning: str
    indicators: int
    measured: int


class PointData(Frozen):
    """One value of a chart with the mean and limits of its stretch; `value` is none where nothing was measured.

    `date` is its last day, ISO; `mark` is `improvement`, `concern` or `change` for a special cause, else empty.
    """

    date: str
    value: float | None
    group: int = 0
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    mark: str = ""


class ChartData(Frozen):
    """What is drawn of an indicator: its values in date order, the target's level, and what the picture shows.

    `target` is what is to be reached, in words; `target_low` and `target_high` bound it: one of them is none for an
    open end, both without a target.
    `shown` says what the values are where they are not the readings themselves: `added since the reading before`.
    """

    unit: str = ""
    points: tuple[PointData, ...]
    target: str = ""
    target_low: float | None = None
    target_high: float | None = None
    shown: str = ""
    has_limits: bool = False
    alt: str


class PanelData(Frozen):
    """A measured indicator: its figures in words, where it stands, its chart, and how all of that was worked out.

    `level` is a word of the evaluation cycle; `where` its place and segment. `travel` is the direction of travel
    from its start to its latest reading: improved, sustained or deteriorated; empty once the chart has a verdict on
    change. `previous` is the reading before. `standings` are by each target that it serves.
    `variation` and `assurance` are the words for the icons, in a sentence each; `line` is what is said instead of
    them of fewer points. `comparison` is a word of `actionplan.rules.intervals.Comparison`, `compared` its sentence.
    `revised` says which readings were corrected, `method` how it was worked out, in one line. `untargeted` says why the
    targets that it names are not there: they came later, or were withdrawn or split.
    """

    id: str
    title: str
    priority: str = ""
    level: str = ""
    measure: str = ""
    unit: str = ""
    where: str = ""
    latest: str = ""
    previous: str = ""
    travel: str = ""
    baseline: str = ""
    target: str = ""
    standings: tuple[StandingData, ...] = ()
    variation: str = ""
    assurance: str = ""
    line: str = ""
    trend: str = ""
    comparison: str = ""
    compared: str = ""
    notes: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    chart: ChartData | None = None
    evidence: EvidencesData = EvidencesData()
    note: str = ""
    method: str = ""
    untargeted: str = ""


class UnmeasuredData(Frozen):
    """A success indicator that nobody measures yet, with the evidence that stands for it, and what is known of it.

    That is where it is to start, and what is to be reached, in the words of a panel.
    """

    id: str
    title: str
    theme: str = ""
    level: str = ""
    note: str = ""
    evidence: EvidencesData = EvidencesData()
    baseline: str = ""
    target: str = ""


class SuccessData(Frozen):
    """Everything that a success-indicator report prints beside the head, the key and the abbreviations of its period.

    `sentence` says how many targets stand where, `levels_sentence` what kind of success the indicators tell of, and
    `working` both in the one line of the fortnightly report.
    """

    counts: tuple[CountedData, ...] = ()
    sentence: str = ""
    levels: tuple[LevelData, ...] = ()
    levels_sentence: str = ""
    working: str = ""
    groups: tuple[TargetGroupData, ...] = ()
    panels: tuple[PanelData, ...] = ()
    unmeasured: tuple[UnmeasuredData, ...] = ()
    method: tuple[str, ...] = ()
