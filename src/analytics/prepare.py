"""What the questions of most pages begin with, made before anybody asks."""

from src.analytics.courses import courses
from src.analytics.log import Log
from src.analytics.work import session_work


def prepare(log: Log) -> None:
    """Make and keep, once in this state of the log, what its first page would wait for longest."""
    session_work(log)
    courses(log)
