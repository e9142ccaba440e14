"""Files that are like those of another app, or lack what theirs have: no load is lost, none made up."""

import pytest

from src.ingest import read_export
from src.ingest.units import KG_PER_LB

HEVY = "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,weight_lbs,reps\n"
ROW = "Pull,2025-03-04 18:05,2025-03-04 19:05,Deadlift,{},normal,{},{},5\n"


def read(text):
    return read_export("log.csv", text.encode())


def test_hevy_with_an_empty_column_of_kilograms_has_its_pounds():
    reading = read(HEVY + ROW.format(0, "", 225) + ROW.format(1, "", 315))
    assert reading.unit.unit == "lb"
    assert reading.sets["load_kg"].to_pylist() == pytest.approx([225 * KG_PER_LB, 315 * KG_PER_LB])


def test_hevy_with_each_unit_in_rows_of_its_own_has_both():
    reading = read(HEVY + ROW.format(0, "", 225) + ROW.format(1, 120, "") + ROW.format(2, "", ""))
    assert reading.unit.unit == "mixed"
    loads = reading.sets["load_kg"].to_pylist()
    assert loads == [pytest.approx(225 * KG_PER_LB), 120, None]


def test_a_table_with_warm_ups_is_not_fitbods_and_keeps_its_times():
    reading = read(
        "date,exercise,weight,reps,duration_seconds,is_warmup,estimated_1rm\n"
        "2026-03-14,Deadlift,60,5,0,true,70\n2026-03-14,Deadlift,100,5,0,false,116\n2026-03-14,Plank,0,0,60,false,0\n"
    )
    assert reading.app == "Spreadsheet"
    assert reading.sets["kind"].to_pylist() == ["warmup", "work", "work"]
    assert reading.sets["duration_s"].to_pylist() == [None, None, 60]
    assert reading.unit.how == "evidence"  # Fitbod's would be kilograms, whatever it shows


def test_a_session_that_is_called_total_is_no_sum():
    reading = read(
        HEVY.replace("weight_lbs,", "") + ROW.replace("{},5", "5").replace("Pull", "Total").format(0, 120)
    )
    assert reading.sets["workout_name"].to_pylist() == ["Total"]
