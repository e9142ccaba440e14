"""Who needs me first?"""  # noqa: D400 - the question the page answers

from src.ui import current_view
from src.ui.roster import show_roster
from src.ui.viewer import visitor

show_roster(current_view(), visitor())
