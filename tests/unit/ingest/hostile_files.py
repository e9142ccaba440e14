"""Two hundred files that hold no readable log, and a process of their own in which each is imported."""

import gzip
import json
import random
import re
import resource
import time
from pathlib import Path

from tests.unit.ingest.made_files import (
    HEADER,
    NEW,
    STRONG_COLUMNS,
    STRONG_ROW,
    database,
    excel,
    excel_sheet,
    fit,
    fit_set,
    opendocument,
    packed,
    strong,
)

COUNT = 200
LINE = "2026-03-02 18:00:00,Pull,45m,Deadlift (Barbell),{order},{weight},{reps},0,0\n"
PICTURE = b"\x89PNG\r\n\x1a\n"


def hostile_files():
    """Yield a name and the bytes of each: the same two hundred every time."""
    makers = (
        ragged,
        open_quote,
        noise,
        nul,
        formulas,
        huge,
        archives,
        databases,
        workbooks,
        fits,
        documents,
        gzips,
        named_csv,
    )
    for number in range(COUNT):
        make = makers[number % len(makers)]
        dice, kind = random.Random(number), number // len(makers)  # noqa: S311 - the same files every time
        yield f"{make.__name__}-{kind}", make(dice, kind)


def ragged(dice, _):
    rows = ["x," * dice.choice([1, 3, 30, 150]) + "\n" for _ in range(dice.randrange(1, 400))]
    return (HEADER + "".join(rows)).encode()


def open_quote(dice, _):
    rows = "".join(LINE.format(order=i, weight=100, reps=5) for i in range(dice.randrange(1, 50)))
    return (HEADER + rows + '2026-03-02 18:00:00,"Pull\n' + rows).encode()


def noise(dice, kind):
    if kind % 3 == 0:
        return dice.randbytes(dice.randrange(1, 300_000))
    if kind % 3 == 1:
        return strong()[: dice.randrange(5, 60)].decode().encode("utf-16-be")
    return (HEADER + LINE.format(order=1, weight=100, reps=5)).encode() + dice.randbytes(40) + b"\x81\x8d\n"


def nul(dice, _):
    data = bytearray(strong() * 20)
    data[dice.randrange(len(data))] = 0
    return bytes(data)


def formulas(dice, _):
    cell = dice.choice(
        ["=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "+A1", "-2+3", '=HYPERLINK("http://x";"y")']
    )
    quoted_cell = '"' + cell.replace('"', '""') + '"'
    return (HEADER + "".join(LINE.format(order=i, weight=100, reps=quoted_cell) for i in range(30))).encode()


def huge(dice, kind):
    if kind % 3 == 0:
        return (HEADER + LINE.format(order=1, weight="1" * 1_000_000, reps=5)).encode()
    if kind % 3 == 1:
        return ",".join(f"column{i}" for i in range(100_000)).encode() + b"\n" + b"," * 99_999
    return (HEADER + "\n" * 600_000).encode() if dice.random() < 0.5 else bytes(21_000_000)


def archives(dice, kind):
    inner = packed({"a.csv": strong()})
    for _ in range(kind):
        inner = packed({f"{kind}.zip": inner})
    return [
        packed({"bomb.csv": bytes(20_000_000 + kind)}),
        packed({"a.zip": inner}),
        packed({f"{i}": b"" for i in range(100)}),
        packed({"../" * kind + "../a.csv": strong()}),
        packed({f"{i}.csv": dice.randbytes(10) for i in range(dice.randrange(1, 50))}),
        packed({"a.csv": strong()})[: -dice.randrange(1, 60)],
    ][kind % 6]


def databases(dice, kind):
    if kind % 3 == 0:
        return database(*NEW)[: dice.randrange(16, 4_000)]
    if kind % 3 == 1:
        return database(*NEW)[:100] + dice.randbytes(20_000)
    rows = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
    return database(*NEW[:4], f"create view training_log as {rows}")


def workbooks(dice, kind):
    sheet = excel_sheet([STRONG_COLUMNS, STRONG_ROW])
    far = f'<c r="{dice.choice(["XFD", "ZZ", "A"])}1048576"><v>1</v></c>'
    return [
        excel({"A": sheet})[: -dice.randrange(1, 900)],
        excel({"A": f'<worksheet><sheetData><row r="1048576">{far}</row></sheetData></worksheet>'}),
        excel({"A": sheet[: dice.randrange(20, 300)]}),
        excel({"A": sheet.replace("<v>", f"<v>{'9' * 400}e", 1)}),
        excel({"A": "<a>" * 100_000}),
        excel({"A": f'<!DOCTYPE a [<!ENTITY b "{"x" * 1000}">]>{sheet}'}),
        opendocument([STRONG_COLUMNS])[: -dice.randrange(1, 500)],
        excel({"A": sheet.replace("</sheetData>", "<row/>" * 3_000_000 + "</sheetData>")}),
    ][kind % 8]


def fits(dice, kind):
    data = fit(*[fit_set(start=i) for i in range(50)])
    if kind % 2:
        return data[:12] + dice.randbytes(len(data) - 12)
    return data[: dice.randrange(12, len(data) - 10)]


def documents(dice, kind):
    sets = [{"type": "normal", "weight_kg": 100, "reps": 5}] * 50
    workout = {"start_time": "2026-06-01T07:52:37Z", "exercises": [{"title": "Row", "sets": sets}]}
    whole = json.dumps({"workouts": [workout]}).encode()
    return [
        whole[: dice.randrange(1, len(whole) - 1)],
        b"[" * 1_000_000,
        b'{"a":' * 300_000,
        b"[" + b"[]," * 6_000_000 + b"[]]",
        b"[[" + b"1," * 9_000_000 + b"1]]",
        json.dumps({"workouts": [{**workout, "exercises": [{"sets": [[1]], "title": 5}]}]}).encode(),
        json.dumps({"workouts": [{**workout, "start_time": 1e300}]}).encode(),
        json.dumps({"2026-01-01": [{"records": [{"sets": [{"amount": {}, "value": []}]}]}]}).encode(),
    ][kind % 8]


def gzips(dice, kind):
    whole = gzip.compress(strong() * 50)
    return [
        whole[: dice.randrange(3, len(whole) - 8)],
        gzip.compress(bytes(40_000_000)),
        gzip.compress(dice.randbytes(10_000)),
        gzip.compress(whole),
        gzip.compress(packed({"a.csv": strong()})),
    ][kind % 5]


def named_csv(dice, kind):
    starts = [
        PICTURE,
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0",
        b"<html>",
        b"<?xml version='1.0'?>",
        b"Rar!",
        b"{\\rtf1",
    ]
    return starts[kind % len(starts)] + dice.randbytes(dice.randrange(1, 100_000))


def warmed(path):
    """Return a store and a catalogue that have imported once: what is loaded by then is no file's doing."""
    from src.catalog import load_catalog  # noqa: PLC0415 - in the process of its own
    from src.ingest import import_file  # noqa: PLC0415
    from src.store import open_store  # noqa: PLC0415

    store, catalog = open_store(path), load_catalog()
    list(import_file(store, "me", "warm.csv", strong(), catalog=catalog, unit="kg", dry_run=True))
    return store, catalog


def import_one(store, catalog, name, data):
    """Return what became of each export in a file, its seconds of computing and megabytes of growth.

    Of computing, so that a busy machine does not count.
    """
    from src.ingest import Reject, import_file  # noqa: PLC0415

    before, start = peak_megabytes(), time.process_time()
    try:
        outcomes = list(import_file(store, "me", name, data, catalog=catalog, unit="kg"))
        outcome = [
            ("Reject" if isinstance(result, Reject) else type(result).__name__, str(result))
            for _, result in outcomes
        ]
    except BaseException as error:  # noqa: BLE001 - what it must never do is what we ask about
        outcome = [("raised", repr(error))]
    return outcome, time.process_time() - start, peak_megabytes() - before


def import_all(path, answers):
    """Import each into the store at `path`; answer name, outcome, seconds, MB of growth; what is stored."""
    store, catalog = warmed(path)
    found = [(name, *import_one(store, catalog, name, data)) for name, data in hostile_files()]
    answers.put((found, len(store.imports("me"))))
    store.close()


def peak_megabytes():
    """The most memory the process had; the kernel's own mark, for `ru_maxrss` begins with the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000  # bytes on a Mac
