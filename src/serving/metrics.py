"""What is counted for Prometheus: page runs, imports, errors, caches. No label names a person or a log.

The app says what happened in its log; a handler counts it here, so that nothing else knows of Prometheus.
"""

import logging
from collections.abc import Iterator, Sequence
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector
from streamlit.runtime import Runtime
from streamlit.runtime.stats import (
    ACTIVE_SESSIONS_FAMILY,
    CACHE_MEMORY_FAMILY,
    CacheStat,
    GaugeStat,
    Stat,
)

_SECONDS: Final = (0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10)


class Metrics(logging.Handler):
    """Counts the events of the log."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.registry.register(Caches())
        self._reruns = Histogram(
            "hindsight_rerun_seconds",
            "How long a page ran.",
            ["page"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._imports = Counter(
            "hindsight_imports",
            "Files read into a log, or refused.",
            ["app", "outcome"],
            registry=self.registry,
        )
        self._import_seconds = Histogram(
            "hindsight_import_seconds", "How long an import took.", buckets=_SECONDS, registry=self.registry
        )
        self._sets = Counter("hindsight_imported_sets", "Sets added by imports.", registry=self.registry)
        self._errors = Counter(
            "hindsight_errors", "Errors and warnings in the log.", ["level"], registry=self.registry
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Count one record."""
        event = getattr(record, "event", None)
        if event == "rerun":
            self._reruns.labels(_fact(record, "page")).observe(float(_fact(record, "seconds")))
        elif event == "import":
            self._imports.labels(_fact(record, "app"), _fact(record, "outcome")).inc()
            self._import_seconds.observe(float(_fact(record, "seconds")))
            self._sets.inc(float(_fact(record, "sets")))
        elif record.levelno >= logging.WARNING:
            self._errors.labels(record.levelname.lower()).inc()

    def text(self) -> bytes:
        """Return everything counted, in Prometheus' text format."""
        return bytes(generate_latest(self.registry))


def _fact(record: logging.LogRecord, name: str) -> str:
    return str(getattr(record, name, 0))


class Caches(Collector):
    """How much memory Streamlit's caches and sessions hold, asked when someone looks; answers: see `kept`."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Return bytes by kind of cache, and open pages."""
        size = GaugeMetricFamily("hindsight_cache_bytes", "Memory Streamlit holds, by kind.", labels=["kind"])
        for kind, held in _cache_sizes().items():
            size.add_metric([kind], held)
        pages = GaugeMetricFamily("hindsight_open_pages", "Browsers with the app open.")
        pages.add_metric(
            [], sum(one.value for one in _stats(ACTIVE_SESSIONS_FAMILY) if isinstance(one, GaugeStat))
        )
        yield size
        yield pages


def _cache_sizes() -> dict[str, float]:
    found: dict[str, float] = {}
    for one in _stats(CACHE_MEMORY_FAMILY):
        if isinstance(one, CacheStat):
            found[one.category_name] = found.get(one.category_name, 0.0) + one.byte_length
    return found


def _stats(family: str) -> Sequence[Stat]:
    if not Runtime.exists():
        return ()
    return Runtime.instance().stats_mgr.get_stats([family]).get(family, ())
