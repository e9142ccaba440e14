"""Layouts people make by hand: days across, rules below headers, clocks of sets, lists within lists."""

import io
import json
import zipfile

import pytest

from src.catalog import load_catalog
from src.ingest import Reject, expand, read_export


def read(text):
    return read_export("log.csv", text if isinstance(text, bytes) else text.encode())


def brief(reading):
    rows = reading.sets.to_pylist()
    return [(str(row["day"]), row["exercise_written"], row["load_kg"], row["reps"]) for row in rows]


def refusal(text):
    with pytest.raises(Reject) as refused:
        read(text)
    return str(refused.value)


def test_days_across_with_whole_sets_in_their_cells():
    reading = read(
        "Exercise,2024-03-01,2024-03-04\nDeadlift,2x5 @ 100kg,1x5 @ 105kg\nBarbell Row,,1x8 @ 60kg\n"
    )
    assert brief(reading) == [
        ("2024-03-01", "Deadlift", 100, 5),
        ("2024-03-01", "Deadlift", 100, 5),
        ("2024-03-04", "Deadlift", 105, 5),
        ("2024-03-04", "Barbell Row", 60, 8),
    ]
    assert any("days stand across" in remark for remark in reading.remarks)


def test_days_across_with_columns_of_their_own():
    reading = read(
        "Exercise,01/03/2024,,15/03/2024,\n,kg,Reps,kg,Reps\nDeadlift,100,5,105,5\nBarbell Row,60,8,,\n"
    )
    assert brief(reading) == [
        ("2024-03-01", "Deadlift", 100, 5),
        ("2024-03-01", "Barbell Row", 60, 8),
        ("2024-03-15", "Deadlift", 105, 5),
    ]
    assert (reading.rows, reading.expanded) == (2, 1)


def test_days_across_with_nothing_but_loads_have_no_reps():
    assert "no column holds reps" in refusal(
        "Exercise,2024-03-01,2024-03-04\nDeadlift,100,105\nBarbell Row,60,62\n"
    )


def test_a_first_line_of_data_with_two_dates_is_no_header_of_days():
    row = '"Pull","1 Mar 2024, 18:05","1 Mar 2024, 19:05","","Deadlift",,"",0,"normal",100,5,,,\n'
    assert "already data" in refusal(row + row)


def test_a_table_in_markdown():
    reading = read(
        "| Date | Exercise | Weight (kg) | Reps |\n|---|:--|--:|---|\n| 2024-03-04 | Deadlift | 100 | 5 |\n"
        "| 2024-03-07 | Deadlift | 105 | 5 |\n"
    )
    assert brief(reading) == [("2024-03-04", "Deadlift", 100, 5), ("2024-03-07", "Deadlift", 105, 5)]


def test_times_a_few_minutes_apart_are_those_of_sets():
    reading = read(
        "Date,Time,Exercise,kg,Reps\n2024-03-04,18:05,Deadlift,100,5\n2024-03-04,18:10,Deadlift,100,5\n"
        "2024-03-17,18:10,Deadlift,105,5\n"
    )
    assert len(set(reading.sets["workout_key"].to_pylist())) == 2


def test_a_session_in_the_morning_and_one_in_the_evening_stay_two():
    reading = read(
        "Date,Time,Exercise,kg,Reps\n2024-03-04,07:00,Deadlift,100,5\n2024-03-04,07:00,Deadlift,100,5\n"
        "2024-03-04,18:10,Barbell Row,60,8\n2024-03-04,18:10,Barbell Row,60,8\n"
    )
    assert len(set(reading.sets["workout_key"].to_pylist())) == 2


def test_an_effort_behind_the_reps_is_no_load():
    reading = read(
        "Date,Exercise,Weight (kg),Reps\n2024-03-04,Deadlift,100,5 @8\n2024-03-04,Deadlift,105,5\n"
    )
    assert brief(reading) == [("2024-03-04", "Deadlift", 100, 5), ("2024-03-04", "Deadlift", 105, 5)]
    assert reading.sets["rir"].to_pylist() == [2, None]


def test_a_load_may_name_its_implement():
    reading = read(
        "Date,Exercise,Weight,Reps\n2024-03-04,Swing,24kg KB,20\n2024-03-04,Deadlift,100kg bar,5\n"
    )
    assert reading.sets["load_kg"].to_pylist() == [24, 100]


def test_lists_within_lists_and_lines_of_objects():
    session = {
        "date": "2025-05-26",
        "exercises": [{"name": "Deadlift", "sets": [[{"reps": 5, "weight": 100}]]}],
    }
    drop = {"reps": 8, "weight": 80}
    session["exercises"][0]["sets"].append([{"reps": 5, "weight": 105}, drop])
    assert read(json.dumps([session])).sets["reps"].to_pylist() == [5, 5, 8]
    row = {"exercise": "Deadlift", "kg": 100, "reps": 5}
    lines = "\n".join(json.dumps({"date": f"2025-01-{day:02}", **row}) for day in (6, 13))
    assert read(lines).sets.num_rows == 2


def test_a_history_that_is_not_liftosaurs_is_read():
    rows = [{"timestamp": 1735754400000, "exercise": "Deadlift", "kg": 100, "reps": 5}]
    assert brief(read(json.dumps({"history": rows}))) == [("2025-01-01", "Deadlift", 100, 5)]
    assert "Liftosaur" in refusal(json.dumps({"history": [{"entries": [{"exercise": {"id": "squat"}}]}]}))


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("A1. Deadlift", "deadlift_barbell"),
        ("B2) Romanian Deadlift", "romanian_deadlift_barbell"),
        ("A2: Barbell Row", "barbell_row"),
        ("C. Good Morning", "good_morning_barbell"),
        ("T-Bar Row", "t_bar_row_landmine"),
        ("B-stance RDL", "b_stance_romanian_deadlift"),
        ("F. Squat", None),  # a front squat, perhaps
        ("C. Grip Bench Press", None),
    ],
)
def test_the_letters_of_supersets_are_no_part_of_a_name(name, exercise):
    found = load_catalog().resolve(name).exercise
    assert (found and found.id) == exercise


def test_what_holds_no_sets_says_what_to_do():
    health = '<?xml version="1.0"?>\n<!DOCTYPE HealthData []>\n<HealthData locale="en_GB"></HealthData>'
    assert "Apple Health's export" in refusal(health)
    assert "Open it in a spreadsheet" in refusal("<html><table><tr><td>Date</td></tr></table></html>")
    assert "is no table" in refusal("Monday 4 March 2024\nDeadlift\n100x5\n110x5\n")
    assert "(in 'Date', '3/14' is none)" in refusal(
        "Date,Exercise,Weight,Reps\n3/14,Deadlift,100,5\n3/16,Deadlift,100,5\n"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("Index/Document.iwa", b"x")
    with pytest.raises(Reject, match="Export To, CSV"):
        expand("log.numbers", packed.getvalue())


def test_the_list_of_reps_and_the_list_of_loads_of_a_coachs_app():
    reading = read(
        '"WorkoutTitle","ScheduledDate","ExerciseTitle","ExerciseData","ExerciseNotes"\n'
        '"Lower","2024-03-04","Deadlift","5, 5, 3 rep x 100, 110, 120 kilogram",""\n'
        '"Lower","2024-03-04","Romanian Deadlift","8, 8 rep x 80 kilogram",""\n'
        '"Lower","2024-03-04","Good Morning","8, 8, 8 rep x kilogram",""\n'
    )
    assert brief(reading) == [
        ("2024-03-04", "Deadlift", 100, 5),
        ("2024-03-04", "Deadlift", 110, 5),
        ("2024-03-04", "Deadlift", 120, 3),
        ("2024-03-04", "Romanian Deadlift", 80, 8),
        ("2024-03-04", "Romanian Deadlift", 80, 8),
    ]
    assert reading.not_sets == {"empty: no reps, time or distance": 1}


@pytest.mark.parametrize(
    "header",
    [
        "날짜,운동명,평균중량(kg),1세트,2세트",
        "Date,Exercise Name,Weight Lifted (kg),Set 1 Repetitions Completed,Set 2 Repetitions Completed",
    ],
)
def test_a_number_before_its_word_and_what_was_completed(header):
    reading = read(f"{header}\n2024-03-04,Deadlift,100,5,4\n2024-03-07,Deadlift,105,5,5\n")
    assert [(load, reps) for _, _, load, reps in brief(reading)] == [(100, 5), (100, 4), (105, 5), (105, 5)]


@pytest.mark.parametrize(
    "header",
    [
        "Ημερομηνία;Άσκηση;Βάρος;Επαναλήψεις",
        "التاريخ;التمرين;الوزن;التكرارات",
        "תאריך;תרגיל;משקל;חזרות",
        "Ngày;Bài tập;Trọng lượng;Số lần",
    ],
)
def test_headers_of_further_languages(header):
    reading = read(f"{header}\n2024-03-04;Deadlift;100;5\n2024-03-07;Deadlift;105;5\n")
    assert [(load, reps) for _, _, load, reps in brief(reading)] == [(100, 5), (105, 5)]
    assert reading.unit.unit == "kg"


def test_loads_under_a_word_nobody_listed_are_asked_about_and_never_dropped():
    said = refusal("Date,Exercise,Nəticə (kg),Reps\n2024-03-04,Deadlift,100,5\n2024-03-07,Deadlift,105,5\n")
    assert "'Nəticə (kg)' as the load (its unit is that of loads" in said


LIFTS = (("Deadlift", 100, 5), ("Barbell Row", 60, 8), ("Good Morning", 40, 8), ("Chin Up", 10, 6))


def numbered(number, *, by_round=False):
    """Return a log of four lifts with three sets each on two days, numbered by (lift, set)."""
    rows = []
    for day in ("2024-03-04", "2024-03-11"):
        sets = [(lift, of) for lift in range(len(LIFTS)) for of in range(3)]
        for lift, of in sorted(sets, key=lambda one: one[::-1]) if by_round else sets:
            name, load, reps = LIFTS[lift]
            rows.append(f"{day},{name},{number(lift, of)},{load},{reps}\n")
    return "Date,Exercise,Set,Weight (kg),Reps\n" + "".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        numbered(lambda _, of: of + 1),
        numbered(lambda lift, of: 3 * lift + of + 1),  # 1 to 12, through the day
        numbered(lambda _, of: of + 1, by_round=True),  # a circuit: all first sets, all second sets
    ],
)
def test_numbers_of_sets_are_not_counts_of_sets(text):
    assert read(text).sets.num_rows == 24


def test_counts_that_rise_from_lift_to_lift_are_counts():
    text = "Date,Exercise,Sets,Weight (kg),Reps\n"
    text += "".join(
        f"{day},{name},{count},{load},{reps}\n"
        for day in ("2024-03-04", "2024-03-11")
        for count, (name, load, reps) in enumerate(LIFTS, 1)
    )
    assert read(text).sets.num_rows == 2 * (1 + 2 + 3 + 4)


def test_several_sets_below_a_day_across_are_all_read():
    heads = "Exercise,2024-03-04,,,,2024-03-11,,,\n,kg,Reps,kg,Reps,kg,Reps,kg,Reps\n"
    assert brief(read(heads + "Deadlift,100,5,105,4,102,5,,\n")) == [
        ("2024-03-04", "Deadlift", 100, 5),
        ("2024-03-04", "Deadlift", 105, 4),
        ("2024-03-11", "Deadlift", 102, 5),
    ]
    heads = "Exercise,2024-03-04,,,2024-03-11,,\n,kg,Reps,Reps,kg,Reps,Reps\n"
    assert brief(read(heads + "Deadlift,100,5,4,102,5,\n")) == [
        ("2024-03-04", "Deadlift", 100, 5),
        ("2024-03-04", "Deadlift", 100, 4),
        ("2024-03-11", "Deadlift", 102, 5),
    ]


def test_a_day_that_stands_across_twice_is_read_twice():
    reading = read("Exercise,2024-03-04,2024-03-04,2024-03-11\nDeadlift,1x5 @ 100kg,1x5 @ 90kg,1x5 @ 105kg\n")
    assert reading.sets["load_kg"].to_pylist() == [100, 90, 105]


def test_columns_that_stand_below_a_day_now_twice_and_now_three_times_are_not_guessed_at():
    heads = "Exercise,2024-03-04,,,,,2024-03-11,,,,\n,kg,Reps,kg,Reps,Reps,kg,Reps,kg,Reps,Reps\n"
    refusal(heads + "Deadlift,100,5,105,4,3,102,5,107,4,3\n")


def test_days_across_are_no_longer_than_a_log_and_have_few_columns_each():
    days = [f"2024-{1 + day // 28:02}-{1 + day % 28:02}" for day in range(190)]
    long = ["Exercise", *days], *[["Deadlift", *["5"] * 190]] * 320
    assert "more than 60,000 entries" in refusal("\n".join(",".join(row) for row in long))
    own = ["Exercise", *(f"{day} a{i}" for i, day in enumerate(days))]
    assert "No reader knows this file" in refusal("\n".join([",".join(own), ",".join(long[1])]))


def test_a_dash_in_every_cell_is_a_row_left_out_and_listed():
    reading = read(
        "Date,Exercise,Weight (kg),Reps\n2024-03-04,Deadlift,100,5\n-,-,-,-\n2024-03-07,Deadlift,105,5\n"
    )
    assert (reading.rows, reading.sets.num_rows) == (3, 2)


@pytest.mark.parametrize("header", ["Set Done", "Sets completed", "Set complete?"])
def test_sets_that_were_done_are_told_from_how_many_were(header):
    rows = "2024-03-04,Deadlift,100,5,{}\n2024-03-07,Deadlift,105,5,{}\n"
    text = f"Date,Exercise,Weight (kg),Reps,{header}\n{rows}"
    assert read(text.format("TRUE", "FALSE")).not_sets == {"planned, not done": 1}
    assert read(text.format(3, 2)).sets.num_rows == 5
