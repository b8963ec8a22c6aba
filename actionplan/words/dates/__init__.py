"""Dates exactly as people write them: the text is kept to the letter, and beside it stands how it is read.

`read_date` never raises for any text and never guesses in silence: what can be read in two ways, is no day of
the calendar or says no day at all is returned as a question.
"""

from actionplan.words.dates.read import find_dates, read_date
from actionplan.words.dates.reading import Answer, DateChoice, DatePart, DateQuestion, DateReading

__all__ = ["Answer", "DateChoice", "DatePart", "DateQuestion", "DateReading", "find_dates", "read_date"]
