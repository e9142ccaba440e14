"""One app process of several: does what it is told, a few things at a time, and says what is done.

It is told operations, and says of each its number and what came of it, after the commit.
"""

import json
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from src.sharing import Scope
from src.sharing.grants import create_link, grants_of, revoke
from src.store import StoreError
from src.store.postgres import open_postgres
from tests.replicas.operations import record_of, sets_in, sync_a_folder

AT_ONCE = 3


def do(store, one, folder):
    athlete, number = one["athlete"], one["number"]
    match one["what"]:
        case "import":
            raw = json.dumps(one).encode()
            return store.apply_import(athlete, record_of(one), sets_in(one), raw).import_id
        case "undo":
            return store.undo_import(athlete, one["import_id"]).import_id
        case "settings":
            return len(store.update_settings(athlete, lambda now: {**now, str(number): number}))
        case "share":
            create_link(store, athlete, f"op {number}", Scope())
            return number
        case "revoke":
            for grant in grants_of(store, athlete):
                if grant.label == f"op {one['share']}":
                    revoke(store, athlete, grant.grant_id)
            return number
        case "sync":
            return sync_a_folder(store, one, folder)
    raise ValueError(one["what"])


def work(url, link):
    """Do what comes over the link until `None` does."""
    home, saying = open_postgres(url), threading.Lock()

    def answer(one):
        try:
            said = {"number": one["number"], "result": do(home, one, folder)}
        except StoreError as error:
            said = {"number": one["number"], "error": str(error)}
        with saying:
            link.send(said)

    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(AT_ONCE) as pool:
        folder = Path(name)
        while (told := link.recv()) is not None:
            pool.submit(answer, told).add_done_callback(lambda done: done.result())
    home.close()
