# ruff: noqa: E501 - made-up rows
"""Files as full as the caps allow, or a little fuller: readable or not, they must not take long or much."""

import gzip
import json
import random

from tests.unit.ingest.made_files import EXERCISES, HEADER, LOG, STRONG_COLUMNS, database, excel, packed

ROWS = 59_000  # a little below what a shape reads
MEGABYTES = 19_000_000


def strong_rows(rows, start=0):
    """Rows of a log whose every cell differs from its neighbours'."""
    for n in range(start, start + rows):
        day = f"{2000 + n // 10_000 % 25}-{n // 800 % 12 + 1:02}-{n // 30 % 28 + 1:02} 18:{n // 7 % 60:02}:11"
        yield f"{day},Day {n % 97},1h {n % 60}m,Exercise {n % 900},{n % 6 + 1},{n % 400}.5,{n % 12 + 1},0,0\n"


def text_of(rows, size=MEGABYTES):
    """As many of the rows as fit."""
    found, length = [], 0
    for row in rows:
        length += len(row)
        if length > size:
            break
        found.append(row)
    return "".join(found)


def full_files():
    """Yield a kind and the bytes of a file of it."""
    many = text_of(strong_rows(300_000))
    yield "csv, 19 MB", (HEADER + many).encode()
    yield "csv, at the cap", (HEADER + "".join(strong_rows(99_000))).encode()
    yield "csv, all cells differ", (HEADER + "".join(_all_different(95_000))).encode()
    yield "csv, all numbers differ", (HEADER + "".join(_all_different(95_000, "Squat"))).encode()
    yield "csv, tiny rows", (HEADER + "1,2,3,4,5,6,7,8,9\n" * 900_000).encode()
    yield "csv, short lines", b"a\n" * 9_500_000
    yield "csv, 200 columns", _wide(200, 40_000)
    yield "csv, long notes", (HEADER.strip() + ",Notes\n" + _notes(2_400)).encode()
    yield "csv, all rows ragged", (HEADER + many.replace(",0,0\n", ",0\n")).encode()
    yield (
        "csv, all rows quoted whole",
        (HEADER + "".join(f'"{row.strip()}"\n' for row in strong_rows(200_000))).encode(),
    )
    yield "csv, commas only", b"," * 199 + b"\n" + (b"," * 199 + b"\n") * 90_000
    yield "csv, UTF-16", (HEADER + many[:9_000_000]).encode("utf-16")
    yield "csv, Windows-1252", (HEADER + many.replace("Day", "Jour é")[:18_000_000]).encode("cp1252")
    yield "own table, at the cap", _own_table(ROWS).encode()
    yield (
        "own table, sets in cells",
        ("Day,Movement,Sets x Reps,Load\n" + "2024-01-02,Squat,30x5,100\n" * 90_000).encode(),
    )
    yield "xlsx, at the cell cap", _workbook(27_000)
    yield (
        "xlsx, empty cells",
        excel(
            {
                "A": "<worksheet><sheetData>"
                + '<row><c r="A1"/></row>' * 2_400_000
                + "</sheetData></worksheet>"
            }
        ),
    )
    yield "xlsx, shared texts", _shared(500_000)
    yield "ods, at the cell cap", _opendocument(27_000)
    yield "jefit, at the cap", _jefit(ROWS)
    yield "jefit, packed cells", _jefit(2_900, packs=20)
    yield "alpha progression, at the cap", _alpha(ROWS)
    yield "hevy JSON, at the cap", _hevy(ROWS)
    yield "hevy JSON, 19 MB", _hevy(160_000)
    yield "fitnotes backup, at the cap", _backup(ROWS)
    yield "gzip of 19 MB", gzip.compress((HEADER + many).encode(), 1)
    yield (
        "zip of 50 logs",
        packed({f"{i}.csv": HEADER + text_of(strong_rows(4_000, i * 4_000), 1_900_000) for i in range(50)}),
    )


def _all_different(rows, name=None):
    dice = random.Random(1)  # noqa: S311 - the same file every time
    for n in range(rows):
        day = f"{1990 + n % 34}-{n // 34 % 12 + 1:02}-{n // 408 % 28 + 1:02} {n // 60 % 24:02}:{n % 60:02}:{n % 59:02}"
        yield f"{day},{dice.random()},{n}m,{name or dice.random()},{n},{dice.random()},{n % 12 + 1},{dice.random()},{n}\n"


def _wide(columns, rows):
    header = ",".join([*STRONG_COLUMNS, *(f"c{i}" for i in range(columns - len(STRONG_COLUMNS)))])
    row = ",".join(["2026-03-02 18:00:00,Pull,45m,Deadlift,1,100,5,0,0", *["1"] * (columns - 9)])
    return f"{header}\n{(row + chr(10)) * rows}".encode()[:MEGABYTES]


def _notes(rows):
    return "".join(row.strip() + ',"' + "word \n" * 1_300 + '"\n' for row in strong_rows(rows))


def _own_table(rows):
    rows = (
        f"{2000 + n // 12_000 % 25}-{n // 1_000 % 12 + 1:02}-{n // 35 % 28 + 1:02},Squat {n % 50},{n % 200},{n % 9 + 1}\n"
        for n in range(rows)
    )
    return "Day,Movement,Load,Reps\n" + "".join(rows)


def _cells(n):
    values = [
        46_083 + n // 30,
        f"Day {n % 97}",
        f"{n % 60}m",
        f"Exercise {n % 900}",
        n % 6,
        n % 400 + 0.5,
        n % 12,
        0,
        0,
    ]
    return "".join(
        f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        if isinstance(value, str)
        else f"<c{style}><v>{value}</v></c>"
        for value, style in zip(values, [' s="1"', *[""] * 8], strict=True)
    )


def _workbook(rows):
    names = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in STRONG_COLUMNS)
    body = "".join(f"<row>{_cells(n)}</row>" for n in range(rows))
    return excel({"A": f"<worksheet><sheetData><row>{names}</row>{body}</sheetData></worksheet>"})


def _shared(texts):
    items = "".join(f"<si><t>{n}</t></si>" for n in range(texts))
    return excel(
        {"A": "<worksheet><sheetData/></worksheet>"}, **{"xl/sharedStrings.xml": f"<sst>{items}</sst>"}
    )


def _opendocument(rows):
    def cell(value):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    body = "".join(
        f"<table:table-row>{''.join(map(cell, row.strip().split(',')))}</table:table-row>"
        for row in [",".join(STRONG_COLUMNS), *strong_rows(rows)]
    )
    spaces = 'xmlns:table="urn:t" xmlns:office="urn:o" xmlns:text="urn:x"'
    content = f'<office:body {spaces}><table:table table:name="Log">{body}</table:table></office:body>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _jefit(entries, packs=1):
    rows = "".join(
        f'{n},"Exercise {n % 900}",{2000 + n // 9_000}-{n // 750 % 12 + 1:02}-{n // 30 % 28 + 1:02},"{",".join([f"{n % 400}x5"] * packs)}"\n'
        for n in range(entries)
    )
    return f"### EXERCISE LOGS ####\n_id,ename,mydate,logs\n{rows}".encode()


def _alpha(sets):
    blocks = (
        f'"Day {n}"\n"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02} 6:59 pm",1:10 hr\n"1. Exercise {n % 900}"\n#,KG,REPS\n'
        + "".join(f"{i},{n % 400},5\n" for i in range(1, 21))
        + "\n"
        for n in range(sets // 20)
    )
    return "".join(blocks).encode()


def _hevy(sets):
    def workout(n):
        done = [
            {"index": i, "type": "normal", "weight_kg": n % 300, "reps": 5, "rpe": None} for i in range(20)
        ]
        start = f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}T07:52:37Z"
        return {
            "id": str(n),
            "title": "A",
            "start_time": start,
            "exercises": [{"title": f"Row {n % 900}", "sets": done}],
        }

    return json.dumps({"workouts": [workout(n) for n in range(sets // 20)]}).encode()


def _backup(sets):
    rows = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {}) select i, 1, date('2000-01-01', (i / 20) || ' days'), i % 300, 5, 0 from n"
    return database(
        *EXERCISES, f"create table training_log({LOG})", f"insert into training_log {rows.format(sets)}"
    )
