"""What an import tells the person who made it: every row of the file is accounted for."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from src.ingest.text import Skip


@dataclass(frozen=True)
class Suspicion:
    """Something kept as written that looks wrong."""

    what: str
    line: int | None = None
    do: str = ""  # what to do about it


@dataclass(frozen=True)
class ImportReport:
    """One import. rows + expanded = all sets + bodyweights + not_sets + skipped, always.

    Blank lines are not rows.
    A row is what the file writes as one, mostly a set. Where rows hold several sets (`3 x 5`, a column for
    each set, a whole workout), `expanded` is how many more there are than rows.
    """

    file: str
    app: str  # 'Strong'
    version: str
    rows: int
    sets: Mapping[str, int]  # kind -> sets
    not_sets_by_reason: Mapping[str, int]
    skipped: Sequence[Skip]
    unit: str | None  # 'kg', 'lb', 'mixed'; None when no set has a load
    unit_from: str
    unit_evidence: str
    sessions: int
    first_day: str  # ISO
    last_day: str
    time_zone: str  # 'local', 'UTC, as written' or 'none (days only)'
    time_zone_from: str  # how that was decided, in one sentence
    names_known: Sequence[str]  # as written, most used first
    names_unknown: Sequence[str]  # without those the athlete chose to ignore
    encoding: str
    remarks: Sequence[str] = ()
    suspicious: Sequence[Suspicion] = ()
    names_ignored: Sequence[str] = ()
    assumed: Sequence[str] = ()  # 'Dumbbell Row: load per hand': read by convention, the file does not say
    expanded: int = 0  # sets beyond one a row
    already: Sequence[Mapping[str, Any]] = ()  # what the log holds from other apps; see `already_logged`
    added: int = 0
    removed: int = 0
    unchanged: int = 0
    removed_later: int = 0
    kept_earlier: int = 0  # sets of the log before the file's first day, left as they are
    import_id: int | None = None  # None for a dry run
    unit_confidence: float = 1.0  # 0.5 to 1; less than SURE is a weak guess
    bodyweights: int = 0  # of a file of body weights, which has no sets: `added` and the like count these

    def __post_init__(self) -> None:
        """Hold the invariant: no row is lost and none is counted twice."""
        total = sum(self.sets.values()) + self.bodyweights + self.not_sets + len(self.skipped)
        if self.rows + self.expanded != total:
            raise AssertionError(
                f"{self.rows} rows with {self.expanded} more sets, but {total} are accounted for"
            )

    @classmethod
    def from_json(cls, flat: Mapping[str, Any]) -> "ImportReport":
        """Return the report that `to_json` wrote, also where an earlier version of this program did."""
        known = {field.name for field in fields(cls)}
        names = {f"names_{how}": found for how, found in flat.get("names", {}).items()}
        told = {**{name: value for name, value in flat.items() if name in known}, **names}
        told["skipped"] = tuple(Skip(**one) for one in flat["skipped"])
        told["suspicious"] = tuple(Suspicion(**one) for one in flat.get("suspicious", ()))
        return cls(**told)

    @property
    def not_sets(self) -> int:
        """Rows that are no sets: rest timers, notes, rows without reps, time or distance."""
        return sum(self.not_sets_by_reason.values())

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain dicts, lists, text and numbers."""
        flat = asdict(self)
        names = {how: list(flat.pop(f"names_{how}")) for how in ("known", "unknown", "ignored")}
        return {
            **flat,
            "sets": dict(self.sets),
            "not_sets": self.not_sets,
            "not_sets_by_reason": dict(self.not_sets_by_reason),
            "skipped": [asdict(skip) for skip in self.skipped],
            "suspicious": [
                {"what": s.what} if s.line is None else {"line": s.line, "what": s.what, "do": s.do}
                for s in self.suspicious
            ],
            "remarks": list(self.remarks),
            "already": [dict(one) for one in self.already],
            "assumed": list(self.assumed),
            "names": names,
        }
