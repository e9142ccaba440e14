"""One run of one source for one athlete: read, store step by step, make the log follow, say what happened."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from src.analytics.written import short_day, written
from src.ingest import ImportReport
from src.ingest.importer import TIME_ZONE, Names
from src.store import Store, Transaction
from src.sync import history, known_files, mirror, state
from src.sync.faults import Outcome, SyncFault, TryLater
from src.sync.importing import REFUSALS, follow, keep_names, overridden, take_file, undone_of
from src.sync.past import Past
from src.sync.pauses import utc_now
from src.sync.source import Progress, Source, quiet
from src.sync.state import Key, SourceState
from src.sync.steps import KnownFile, Named, Note, Noted, Remember, SetAside, Step


@dataclass(frozen=True)
class SyncReport:
    """What one run did."""

    source: str
    account: str
    label: str
    outcome: Outcome
    sentence: str
    counts: Mapping[str, int] = field(default_factory=dict)  # 'sets added', 'workouts changed', ...
    imports: tuple[ImportReport, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it: of its imports the numbers."""
        return {
            "source": self.source,
            "account": self.account,
            "label": self.label,
            "outcome": self.outcome,
            "sentence": self.sentence,
            "notes": [*self.notes],
            "counts": dict(self.counts),
            "imports": [one.import_id for one in self.imports if one.import_id is not None],
        }

    @property
    def ok(self) -> bool:
        """Whether the log is now what the source says."""
        return self.outcome in {"changed", "unchanged"}


@dataclass
class _Run:
    """One run: its row of history, how far the source had read before, and what is gathered meanwhile."""

    run_id: int
    place: Mapping[str, Any]
    counts: Counter[str] = field(default_factory=Counter)
    imports: list[ImportReport] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def sync(
    store: Store,
    athlete_id: str,
    source: Source,
    *,
    catalog: Names,
    progress: Progress = quiet,
    connected_only: bool = False,
) -> SyncReport:
    """Bring the athlete's log up to date with one source, and record the run.

    What goes wrong outside is an outcome with a sentence, never an exception; an error of this program is
    recorded and raised. Whatever happens, the log is as it was or as the source says, and the next run
    finishes what this one could not. With `connected_only`, a source that was disconnected while the run
    waited for its turn is left alone.
    """
    key = Key(athlete_id, source.name, source.account)
    with store.alone(athlete_id, key.job) as alone:
        if not alone:
            return _told(source, "waiting", f"{source.label} is being synced already.")
        with store.transaction() as work:
            begun = _begin(work, key, source, connected_only=connected_only)
        if isinstance(begun, SyncReport):
            return begun
        return _recorded(store, key, source, catalog, progress, begun)


def _begin(work: Transaction, key: Key, source: Source, *, connected_only: bool) -> _Run | SyncReport:
    """Open a run; or say why there is none now."""
    if connected_only and not state.is_connected(work, key):
        return _told(source, "unchanged", f"{source.label} was disconnected.")
    before = state.load(work, key)
    undone = undone_of(work, key, before)
    moment = utc_now()
    now = replace(before, label=source.label)
    if undone and not now.paused_at:
        now = replace(now, paused_at=moment)
    if now.not_before and now.not_before <= moment:
        now = replace(now, not_before=None)
    refusal = _not_now(source, now, undone)
    if refusal is None:
        now = overridden(work, key, now)
    if now != before:
        state.save(work, key, now)
    return refusal or _Run(history.begin(work, key, source.label), now.place)


def _not_now(source: Source, now: SourceState, undone: list[int]) -> SyncReport | None:
    """Return why there is no run now, None: there is one."""
    if undone:
        which = ", ".join(map(str, undone))
        what = f"import {which}" if len(undone) == 1 else f"imports {which}"
        why = f"You took back {what}, so {source.label} is paused: the next sync would bring it again."
        return _told(source, "paused", f"{why} Resume it when you want that.")
    if now.paused_at:
        return _told(source, "paused", f"{source.label} is paused. Resume it to sync again.")
    if now.not_before:
        return _told(source, "waiting", _until(source.label, now.not_before))
    return None


def _recorded(
    store: Store, key: Key, source: Source, catalog: Names, progress: Progress, run: _Run
) -> SyncReport:
    report: SyncReport | None = None
    try:
        report = _run(store, key, source, catalog, progress, run)
    finally:
        if report is None:  # an error of this program, or the process is told to stop
            report = _report(source, run, "failed", history.STOPPED)
        with store.transaction() as work:
            history.end(
                work,
                key,
                run.run_id,
                outcome=report.outcome,
                sentence=" ".join([report.sentence, *report.notes]),
                counts=report.counts,
                import_ids=[one.import_id for one in report.imports if one.import_id is not None],
            )
    return report


def _run(store: Store, key: Key, source: Source, catalog: Names, progress: Progress, run: _Run) -> SyncReport:
    zone = store.settings(key.athlete_id).get(TIME_ZONE)
    past = Past(store, key, run.place, zone)
    try:
        for step in source.fetch(past, progress):
            _take(store, key, step, catalog, zone, run)
    except TryLater as fault:
        with store.transaction() as work:
            now = state.load(work, key)
            state.save(work, key, replace(now, not_before=fault.not_before))
        return _report(source, run, fault.outcome, f"{fault} {_until(source.label, fault.not_before)}")
    except SyncFault as fault:
        return _report(source, run, fault.outcome, str(fault))
    except REFUSALS as error:
        return _report(source, run, "failed", str(error))
    return _report(source, run, "changed" if _changed(run) else "unchanged", _sentence(run))


def _take(store: Store, key: Key, step: Step, catalog: Names, zone: str | None, run: _Run) -> None:
    """Store one step."""
    if isinstance(step, Remember):
        with store.transaction() as work:
            run.counts.update(_remember(work, key, step))
    elif isinstance(step, Named):
        keep_names(store, key.athlete_id, step.exercises, catalog)
    elif isinstance(step, Note):
        run.notes.append(step.sentence)
    elif isinstance(step, Noted):
        with store.transaction() as work:
            known_files.save_file(work, key, step.file)
    elif isinstance(step, SetAside):
        outcome = "gone" if step.reason is None else "set aside"
        known = KnownFile(step.path, step.sha256, step.size, step.modified, None, outcome, step.reason)
        with store.transaction() as work:
            known_files.save_file(work, key, known)
        run.counts[f"files {outcome}"] += 1
    elif step.kind is None:
        reports, known = take_file(store, key, step, catalog)
        _count(run, reports)
        run.counts["files set aside"] += known.reason is not None
    elif report := follow(store, key, step, catalog, zone):
        _count(run, [report])


def _remember(work: Transaction, key: Key, step: Remember) -> dict[str, int]:
    now = state.load(work, key)
    changed = mirror.take(work, key, step)
    for kind, days in changed.items():
        now = now.with_following(kind, now.following(kind).changed(days))
    state.save(work, key, now if step.place is None else replace(now, place=step.place))
    return {f"{kind}s changed": len(days) for kind, days in changed.items()}


def _count(run: _Run, reports: list[ImportReport]) -> None:
    for report in reports:
        what = "body weights" if report.bodyweights or report.version == "body weights" else "sets"
        run.imports.append(report)
        run.counts[f"{what} added"] += report.added
        run.counts[f"{what} removed"] += report.removed


def _changed(run: _Run) -> bool:
    return any(report.added or report.removed for report in run.imports)


def _sentence(run: _Run) -> str:
    told = [
        f"{written(count)} {what if count != 1 else what.removesuffix('s')} {done}"
        for what in ("sets", "body weights")
        for done in ("added", "removed")
        if (count := run.counts[f"{what} {done}"])
    ]
    aside = run.counts["files set aside"]
    files = f" {written(aside)} file{'' if aside == 1 else 's'} cannot be read." if aside else ""
    return (f"{', '.join(told)}." if told else "Nothing new.") + files


def _until(label: str, moment: datetime) -> str:
    return f"{label} is asked again after {short_day(moment)}, {moment:%H:%M} (UTC)."


def _told(source: Source, outcome: Outcome, sentence: str) -> SyncReport:
    return SyncReport(source.name, source.account, source.label, outcome, sentence)


def _report(source: Source, run: _Run, outcome: Outcome, sentence: str) -> SyncReport:
    counts = {what: count for what, count in run.counts.items() if count}
    notes = tuple(dict.fromkeys(run.notes))
    return replace(_told(source, outcome, sentence), counts=counts, imports=tuple(run.imports), notes=notes)
