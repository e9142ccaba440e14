"""Charts as SVG, for a page that is printed: the same frames as the Plotly charts, no script, no browser."""

from src.report.pictures.share import share_picture

__all__ = ["share_picture"]
