"""A hosted instance as a process of its own, with a login, and browsers without a screen."""

import os
import subprocess
import sys
from contextlib import contextmanager

from joserfc import jwt
from joserfc.jwk import OctKey

from hindsight import ROOT, free_port
from tests.hosting.asking import get
from tools.running_app import wait_until_healthy

METRICS_TOKEN = "counted for the tests alone"  # noqa: S105
SECRET = "k7Jq2vXw9LmZ4tRb8YcN1pSd6FgH3aEu"  # noqa: S105 - of an instance that lives as long as the tests
RECHECK_S = 2


@contextmanager
def running_instance(folder, issuer, *, plain=False, **env):
    """Serve on a free port; yield the address. What it says is in `folder/app.log`.

    `plain`: by Streamlit alone, as on hosts that start an app themselves.
    """
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "hindsight"
client_secret = "between us"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    log = folder / "app.log"
    with (
        log.open("wb") as said,
        subprocess.Popen(
            [
                sys.executable,
                *(_plain(port, secrets) if plain else ("-m", "src.server", "--port", str(port))),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "HINDSIGHT_MODE": "hosted",
                "HINDSIGHT_HOSTS": "localhost",
                "HINDSIGHT_STORE": str(folder / "store" / "hindsight.duckdb"),
                "HINDSIGHT_RECHECK_SECONDS": str(RECHECK_S),
                "HINDSIGHT_SECRETS": str(secrets),
                "HINDSIGHT_METRICS_TOKEN": METRICS_TOKEN,
                **env,
            },
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            wait_until_healthy(server, port, log, 180)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _plain(port, secrets):
    given = {"server.port": port, "server.headless": "true", "secrets.files": secrets}
    return ["-m", "streamlit", "run", "app.py", *(f"--{name}={value}" for name, value in given.items())]


def sign_in(client, who):
    """Go through the whole login as one of the provider's people; return the answer that ends it."""
    answer = client.get("/auth/login", params={"provider": provider_token()})
    assert answer.status_code == 302, answer.text
    back = get(f"{answer.headers['location']}&who={who}")
    assert back.status_code in (302, 307), back.text
    done = client.get(back.headers["location"])
    assert done.status_code == 302
    assert "_streamlit_user" in client.cookies, done.headers
    return done


def provider_token():
    """What the sign-in button sends along: the provider's name, signed."""
    key = OctKey.import_key(SECRET)
    return jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": 4_102_444_800}, key)
