"""An OpenID provider on this machine, for people who exist only here: real HTTP, real signatures."""

import threading
import time
from contextlib import contextmanager
from secrets import token_urlsafe
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from hindsight import free_port

PEOPLE = {
    "anna": {"email": "anna@example.org", "email_verified": True, "name": "Anna <b>Lift</b>"},
    "bert": {"email": "bert@example.org", "email_verified": True, "name": "Bert"},
    "coach": {"email": "coach@example.org", "email_verified": True, "name": "Coach Kim"},
    "carl": {"email": "carl@example.org", "email_verified": True, "name": "Carl"},
    "claimant": {"email": "coach@example.org", "email_verified": False, "name": "Not the coach"},
}
CLIENT = "hindsight"


def provider(port):
    issuer, key = f"http://localhost:{port}", RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
    codes = {}

    async def configuration(_):
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def authorize(request):
        asked = dict(request.query_params)
        who = asked.pop("who", None)
        if who is None:
            links = [
                f'<a href="/authorize?{urlencode({**asked, "who": name})}">{name}</a>' for name in PEOPLE
            ]
            return HTMLResponse("<h1>Who are you?</h1>" + " ".join(links))
        code = token_urlsafe(16)
        codes[code] = (who, asked.get("nonce"))
        return RedirectResponse(
            f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
        )

    async def token(request):
        form = await request.form()
        who, nonce = codes.pop(form["code"])
        now = int(time.time())
        claims = {"iss": issuer, "sub": who, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": nonce}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, {**claims, **PEOPLE[who]}, key)
        return JSONResponse(
            {"access_token": token_urlsafe(16), "token_type": "Bearer", "expires_in": 600, "id_token": signed}
        )

    async def keys(_):
        return JSONResponse({"keys": [key.as_dict(private=False)]})

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", configuration),
            Route("/authorize", authorize),
            Route("/token", token, methods=["POST"]),
            Route("/keys", keys),
        ]
    )


@contextmanager
def running_provider():
    """Serve the provider from a thread of this process, and yield its address."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(provider(port), host="localhost", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://localhost:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
