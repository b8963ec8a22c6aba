"""Two versions of a plan compared, whether or not their rows have the same ids."""

from actionplan.plan.comparing.compare import compare
from actionplan.plan.comparing.comparison import Comparison, Difference

__all__ = ["Comparison", "Difference", "compare"]
