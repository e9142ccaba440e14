"""Everything that needs Streamlit: the frame around pages, cached calls, formatting, components."""

from src.ui.components import opening
from src.ui.errors import guarded
from src.ui.frame import page_frame
from src.ui.markup import md_escape
from src.ui.show import chart, how
from src.ui.view import View, current_view

__all__ = [
    "View",
    "chart",
    "current_view",
    "guarded",
    "how",
    "md_escape",
    "opening",
    "page_frame",
]
