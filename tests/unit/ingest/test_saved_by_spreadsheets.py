"""What spreadsheets make of a log: old encodings, marks inside, sums at the foot, dates in place of reps."""

# ruff: noqa: RUF001 - Cyrillic and Turkish
import zipfile
from io import BytesIO

import pytest

from src.ingest import Reject, read_export

POLISH = "Data;Ćwiczenie;Ciężar;Powtórzenia\n04.03.2024;Martwy ciąg;100,5;5\n18.03.2024;Wiosłowanie;60;8\n"
RUSSIAN = "Дата;Упражнение;Вес;Повторения\n04.03.2024;Становая тяга;100,5;5\n18.03.2024;Присед;60;8\n"
GERMAN = "Datum;Übung;Gewicht;Wiederholungen\n04.03.2024;Kreuzheben;100,5;5\n18.03.2024;Überzüge;60;8\n"
TURKISH = "Tarih;Egzersiz;Ağırlık;Tekrar\n04.03.2024;Göğüs presi;100,5;5\n18.03.2024;Kürek çekiş;60;8\n"
JAPANESE = "日付,種目,重量,回数\n2024-03-04,デッドリフト,100.5,5\n2024-03-18,ベンチプレス,60,8\n"
CHINESE = "日期,动作,重量,次数\n2024-03-04,硬拉,100.5,5\n2024-03-18,卧推,60,8\n"
KOREAN = "날짜,운동,무게,횟수\n2024-03-04,데드리프트,100.5,5\n2024-03-18,벤치프레스,60,8\n"


def names(reading):
    return reading.sets["exercise_written"].to_pylist()


def read(text, encoding="utf-8"):
    return read_export("log.csv", text.encode(encoding))


def refusal(text):
    with pytest.raises(Reject) as refused:
        read(text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (POLISH, "cp1250", "Windows-1250"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (TURKISH, "cp1254", "Windows-1254"),
        (GERMAN, "mac_roman", "Mac Roman"),
        (GERMAN, "cp850", "DOS (850)"),
        (GERMAN.replace("Überzüge", "Rudern"), "mac_roman", "Mac Roman"),  # known by its header alone
        (JAPANESE, "cp932", "Shift JIS"),
        (CHINESE, "gb18030", "GB 18030"),
        (KOREAN, "cp949", "Korean (949)"),
    ],
)
def test_an_old_encoding_is_told_by_its_words(text, encoding, called):
    reading = read(text, encoding)
    assert names(reading) == names(read(text))
    assert reading.sets["load_kg"].to_pylist() == [100.5, 60.0]
    assert any(f"was read as {called}" in remark for remark in reading.remarks)


def test_western_text_stays_what_it_was():
    reading = read(GERMAN, "cp1252")
    assert names(reading) == ["Kreuzheben", "Überzüge"]
    assert reading.encoding == "Windows-1252"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(encoding):
    reading = read("Date\tExercise\tWeight (kg)\tReps\n2024-03-04\tDeadlift\t100\t5\n", encoding)
    assert (names(reading), reading.encoding) == (["Deadlift"], "UTF-16")


def test_files_put_one_behind_the_other_are_one():
    part = "\ufeffDate,Exercise,Weight (kg),Reps\n2024-03-{},Deadlift,100,5\n"
    reading = read(part.format("04") + part.format("11"))
    assert [str(day) for day in reading.sets["day"].to_pylist()] == ["2024-03-04", "2024-03-11"]
    assert not reading.skipped


def test_a_header_in_capitals_is_a_header_again():
    reading = read(
        "Date,Exercise,Weight (kg),Reps\n2024-03-04,Deadlift,100,5\n"
        "DATE,EXERCISE,WEIGHT (KG),REPS\n2024-03-11,Deadlift,105,5\n"
    )
    assert (reading.sets.num_rows, reading.skipped) == (2, ())
    assert "1 line that repeats the header was passed over: line 3." in reading.remarks


SUMS = """Date,Exercise,Weight (kg),Sets,Reps
2024-03-04,Deadlift,100,3,5
2024-03-04,Barbell Row,60,3,8
Total,,,6,39
,,,,
2024-03-11,Deadlift,105,3,5
,Subtotal:,105,3,15
Average,,88.3,3,6
"""


def test_sums_and_averages_are_no_sets():
    reading = read(SUMS)
    assert (reading.sets.num_rows, reading.rows, reading.skipped) == (9, 3, ())
    assert "3 rows of sums or averages were passed over: lines 4, 7, 8." in reading.remarks


def test_a_sum_beside_its_date_is_no_set():
    reading = read(
        "Date,Exercise,Weight (kg),Reps\n2024-03-04,Deadlift,100,5\n2024-03-04,Barbell Row,60,8\n"
        "2024-03-04,Total,160,13\n"
    )
    assert names(reading) == ["Deadlift", "Barbell Row"]
    assert reading.not_sets == {"a row of sums or averages": 1}


def test_sums_in_a_workbook_are_no_sets():
    rows = [line.split(",") for line in SUMS.strip().split("\n")]
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>",
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
        )
        file.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
        )
    reading = read_export("log.xlsx", packed.getvalue())
    assert (reading.sets.num_rows, reading.skipped) == (9, ())


def rows_of_reps(*reps, weights="100;102,5;105;107,5;110;112,5", header="Date;Exercise;Weight;Reps"):
    lines = [
        f"2024-03-{day:02};Deadlift;{weight};{text}"
        for day, (weight, text) in enumerate(zip(weights.split(";"), reps, strict=False), 1)
    ]
    return "\n".join([header, *lines])


def test_six_and_a_half_reps_are_six_where_decimals_have_commas():
    reading = read(rows_of_reps("5", "6,5", "5", "5"))
    assert reading.sets["reps"].to_pylist() == [5, 6, 5, 5]
    assert any("'6,5' is read as a part of a rep" in remark for remark in reading.remarks)


@pytest.mark.parametrize(
    "reps",
    [
        ("5", "6,5", "5", "8,7"),  # nobody does 8.7 reps
        ("5,5", "6,5", "5", "5,5"),  # lists are the habit
        ("5", "6,5", "5,5,5", "5"),
    ],
)
def test_a_list_of_reps_stays_a_list(reps):
    reading = read(rows_of_reps(*reps))
    assert reading.sets.num_rows == sum(text.count(",") + 1 for text in reps)


def test_the_count_of_sets_says_that_two_numbers_are_two_sets():
    text = "Date;Exercise;Weight;Sets;Reps\n2024-03-04;Deadlift;102,5;1;5\n2024-03-11;Deadlift;105;2;6,5\n"
    reading = read(text + "2024-03-18;Deadlift;107,5;1;5\n2024-03-25;Deadlift;110;1;5\n")
    assert reading.sets["reps"].to_pylist() == [5, 6, 5, 5, 5]


def test_with_decimal_points_a_comma_is_a_list():
    reading = read(rows_of_reps("5", "6,5", "5", "5", weights="100;102.5;105;107.5"))
    assert reading.sets["reps"].to_pylist() == [5, 6, 5, 5, 5]


@pytest.mark.parametrize("text", ["5-Aug", "05. Mai", "8-May-24", "05/05/2005"])
def test_reps_that_became_a_date_are_skipped_with_what_to_do(text):
    reading = read(rows_of_reps("5", "5", text, "5", "5", "5"))
    assert reading.sets.num_rows == 5
    (skip,) = reading.skipped
    assert skip.line == 4
    assert f"'{text}' is a date, which a spreadsheet makes of reps such as 5-8" in skip.reason
    assert "format the column as text" in skip.reason


def test_loads_that_became_a_date_are_skipped_with_what_to_do():
    reading = read(rows_of_reps(*"555555", weights="100;102,5;02. Mai;105;107,5;110"))
    (skip,) = reading.skipped
    assert skip.line == 4
    assert "Weight '02. Mai' is a date, which a spreadsheet makes of loads such as 2.5" in skip.reason
    mostly = rows_of_reps("5", "5", weights="Mai 62;100")
    assert "'Mai 62' is a date, which a spreadsheet makes of loads such as 2.5" in refusal(mostly)


def test_a_range_of_reps_is_a_plan():
    (skip,) = read(rows_of_reps("5", "5", "8-10", "5", "5", "5")).skipped
    assert "'8-10' is a range: that is a plan" in skip.reason


def test_a_column_of_nothing_but_dates_or_ranges_is_refused_by_its_name():
    assert "no column holds reps (in 'Reps', '5-Aug' is a date" in refusal(rows_of_reps("5-Aug", "8-Oct"))
    assert "'8-10' is a range" in refusal(rows_of_reps("8-10", "6-8", "8-10"))


def test_sets_in_a_column_of_any_name_are_read():
    reading = read("Date,Exercise,Work\n2024-03-04,Deadlift,3x8 @ 100\n2024-03-11,Deadlift,3x5 @ 110 kg\n")
    assert reading.sets["reps"].to_pylist() == [8, 8, 8, 5, 5, 5]


def test_a_count_of_sets_is_no_number_of_the_set():
    reading = read(
        "date,exercise,sets,reps,weight,unit\n2024-03-04,Deadlift,4,8,185,lb\n2024-03-04,Swing,5,20,24,kg\n"
    )
    assert reading.sets.num_rows == 9


def test_a_length_in_hours_is_no_time_of_the_day():
    reading = read(
        "Fecha,Ejercicio,Duración (horas),Hora de inicio,Hora de fin,Peso (kg),Reps\n"
        "2026-01-05,Peso muerto,1:02,18:00,19:02,140,5\n2026-01-07,Peso muerto,0:58,17:30,18:28,145,5\n"
    )
    assert [str(at) for at in reading.sets["started_at"].to_pylist()] == [
        "2026-01-05 18:00:00",
        "2026-01-07 17:30:00",
    ]


def test_kinds_in_other_languages_are_told_from_other_types():
    text = (
        "fecha,ejercicio,tipo,peso_kg,reps\n2026-05-04,Peso muerto,{},60,8\n2026-05-04,Peso muerto,{},140,5\n"
    )
    assert read(text.format("calentamiento", "trabajo")).sets["kind"].to_pylist() == ["warmup", "work"]
    assert read(text.format("fuerza", "fuerza")).sets["kind"].to_pylist() == ["work", "work"]


@pytest.mark.parametrize("header", ["Gewicht", "Peso", "Poids", "Вес", "重量", "Súly"])
def test_who_writes_no_english_lifts_kilograms(header):
    text = f"Date,Exercise,{header},Reps\n2025-01-13,Deadlift,100,5\n"
    text += "2025-01-20,Deadlift,105,5\n2025-01-20,Barbell Row,60,8\n"
    assert read(text).unit.unit == "kg"
    assert read(text.replace(header, "Weight")).unit.unit == "lb"  # a weak guess


@pytest.mark.parametrize(
    "name", ["\U0001f3cb Deadlift", "45\N{DEGREE SIGN} Back Extension", "Farmer\u2019s Walk"]
)
def test_signs_and_pictures_in_names_are_no_other_language(name):
    text = f"Date,Exercise,Weight,Reps\n2025-01-13,{name},100,5\n2025-01-20,{name},105,5\n"
    assert read(text).unit.unit == "lb"


def test_pounds_in_a_log_of_another_language_are_still_seen():
    rows = "".join(
        f"2025-01-{day:02},Deadlift,{load},5\n" for day, load in enumerate(range(135, 500, 45), 10)
    )
    assert read("Fecha,Ejercicio,Peso,Reps\n" + rows).unit.unit == "lb"
