"""Keys are kept where only their owner reaches them, and never in the database in plain."""

import json
import stat

import keyring
import pytest
from cryptography.fernet import Fernet
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgettingKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from src.store import open_store
from src.sync import places
from src.sync.credentials import KEY_FILE, Credentials
from src.sync.places import CredentialError, system_keyring
from src.sync.sealing import SECRET_KEYS, new_key
from src.sync.secret import Secret
from src.sync.state import Key

KEY = Secret("5b9e0c1a-canary-4d2f-8a77-9f3c1e2d7b60")
HEVY = Key("me", "hevy")


class FakeKeyring(KeyringBackend):
    """A store of passwords that may be locked, or forget."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.kept, self.locked, self.forgets = {}, False, False

    def set_password(self, service, username, password):
        self._open()
        if not self.forgets:
            self.kept[service, username] = password

    def get_password(self, service, username):
        self._open()
        return self.kept.get((service, username))

    def delete_password(self, service, username):
        self._open()
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]

    def _open(self):
        if self.locked:
            raise KeyringLocked


@pytest.fixture(autouse=True)
def _nothing_in_memory(monkeypatch):
    monkeypatch.setattr(places, "_memory", {})


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "hindsight.duckdb")
    yield opened
    opened.close()


def laptop(store, backend=None):
    return Credentials(store, hosted=False, folder=store.path.parent, backend=backend, environ={})


def server(store, *keys):
    return Credentials(store, hosted=True, environ={SECRET_KEYS: ", ".join(keys)})


def everything_on_disk(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_laptop_keeps_keys_in_the_system_store_of_passwords(store, tmp_path):
    backend = FakeKeyring()
    credentials = laptop(store, backend)
    assert credentials.homes() == ["keyring"]
    kept = credentials.keep(HEVY, KEY)
    assert kept.hint == "…7b60"
    assert credentials.get(HEVY) == KEY
    assert backend.kept == {("Hindsight", "me/hevy"): KEY.reveal()}
    store.close()
    assert KEY.reveal().encode() not in everything_on_disk(tmp_path)


def test_athletes_and_sources_have_keys_of_their_own(store):
    credentials = laptop(store, FakeKeyring())
    credentials.keep(HEVY, KEY)
    for other in (Key("you", "hevy"), Key("me", "wger"), Key("me", "hevy", "second")):
        assert credentials.kept(other) is None
        with pytest.raises(CredentialError, match="Connect it"):
            credentials.get(other)


def test_without_a_store_of_passwords_the_lifter_chooses_and_nothing_is_written_unasked(store, tmp_path):
    credentials = laptop(store)
    assert credentials.homes() == ["memory", "file"]
    with pytest.raises(CredentialError, match="Say first"):
        credentials.keep(HEVY, KEY)
    credentials.keep(HEVY, KEY, home="memory")
    assert credentials.get(HEVY) == KEY
    assert not (tmp_path / KEY_FILE).exists()
    store.close()
    assert KEY.reveal().encode() not in everything_on_disk(tmp_path)


def test_a_key_in_memory_is_asked_for_again_after_a_restart(store, monkeypatch):
    laptop(store).keep(HEVY, KEY, home="memory")
    monkeypatch.setattr(places, "_memory", {})
    assert laptop(store).kept(HEVY).home == "memory"
    with pytest.raises(CredentialError, match="only until the app was closed"):
        laptop(store).get(HEVY)


def test_the_file_of_keys_is_its_owners_alone_and_goes_with_the_last_key(store, tmp_path):
    credentials = laptop(store)
    credentials.keep(HEVY, KEY, home="file")
    credentials.keep(Key("me", "wger"), Secret("another-key-of-mine"), home="file")
    file = tmp_path / KEY_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert laptop(store).get(HEVY) == KEY
    credentials.forget(HEVY)
    assert KEY.reveal() not in file.read_text()
    credentials.forget(Key("me", "wger"))
    assert not file.exists()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".keys")] == []


def test_a_key_that_moves_leaves_nothing_where_it_was(store, tmp_path):
    laptop(store).keep(HEVY, KEY, home="file")
    laptop(store, FakeKeyring()).keep(HEVY, KEY)
    assert not (tmp_path / KEY_FILE).exists()


def test_a_locked_store_of_passwords_is_a_sentence_and_keeps_what_was(store):
    backend = FakeKeyring()
    credentials = laptop(store, backend)
    credentials.keep(HEVY, KEY)
    backend.locked = True
    for attempt in (
        lambda: credentials.get(HEVY),
        lambda: credentials.keep(HEVY, Secret("newer")),
        lambda: credentials.forget(HEVY),
    ):
        with pytest.raises(CredentialError, match="Unlock it"):
            attempt()
    backend.locked = False
    assert credentials.get(HEVY) == KEY


def test_a_store_of_passwords_that_forgets_is_found_out_at_once(store):
    backend = FakeKeyring()
    backend.forgets = True
    with pytest.raises(CredentialError, match="did not give the key back"):
        laptop(store, backend).keep(HEVY, KEY)
    assert laptop(store, backend).kept(HEVY) is None


def test_disconnecting_deletes_the_key(store):
    backend = FakeKeyring()
    credentials = laptop(store, backend)
    credentials.keep(HEVY, KEY)
    credentials.forget(HEVY)
    assert backend.kept == {}
    assert credentials.kept(HEVY) is None
    credentials.forget(HEVY)


class PlaintextKeyring(FakeKeyring):
    """Stands for a backend that writes passwords to a plain file."""


PlaintextKeyring.__module__ = "keyrings.alt.file"


@pytest.mark.parametrize("backend", [NoKeyring, ForgettingKeyring, PlaintextKeyring, ChainerBackend])
def test_a_backend_that_does_not_protect_passwords_is_none(monkeypatch, backend):
    made = backend()
    monkeypatch.setattr(ChainerBackend, "backends", [PlaintextKeyring()])
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    assert system_keyring() is None


def test_a_backend_that_protects_passwords_is_used(monkeypatch):
    made = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    assert system_keyring() is made


def test_a_server_keeps_keys_encrypted(store, tmp_path):
    credentials = server(store, new_key())
    assert credentials.homes() == ["sealed"]
    credentials.keep(HEVY, KEY)
    assert credentials.get(HEVY) == KEY
    store.close()
    assert KEY.reveal().encode() not in everything_on_disk(tmp_path)


def test_a_server_without_keys_keeps_nothing_and_says_what_to_set(store):
    with pytest.raises(CredentialError, match=SECRET_KEYS):
        server(store).keep(HEVY, KEY)
    assert server(store).kept(HEVY) is None


def test_a_key_sealed_for_one_athlete_opens_for_no_other(store):
    credentials = server(store, new_key())
    credentials.keep(HEVY, KEY)
    with store.transaction() as transaction:
        transaction.rows("update sync_secrets set athlete_id = 'you'")
    with pytest.raises(CredentialError, match="another log"):
        credentials.get(Key("you", "hevy"))


def test_keys_of_the_environment_are_replaced_in_three_steps(store):
    old, new = new_key(), new_key()
    server(store, old).keep(HEVY, KEY)
    server(store, old).keep(Key("you", "wger"), Secret("another-key"))
    both = server(store, new, old)
    assert both.get(HEVY) == KEY
    assert both.seal_again(store.athletes()) == 2
    assert server(store, new).get(HEVY) == KEY
    assert server(store, new).get(Key("you", "wger")) == Secret("another-key")
    with pytest.raises(CredentialError, match="cannot be opened"):
        server(store, old).get(HEVY)


def test_a_key_of_the_environment_that_is_missing_changes_nothing(store):
    old = new_key()
    server(store, old).keep(HEVY, KEY)
    with pytest.raises(CredentialError, match="nothing was changed"):
        server(store, new_key()).seal_again(["me"])
    assert server(store, old).get(HEVY) == KEY
    with pytest.raises(CredentialError, match="is not set"):
        laptop(store).get(HEVY)


def test_a_bad_key_of_the_environment_is_not_repeated(store):
    with pytest.raises(CredentialError) as refused:
        server(store, "my-own-password")
    assert "my-own-password" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_damaged_ciphertext_is_a_sentence(store):
    key = new_key()
    server(store, key).keep(HEVY, KEY)
    nonsense = Fernet(key).encrypt(b"no json").decode()
    for sealed in ("rubbish", nonsense):
        with store.transaction() as transaction:
            transaction.rows("update sync_secrets set sealed = $sealed", {"sealed": sealed})
        with pytest.raises(CredentialError, match="cannot be opened"):
            server(store, key).get(HEVY)


def test_a_damaged_file_of_keys_is_a_sentence(store, tmp_path):
    laptop(store).keep(HEVY, KEY, home="file")
    (tmp_path / KEY_FILE).write_text("[")
    with pytest.raises(CredentialError, match="cannot be read"):
        laptop(store).get(HEVY)


def test_what_is_shown_of_a_key_is_its_end_and_of_a_short_one_nothing():
    assert "canary" not in f"{KEY} {KEY!r} {[KEY]} {json.dumps(str(KEY))}"
    assert KEY.ending == "7b60"
    assert Secret("short").ending == ""
