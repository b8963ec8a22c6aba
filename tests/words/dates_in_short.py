"""A reading in short, as the tables of the date tests write it."""

from actionplan.words.dates import DatePart, DateReading


def in_short(reading: DateReading) -> tuple[str, list[str], list[str]]:
    """State and certainty, parts and keys of questions, as the tables below write them."""
    says = f"status: {reading.status}" if reading.state == "status" else reading.state
    if reading.certainty not in ("firm", reading.state):
        says += f", {reading.certainty}"
    return says, [part_in_short(part) for part in reading.parts], [q.key for q in reading.questions]


def part_in_short(part: DatePart) -> str:
    """`due 2017-06-01 2017-06-30 at 10:00 (after the poll) of Label`; an open end is `-`."""
    said = f"{part.role} {part.start or '-'} {part.end or '-'}"
    said += f" at {part.time}" if part.time else ""
    said += f" ({part.relative_to})" if part.relative_to else ""
    return said + (f" of {part.label}" if part.label else "")
