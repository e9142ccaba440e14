"""How many sets of real logs the catalogue recognises, and how fast.

`HINDSIGHT_CORPUS=<folder of CSV exports> python -m benchmarks.catalog_coverage [names to list]`
"""

import csv
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

from src.catalog import Catalog, load_catalog

NAME_COLUMN = re.compile(
    r"exercise( name|_title| \d+)?|übung|name der übung|nom de l'exercice|nombre del ejercicio|运动名称",
    re.IGNORECASE,
)
BLOCK_TITLE = re.compile(r"^\d+\. ")  # apps that write a title line above the sets of an exercise
LIFT = re.compile(
    r"dead ?lift|\brdl|good ?morning|(barbell|dumbbell|bent.over).*\brows?\b|\brows?\b.*(barbell|dumbbell)"
    r"|power clean|box jump|swing",
    re.IGNORECASE,
)
DISTINCT_NAMES = 400


def names_of(path: Path) -> Counter[str]:
    """Count the rows of each written exercise name in one export, whatever app wrote it."""
    text = path.read_text(encoding="utf-8-sig", errors="replace").lstrip("\n")
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    rows = list(csv.reader(text.splitlines(), delimiter=delimiter))
    columns = [i for i, cell in enumerate(rows[0]) if NAME_COLUMN.fullmatch(cell.strip())] if rows else []
    if columns:
        return Counter(row[i].strip() for row in rows[1:] for i in columns if i < len(row) and row[i].strip())
    return Counter(_blocks(rows))


def _blocks(rows: list[list[str]]) -> list[str]:
    names, current = [], ""
    for row in rows:
        if row and BLOCK_TITLE.match(row[0]):
            current = row[0]
        elif row and current and row[0].isdecimal():
            names.append(current)
    return names


def share_known(catalog: Catalog, names: Counter[str]) -> float:
    """Return the share of rows whose name is recognised; 1 when there are none."""
    known = sum(count for name, count in names.items() if catalog.resolve(name).exercise)
    return known / (names.total() or 1)


def corpus_names(folder: Path) -> dict[str, Counter[str]]:
    """Return the names of every export of the folder that has any, by file name."""
    found = {path.name: names_of(path) for path in sorted(folder.glob("*.csv"))}
    return {name: names for name, names in found.items() if names}


def main() -> None:
    """Print coverage by file and overall, the unknown names, and the timings."""
    started = time.perf_counter()
    catalog = load_catalog()
    loaded = time.perf_counter() - started
    by_file = corpus_names(Path(os.environ["HINDSIGHT_CORPUS"]))
    names: Counter[str] = sum(by_file.values(), Counter())
    lifts = Counter({name: count for name, count in names.items() if LIFT.search(name)})
    distinct = list(names)[:DISTINCT_NAMES]
    started = time.perf_counter()
    for name in distinct:
        catalog.names.resolve(name)  # past the cache
    resolved = time.perf_counter() - started
    for file, its in by_file.items():
        print(f"{share_known(catalog, its):7.2%} of {its.total():6} sets  {file}")
    print(f"{share_known(catalog, names):7.2%} of {names.total():6} sets, {len(names)} names")
    print(
        f"{share_known(catalog, lifts):7.2%} of {lifts.total():6} sets whose name contains one of the lifts"
    )
    print(f"load {loaded * 1e3:.0f} ms; {len(distinct)} distinct names {resolved * 1e3:.1f} ms")
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    unknown = Counter({name: count for name, count in names.items() if not catalog.resolve(name).exercise})
    for name, count in unknown.most_common(shown):
        print(f"{count:6}  {name}")


if __name__ == "__main__":
    main()
