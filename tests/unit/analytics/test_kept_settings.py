from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.analytics.kept_settings import kept_unit, settings_of, written_unit
from src.catalog import load_catalog
from src.ingest import import_export
from src.store import open_store

percents = st.integers(min_value=-1000, max_value=1000)


@given(percents, percents)
def test_any_two_handles_make_a_band(low, high):
    made = settings_of(low, high, "mirror", "all")
    assert 0 < made.target_low < made.target_high < 1


def test_what_is_a_band_already_is_kept():
    made = settings_of(55, 75, "neutral", "direct")
    assert (made.target_low, made.target_high) == (0.55, 0.75)
    assert (made.quads, made.lens) == ("neutral", "direct")


def test_words_nobody_knows_are_the_usual_ones():
    made = settings_of(55, 75, "nonsense", "nonsense")
    assert (made.quads, made.lens) == ("mirror", "fractional")


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        (["135,lb", "225,lb", "60,kg"], ("lb", True)),
        (["135,lb", "60,kg", "62.5,kg"], ("kg", True)),
        (["135,lb"], ("lb", False)),
        (["60,kg"], ("kg", False)),
    ],
)
def test_a_log_is_shown_in_the_unit_most_of_its_loads_are_written_in(tmp_path, rows, unit):
    made = [f"2025-03-0{day},Deadlift,{row},5" for day, row in enumerate(rows, 4)]
    export = "\n".join(["Fecha,Ejercicio,Peso,Unidad de peso,Repeticiones", *made]).encode()
    with closing(open_store(tmp_path / "log.duckdb")) as store:
        import_export(store, "me", "export.csv", export, catalog=load_catalog())
        assert written_unit(store, "me") == unit
        assert kept_unit(store, "me") == unit[0]
        store.update_settings("me", lambda kept: {**kept, "unit": "kg"})
        assert kept_unit(store, "me") == "kg"


def _strong(unit, *rows):
    head = "Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps\n"
    made = [f'{day} 10:00:00,"A","Deadlift (Barbell)",1,{load},{unit},5\n' for day, load in rows]
    return (head + "".join(made)).encode()


def test_an_old_file_in_the_other_unit_does_not_change_the_unit_shown(tmp_path):
    fitnotes = b"Date,Exercise,Category,Weight (kgs),Reps,Distance\n2019-03-04,Deadlift,Back,100,5,\n"
    pounds = _strong("lbs", ("2025-03-04", 225), ("2025-03-06", 230))
    with closing(open_store(tmp_path / "log.duckdb")) as store:
        import_export(store, "me", "strong.csv", pounds, catalog=load_catalog())
        import_export(store, "me", "fitnotes.csv", fitnotes, catalog=load_catalog())
        assert written_unit(store, "me") == ("lb", False)


def test_a_mixed_file_that_is_added_again_keeps_its_unit(tmp_path):
    rows = "".join(f"2025-03-0{day},Deadlift,{load},lb,5\n" for day, load in enumerate([135, 225, 245], 4))
    export = f"Fecha,Ejercicio,Peso,Unidad de peso,Repeticiones\n{rows}2025-03-09,Deadlift,60,kg,5\n"
    with closing(open_store(tmp_path / "log.duckdb")) as store:
        for more in ("", "2025-03-10,Deadlift,62.5,kg,5\n"):
            import_export(store, "me", "export.csv", (export + more).encode(), catalog=load_catalog())
        assert written_unit(store, "me") == ("lb", True)


def test_an_empty_log_has_no_unit(tmp_path):
    with closing(open_store(tmp_path / "log.duckdb")) as store:
        assert written_unit(store, "me") == (None, False)
