"""Every term, date, period and sentence that the rest of the package speaks in."""
