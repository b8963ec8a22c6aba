"""Statistical process control: is a measure changing, or varying as it always does?

XmR charts as Making Data Count of NHS England draws them, by the rules, order and labels of the R package
NHSRplotthedots 0.2.2 (github.com/nhs-r-community/NHSRplotthedots), whose functions are named where a rule is
theirs. Where it has no sensible answer (no variation, few changes, few points, missing values, a reset on a day
without a value) there is a guard, and a note that says so.
"""

from actionplan.rules.spc.chart import POINTS_FOR_ICONS, BadSeries, Chart, Group, Limits, Point
from actionplan.rules.spc.series import net_gain
from actionplan.rules.spc.xmr_chart import xmr

__all__ = ["POINTS_FOR_ICONS", "BadSeries", "Chart", "Group", "Limits", "Point", "net_gain", "xmr"]
