"""What an athlete chose on Settings, as it is kept, read into what the analytics take."""

from collections.abc import Mapping
from typing import Any, Final, Literal

import pandas as pd

from src.analytics.sides import BalanceSettings
from src.analytics.units import KG_PER_LB
from src.store import Query, Store, is_bodyweight

USUAL: Final = BalanceSettings()
EXPOSURES: Final = {"1/4": 0.25, "1/2": 0.5, "1": 1.0}  # what is written on the choice, and in the address
LEAST, MOST, STEP = 5, 95, 5  # of the target, in per cent
_USUAL_EXPOSURE: Final = "1/2"
_TARGET: Final = (round(USUAL.target_low * 100), round(USUAL.target_high * 100))
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LOADS: Final[tuple[Literal["kg", "lb"], ...]] = ("kg", "lb")
MIXED: Final = "mixed"
_IMPORTED: Final = """
    select import_id, series_id, source, unit from imports
    where athlete_id = $athlete and undone_at is null
    order by import_id desc
"""
_ROUND_LOADS: Final = """
    select
        count(*) filter (abs(quarters - round(quarters)) < 0.02)::bigint as kilograms,
        count(*) filter (abs(halves - round(halves)) < 0.02)::bigint as pounds
    from (
        select *, load_kg * 4 as quarters, load_kg / $kg_per_lb * 2 as halves from sets
    ) loads
    where athlete_id = $athlete and series_id = $series and load_kg > 0
"""
_LAST_DAYS: Final = """
    select series_id, max(day) as last_day from sets
    where athlete_id = $athlete and load_kg > 0
    group by series_id
"""


def settings_of(
    low: int,
    high: int,
    quads: str,
    lens: str,
    *,
    exposure: str = _USUAL_EXPOSURE,
    stabilisers: bool = True,
) -> BalanceSettings:
    """Return the settings for any two handles of the slider, and any two an address may hold, in per cent."""
    low, high = sorted((low, high))
    low = min(max(low, LEAST), MOST - STEP)
    high = min(max(high, low + STEP), MOST)
    return BalanceSettings(
        target_low=low / 100,
        target_high=high / 100,
        quads="neutral" if quads == "neutral" else "mirror",
        lens="direct" if lens == "direct" else "fractional",
        ballistic_set=EXPOSURES.get(exposure, USUAL.ballistic_set),
        stabilisers=stabilisers,
    )


def kept_choices(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the choices about the balance as they are kept, each within what its widget allows.

    Keys: target (two ends, in per cent), quads, lens, exposure, stabilisers.
    """
    low, high = (kept.get(name) for name in ("target_low", "target_high"))
    target = _TARGET
    if isinstance(low, int | float) and isinstance(high, int | float):
        made = settings_of(round(low * 100), round(high * 100), "", "")
        target = (round(made.target_low * 100), round(made.target_high * 100))
    exposure = kept.get("exposure")
    return {
        "target": target,
        "quads": "neutral" if kept.get("quads") == "neutral" else "mirror",
        "lens": "direct" if kept.get("lens") == "direct" else "all",
        "exposure": exposure if exposure in EXPOSURES else _USUAL_EXPOSURE,
        "stabilisers": kept.get("stabilisers") is not False,
    }


def kept_balance(kept: Mapping[str, Any]) -> BalanceSettings:
    """Return the balance settings an athlete keeps."""
    return balance_of(kept_choices(kept))


def balance_of(chosen: Mapping[str, Any]) -> BalanceSettings:
    """Return the balance settings that choices stand for; the choices are those of `kept_choices`."""
    low, high = chosen["target"]
    return settings_of(
        low,
        high,
        chosen["quads"],
        chosen["lens"],
        exposure=chosen["exposure"],
        stabilisers=chosen["stabilisers"],
    )


def kept_week_start(kept: Mapping[str, Any]) -> int:
    """Return the weekday the athlete's weeks begin on, 0 for Monday (the usual) to 6 for Sunday."""
    first = kept.get("week_start")
    return WEEKDAYS.index(first) if first in WEEKDAYS else 0


def kept_unit(store: Store, athlete_id: str) -> Literal["kg", "lb"] | None:
    """Return the unit set on Settings, else that of the athlete's log; None: neither."""
    chosen = store.settings(athlete_id).get("unit")
    return next((unit for unit in _LOADS if unit == chosen), None) or written_unit(store, athlete_id)[0]


def imported(store: Query, athlete_id: str) -> pd.DataFrame:
    """Return standing imports of sets, newest first: import_id, series_id, source, unit (null: no load)."""
    standing = store.frame(_IMPORTED, {"athlete": athlete_id})
    of_sets: pd.DataFrame = standing[~standing["source"].map(is_bodyweight).astype(bool)]
    return of_sets


def written_unit(
    store: Query, athlete_id: str, imports: pd.DataFrame | None = None
) -> tuple[Literal["kg", "lb"] | None, bool]:
    """Return the unit of the app that holds the log's last loads (None: no load), and whether it mixes both.

    So an old file of another app changes nothing. Of an app whose file mixes both, the unit most of its loads
    are round in. `imports`: the athlete's, where they are known already.
    """
    imports = imported(store, athlete_id) if imports is None else imports
    units = imports.dropna(subset="unit").drop_duplicates("series_id").set_index("series_id")["unit"]
    if units.empty:
        return None, False
    series = units.index[0] if len(units) == 1 else _reaching_furthest(store, athlete_id, units)
    if units[series] == MIXED:
        return _mostly(store, athlete_id, int(series)), True
    return next((one for one in _LOADS if one == units[series]), None), False


def _reaching_furthest(store: Query, athlete_id: str, units: pd.Series) -> int:
    """Return the series of `units` (the newest first) whose sets with a load go on longest."""
    last_days = store.frame(_LAST_DAYS, {"athlete": athlete_id}).set_index("series_id")["last_day"]
    reach = last_days.reindex(units.index).dropna()
    return int(reach.index[reach == reach.max()][0] if len(reach) else units.index[0])


def _mostly(store: Query, athlete_id: str, series: int) -> Literal["kg", "lb"]:
    """Return the unit that most loads of a series are round in."""
    asked = {"athlete": athlete_id, "series": series, "kg_per_lb": KG_PER_LB}
    round_loads = store.frame(_ROUND_LOADS, asked).iloc[0]
    return "lb" if int(round_loads["pounds"]) > int(round_loads["kilograms"]) else "kg"
