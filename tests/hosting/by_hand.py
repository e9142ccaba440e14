"""A browser reduced to its websocket: what an attacker writes by hand."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets.sync.client import connect

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
    ) as connection:
        yield Socket(connection)


class Socket:
    """What can be said over a connection."""

    def __init__(self, connection):
        self._connection = connection
        self.session = None

    def run(self, page="", query="", **widgets):
        """Run a page once and return all that the server sent, in one text."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = calc_hash(page) if page else ""
        for key, value in widgets.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = key, value
        self._connection.send(asked.SerializeToString())
        got = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._connection.recv(60))
            got.append(str(message))
            if message.HasField("new_session"):
                self.session = message.new_session.initialize.session_id
            if message.HasField("script_finished"):
                return "\n".join(got)
