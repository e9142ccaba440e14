"""A browser reduced to its websocket: what an attacker writes by hand."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets.sync.client import connect

from tests.hosting.asking import PATIENCE_S

_ENDS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
TOKEN = generate_xsrf_token_string()  # as any browser gets one


@contextmanager
def socket(url, cookies=(), session=None):
    """Open one connection; `session`: the id of a session to resume."""
    cookie = "; ".join(f"{name}={value}" for name, value in dict(cookies).items())
    with connect(
        f"ws://{urlsplit(url).netloc}/_stcore/stream",
        origin=url,
        subprotocols=["streamlit", TOKEN, *([session] if session else [])],
        additional_headers={"Cookie": f"{cookie}; _streamlit_xsrf={TOKEN}".removeprefix("; ")},
        max_size=None,
        open_timeout=PATIENCE_S,
        ping_interval=None,  # who is slow is not gone
    ) as connection:
        yield Socket(connection)


class Socket:
    """What can be said over a connection."""

    def __init__(self, connection):
        self._connection = connection
        self.session, self.fragment, self._page, self.buttons = None, None, "", set()

    def run(self, page="", query="", *, patience_s=PATIENCE_S, **widgets):
        """Run a page once and return all that the server sent, in one text."""
        asked = self._asked(page, query)
        for key, value in widgets.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = key, value
        return self._said(asked, patience_s)

    def send(self, data):
        """Say anything."""
        self._connection.send(data)

    def press(self, key, page=""):
        """Press the one button of the page just shown whose key begins so, as `run`."""
        asked = self._asked(page, "")
        state = asked.rerun_script.widget_states.widgets.add()
        (state.id,), state.trigger_value = {one for one in self.buttons if f"-{key}" in one}, True
        return self._said(asked)

    def tick(self):
        """Ask as an open page does by itself, and return what was sent until all is quiet."""
        asked = self._asked(self._page, "")
        asked.rerun_script.fragment_id = self.fragment
        return self._said(asked)

    def _asked(self, page, query):
        self._page = page
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = calc_hash(page) if page else ""
        return asked

    def _said(self, asked, patience_s=PATIENCE_S):
        self._connection.send(asked.SerializeToString())
        got = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._connection.recv(patience_s))
            got.append(str(message))
            if message.HasField("new_session"):
                self.session = message.new_session.initialize.session_id
            if message.HasField("auto_rerun"):
                self.fragment = message.auto_rerun.fragment_id
            if message.delta.new_element.HasField("button"):
                self.buttons.add(message.delta.new_element.button.id)
            if message.HasField("script_finished") and message.script_finished in _ENDS:
                return "\n".join(got)
