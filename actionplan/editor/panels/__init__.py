"""The panels of the editor, in the order of their buttons."""

from collections.abc import Sequence

from actionplan.editor.panels import (
    activities,
    fortnight,
    history,
    indicators,
    milestones,
    plan_and_owners,
    reports,
    starts,
    trackers,
)
from actionplan.editor.session import Panel

PANELS: Sequence[Panel] = (
    fortnight.PANEL,
    milestones.PANEL,
    activities.PANEL,
    indicators.PANEL,
    plan_and_owners.PANEL,
    trackers.PANEL,
    reports.PANEL,
    history.PANEL,
    starts.PANEL,
)
