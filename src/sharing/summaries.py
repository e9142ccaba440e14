"""What a coach's list says of each athlete, worked out when the data changes and read as one row.

A summary is made from the scoped copy (`copies`), so it holds nothing its reader may not see.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from src import analytics
from src.analytics import BalanceSettings, Log
from src.catalog import Catalog
from src.sharing.access import Access
from src.sharing.moments import now
from src.sharing.reading import Copies, ReadContext
from src.sharing.scope import Scope
from src.store import Store

WEEKS = 26  # of the sparkline


@dataclass(frozen=True)
class Summary:
    """One athlete at a glance, as of the log's last day."""

    last_day: str | None = None  # ISO
    sets: int = 0
    weekly_sets: tuple[float, ...] = ()  # working sets of the last weeks, oldest first
    falling: tuple[str, ...] = ()  # names of lifts
    stalled: tuple[str, ...] = ()  # holding steady for 12 weeks
    rising: tuple[str, ...] = ()
    regaining: tuple[str, ...] = ()  # what was there before
    share: float | None = None
    verdict: str = ""  # of the balance
    out_of_target: bool = False
    jumps: tuple[str, ...] = ()  # sentences without a full stop
    unknown_names: int = 0
    unknown_share: float = 0.0  # of the sets

    @property
    def trained_until(self) -> date | None:
        """The last logged day."""
        return date.fromisoformat(self.last_day) if self.last_day else None


_BY_VIEW = {  # what is told only to those who may open the page that shows it
    "lifts": ("falling", "stalled", "rising", "regaining"),
    "balance": ("share", "verdict", "out_of_target"),
    "log": ("unknown_names", "unknown_share"),
}
_UNLESS_OVERVIEW = ("weekly_sets", "jumps")


def within(summary: Summary, scope: Scope) -> Summary:
    """Return the summary without what belongs to pages outside the scope."""
    usual = Summary()
    hidden = [name for view, names in _BY_VIEW.items() if view not in scope.views for name in names]
    if not {"overview", "muscles", "sessions"} & set(scope.views):
        hidden += _UNLESS_OVERVIEW
    kept = {one.name: getattr(summary, one.name) for one in fields(summary) if one.name not in hidden}
    return Summary(**{**asdict(usual), **kept})


def summarise(log: Log, settings: BalanceSettings) -> Summary:
    """Work out the summary of a log."""
    extent = analytics.log_summary(log)
    if extent.last_day is None:
        return Summary()
    verdicts = analytics.trends(log)
    balance = analytics.balance_summary(log, settings)
    changed = analytics.changes(log, settings)
    unknown = analytics.unknown_names(log)

    def lifts(verdict: str) -> tuple[str, ...]:
        return tuple(log.catalog.lifts[lift].name for lift, said in verdicts.items() if said.way == verdict)

    return Summary(
        last_day=extent.last_day.isoformat(),
        sets=extent.sets,
        weekly_sets=_weekly_sets(log, settings),
        falling=lifts("regressing"),
        stalled=tuple(log.catalog.lifts[lift].name for lift, said in verdicts.items() if said.stalled),
        rising=lifts("progressing"),
        regaining=lifts("regaining"),
        share=balance.share,
        verdict=balance.verdict,
        out_of_target=balance.verdict in ("mirror-leaning", "posterior-leaning"),
        jumps=_jumps(changed),
        unknown_names=len(unknown),
        unknown_share=float(unknown["share"].sum()),
    )


def refresh(store: Store, accesses: Iterable[Access], copies: Copies, catalog: Catalog) -> int:
    """Make the summaries of these accesses that are missing or of older data; return how many were made."""
    made = 0
    for access in accesses:
        version = store.data_version(access.athlete_id)
        if _kept_version(store, access) == version:
            continue
        context = copies.context(access)
        summary = summarise(context.log(catalog), balance_settings(context))
        _keep(store, access, context.version, summary)
        made += 1
    return made


def summaries_of(store: Store, accesses: Sequence[Access]) -> dict[str, Summary]:
    """Return the kept summary of each access, by its id; one row each, and no set is read.

    Those whose summary was never made are missing: `refresh` makes them.
    """
    if not accesses:
        return {}
    names = {f"a{number}": access.athlete_id for number, access in enumerate(accesses)}
    listed = ", ".join(f"${name}" for name in names)
    rows = store.rows(
        f"select athlete_id, scope_key, summary from summaries where athlete_id in ({listed})", names
    )
    kept = {(row["athlete_id"], row["scope_key"]): row["summary"] for row in rows}
    found = {one.grant_id: kept.get((one.athlete_id, one.scope.data_key)) for one in accesses}
    return {
        one.grant_id: within(_read(text), one.scope)
        for one in accesses
        if (text := found[one.grant_id]) is not None
    }


def balance_settings(context: ReadContext) -> BalanceSettings:
    """Return the target and the counting rules the athlete chose."""
    said = context.store.settings(context.athlete)
    usual = BalanceSettings()
    exposure = {"1/4": 0.25, "1/2": 0.5, "1": 1.0}.get(str(said.get("exposure")), usual.ballistic_set)
    low, high = said.get("target_low"), said.get("target_high")
    if not (isinstance(low, int | float) and isinstance(high, int | float) and 0 < low < high < 1):
        low, high = usual.target_low, usual.target_high
    return BalanceSettings(
        target_low=float(low),
        target_high=float(high),
        quads="neutral" if said.get("quads") == "neutral" else "mirror",
        lens="direct" if said.get("lens") == "direct" else "fractional",
        stabilisers=said.get("stabilisers") is not False,
        ballistic_set=exposure,
    )


def _weekly_sets(log: Log, settings: BalanceSettings) -> tuple[float, ...]:
    weeks = analytics.weekly_balance(log, settings)
    total = weeks["posterior"].fillna(0) + weeks["mirror"].fillna(0) + weeks["neutral"].fillna(0)
    return tuple(round(float(sets), 1) for sets in total.tail(WEEKS))


def _jumps(changed: analytics.Changes) -> tuple[str, ...]:
    work = [
        f"{row.name.lower()} {row.this_week:.0f}, usually {row.median:.0f}"
        for row in changed.rows
        if row.jump and row.median is not None
    ]
    loads = [
        f"{jump.exercise_name} {jump.load_kg / jump.before_kg - 1:+.0%} on the bar"
        for jump in changed.load_jumps
    ]
    return (*work, *loads)


_THERE = "select grant_id from grants where athlete_id = $athlete and grant_id = $grant"


def _kept_version(store: Store, access: Access) -> int | None:
    rows = store.rows(
        "select data_version from summaries where athlete_id = $athlete and scope_key = $scope",
        {"athlete": access.athlete_id, "scope": access.scope.data_key},
    )
    return int(rows[0]["data_version"]) if rows else None


def _keep(store: Store, access: Access, version: int, summary: Summary) -> None:
    about = {"athlete": access.athlete_id, "grant": access.grant_id}
    with store.transaction() as tx:
        if not access.invented and not tx.rows(_THERE, about):
            return  # meanwhile the athlete deleted everything
        tx.rows(
            """
            insert into summaries values ($athlete, $scope, $version, $summary, $now)
            on conflict (athlete_id, scope_key) do update set
                data_version = excluded.data_version, summary = excluded.summary, made_at = excluded.made_at
            """,
            {
                "athlete": access.athlete_id,
                "scope": access.scope.data_key,
                "version": version,
                "summary": json.dumps(asdict(summary), ensure_ascii=False),
                "now": now(),
            },
        )


def _read(text: str) -> Summary:
    said: dict[str, Any] = json.loads(text)
    known = {one.name for one in fields(Summary)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in said.items()
        if name in known
    }
    return Summary(**values)
