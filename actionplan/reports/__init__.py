"""The fortnightly report: its sections, its parameters, and the run that makes its notebook and page."""
