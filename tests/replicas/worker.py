"""One app process of several: does what it is told, a few things at a time, and says what is done.

A line in is an operation as JSON; a line out is its number and what came of it, written after the commit.
"""

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from src.sharing import Scope
from src.sharing.grants import create_link, grants_of, revoke
from src.store import StoreError
from src.store.postgres import open_postgres
from src.sync import history
from src.sync.state import Key
from tests.replicas.operations import record_of, sets_in

AT_ONCE = 3
_saying = threading.Lock()


def do(store, one):
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
            return sync(store, Key(athlete, "wger", str(number)), one)
    raise ValueError(one["what"])


def sync(store, key, one):
    """A run of sync: open its row of history, import, close it."""
    with store.transaction() as work:
        run_id = history.begin(work, key, "wger")
    diff = store.apply_import(key.athlete_id, record_of(one), sets_in(one), json.dumps(one).encode())
    with store.transaction() as work:
        history.end(
            work,
            key,
            run_id,
            outcome="changed",
            sentence="",
            counts={"added": diff.added},
            import_ids=[diff.import_id],
        )
    return diff.import_id


def answer(store, line):
    one = json.loads(line)
    try:
        said = {"number": one["number"], "result": do(store, one)}
    except StoreError as error:
        said = {"number": one["number"], "error": str(error)}
    with _saying:
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    home = open_postgres(sys.argv[1])
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for told in sys.stdin:
            pool.submit(answer, home, told)
    home.close()
