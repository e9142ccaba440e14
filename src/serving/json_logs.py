"""One JSON object a line, for whatever collects logs: what happened and how often, never about whom."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final

# The only facts an event carries into the log; each is about the server or a count.
FACTS: Final = ("event", "page", "app", "outcome", "sets", "seconds")


class JsonLines(logging.Formatter):
    """Write a record as JSON. Its text was cleaned of secrets as it was made, see `logs`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time (UTC), level, logger, message, the event's facts, and the trace of an error."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        said |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if record.exc_info:
            said["trace"] = record.exc_text or self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


def log_as_json() -> None:
    """Send every record from INFO on to standard output as JSON, in place of what was set up before."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
