"""Alpha Progression's blocks and JEFIT's sections: text files that are no table, and the sets they hold."""

import pytest

from src.ingest import Reject, read_export
from src.ingest.units import KG_PER_LB


def brief(reading):
    return [
        (
            str(row["started_at"]), row["workout_name"], row["exercise_written"], row["kind"], row["load_kg"],
            row["load_basis"], row["reps"], row["duration_s"], row["rir"],
        )
        for row in reading.sets.to_pylist()
    ]  # fmt: skip


ALPHA_US = """\ufeff

"Pull Day"
"2026-03-02 6:59\u202fpm",1:10\u202fhr
"Pull Day · Week 1 · Plan_7"
"1. Romanian Deadlifts Barbell","2 dropsets"
"8 reps"
#,LBS,REPS
1,225,8
2,-,-
"2. Rows Cable"
"10 reps"
#,LBS,REPS
"3. Chin-Ups Bodyweight","anchor
two lines"
"10 reps"
#,REPS
1,9


"Swings"
"2026-03-04 7:05\u202fam",33\u202fmin
"1. Kettlebell Swings"
"20 reps"
#,LBS,REPS
1,53,20
"""

ALPHA_EU = """\
"Beine · Tag 2";"2026-02-19 4:54 h";"1:02 hr"
"1. Hack Squats · Machine · 8 reps";"langsam"
"WU1 · 37,5 kg · 9 reps<br>WU2 · 60 kg · 5 reps"
#;KG;REPS;RIR
1;115;8;1
2;117,5;6;0

"2. Dips · Bodyweight · 8 reps"
#;KG;REPS;RIR
1;+35;6;2
2;+0;9;-
3;-;-;-
4;-20;8;3
"""


def test_alpha_progression_in_the_american_layout():
    reading = read_export("alpha.csv", ALPHA_US.encode())
    assert reading.app == "Alpha Progression"
    first, second = ("2026-03-02 18:59:00", "Pull Day"), ("2026-03-04 07:05:00", "Swings")
    pull, swing = pytest.approx(225 * KG_PER_LB), pytest.approx(53 * KG_PER_LB)
    assert brief(reading) == [
        (*first, "Romanian Deadlifts Barbell", "work", pull, "total", 8, None, None),
        (*first, "Chin-Ups Bodyweight", "work", None, "none", 9, None, None),
        (*second, "Kettlebell Swings", "work", swing, "total", 20, None, None),
    ]
    assert reading.sets["workout_s"].to_pylist() == [4200, 4200, 1980]
    assert reading.sets["note"].to_pylist() == ["2 dropsets", "anchor two lines", None]
    assert reading.not_sets == {"not done: planned only": 1}
    assert list(reading.lines) == [9, 18, 26]
    assert (reading.unit.unit, reading.unit.how) == ("lb", "column")


def test_alpha_progression_in_the_european_layout():
    reading = read_export("alpha.csv", ALPHA_EU.encode())
    start, legs = "2026-02-19 04:54:00", "Beine · Tag 2"
    squat, dips = "Hack Squats · Machine", "Dips · Bodyweight"
    assert brief(reading) == [
        (start, legs, squat, "warmup", 37.5, "total", 9, None, None),
        (start, legs, squat, "warmup", 60.0, "total", 5, None, None),
        (start, legs, squat, "work", 115.0, "total", 8, None, 1.0),
        (start, legs, squat, "work", 117.5, "total", 6, None, 0.0),
        (start, legs, dips, "work", 35.0, "added", 6, None, 2.0),
        (start, legs, dips, "work", None, "none", 9, None, None),
        (start, legs, dips, "work", 20.0, "assist", 8, None, 3.0),
    ]
    assert reading.sets["workout_s"][0].as_py() == 3720


def test_alpha_progression_in_german():
    text = (
        '"Beine · Tag 2";"2026-02-19 4:54 h";"1:02 Std."\n"1. Kreuzheben · Langhantel · 8 Wdh.";'
        '"WU1 · 37,5 kg · 9 Wdh."\n#;KG;WDH;RIR\n1;115;8;1\n2;+35;7;0,5\n3;-;-;-\n'
    )
    reading = read_export("alpha.csv", text.encode())
    sets = reading.sets.to_pylist()
    assert [(row["kind"], row["load_kg"], row["load_basis"], row["reps"], row["rir"]) for row in sets] == [
        ("warmup", 37.5, "total", 9, None),
        ("work", 115, "total", 8, 1),
        ("work", 35, "added", 7, 0.5),
    ]
    assert {row["exercise_written"] for row in sets} == {"Kreuzheben · Langhantel"}
    assert reading.not_sets == {"not done: planned only": 1}


def test_a_broken_line_of_alpha_progression_is_skipped_and_takes_no_other_with_it():
    broken = ALPHA_US.replace('"8 reps"', '"8 "reps"', 1)
    reading = read_export("alpha.csv", broken.encode())
    assert [skip.line for skip in reading.skipped] == [7]
    assert reading.sets.num_rows == 3


JEFIT = """\
### SETTING ##############################
_id,USERID,mass,length
1,77," lbs"," in"
##########################################

### WORKOUT SESSIONS #####################
_id,mydate,starttime,total_time
11,2026-01-05,1767600000,3600
##########################################

### ROUTINES #############################
_id,name
1,Plan
_id,day
1,Monday
##########################################

### EXERCISE LOGS ########################
USERID,TIMESTAMP,logs,_id,record,mydate,eid,ename,belongsession
77,2026-09-09 10:00:00,"225.0x5,235.0x3,0x0",501,250,2026-01-05,9,"Barbell Deadlift",11
77,2026-09-09 10:00:00,"225.0x5,235.0x3,0x0",777,250,2026-01-05,9,"Barbell Deadlift",11
77,2026-09-09 10:00:00,"0x0,0x0,0x0,0x14,0x2400",502,0,2026-01-05,12,"Plank, Long",11
77,2026-09-09 10:00:00,"135x5,999x9",503,250,,10,"Barbell Row",11
77,2026-09-09 10:00:00,"0x10,0x8",504,0,2026-01-05,13,"Pull Up",11
77,2026-09-09 10:00:00,"heavyx5",505,0,2026-01-05,14,"Curl",11
##########################################

### EXERCISE SET LOGS ####################
_id,userid,exercise_log_id,set_index,weight_lbs,reps,duration,set_type
1,77,503,0,95,5,0,warm_up
2,77,503,1,135,5,0,
##########################################

### CARDIO LOGS ##########################
_id,mydate,ename,duration
1,2026-01-05,"Plank, Long",2400
2,2026-01-06,Rowing,600
##########################################

### NOTES ################################
_id,mynote
1,"two
lines"
"""


def test_jefit_joins_the_section_of_single_sets_and_never_counts_twice():
    reading = read_export("jefit.csv", JEFIT.encode())
    day, lb = "2026-01-05 00:00:00", KG_PER_LB
    assert brief(reading) == [
        (day, None, "Barbell Deadlift", "work", pytest.approx(225 * lb), "total", 5, None, None),
        (day, None, "Barbell Deadlift", "work", pytest.approx(235 * lb), "total", 3, None, None),
        (day, None, "Plank, Long", "work", None, "none", None, 2400.0, None),
        (day, None, "Barbell Row", "warmup", pytest.approx(95 * lb), "total", 5, None, None),
        (day, None, "Barbell Row", "work", pytest.approx(135 * lb), "total", 5, None, None),
        (day, None, "Pull Up", "work", None, "none", 10, None, None),
        (day, None, "Pull Up", "work", None, "none", 8, None, None),
        ("2026-01-06 00:00:00", None, "Rowing", "work", None, "none", None, 600.0, None),
    ]
    assert (reading.unit.unit, reading.unit.how) == ("lb", "column")
    assert reading.not_sets == {
        "entered twice: the same sets of one exercise on one day": 4,
        "empty: no reps, time or distance": 1,
    }
    (skip,) = reading.skipped
    assert skip.line == 25
    assert "'heavy'" in skip.reason


def test_jefit_without_settings_leaves_the_unit_to_be_asked_or_guessed():
    start = JEFIT.index("### WORKOUT")
    plain = JEFIT[start:].replace("503,0,", "0,0,").replace("503,1,", "0,0,")
    assert read_export("jefit.csv", plain.encode()).unit.how == "evidence"
    assert read_export("jefit.csv", plain.encode(), unit="kg").sets["load_kg"][0].as_py() == 225


def test_jefit_without_settings_has_the_unit_in_which_its_packed_and_its_single_sets_agree():
    start = JEFIT.index("### WORKOUT")
    kilograms = JEFIT[start:].replace("135x5,999x9", "43.1x5,61.2x5")  # 95 and 135 lb
    reading = read_export("jefit.csv", kilograms.encode())
    assert (reading.unit.unit, reading.unit.how) == ("kg", "column")
    loads = dict(
        zip(reading.sets["exercise_written"].to_pylist(), reading.sets["load_kg"].to_pylist(), strict=True)
    )
    assert loads["Barbell Deadlift"] == 235
    assert loads["Barbell Row"] == pytest.approx(135 * KG_PER_LB, abs=0.01)


def test_a_backup_without_a_log_is_refused_as_jefits():
    with pytest.raises(Reject, match="JEFIT"):
        read_export("jefit.csv", JEFIT[: JEFIT.index("### EXERCISE LOGS")].encode())
