"""A table at the end of the output: of each real export, the sets by kind as we read them."""

from collections import Counter

import pytest

from src.store.schema import KINDS

READ = {}


def note(file, reading):
    """Keep what a file was read as, for the table."""
    kinds = Counter(reading.sets["kind"].to_pylist())
    timed = reading.sets["reps"].null_count
    not_sets = sum(reading.not_sets.values())
    READ[file] = [
        reading.rows,
        *(kinds[kind] for kind in KINDS),
        timed,
        not_sets,
        len(reading.skipped),
        reading.unit.unit,
    ]


@pytest.fixture(autouse=True)
def _noted(request):
    yield
    if "counted" in request.node.funcargs:
        row, reading = request.node.funcargs["counted"]
        note(row["file"], reading)


def pytest_terminal_summary(terminalreporter):
    """Print the table, where files were read."""
    if not READ:
        return
    terminalreporter.section("sets by kind, file by file")
    names = ["rows", *KINDS, "timed", "not sets", "skipped", "unit"]
    terminalreporter.write_line(f"{'file':28}" + "".join(f"{name:>9}" for name in names))
    for file, values in sorted(READ.items()):
        terminalreporter.write_line(f"{file:28}" + "".join(f"{value!s:>9}" for value in values))
    totals = [sum(values[i] for values in READ.values()) for i in range(len(names) - 1)]
    terminalreporter.write_line(f"{len(READ):<28}" + "".join(f"{total:>9}" for total in totals))
