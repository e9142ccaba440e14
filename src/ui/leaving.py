"""The log as files to take along, and the way to leave nothing behind."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from src.analytics.written import counted
from src.report.export import everything, exact_files, sets_csv, sets_parquet
from src.sharing.leaving import leave_others
from src.store import StoreError
from src.sync import SyncFault
from src.sync.leaving import forget_everything
from src.ui import data
from src.ui.components import today
from src.ui.home import copies, home
from src.ui.kept import forget
from src.ui.markup import md_escape
from src.ui.report_page import making
from src.ui.syncing import connections
from src.ui.viewer import sign_out, visitor

CONFIRM: Final = "delete everything"  # to be typed
_TYPED: Final = "delete-typed"
_GONE: Final = "deleted"  # in the session: what to say once


def take_along() -> None:
    """Offer every file, each made when it is clicked."""
    log = data.log_of(data.source_of(data.me()))
    day = f"{today():%Y-%m-%d}"
    apps = _apps()
    with st.container(horizontal=True, gap="small"):
        _file("Sets for a spreadsheet", lambda: sets_csv(log), f"hindsight-sets-{day}.csv", "text/csv")
        _file(
            "Sets as Parquet",
            lambda: sets_parquet(log),
            f"hindsight-sets-{day}.parquet",
            "application/vnd.apache.parquet",
        )
        for app in apps:
            _exact_file(app, day)
        _file(
            "Everything",
            lambda: everything(log, day),
            f"hindsight-everything-{day}.zip",
            "application/zip",
            "These, your uploads, corrections, settings, body weights, notes, and what was synced or shared "
            "when; no keys.",
        )


def leave() -> None:
    """Delete everything, once the words are typed."""
    if said := st.session_state.pop(_GONE, None):
        st.success(said)
    with st.expander("Delete everything", icon=":material/delete_forever:"):
        st.markdown(
            "Deletes your sets, uploads, corrections, settings, body weights, notes and connections, and "
            "ends every access you gave or were given; notes you left for others stay there, without your "
            "name. **It cannot be undone**, and copies made before updates go too. "
            "Take your log along first."
        )
        typed = st.text_input(f"Type “{CONFIRM}” to confirm", key=_TYPED, width=320)
        sure = typed.strip().casefold() == CONFIRM
        if st.button(
            "Delete everything for good", disabled=not sure, key="delete-everything", type="primary"
        ):
            _delete()


def _delete() -> None:
    try:
        with st.spinner("Deleting …"):
            who = visitor()
            gone = forget_everything(connections())
            if who.account is not None:
                leave_others(home(), who.account)
    except (StoreError, SyncFault) as error:  # the latter: a sync is under way, or a keyring is locked
        st.error(md_escape(str(error)))
        return
    if who.mode != "laptop":
        sign_out()  # first, so that no other tab opens the account anew
    forget()  # of all visitors: what was computed is computed again
    copies().clear()
    making().clear()
    for key in list(st.session_state):
        del st.session_state[key]
    st.session_state[_GONE] = (
        f"Deleted for good: {counted(gone.get('sets', 0), 'set')} and all that belonged to it."
    )
    st.rerun()


def _apps() -> list[str]:
    imports = data.the_store().imports(data.me())
    standing = imports[imports["undone_at"].isna()]
    return sorted({source for source in standing["source"] if not source.endswith("_bodyweight")})


def _exact_file(app: str, day: str) -> None:
    store, athlete = data.the_store(), data.me()
    name = data.app_name(app)

    def made() -> bytes:
        return exact_files(store, athlete).get(f"hindsight-{app}.csv", b"")

    _file(
        f"Exact sets of {name}",
        made,
        f"hindsight-exact-{app}-{day}.csv",
        "text/csv",
        "Adds up to the very same log again.",
    )


def _file(label: str, make: Callable[[], bytes], name: str, mime: str, about: str | None = None) -> None:
    st.download_button(
        md_escape(label),
        make,
        file_name=name,
        mime=mime,
        key=f"take-{label}",
        on_click="ignore",
        icon=":material/download:",
        help=about,
    )
