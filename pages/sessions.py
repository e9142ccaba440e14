"""What did I do, and when?"""  # noqa: D400 - the question the page answers

from src.ui import current_view
from src.ui.balance_settings import saved_settings
from src.ui.session_list import session_choice, show_list
from src.ui.session_page import show_session

view = current_view()
settings = saved_settings()
session = session_choice(view.source, settings)
if session is None:
    show_list(view, settings)
else:
    show_session(view, settings, session)
