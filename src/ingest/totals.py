"""The rows of a spreadsheet that add up the rows above them: they are no sets."""

import re
from collections.abc import Sequence
from functools import lru_cache

from src.ingest.dates import is_date

# How a row of sums or of averages is called, in the languages of the headers.
_LABELS = frozenset({
    "total", "totals", "subtotal", "grandtotal", "sum", "sums", "average", "averages", "avg",
    "mean", "gesamt", "summe", "gesamtsumme", "zwischensumme", "durchschnitt", "mittelwert",
    "schnitt", "suma", "totales", "promedio", "media", "totale", "somma", "moyenne", "somme",
    "soustotal", "totaal", "som", "gemiddelde", "média", "soma", "totais", "razem", "łącznie",
    "średnia", "итого", "всего", "сумма", "среднее", "разом", "summa", "totalt", "genomsnitt",
    "snitt", "gennemsnit", "yhteensä", "keskiarvo", "toplam", "ortalama", "összesen", "átlag",
    "celkem", "součet", "průměr", "spolu", "合計", "小計", "総計", "平均", "合计", "总计", "小计",
    "平均值", "總計", "합계", "총계", "평균",
})  # fmt: skip
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def sums_up(row: Sequence[str]) -> bool:
    """Return whether a row is a sum or an average of others: it is called so, and has no date of its own.

    With a date, the word is the title of a session.
    """
    return is_total(row) and not any(is_date(cell.strip()) for cell in row)


def is_total(row: Sequence[str]) -> bool:
    """Return whether the first filled cell of a row calls it a sum or an average: 'Total', 'Summe:'."""
    first = next((cell for cell in row if cell and not cell.isspace()), "")
    return not first[:1].isdigit() and _is_label(first)


@lru_cache(maxsize=1024)
def _is_label(text: str) -> bool:
    return text.strip()[:1].isalpha() and _NOT_LETTERS.sub("", text).casefold() in _LABELS
