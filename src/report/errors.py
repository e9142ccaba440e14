"""What a report or an export cannot do, as a sentence for the person who asked."""


class ReportError(ValueError):
    """Nothing to report, or nowhere to put it."""
