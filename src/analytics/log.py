"""The handle every analytics function takes: one athlete's log, as of one day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from src.catalog import Catalog, load_catalog
from src.store import Store

SQL_FOLDER = Path(__file__).parent / "sql"
END_OF_TIME = date(9999, 12, 31)
LOCAL_ATHLETE = "me"


@dataclass(frozen=True)
class Log:
    """All sets of one athlete up to and including the day `as_of`."""

    store: Store
    catalog: Catalog
    athlete_id: str = LOCAL_ATHLETE
    as_of: date = END_OF_TIME

    def query(self, name: str, **params: object) -> pd.DataFrame:
        """Run the named statement of `sql/`; `$athlete` and `$as_of` are bound for it."""
        scope = {"athlete": self.athlete_id, "as_of": self.as_of}
        return self.store.frame(named_sql(name), {**scope, **params})


@cache
def named_sql(name: str) -> str:
    """Return the text of `sql/<name>.sql`."""
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def open_log(
    store: Store,
    athlete_id: str = LOCAL_ATHLETE,
    *,
    catalog: Catalog | None = None,
    as_of: date | None = None,
) -> Log:
    """Return the athlete's log, with the catalogue and the athlete's names published to the store's queries."""
    catalog = catalog or load_catalog()
    publish_catalog(store, catalog)
    publish_names(store, catalog, athlete_id)
    return Log(store, catalog, athlete_id, as_of or END_OF_TIME)
