import pyarrow as pa
import pytest

from src.cli.main import main
from src.store import (
    BODYWEIGHTS_SCHEMA,
    ImportRecord,
    SetCorrection,
    StoreError,
    copy,
    move_log,
    open_store,
)
from src.store.copying import check, checksum
from tests.unit.store.conftest import RECORD, make_sets

WEIGHTS = ImportRecord("strong_bodyweight", "weights.csv", "v", "kg", "asked")
WEIGHED = [{"measured_at": "2024-01-01T08:00", "day": "2024-01-01", "weight_kg": 80.25}]


def fill(store, athletes=("me", "ann")):
    """A log with everything in it: corrections, an undone import, awkward text, weights, sync."""
    for number, athlete in enumerate(athletes):
        store.apply_import(athlete, RECORD, make_sets(range(3), note='a "b", c\n\\N\t', each=2), b"one")
        store.apply_import(athlete, RECORD, make_sets(range(1, 4), note="", load=100 / 3), b"two")
        store.apply_import(athlete, RECORD, make_sets([9], exercise=athlete), b"three" * (number + 1))
        store.undo_import(athlete, 3)
        weights = pa.table(
            {"measured_at": ["2024-01-01T08:00:00"], "day": ["2024-01-01"], "weight_kg": [80.25]}
        )
        store.apply_bodyweights(athlete, WEIGHTS, weights.cast(BODYWEIGHTS_SCHEMA), b"weights")
        key = store.frame("select set_key from sets where athlete_id = $athlete", {"athlete": athlete})
        store.correct_set(athlete, key["set_key"].iloc[0], SetCorrection(excluded=True, reason="slip"))
        store.save_settings(athlete, {"unit": "lb", "name": athlete})
        with store.transaction() as work:
            work.rows(
                "insert into sync_state (athlete_id, source, account, label, place, settings, follows) "
                "values ($athlete, 'wger', 'x', '', '{}', '{}', '{}')",
                {"athlete": athlete},
            )


@pytest.mark.parametrize("direction", [slice(None), slice(None, None, -1)], ids=["to_postgres", "to_file"])
def test_everyone_arrives_whole_and_can_go_on_as_before(both_homes, direction):
    source, target = both_homes[direction]
    fill(source)
    done = {one.athlete_id: one for one in copy(source, target)}
    assert sorted(done) == target.athletes() == ["ann", "me"]
    for athlete, one in done.items():
        assert not one.already
        there = target.dump(athlete)
        assert checksum(there.rows) == checksum(source.dump(athlete).rows) == one.checksum
        assert {table: len(rows) for table, rows in there.rows.items() if len(rows)} == {
            **dict.fromkeys(("athletes", "bodyweights", "set_corrections", "sync_state"), 1),
            "imports": 4,
            "sets": len(source.dump(athlete).rows["sets"]),
            "removed_sets": len(source.dump(athlete).rows["removed_sets"]),
        }
        assert target.raw_import(athlete, 2) == ("strong.csv", b"two")
        assert target.settings(athlete) == {"unit": "lb", "name": athlete}
        assert target.undo_import(athlete, 2) == source.undo_import(athlete, 2)
        assert checksum({"sets": target.dump(athlete).rows["sets"]}) == checksum(
            {"sets": source.dump(athlete).rows["sets"]}
        )


def test_there_and_back_again_is_the_same(both_homes, tmp_path):
    embedded, hosted = both_homes
    fill(embedded)
    list(copy(embedded, hosted))
    back = open_store(tmp_path / "back" / "log.duckdb")
    list(copy(hosted, back))
    for athlete in ("me", "ann"):
        assert checksum(back.dump(athlete).rows) == checksum(embedded.dump(athlete).rows)
    back.close()


def test_a_copy_that_was_stopped_goes_on_where_it_was(both_homes):
    embedded, hosted = both_homes
    fill(embedded)
    next(iter(copy(embedded, hosted)))
    assert [one.already for one in copy(embedded, hosted)] == [True, False]
    assert [one.already for one in copy(embedded, hosted)] == [True, True]


def test_another_log_is_never_written_over(both_homes):
    embedded, hosted = both_homes
    fill(embedded)
    hosted.apply_import("me", RECORD, make_sets([30]), b"mine")
    before = checksum(hosted.dump("me").rows)
    with pytest.raises(StoreError, match="has a log there already"):
        list(copy(embedded, hosted, ["me"]))
    with pytest.raises(StoreError, match="has a log there already"):
        list(copy(hosted, embedded, ["me"]))
    assert checksum(hosted.dump("me").rows) == before


def test_a_laptops_log_moves_into_a_hosted_account(both_homes):
    embedded, hosted = both_homes
    fill(embedded)
    hosted.save_settings("account-7", {"unit": "kg"})
    with hosted.transaction() as work:
        work.rows(
            "insert into sync_state (athlete_id, source, account, label, place, settings, follows) "
            "values ($athlete, 'hevy', '', '', '{}', '{}', '{}')",
            {"athlete": "account-7"},
        )
    moved = move_log(embedded, hosted, "me", "account-7")
    assert (moved.athlete_id, moved.sets) == ("account-7", len(embedded.dump("me").rows["sets"]))
    assert hosted.athletes() == ["account-7"]
    assert hosted.settings("account-7") == embedded.settings("me")
    assert hosted.dump("account-7").rows["sync_state"]["source"].to_pylist() == ["hevy"]
    assert move_log(embedded, hosted, "me", "account-7").already


def test_what_is_lost_or_changed_on_the_way_is_noticed(both_homes):
    embedded, _ = both_homes
    fill(embedded, ["me"])
    sent = embedded.dump("me").rows
    check(sent, sent, "me")
    with pytest.raises(StoreError, match="sets"):
        check({**sent, "sets": sent["sets"].slice(1)}, sent, "me")
    one = sent["sets"].to_pylist()
    one[0]["load_kg"] += 1e-9
    changed = pa.Table.from_pylist(one, schema=sent["sets"].schema)
    with pytest.raises(StoreError, match="contents differ"):
        check({**sent, "sets": changed}, sent, "me")


def test_the_command_copies_says_what_and_refuses_clearly(both_homes, tmp_path, database_url, capsys):
    embedded, hosted = both_homes
    fill(embedded)
    embedded.close()
    home = ["--from", str(tmp_path / "log.duckdb"), "--to", database_url]
    assert main(["copy", *home]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("ann: copied, ")
    assert said[-1].startswith("2 of them new")
    assert "hindsight@" not in said[-1]
    assert main(["copy", *home, "--athlete", "me", "--into", "you"]) == 0
    assert hosted.athletes() == ["ann", "me", "you"]
    for wrong, sentence in (
        (["copy", *home, "--into", "you"], "--athlete"),
        (["copy", *home, "--athlete", "nobody"], "no athlete nobody"),
        (["copy", "--from", str(tmp_path / "none"), "--to", database_url], "no training log"),
        (["copy", "--from", database_url, "--to", database_url], "same home"),
    ):
        assert main(wrong) == 1
        assert sentence in capsys.readouterr().err
