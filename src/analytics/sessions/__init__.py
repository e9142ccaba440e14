"""Sessions: what each held, in which order, how its sets are mixed, and how often a lift is practised."""

from src.analytics.sessions.calendar import calendar_days
from src.analytics.sessions.listing import session_records, sessions
from src.analytics.sessions.mix import QUALITIES, Mix, mix_of, weekly_mix
from src.analytics.sessions.one import last_time, session
from src.analytics.sessions.order import ORDER, OrderCheck, OrderSummary, order_check, order_checks, order_of
from src.analytics.sessions.practice import OTHERS, Openers, openers, other_cleans, practice

__all__ = [
    "ORDER",
    "OTHERS",
    "QUALITIES",
    "Mix",
    "Openers",
    "OrderCheck",
    "OrderSummary",
    "calendar_days",
    "last_time",
    "mix_of",
    "openers",
    "order_check",
    "order_checks",
    "order_of",
    "other_cleans",
    "practice",
    "session",
    "session_records",
    "sessions",
    "weekly_mix",
]
