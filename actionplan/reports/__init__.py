"""The reports of a period: their sections, their parameters, and the run that makes a notebook and its page."""
