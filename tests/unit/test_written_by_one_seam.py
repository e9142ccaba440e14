"""What a reader sees of a number or a day is written by `src/analytics/written.py`, for their locale."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Decimals, thousands and days as Python writes them by itself; a whole number is alike everywhere.
_OWN_WAY = re.compile(r":,[.\d]*[fg]?}|:[+]?\.[1-9][%f]}|strftime\(|:%[^}]*[YdmbB]|map\(\"\{:")
_PLOTLY = re.compile(r"%\{+[^}]*\}+")  # written with the separators it is given
_FOLDERS = ("pages", "src/ui", "src/words", "src/charts", "src/sync")
_ALLOWED = {
    "src/charts/inked.py": "coordinates of a drawing",
    "src/charts/sparkline.py": "coordinates of a drawing",
    "src/charts/svg.py": "coordinates of a drawing",
    "src/charts/days.py": "the name of a month alone",
    "src/ui/downloads.py": "names of files",
    "src/ui/leaving.py": "names of files",
    "src/sync/hevy_documents.py": "read again by a program",
}


def _around(path):
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [f"{path}:{number}" for number, line in lines if _OWN_WAY.search(_PLOTLY.sub("", line))]


def test_no_number_and_no_day_is_written_around_the_locale():
    files = [path for folder in _FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    assert len(files) > 100
    asked = [path for path in files if path.relative_to(ROOT).as_posix() not in _ALLOWED]
    assert [place for path in asked for place in _around(path)] == []


def test_each_exception_is_still_one():
    assert all(_around(ROOT / path) for path in _ALLOWED)
