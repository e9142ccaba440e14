"""The log as files for other programs."""

from src.report.spreadsheet import inert, inert_csv, inert_frame

__all__ = ["inert", "inert_csv", "inert_frame"]
