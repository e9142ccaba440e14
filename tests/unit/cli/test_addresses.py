"""Where `copy` finds an address: in a variable, a file, an answer; a password in sight is warned of."""

import io
import sys

import pytest

from src.cli.addresses import address_of
from src.store import StoreError

URL = "postgresql://lift:hidden@db.example/log"


def test_an_address_comes_from_where_nobody_sees_it(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("TARGET", URL)
    (tmp_path / "address").write_text(f"{URL}\nnot this", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{URL}\n"))
    for said in ("env:TARGET", f"@{tmp_path / 'address'}", "-"):
        assert address_of("--to", said) == URL
    assert capsys.readouterr() == ("", "")


def test_an_address_that_is_typed_is_not_shown(monkeypatch, capsys):
    typed = io.StringIO()
    typed.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr("getpass.getpass", lambda prompt: URL if prompt.startswith("--to") else "")
    assert address_of("--to", "-") == URL


@pytest.mark.parametrize("said", ["env:NOT_SET", "@/no/such/file", "-"])
def test_what_names_no_address_is_said(said, monkeypatch):
    monkeypatch.delenv("NOT_SET", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(StoreError, match=r"--to: .* (holds no address|cannot be read)"):
        address_of("--to", said)


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (URL, True),
        ("postgresql:///log?host=db&password=hidden", True),
        ("postgresql://lift@db.example:5432/log", False),
        ("data/store/hindsight.duckdb", False),
    ],
)
def test_a_password_on_the_command_line_is_warned_of(said, seen, capsys):
    assert address_of("--to", said) == said
    told = capsys.readouterr().err
    assert ("others on this machine" in told) == seen
    assert "hidden" not in told
