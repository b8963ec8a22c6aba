"""Makes files that no spreadsheet program would: one function for each kind of nastiness. Nothing in them is real."""

import io
import os
import struct
import time
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ONE_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>Milestone</t></is></c></row>'


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """An archive of parts: pairs of a name and a text or bytes; a name may stand there twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (2017, 6, 14, 0, 0, 0)), content, method)
    return made.getvalue()


def xlsx(
    rows=ONE_CELL,
    *more,
    behind="",
    shared=None,
    styles=None,
    main=MAIN,
    relations=RELATIONS,
    sheets="",
    front="",
):
    """A workbook of one sheet, Plan, with these rows; `more` are further parts."""
    return zipped(xlsx_parts(rows, behind, shared, styles, main, relations, sheets, front) + list(more))


def xlsx_parts(
    rows, behind="", shared=None, styles=None, main=MAIN, relations=RELATIONS, sheets="", front=""
):
    kinds = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for name, kind in [
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("styles", "styles"),
        ]
    )
    targets = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")]
    targets += [("rId3", "sharedStrings", "sharedStrings.xml")] * (shared is not None)
    parts = [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{kinds}</Types>'),
        ("_rels/.rels", related([("rId1", "officeDocument", "xl/workbook.xml")], relations)),
        (
            "xl/workbook.xml",
            f'{HEAD}<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            f'<sheet name="Plan" sheetId="1" r:id="rId1"/>{sheets}</sheets></workbook>',
        ),
        ("xl/_rels/workbook.xml.rels", related(targets, relations)),
        ("xl/styles.xml", styles or f'{HEAD}<styleSheet xmlns="{main}"/>'),
        (
            "xl/worksheets/sheet1.xml",
            f'{HEAD}{front}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{behind}</worksheet>',
        ),
    ]
    return parts + [("xl/sharedStrings.xml", shared)] * (shared is not None)


def related(targets, relations=RELATIONS):
    told = "".join(
        f'<Relationship Id="{i}" Type="{relations}/{kind}" Target="{to}"/>' for i, kind, to in targets
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def number_at(ref):
    """A row with the number 1 in one cell."""
    row = "".join(letter for letter in ref if letter.isdigit())
    return f'<row r="{row}"><c r="{ref}"><v>1</v></c></row>'


def relabelled(content, size):
    """The same archive, in which the sheet says of itself, in both lists, that it has so many bytes unpacked."""
    made = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        true = struct.pack("<I", archive.getinfo("xl/worksheets/sheet1.xml").file_size)
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        begin = -1
        while (begin := content.find(mark, begin + 1)) >= 0:
            if content[begin + offset : begin + offset + 4] == true:
                made[begin + offset : begin + offset + 4] = struct.pack("<I", size)
    return bytes(made)


def locked_parts(content):
    """The same archive, in which every part says that it is encrypted."""
    made = bytearray(content)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        begin = -1
        while (begin := content.find(mark, begin + 1)) >= 0:
            made[begin + offset] |= 1
    return bytes(made)


def damaged(content):
    """The same archive with one byte of the sheet turned round; the parts have to be stored, not packed."""
    place = content.index(b"Milestone")
    return content[:place] + b"N" + content[place + 1 :]


def ods(cells, manifest="", meta="", styles=""):
    """An OpenDocument spreadsheet of one table, Plan, with one row of cells as XML, or several."""
    spaces = " ".join(
        f'xmlns:{short}="{OFFICE}:{name}"'
        for short, name in [
            ("office", "office:1.0"),
            ("table", "table:1.0"),
            ("text", "text:1.0"),
            ("style", "style:1.0"),
            ("fo", "xsl-fo-compatible:1.0"),
            ("meta", "meta:1.0"),
        ]
    )
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"{HEAD}<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="Plan">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    listed = f'{HEAD}<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0">{manifest}</manifest:manifest>'
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
            ("meta.xml", f"{HEAD}<office:document-meta {spaces}>{meta}</office:document-meta>"),
            ("META-INF/manifest.xml", listed),
        ],
        zipfile.ZIP_STORED,
    )


def record(kind, data=b""):
    """A record of an .xlsb part: its kind and its length in 7 bits a byte."""
    return _seven_bits(kind) + _seven_bits(len(data)) + data


def _seven_bits(number):
    told = b""
    while number >= 0x80:
        told, number = told + bytes([number & 0x7F | 0x80]), number >> 7
    return told + bytes([number])


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(*rows):
    """A binary workbook of one sheet, Plan. Its rows are lists of texts, numbers and `Error`s."""
    cells = b"".join(_row(number, row) for number, row in enumerate(rows))
    area = struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, max(map(len, rows), default=1) - 1)
    sheet = record(129) + record(148, area) + record(145) + cells + record(146) + record(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Plan")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    return zipped(
        [
            ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>'),
            ("_rels/.rels", related([("rId1", "officeDocument", "xl/workbook.bin")])),
            ("xl/workbook.bin", book),
            ("xl/_rels/workbook.bin.rels", related([("rId1", "worksheet", "worksheets/sheet1.bin")])),
            ("xl/worksheets/sheet1.bin", sheet),
        ]
    )


class Error(int):
    """The number of an error, such as 0x2A for #N/A."""


def _row(number, cells):
    made = record(0, struct.pack("<IIHHB", number, 0, 300, 0, 0) + struct.pack("<I", 0))
    for column, cell in enumerate(cells):
        at = struct.pack("<II", column, 0)
        if isinstance(cell, Error):
            made += record(3, at + bytes([cell]))
        elif isinstance(cell, str):
            made += record(6, at + wide(cell))
        elif cell is not None:
            made += record(5, at + struct.pack("<d", cell))
    return made


def xls(behind=b""):
    """An old workbook of one sheet, Plan, with the number 1 in A1; `behind` are further records of the sheet."""
    named = struct.pack("<BBBB", 0, 0, 4, 0) + b"Plan"
    head = old_record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
    at = len(head) + 4 + 4 + len(named) + 4
    book = head + old_record(0x0085, struct.pack("<I", at) + named) + old_record(0x000A)
    head = old_record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    one = old_record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1.0))
    return compound_file({"Workbook": book + head + one + behind + old_record(0x000A)})


def old_record(kind, data=b""):
    """A record of an .xls workbook."""
    return struct.pack("<HH", kind, len(data)) + data


def merged_in_xls(*areas):
    """The record of merged areas (first row, last row, first column, last column)."""
    return old_record(
        0x00E5, struct.pack("<H", len(areas)) + b"".join(struct.pack("<4H", *one) for one in areas)
    )


def compound_file(streams):
    """A compound file with streams by name, each filled up to 4,096 bytes or more."""
    sectors, entries = [], [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    table = []
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        count = -(-len(content) // 512)
        entries.append(_entry(name, 2, len(sectors), len(content)))
        table += [*range(len(sectors) + 1, len(sectors) + count), 0xFFFFFFFE]
        sectors += [content[i * 512 : (i + 1) * 512].ljust(512, b"\0") for i in range(count)]
    directory = len(sectors)
    listed = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0")
    count = len(listed) // 512
    table += [*range(directory + 1, directory + count), 0xFFFFFFFE, 0xFFFFFFFD]
    sectors += [listed[i * 512 : (i + 1) * 512] for i in range(count)]
    sectors.append(struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += (
        bytes(10)
        + struct.pack("<5I", 1, directory, 0, 4096, 0xFFFFFFFE)
        + struct.pack("<3I", 0, 0xFFFFFFFE, 0)
    )
    head += struct.pack("<I", len(sectors) - 1)
    return head.ljust(512, b"\xff") + b"".join(sectors)


def _entry(name, kind, start, size):
    told = (name + "\0").encode("utf-16-le")
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(told), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


class PanicException(BaseException):
    """What a library in Rust raises where it gives up."""


def spin(content):
    """A task that never ends, and works all the while."""
    while True:
        pass


def sleep(content):
    """A task that never ends, and does nothing."""
    time.sleep(60)


def eat(content):
    """A task that takes all the memory there is."""
    return len([bytes(50_000_000) for _ in range(1_000)])


def abort(content):
    """A task that ends the process without a word."""
    os.abort()


def leave(content):
    """A task that ends the process as if all were well."""
    os._exit(0)


def panic(content):
    """A task that raises what no `except Exception` sees."""
    raise PanicException("index out of bounds")


def panic_for_want_of_memory(content):
    """A task that has taken most of its memory when it gives up."""
    taken = [b"x" * 50_000_000 for _ in range(5)]
    raise PanicException(f"Python API call failed after {len(taken)}")


def dive(content):
    """A task that calls itself without end."""
    return dive(content)


def flood(content):
    """A task with an answer that is too large."""
    return "x" * 2_000_000


def chatter(content):
    """A task that prints, and whose library does."""
    print("A warning")
    os.write(1, b"another")
    return len(content)


def number(content):
    """A task whose answer is no number."""
    return float("inf")


def where(content):
    """A task that tells what it can see of the one that started it."""
    return sorted(name for name in os.environ if name.startswith("ACTIONPLAN_SECRET"))
