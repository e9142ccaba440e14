"""What a link's visitor carries instead of the link: a signed note of which access it is, for half a day.

Nothing is written when a link is opened, so that a preview of it in a messenger creates nothing. The access
is looked up on every run of a page, so taking it back ends every cookie made from it.
"""

import hashlib
import hmac

from itsdangerous import BadData, URLSafeTimedSerializer

from src.sharing.access import Access, NoAccess, by_link_id
from src.sharing.mode import Hosting
from src.store import Store

LINK_HOURS = 12
INVITATION_HOURS = 1
_MOST = 1_000  # characters of a cookie of ours


def link_cookie(hosting: Hosting) -> str:
    """Return the name of the cookie; with HTTPS the browser itself holds it to this host and to HTTPS."""
    return "__Host-hindsight_share" if hosting.secure else "hindsight_share"


def invitation_cookie(hosting: Hosting) -> str:
    """Return the name of the cookie that carries an invitation through the login."""
    return "__Host-hindsight_invitation" if hosting.secure else "hindsight_invitation"


def sealed(hosting: Hosting, purpose: str, value: str) -> str:
    """Return the value signed for one purpose."""
    return _seal(hosting, purpose).dumps(value)


def opened(hosting: Hosting, purpose: str, text: str | None, max_age_s: float) -> str | None:
    """Return what was sealed for the purpose; None when it is too old, or not from here."""
    if not text or len(text) > _MOST * 8:
        return None
    try:
        value = _seal(hosting, purpose).loads(text, max_age=int(max_age_s))
    except BadData:
        return None
    return value if isinstance(value, str) else None


def link_value(hosting: Hosting, access: Access) -> str:
    """Return the cookie's value for a link that was just opened."""
    return sealed(hosting, "link", f"{access.grant_id}.{_proof(hosting, access)}")


def by_cookie(store: Store, hosting: Hosting, text: str | None) -> Access:
    """Return the access a cookie carries, if it is ours, young enough, and still stands; else NoAccess."""
    value = opened(hosting, "link", text, LINK_HOURS * 3600)
    if value is None:
        raise NoAccess
    grant_id, _, proof = value.partition(".")
    access = by_link_id(store, grant_id)
    if not hmac.compare_digest(proof, _proof(hosting, access)):
        raise NoAccess
    return access


def _proof(hosting: Hosting, access: Access) -> str:
    """Bind the cookie to the link's own secret: who has only the server's cannot make one."""
    return hmac.new(hosting.secret.encode(), access.key.encode(), hashlib.sha256).hexdigest()[:32]


def _seal(hosting: Hosting, purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        hosting.secret, salt=f"hindsight {purpose}", signer_kwargs={"digest_method": hashlib.sha256}
    )
