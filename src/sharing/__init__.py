"""Who may see whose log: accounts, links, invitations, what they let through, notes, summaries.

No Streamlit and no web server here. Reading what was shared (`reading`) and giving access away (`grants`,
`invitations`) are apart: what a guest reaches through can change nothing.
"""

from src.sharing.access import Access, NoAccess
from src.sharing.accounts import Account, Identity
from src.sharing.scope import SHAREABLE, Scope

__all__ = ["SHAREABLE", "Access", "Account", "Identity", "NoAccess", "Scope"]
