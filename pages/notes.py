"""What was said about my log?"""  # noqa: D400 - the question the page answers

from src.ui import current_view
from src.ui.notes_page import show_notes
from src.ui.viewer import visitor

show_notes(current_view(), visitor())
