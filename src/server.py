"""The app as it is hosted: `python -m src.server`, or `uvicorn src.server:app` behind a proxy.

HINDSIGHT_MODE is `hosted` or `demo`; docs/hosting.md says what else has to be set.
"""

import argparse
import atexit
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes

from src.serving.closed import Closed
from src.serving.deep_links import BackToWhereOneWas
from src.serving.first_page import FirstPage
from src.serving.headers import SecureHeaders
from src.serving.json_logs import log_as_json
from src.serving.links import link_routes
from src.serving.logins import claims_of
from src.serving.logs import keep_secrets_out_of_logs
from src.serving.messages import OnlyPagesSpeak
from src.serving.metrics import Metrics
from src.serving.probes import METRICS_TOKEN, Probes
from src.serving.rates import Failures, Quota
from src.serving.uploads import UploadQuota
from src.sharing import Identity
from src.sharing.admission import admitted
from src.sharing.ended import login_of
from src.sharing.mode import Hosting, NotReady, hosting, mode_of
from src.ui.doors import NAMES
from src.ui.home import SAMPLE, ended, home
from src.ui.refusals import as_file
from src.ui.viewer import SERVED

_SCRIPT = Path(__file__).parents[1] / "app.py"
SECRETS_TEXT = "HINDSIGHT_SECRETS_TOML"  # or holds its text, where a host gives variables only
SECRETS = "HINDSIGHT_SECRETS"  # names the file with the [auth] section; else .streamlit/secrets.toml
PAGES = frozenset({"", *NAMES})  # what an address of ours may name


def read_hosting() -> Hosting:
    """Return how this instance is to run; NotReady when that is a laptop, or not as it is configured."""
    if file := _written_down(os.environ.pop(SECRETS_TEXT, "")) or os.environ.get(SECRETS):
        config.set_option("secrets.files", [file])
    mode = mode_of()
    if mode == "laptop":
        raise NotReady(
            "This serves Hindsight to others: set HINDSIGHT_MODE to hosted or demo (docs/hosting.md). "
            "On your own machine, run `python3 hindsight.py`."
        )
    return hosting(get_secrets_auth_section() if mode == "hosted" else {})


def _written_down(text: str) -> str:
    """Return a file only we can read with the secrets a host gives as one variable; "" without any."""
    if not text:
        return ""
    handle, name = tempfile.mkstemp(prefix="hindsight-", suffix=".toml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    atexit.register(Path(name).unlink, missing_ok=True)
    return name


def make_app(how: Hosting) -> st.App:
    """Return the ASGI app."""
    keep_secrets_out_of_logs()
    log_as_json()
    os.environ[SERVED] = "1"
    hosts = list(how.hosts or ("localhost", "127.0.0.1"))
    _configure(how, hosts)
    return st.App(
        _SCRIPT,
        routes=[
            *(link_routes(how, home, Failures()) if how.mode == "hosted" else []),
            Route("/healthz", _healthy),
            Route("/robots.txt", _robots),
        ],
        middleware=[
            Middleware(
                Probes,
                ask_store=lambda: home().data_version(SAMPLE),
                metrics=_metrics(),
                token=os.environ.get(METRICS_TOKEN, ""),
            ),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            Middleware(SecureHeaders, hosting=how),
            Middleware(OnlyPagesSpeak, largest=get_max_widget_state_size_bytes()),
            *([Middleware(BackToWhereOneWas, hosting=how, pages=PAGES)] if how.mode == "hosted" else []),
            Middleware(Closed),
            Middleware(
                UploadQuota,
                may_upload=_may_upload(how),
                quota=Quota(),
                largest_mb=config.get_option("server.maxUploadSize"),
                as_file=as_file,
            ),
            Middleware(FirstPage),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=6),
        ],
    )


def _configure(how: Hosting, hosts: list[str]) -> None:
    """Set what must hold when hosted, whatever the configuration file says for a laptop."""
    settings = {
        "server.allowedHosts": hosts,  # of websockets; TrustedHostMiddleware holds all else
        "server.cookieSecret": how.secret or os.urandom(32).hex(),
        "server.enableXsrfProtection": True,
        "server.enableCORS": True,
        "server.enableAgentApi": False,
        "server.enableStaticServing": False,
        "server.trustedUserHeaders": {},
        "client.allowedOrigins": [how.public_url] if how.public_url else [],
    }
    for name, value in settings.items():
        config.set_option(name, value)


def _may_upload(how: Hosting) -> Callable[[Request], bool]:
    """Return whether a request is of someone with an account, by a login that did not end.

    Nobody has one in a demonstration.
    """

    def known(request: Request) -> bool:
        claims = claims_of(request, how.secret) if how.mode == "hosted" else None
        if claims is None or login_of(claims) in ended():
            return False
        identity = Identity.of_claims(claims)
        return identity is not None and admitted(home(), how.sign_up, identity)

    return known


async def _healthy(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _metrics() -> Metrics:
    """Return what counts, listening to the app's log."""
    logger = logging.getLogger("hindsight")
    logger.setLevel(logging.INFO)
    for handler in logger.handlers:
        if isinstance(handler, Metrics):
            return handler
    metrics = Metrics()
    logger.addHandler(metrics)
    return metrics


async def _robots(_: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until stopped; say what is missing where the configuration does not allow it."""
    parser = argparse.ArgumentParser(prog="python -m src.server", description="Serve Hindsight to others.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on, the proxy's side")
    parser.add_argument("--port", type=int, default=8501)
    options = parser.parse_args(argv)
    try:
        served = make_app(read_hosting())
    except NotReady as error:
        print(error, file=sys.stderr)  # noqa: T201 - the operator's terminal
        return 2
    uvicorn.run(
        served, host=options.host, port=options.port, access_log=False, server_header=False, log_config=None
    )
    return 0


def __getattr__(name: str) -> object:
    """Make the app when an ASGI server asks for it: `uvicorn src.server:app`."""
    if name != "app":
        raise AttributeError(name)
    try:
        return make_app(read_hosting())
    except NotReady as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    sys.exit(main())
