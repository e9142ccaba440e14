"""Who a request says it is from, by the signed cookie of Streamlit's login."""

import json
from typing import Any, Final

from starlette.requests import Request
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

COOKIE: Final = "_streamlit_user"


def claims_of(request: Request, secret: str) -> dict[str, Any] | None:
    """Return what is said of who signed in; None where nobody did, or the cookie is not from here."""

    def signed(name: str) -> bytes | None:
        text = request.cookies.get(name)
        return None if text is None else decode_signed_value(secret, name, text.encode("latin-1", "replace"))

    written = get_cookie_with_chunks(signed, COOKIE)  # a provider that says much fills several
    if written is None:
        return None
    claims: Any = json.loads(written)
    if not isinstance(claims, dict) or not claims.get("is_logged_in"):
        return None
    return claims
