"""Where the keys that sync needs are kept: never in plain where someone else may look.

On a laptop the operating system's own store of passwords holds them. Where there is none, the lifter chooses:
to be asked again each time the app starts, or a file that only this user of the machine may read. A hosted
app keeps them in the database, encrypted with keys that only its environment knows; who and what a key is
for is encrypted with it, so a row moved to another athlete opens nothing.

What the database always holds is where a key is, its last characters and since when: enough to show. The
table `sync_secrets` is left out of exports and copies.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from keyring.backend import KeyringBackend

from src.store import Store
from src.sync.places import CredentialError, InFile, InKeyring, InMemory, Place
from src.sync.sealing import SECRET_KEYS, Sealer
from src.sync.secret import Secret
from src.sync.state import HERE, Key

Home = Literal["keyring", "memory", "file", "sealed"]
HOMES: dict[Home, str] = {
    "keyring": "in this computer's store of passwords",
    "memory": "in memory until the app is closed",
    "file": "in a file that only you can read, not encrypted",
    "sealed": "encrypted in this server's database",
}
KEY_FILE = "sync_keys.json"


@dataclass(frozen=True)
class Kept:
    """What may be shown of a key."""

    home: Home
    hint: str  # its last characters, of a link also the host
    kept_at: datetime  # UTC


class Credentials:
    """The keys of all athletes of one store."""

    def __init__(
        self,
        store: Store,
        *,
        hosted: bool,
        folder: Path | None = None,
        backend: KeyringBackend | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """Keep what the athletes of a store entrust.

        `folder` is where the store's files are, for the file of keys; None: it has none. `backend` is the
        operating system's store of passwords (`system_keyring()`), None where there is none.
        """
        self._store = store
        self._hosted = hosted
        keys = environ.get(SECRET_KEYS, "").strip()
        self._sealer = Sealer(keys) if keys else None
        self._places: dict[Home, Place] = {}
        if not hosted:
            self._places["memory"] = InMemory(str(folder))
            if folder is not None:
                self._places["file"] = InFile(folder / KEY_FILE)
            if backend is not None:
                self._places["keyring"] = InKeyring(backend)

    def homes(self) -> list[Home]:
        """Return where a new key can be kept: one place, or several for the athlete to choose from.

        Raises:
            CredentialError: a hosted app has nothing to encrypt with.

        """
        if self._sealer is not None:
            return ["sealed"]
        if self._hosted:
            raise CredentialError(
                f"This server cannot keep keys yet: whoever runs it has to set {SECRET_KEYS} "
                "(`python -m src.cli sync-keys new` makes one)."
            )
        return ["keyring"] if "keyring" in self._places else [*self._places]

    def keep(self, key: Key, secret: Secret, *, home: Home | None = None, hint: str = "") -> Kept:
        """Keep a key in place of an earlier one, in one of `homes()`; None: the only one there is.

        Raises:
            CredentialError: it cannot be kept there, or the athlete has to choose where.

        """
        possible = self.homes()
        if home is None and len(possible) > 1:
            raise CredentialError("Say first where the key may be kept.")
        chosen = home or possible[0]
        if chosen not in possible:
            raise CredentialError(f"A key cannot be kept {HOMES[chosen]} here.")
        before = self._row(key)
        if chosen != "sealed":
            self._places[chosen].put(_name(key), secret)
        if before and before["home"] != chosen:
            self._drop(before["home"], key)
        kept = Kept(chosen, hint or f"\u2026{secret.ending}", datetime.now(UTC).replace(tzinfo=None))
        sealed = self._sealer.seal(_parts(key), secret) if self._sealer else None
        self._save(key, kept, sealed)
        return kept

    def kept(self, key: Key) -> Kept | None:
        """Return what may be shown of a key; None: there is none."""
        row = self._row(key)
        return Kept(row["home"], row["hint"], row["kept_at"]) if row else None

    def get(self, key: Key) -> Secret:
        """Return a key.

        Raises:
            CredentialError: there is none, or where it is kept does not give it.

        """
        row = self._row(key)
        if row is None:
            raise CredentialError("No key is kept for this. Connect it on the Data page.")
        if row["home"] == "sealed":
            return self._unsealed(key, row["sealed"])
        place = self._places.get(row["home"])
        found = place.get(_name(key)) if place else None
        if found is None:
            gone = (
                "The key was kept only until the app was closed"
                if row["home"] == "memory"
                else "The key is no longer where it was kept"
            )
            raise CredentialError(f"{gone}. Enter it again on the Data page.")
        return found

    def forget(self, key: Key) -> None:
        """Delete a key wherever it is kept; nothing happens when there is none."""
        row = self._row(key)
        if row is None:
            return
        self._drop(row["home"], key)
        with self._store.transaction() as transaction:
            transaction.rows(f"delete from sync_secrets where {HERE}", key.params)

    def seal_again(self, athletes: Iterable[str]) -> int:
        """Encrypt these athletes' keys anew with the first of the environment's keys; return how many.

        Raises:
            CredentialError: one of them cannot be opened; nothing is changed then.

        """
        if self._sealer is None:
            raise CredentialError(f"{SECRET_KEYS} is not set, so there is nothing to encrypt with.")
        with self._store.transaction() as transaction:
            found = [
                row
                for athlete_id in athletes
                for row in transaction.rows(
                    "select athlete_id as athlete, source, account, sealed from sync_secrets "
                    "where athlete_id = $athlete and sealed is not null",
                    {"athlete": athlete_id},
                )
            ]
            for row in found:
                transaction.rows(
                    f"update sync_secrets set sealed = $sealed where {HERE}",
                    {**row, "sealed": self._sealer.again(row["sealed"])},
                )
        return len(found)

    def _unsealed(self, key: Key, sealed: str) -> Secret:
        if self._sealer is None:
            raise CredentialError(
                f"The stored key is encrypted, and {SECRET_KEYS} is not set. Set it, or connect again."
            )
        return self._sealer.open(_parts(key), sealed)

    def _drop(self, home: Home, key: Key) -> None:
        if place := self._places.get(home):
            place.drop(_name(key))

    def _row(self, key: Key) -> dict[str, Any] | None:
        found = self._store.rows(
            f"select home, hint, kept_at, sealed from sync_secrets where {HERE}", key.params
        )
        return found[0] if found else None

    def _save(self, key: Key, kept: Kept, sealed: str | None) -> None:
        with self._store.transaction() as transaction:
            transaction.rows(f"delete from sync_secrets where {HERE}", key.params)
            transaction.rows(
                """
                insert into sync_secrets (athlete_id, source, account, home, hint, kept_at, sealed)
                values ($athlete, $source, $account, $home, $hint, $kept_at, $sealed)
                """,
                {**key.params, **asdict(kept), "sealed": sealed},
            )


def _name(key: Key) -> str:
    return "/".join(part for part in _parts(key) if part)


def _parts(key: Key) -> tuple[str, str, str]:
    return key.athlete_id, key.source, key.account
