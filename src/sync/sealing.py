"""Keys encrypted for the database of a hosted app, with keys that only its environment knows."""

import json

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from src.sync.places import CredentialError
from src.sync.secret import Secret

SECRET_KEYS = "HINDSIGHT_SECRET_KEYS"  # noqa: S105 - the name of the variable


def new_key() -> str:
    """Return a new key for the environment."""
    return Fernet.generate_key().decode()


class Sealer:
    """Encrypts with the first of several keys and opens with any, so that a key can be replaced."""

    def __init__(self, keys: str) -> None:
        """Take keys as the environment has them: the newest first, with commas or blanks between."""
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys.replace(",", " ").split()])
        except ValueError:  # whose message would be about the key
            raise CredentialError(
                f"{SECRET_KEYS} holds something that is no key. `python -m src.cli sync-keys new` makes one."
            ) from None

    def seal(self, use: tuple[str, ...], secret: Secret) -> str:
        """Return a key encrypted together with whose it is and what it is for."""
        inside = {"use": use, "secret": secret.reveal()}
        return self._fernet.encrypt(json.dumps(inside).encode()).decode()

    def open(self, use: tuple[str, ...], sealed: str) -> Secret:
        """Return what was sealed for this use; CredentialError when it was not."""
        try:
            inside = json.loads(self._fernet.decrypt(sealed))
        except (InvalidToken, ValueError):
            raise CredentialError(
                f"The stored key cannot be opened with {SECRET_KEYS}. Put back the one it was encrypted "
                "with, behind the new one, or connect again."
            ) from None
        if tuple(inside["use"]) != use:
            raise CredentialError("The stored key belongs to another log. Connect again.")
        return Secret(inside["secret"])

    def again(self, sealed: str) -> str:
        """Return what was sealed, encrypted anew with the first key."""
        try:
            return self._fernet.rotate(sealed).decode()
        except InvalidToken:
            raise CredentialError(
                f"A stored key cannot be opened with any of {SECRET_KEYS}, so nothing was changed. Put back "
                "the one it was encrypted with."
            ) from None
