"""The completeness check: what a plan lacks, says in two ways or leaves open, and what to do about each."""

from actionplan.rules.completeness.checks import findings
from actionplan.rules.completeness.finding import HEADINGS, Finding
from actionplan.rules.completeness.looked import Looked

__all__ = ["HEADINGS", "Finding", "Looked", "findings"]
