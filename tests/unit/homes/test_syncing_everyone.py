"""A server's timer syncs all athletes, in either home."""

import pytest

from src.cli.main import main
from src.sync import Key, state


@pytest.mark.parametrize("place", [0, 1], ids=["embedded", "postgres"])
def test_the_sources_of_all_athletes_are_looked_at(
    both_homes, place, tmp_path, database_url, monkeypatch, capsys
):
    home = both_homes[place]
    for athlete in ("ann", "bob"):
        home.save_settings(athlete, {})
        with home.transaction() as work:
            state.save(work, Key(athlete, "hevy"), state.SourceState(label="Hevy"))
    home.save_settings("carl", {})
    both_homes[0].close()
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "log.duckdb"))
    if place:
        monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["sync", "--everyone"]) == 1  # there is no key for either
    said = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in said] == ["ann", "bob"]
