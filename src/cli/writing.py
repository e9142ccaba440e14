"""Files the command line writes."""

from pathlib import Path

from src.report.errors import ReportError


def write_file(path: Path, content: bytes) -> None:
    """Write a file, its folder too, and say so; ReportError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ReportError(f"{path} cannot be written ({error.strerror}). Choose another place.") from error
    print(f"Written: {path} ({len(content) / 1000:,.0f} kB)")
