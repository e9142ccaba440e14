"""Where a laptop keeps a key: the system's store of passwords, memory, or a file of its owner's."""

import json
import os
import tempfile
import threading
from pathlib import Path
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgettingKeyring
from keyring.errors import KeyringError, PasswordDeleteError

from src.store.private import for_the_owner, make_folder
from src.sync.faults import Outcome, SyncFault
from src.sync.secret import Secret

SERVICE = "Hindsight"
_memory: dict[tuple[str, str], str] = {}
_file_lane = threading.Lock()


class CredentialError(SyncFault):
    """A key cannot be kept, found or used; the message says what to do and never holds the key."""

    outcome: Outcome = "refused"


class Place(Protocol):
    """Where keys are kept by name."""

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key in place of an earlier one."""
        ...

    def get(self, name: str) -> Secret | None:
        """Return a key, None when it is not here."""
        ...

    def drop(self, name: str) -> None:
        """Delete a key, if it is here."""
        ...


class InKeyring:
    """The operating system's store: Keychain, Credential Manager, Secret Service, KWallet."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key, and make sure that it comes back."""
        try:
            self._backend.set_password(SERVICE, name, secret.reveal())
            came_back = self._backend.get_password(SERVICE, name)
        except (KeyringError, OSError) as error:
            raise _locked() from error
        if came_back != secret.reveal():
            raise CredentialError("This computer's store of passwords did not give the key back.")

    def get(self, name: str) -> Secret | None:
        """Return a key."""
        try:
            found = self._backend.get_password(SERVICE, name)
        except (KeyringError, OSError) as error:
            raise _locked() from error
        return Secret(found) if found else None

    def drop(self, name: str) -> None:
        """Delete a key."""
        try:
            self._backend.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return  # it is not there
        except (KeyringError, OSError) as error:
            raise _locked() from error


def _locked() -> CredentialError:
    return CredentialError(
        "This computer's store of passwords cannot be opened. Unlock it (log in, or open its app), then try "
        "again."
    )


class InMemory:
    """This process, until it ends."""

    def __init__(self, store: str) -> None:
        self._store = store

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key."""
        _memory[self._store, name] = secret.reveal()

    def get(self, name: str) -> Secret | None:
        """Return a key."""
        found = _memory.get((self._store, name))
        return Secret(found) if found else None

    def drop(self, name: str) -> None:
        """Delete a key."""
        _memory.pop((self._store, name), None)


class InFile:
    """A file that only its owner may read. The keys in it are not encrypted: the lifter has to agree."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, name: str, secret: Secret) -> None:
        """Keep a key."""
        with _file_lane:
            self._write({**self._read(), name: secret.reveal()})

    def get(self, name: str) -> Secret | None:
        """Return a key."""
        found = self._read().get(name)
        return Secret(found) if found else None

    def drop(self, name: str) -> None:
        """Delete a key, and the file with the last one."""
        with _file_lane:
            left = {one: key for one, key in self._read().items() if one != name}
            if left:
                self._write(left)
            else:
                self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, str]:
        try:
            kept: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise CredentialError(f"The file of keys {self._path} cannot be read. Delete it.") from error
        return kept

    def _write(self, keys: dict[str, str]) -> None:
        try:
            make_folder(self._path.parent)
            with for_the_owner():
                handle, part = tempfile.mkstemp(dir=self._path.parent, prefix=".keys-")  # 0600
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(keys, file)
                Path(part).replace(self._path)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise CredentialError(f"The file of keys {self._path} cannot be written.") from error


def system_keyring() -> KeyringBackend | None:
    """Return the operating system's store of passwords; None where there is none that protects them.

    A backend that writes passwords to a plain file, or forgets them, is none.
    """
    backend = keyring.get_keyring()
    parts = [*backend.backends] if isinstance(backend, ChainerBackend) else [backend]
    unsafe = (NoKeyring, ForgettingKeyring)
    if not parts or any(
        isinstance(one, unsafe) or type(one).__module__.startswith("keyrings.alt") for one in parts
    ):
        return None
    return backend
