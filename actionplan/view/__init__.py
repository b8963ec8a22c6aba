"""One revision of a plan seen at one reporting period, and the plain data that a page prints of it."""

from actionplan.view.data import ReportData
from actionplan.view.plan_view import PlanView

__all__ = ["PlanView", "ReportData"]
