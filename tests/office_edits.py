"""Edits a spreadsheet in LibreOffice as a person would, and saves it; run by a Python that has `uno`.

Reads JSON from standard input: `file`, `save` (a list of paths, each .xlsx, .ods or .csv), `profile` (a folder), and
`edits`, each a list of a verb and what it takes:
    type SHEET CELL TEXT        what is typed and ended with Enter, so that LibreOffice reads it as it likes
    sort SHEET RANGE COLUMN...  the rows of a range without headings, by columns of the range counted from 0
    insert SHEET ROW            an empty row before a row, counted from 1
    delete SHEET ROW
    copy SHEET ROW TO           a row onto another
"""

import json
import subprocess
import sys
import time
import uuid
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
    ".xls": "MS Excel 97",
}
PATIENCE = 60


def value(name, given):
    made = PropertyValue()
    made.Name, made.Value = name, given
    return made


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(PATIENCE * 5):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


class Editor:
    def __init__(self, context, file):
        self.manager, self.context = context.ServiceManager, context
        desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.document = desktop.loadComponentFromURL(
            Path(file).as_uri(), "_blank", 0, (value("Hidden", True),)
        )
        self.dispatcher = self.manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def dispatch(self, command, *given):
        frame = self.document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, command, "", 0, tuple(given))

    def type(self, sheet, cell, text):
        self.document.CurrentController.setActiveSheet(self.document.Sheets[sheet])
        self.dispatch(".uno:GoToCell", value("ToPoint", cell))
        self.dispatch(".uno:EnterString", value("StringName", text))

    def sort(self, sheet, area, *columns):
        fields = []
        for column in columns:
            field = TableSortField()
            field.Field, field.IsAscending = column, True
            fields.append(field)
        any_fields = uno.Any("[]com.sun.star.table.TableSortField", tuple(fields))
        self.document.Sheets[sheet].getCellRangeByName(area).sort(
            (value("SortFields", any_fields), value("ContainsHeader", False))
        )

    def insert(self, sheet, row):
        self.document.Sheets[sheet].Rows.insertByIndex(row - 1, 1)

    def delete(self, sheet, row):
        self.document.Sheets[sheet].Rows.removeByIndex(row - 1, 1)

    def copy(self, sheet, row, to):
        rows = self.document.Sheets[sheet].Rows
        source, target = rows[row - 1].RangeAddress, self.document.Sheets[sheet].getCellByPosition(0, to - 1)
        self.document.Sheets[sheet].copyRange(target.CellAddress, source)

    def save(self, path):
        kind = FILTERS[Path(path).suffix]
        self.document.storeToURL(Path(path).as_uri(), (value("FilterName", kind),))


def main():
    asked = json.load(sys.stdin)
    pipe = f"actionplan-{uuid.uuid4().hex}"  # two runs of the tests at once must not meet in one office
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo", "--nofirststartwizard",
            f"-env:UserInstallation={Path(asked['profile']).as_uri()}", f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        editor = Editor(connected(pipe), asked["file"])
        for verb, *given in asked["edits"]:
            getattr(editor, verb)(*given)
        for path in asked["save"]:
            editor.save(path)
        editor.document.close(True)
    finally:
        office.terminate()
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


main()
