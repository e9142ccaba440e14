"""Small files of every shape, made here: what the apps and programs write, byte by byte."""

import io
import sqlite3
import struct
import zipfile
from xml.sax.saxutils import escape

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n"
ROW = "2026-03-0{day} 18:00:00,Pull,45m,Deadlift (Barbell),1,100,5,0,0\n"


def strong(day=2):
    return (HEADER + ROW.format(day=day)).encode()


def packed(members, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def database(*statements):
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    data = connection.serialize()
    connection.close()
    return data


EXERCISES = (
    "create table exercise(_id integer primary key, name text, category_id integer)",
    "insert into exercise values (1, 'Deadlift', 1), (2, 'Plank', 2), (3, 'Rowing', 2)",
    "create table Category(_id integer primary key, name text)",
    "insert into Category values (1, 'Back'), (2, 'Abs')",
)
LOG = "_id integer primary key, exercise_id int, date date, metric_weight int, reps int, unit int"
SETS = """
    (1, 1, '2026-03-02', 102.058283, 5, 2, 0, 0),
    (2, 2, '2026-03-02', 0, 0, 0, 0, 60),
    (3, 3, '2026-03-01', 0, 0, 0, 500, 120),
    (4, 9, '2026-03-01', 1, 1, 0, 0, 0)
"""
NEW = (
    *EXERCISES,
    f"create table training_log({LOG}, distance integer, duration_seconds integer)",
    f"insert into training_log values {SETS}",
    "create table Comment(_id integer primary key, owner_type_id integer, owner_id integer, comment text)",
    "insert into Comment values (1, 1, 1, 'belt'), (2, 7, 2, 'of a day')",
)
OLD = (
    *EXERCISES,
    f"create table training_log({LOG})",
    "insert into training_log values (1, 1, '2017-03-02', 100, 5, 0)",
)


def fit(*messages, cut=0):
    """Make a FIT file: each message is (number, ((field, base type, struct code, values), ...))."""
    body = b""
    for number, fields in messages:
        sizes = [struct.calcsize(f"<{len(values)}{code}") for _, _, code, values in fields]
        body += struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields))
        body += b"".join(struct.pack("3B", f[0], size, f[1]) for f, size in zip(fields, sizes, strict=True))
        body += b"\x00" + b"".join(
            struct.pack(f"<{len(values)}{code}", *values) for _, _, code, values in fields
        )
    data = struct.pack("<BBHI4s", 12, 0x20, 2132, len(body), b".FIT") + body + b"\x00\x00"
    return data[: len(data) - cut]


UINT8, ENUM, UINT16, UINT32, NONE16 = 2, 0, 0x84, 0x86, 0xFFFF
NOON = 1_141_214_400  # seconds since the end of 1989: 2026-02-28 12:00 UTC


def fit_set(kind=1, start=NOON, reps=5, weight=1600, category=(8,), subtype=(0,), duration=30_000):
    return 225, (
        (0, UINT32, "I", (duration,)), (3, UINT16, "H", (reps,)), (4, UINT16, "H", (weight,)),
        (5, ENUM, "B", (kind,)), (6, UINT32, "I", (start,)),
        (7, UINT16, "H", category), (8, UINT16, "H", subtype),
    )  # fmt: skip


STRONG_COLUMNS = HEADER.strip().split(",")
MARCH_2 = 46083  # 2026-03-02 as days since 1900
EVENING = MARCH_2 + 0.75
STRONG_ROW = [EVENING, "Pull", "45m", "Deadlift (Barbell)", 1, 102.5, 5, None, None]


def column(index):
    return (column(index // 26 - 1) if index > 25 else "") + chr(65 + index % 26)


def excel_cell(row, index, value):
    if value is None:
        return ""
    place = f"{column(index)}{row}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    style = ' s="1"' if index == 0 else ""  # style 1 is a date, and the first column is the date
    return f'<c r="{place}"{style}><v>{value!r}</v></c>'


def excel_sheet(rows):
    body = "".join(
        f'<row r="{n}">{"".join(excel_cell(n, i, value) for i, value in enumerate(row))}</row>'
        for n, row in enumerate(rows, 1)
    )
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>"


def excel(sheets, **more):
    names = list(sheets)
    tags = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names))
    links = "".join(f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>' for i in range(len(names)))
    namespaces = 'xmlns="urn:m" xmlns:r="urn:r"'
    code = '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>'
    xfs = '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook {namespaces}><workbookPr/><sheets>{tags}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
            "xl/styles.xml": f"<styleSheet>{code}{xfs}</styleSheet>",
            **{f"xl/worksheets/s{i}.xml": text for i, text in enumerate(sheets.values())},
            **more,
        }
    )


def opendocument(rows):
    def cell(value):
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, str):
            text = f"<text:p>{escape(value)}</text:p>"
            return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
        if value == EVENING:
            return '<table:table-cell office:value-type="date" office:date-value="2026-03-02T18:00:00"/>'
        typed = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {typed}><text:p>as shown</text:p></table:table-cell>"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    spaces = 'xmlns:table="urn:t" xmlns:office="urn:o" xmlns:text="urn:x"'
    content = f'<office:body {spaces}><table:table table:name="Log">{body}{empty}</table:table></office:body>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
