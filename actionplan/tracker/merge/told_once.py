"""What is told once of a whole column or sheet: what is missing, what is not known, what was put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.entries import Place, Told
from actionplan.tracker.merge.returned import Returned, ReturnedSheet
from actionplan.tracker.merge.sentences import LONGEST, told
from actionplan.tracker.merge.work import Work
from actionplan.words.english import MOST_NAMED, count_of, listed, number_in_words, quoted


def tell_put_right(days: Mapping[tuple[str, str], Sequence[str]], work: Work) -> None:
    """Say of each column, by sheet and heading, which days came back with the month first."""
    for (sheet, heading), texts in days.items():
        those, are = ("day", "it is") if len(texts) == 1 else ("days", "they are")
        came = (
            f"{count_of(len(texts), those, those)} came back with the month first, as {quoted(texts[0], 40)}"
        )
        work.lists.notes.append(told(Place(sheet, column=heading), f"{came}; {are} taken as unchanged"))


def tell_sheets(returned: Returned, work: Work) -> None:
    """Say once what columns are missing, and what columns and sheets are not known."""
    for sheet in returned.sheets:
        _tell_missing_columns(sheet, work)
        _tell_other_columns(sheet, work)
        _tell_merged_cells(sheet, work)
    for name in returned.unknown_sheets:
        place = Place(name)
        work.lists.unknown.append(
            Told(place, told(place, "is no sheet of the tracker; nothing of it is taken"))
        )


def _tell_missing_columns(sheet: ReturnedSheet, work: Work) -> None:
    missing = [column.heading for column in sheet.missing]
    if missing:
        names = listed([quoted(name) for name in missing])
        thing, them = ("column", "it") if len(missing) == 1 else ("columns", "them")
        what = f"the {thing} {names} did not come back; nothing in {them} is changed"
        work.lists.notes.append(f"{sheet.name}: {what}.")


def _tell_merged_cells(sheet: ReturnedSheet, work: Work) -> None:
    """Say of cells to be filled in that they are merged into one: a program keeps the text of the first alone."""
    for span in sheet.spans:
        columns = [sheet.by_key[key] for key in span.keys]
        if any(map(sheet.columns.is_open, columns)):
            place = Place(sheet.name, column=listed([column.heading for column in columns]))
            rows = f"row {span.first}" if span.first == span.last else f"rows {span.first} to {span.last}"
            what = (
                f"the cells of {rows} are merged into one, so what stands there counts for the first of them only, "
                "and the others are taken as unchanged; unmerge them and fill in each"
            )
            work.lists.unknown.append(Told(place, told(place, what)))


def _tell_other_columns(sheet: ReturnedSheet, work: Work) -> None:
    for heading, meant in sheet.others.items():
        texts = {f"row {r.number}": canonical(r.extra[heading]) for r in sheet.rows if heading in r.extra}
        place = Place(sheet.name, column=heading)
        asked = f"; was {quoted(meant)} meant? Then give it that heading" if meant else ""
        stay = f"{count_of(len(texts), 'value')} in it {'stays' if len(texts) == 1 else 'stay'} with the file"
        what = f"is no column of the tracker, and {stay}{_shown(texts)}{asked}"
        work.lists.unknown.append(Told(place, told(place, what), values=texts))


def _shown(texts: Mapping[str, str]) -> str:
    """The first values of a column and where they stand: `: “Ring them.” in row 6 and “Booked.” in row 9`."""
    first = [f"{quoted(text, LONGEST)} in {row}" for row, text in texts.items()][:MOST_NAMED]
    more = len(texts) - len(first)
    said = listed([*first, f"{number_in_words(more)} more"] if more else first)
    return f": {said}" if said else ""
