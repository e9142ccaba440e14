# ruff: noqa: RUF001 - headers in Cyrillic and Turkish
"""What an unknown table's columns are taken for, how sure that is, and what is never taken for a log."""

import pytest

from src.catalog import load_catalog
from src.ingest import Reject, read_export
from src.ingest.mapping import guess
from src.ingest.text import read_table


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture
def roles(catalog):
    def of(text):
        return {c.header: c.role for c in guess(read_table(text.encode()), catalog).columns}

    return of


@pytest.mark.parametrize(
    "header",
    [
        "Date,Exercise,Weight,Reps,Sets,Notes",
        "Datum,Übung,Gewicht,Wiederholungen,Sätze,Notizen",
        "Fecha,Ejercicio,Peso,Repeticiones,Series,Comentarios",
        "Date,Exercice,Charge,Répétitions,Séries,Remarques",
        "Data,Exercício,Carga,Repetições,Séries,Observações",
        "Data,Esercizio,Carico,Ripetizioni,Serie,Appunti",
        "Datum,Oefening,Gewicht,Herhalingen,Sets,Opmerkingen",
        "Data,Ćwiczenie,Ciężar [kg],Powtórzenia,Serie,Uwagi",
        "Дата,Упражнение,Вес (кг),Повторения,Подходы,Заметки",
        "Datum,Övning,Vikt,Repetitioner,Set,Anteckningar",
        "Dato,Øvelse,Vægt,Gentagelser,Sæt,Noter",
        "Dato,Øvelse,Vekt,Repetisjoner,Sett,Notater",
        "Päivämäärä,Liike,Paino,Toistot,Sarjat,Muistiinpanot",
        "Tarih,Egzersiz,Ağırlık,Tekrar,Set,Notlar",
        "Datum,Cvik,Váha,Opakování,Série,Poznámka",
        "日付,種目,重量(kg),回数,セット数,メモ",
        "日期,动作,重量kg,次数,组数,备注",
        "날짜,운동명,무게(kg),횟수,세트,메모",
    ],
)
def test_headers_are_understood_in_many_languages(roles, header):
    found = roles(f"{header}\n2025-03-03,Deadlift,100,5,3,ok\n2025-03-05,Squat,80,8,3,\n")
    assert list(found.values()) == ["date", "exercise", "weight", "reps", "sets", "notes"]


@pytest.mark.parametrize(
    ("header", "ignored"),
    [
        ("Date,Session,Total Volume (kg),Exercise,Set #,Set Type,Weight (kg),Reps,Volume (kg)", [2, 8]),
        ("日付,部位,種目,セット,重量kg,回数,体重kg", [1, 6]),
        ("날짜,운동명,근육부위,세트,횟수,무게(kg),볼륨(kg)", [2, 6]),
        ("Дата,Тренировка,Упражнение,Подход,Вес (кг),Повторы,Отдых", [6]),
    ],
)
def test_what_says_nothing_of_a_set_is_left_out_in_other_languages_too(roles, header, ignored):
    names = header.split(",")
    values = {"Set Type": "Warm-up", "部位": "胸", "근육부위": "등", "Тренировка": "A", "Session": "A"}
    exercise = {"Exercise", "種目", "운동명", "Упражнение"}

    def row(day, number):
        cells = [
            f"2025-03-0{day}" if i == 0 else values.get(name, str(number)) for i, name in enumerate(names)
        ]
        return ",".join(
            "Deadlift" if name in exercise else cell for name, cell in zip(names, cells, strict=True)
        )

    rows = [row(day, number) for day in (3, 5) for number in (1, 2, 3)]
    found = roles("\n".join([header, *rows]))
    assert [i for i, name in enumerate(names) if found[name] == "ignore"] == ignored
    assert {"date", "exercise", "weight", "reps", "order"} <= set(found.values())


def test_a_column_of_other_weights_or_reps_is_left_out(roles):
    found = roles(
        "date,exercise,Body weight,1RM,Target reps,Volume,weight_kg,reps\n"
        "2025-03-03,Deadlift,80,120,5,500,100,5\n2025-03-05,Squat,80,100,8,640,80,8\n"
    )
    assert [name for name, role in found.items() if role == "ignore"] == [
        "Body weight", "1RM", "Target reps", "Volume",
    ]  # fmt: skip


def test_the_cells_tell_an_exercise_column_that_is_called_something_else(catalog):
    text = "Date,What I did,kg,Reps\n2025-03-03,Deadlift,100,5\n2025-03-05,Barbell Row,60,8\n"
    column = guess(read_table(text.encode()), catalog).columns[1]
    assert (column.role, column.confidence) == ("exercise", "likely")
    assert column.why == "100% of its cells name exercises we know"


def test_a_column_of_set_numbers_is_not_a_count_of_sets(roles):
    rows = "".join(f"2025-03-03,Deadlift,{n},100,5\n" for n in (1, 2, 3, 4))
    assert roles(f"Date,Exercise,Set,kg,Reps\n{rows}")["Set"] == "order"
    same = "".join(f"2025-03-0{n},Deadlift,3,100,5\n" for n in (1, 2, 3, 4))
    assert roles(f"Date,Exercise,Set,kg,Reps\n{same}")["Set"] == "sets"


def test_a_time_written_as_such_is_worth_more_than_a_number_that_can_stand_for_one(roles):
    rows = "1709575200.5,2024-03-04 18:00:00,Squat,100,5\n1709661600.25,2024-03-05 18:00:00,Squat,100,5\n"
    found = roles(f"Timestamp,Time,Exercise,Weight,Reps\n{rows}")
    assert (found["Timestamp"], found["Time"]) == ("ignore", "date")
    assert roles("Timestamp,Exercise,Weight,Reps\n1709575200.5,Squat,100,5\n")["Timestamp"] == "date"


def test_what_sums_the_sets_up_is_left_out_where_they_have_columns_of_their_own(roles):
    text = (
        "Date,Exercise,Top Set (Reps x LB),Set 1 (Reps),Set 1 (LB),Set 2 (Reps),Set 2 (LB)\n"
        "2025-03-04,Squat,5x121.5,5,110,5,121.5\n2025-03-06,Squat,5x125,5,115,5,125\n"
    )
    assert roles(text)["Top Set (Reps x LB)"] == "ignore"


def test_a_unit_is_taken_from_the_header(catalog):
    text = "Date,Exercise,Weight (lbs),Reps,Distance (km),Time (min)\n2025-03-03,Deadlift,225,5,,\n"
    assert [c.unit for c in guess(read_table(text.encode()), catalog).columns][2] == "lb"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Exercise,kg,Reps\nDeadlift,100,5\n", ("date",)),
        ("Date,kg,Reps\n2025-03-03,100,5\n", ("exercise",)),
        ("Date,Exercise,kg\n2025-03-03,Deadlift,100\n", ("reps",)),
        ("Date,Exercise,kg,Reps\n3 March,Deadlift,100,5\n", ("date",)),
    ],
)
def test_what_is_missing_is_named_and_the_guess_comes_with_the_refusal(catalog, text, missing):
    with pytest.raises(Reject) as caught:
        read_export("a.csv", text.encode(), catalog=catalog)
    assert caught.value.mapping.missing == missing
    words = {"date": "holds dates", "exercise": "names exercises", "reps": "holds reps"}
    assert all(words[what] in str(caught.value) for what in missing)


@pytest.mark.parametrize(
    "text",
    [
        "Date,Description,Amount,Balance\n2025-03-03,Gym membership,-30.00,970.00\n2025-03-04,Rent,-8,1\n",
        "Buchungstag;Verwendungszweck;Betrag\n03.03.2025;Miete;-800,00\n04.03.2025;Lohn;2000,00\n",
        "First Name,Last Name,Phone,Birthday\nAnn,Row,555-123,1990-01-02\nBob,Clean,555-124,1985-05-06\n",
        "Date,Running,Cycling,Mood\n2025-03-03,30,,good\n2025-03-04,,45,ok\n",
        "Activity,Date,Distance,Time,HR\nRunning,2025-03-03,5.2,28:10,150\nCycling,2025-03-05,20,60:00,130\n",
        "Date,Item,Weight (kg),Price\n2025-03-03,Apples,2,3.50\n2025-03-04,Bananas,1,2\n",
        "Date,Name,Score\n2025-03-03,Ann,5\n2025-03-04,Bob,8\n",
        "Date,Weight (kg),Body fat\n2025-03-03,80,15\n2025-03-04,81,15\n",
        "a,b\n1,2\n",
        "Date,Exercise,Weight,Reps\n",
        "Date,Exercise,Weight,Reps\nx,y,z,w\n",
    ],
)
def test_what_is_no_log_is_never_read_as_one(catalog, text):
    with pytest.raises(Reject):
        read_export("a.csv", text.encode(), catalog=catalog)


def test_a_load_that_only_the_cells_suggest_is_asked_about(catalog):
    rows = "".join(f"2025-03-0{n},Deadlift,{90 + 5 * n},5\n" for n in range(1, 8))
    with pytest.raises(Reject, match="'Zahl' as the load"):
        read_export("a.csv", f"Date,Exercise,Zahl,Reps\n{rows}".encode(), catalog=catalog)


def test_dates_that_can_be_read_in_two_ways_are_asked_about(catalog):
    text = "Date,Exercise,{},Reps\n03/04/2025,Deadlift,100,5\n03/04/2025,Squat,80,8\n"
    for unit, day_first in (("kg", True), ("lbs", False)):
        with pytest.raises(Reject, match="nothing in its dates tells the day from the month") as caught:
            read_export("a.csv", text.format(unit).encode(), catalog=catalog)
        assert caught.value.mapping.day_first is day_first
