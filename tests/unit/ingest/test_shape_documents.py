"""JSON: logs of Hevy, Boostcamp and Garmin; and what is no log, refused by its name."""

import json

import pytest

from src.ingest import Reject, read_export


def hevy_workout(number=1, **more):
    sets = [
        {"index": 0, "type": "warmup", "weight_kg": 60, "reps": 5, "distance_meters": None, "rpe": None},
        {
            "index": 1,
            "type": "normal",
            "weight_kg": 61.235042773811365,
            "reps": 3,
            "duration_seconds": 0,
            "rpe": 8.5,
        },
        {"index": 2, "set_type": "dropset", "weight_kg": 40, "reps": 8, "custom_metric": 0},
    ]
    swim = [
        {
            "index": 0,
            "type": "normal",
            "weight_kg": None,
            "reps": None,
            "distance_meters": 200,
            "duration_seconds": 240,
        }
    ]
    return {
        "id": f"w{number}", "title": "Pull 💪", "start_time": f"2026-06-{number:02}T07:52:37+00:00",
        "end_time": f"2026-06-{number:02}T08:22:37+00:00", "updated_at": "2026-06-23T08:19:17.887Z",
        "exercises": [
            {"index": 0, "title": "Peso Muerto (Barra)", "notes": "bien", "supersets_id": None, "sets": sets},
            {"index": 1, "title": "Swimming", "notes": "", "superset_id": 1, "sets": swim},
        ],
        **more,
    }  # fmt: skip


def page(*workouts):
    return {"page": 1, "page_count": 2, "workouts": list(workouts)}


def read(document, **options):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return read_export("log.json", data, **options)


@pytest.mark.parametrize(
    "document",
    [
        page(hevy_workout()),
        [hevy_workout()],
        [page(hevy_workout()), page(hevy_workout())],
        {
            "page": 1,
            "events": [{"type": "updated", "workout": hevy_workout()}, {"type": "deleted", "id": "w9"}],
        },
        b"\xef\xbb\xbf" + json.dumps(page(hevy_workout())).encode(),
        b"\n".join(json.dumps(page(hevy_workout())).encode() for _ in range(2)),
    ],
    ids=["page", "list", "pages that overlap", "changes", "byte order mark", "pages one after the other"],
)
def test_hevys_api_however_it_was_saved(document):
    reading = read(document)
    assert (reading.source, reading.unit.unit, reading.unit.how) == ("hevy", "kg", "header")
    rows = reading.sets.to_pylist()
    assert [(row["exercise_written"], row["kind"], row["reps"], row["rir"]) for row in rows] == [
        ("Peso Muerto (Barra)", "warmup", 5, None),
        ("Peso Muerto (Barra)", "work", 3, 1.5),
        ("Peso Muerto (Barra)", "drop", 8, None),
        ("Swimming", "work", None, None),
    ]
    assert rows[1]["load_kg"] == pytest.approx(135 * 0.45359237)
    assert str(rows[0]["started_at"]) == "2026-06-01 07:52:37"
    assert (rows[0]["workout_s"], rows[3]["distance_m"], rows[3]["duration_s"]) == (1800, 200, 240)
    assert any("UTC" in remark for remark in reading.remarks)


def test_the_web_apps_own_feed_counts_seconds_since_1970():
    workout = hevy_workout(start_time=1780300357, end_time=1780302157, name="Pull", title=None)
    reading = read({"workouts": [workout]})
    assert str(reading.sets["started_at"][0].as_py()) == "2026-06-01 07:52:37"
    assert reading.sets["workout_name"][0].as_py() == "Pull"


def test_a_home_made_table_of_hevys_api_with_both_units_is_read_in_kilograms():
    text = (
        "workout_id,workout_title,workout_start_time,workout_end_time,exercise_title,set_index,set_type,"
        "weight_kg,weight_lbs,reps,distance_meters,duration_seconds,rpe\n"
        "a,Pull,2026-06-01T07:52:37+00:00,2026-06-01T08:22:37+00:00,Deadlift,0,normal,100,220.46,5,,,\n"
    )
    reading = read(text.encode())
    assert reading.sets["load_kg"].to_pylist() == [100]
    assert reading.unit.unit == "kg"


BOOSTCAMP = {
    "2026-03-02": [
        {
            "title": "Pull", "name": "Week 1", "finished_at": "2026-03-03T01:45:00Z",
            "records": [
                {"name": "Deadlift", "sets": [
                    {"value": 225, "amount": 5, "weight_unit": "lbs", "archived_rpe": 8},
                    {"value": 225, "amount": 5, "weight_unit": "lbs", "skipped": True},
                    {"value": 225, "amount": 5, "weight_unit": "lbs", "amountEmpty": True},
                ]},
                {"name": "Plank", "sets": [{"value": 0, "amount": 60, "target_type": "time"}]},
            ],
        }
    ]
}  # fmt: skip


@pytest.mark.parametrize("document", [BOOSTCAMP, {"data": BOOSTCAMP}])
def test_boostcamps_web_history(document):
    reading = read(document)
    first, plank = reading.sets.to_pylist()
    assert (first["exercise_written"], first["reps"], first["rir"]) == ("Deadlift", 5, 2)
    assert first["load_kg"] == pytest.approx(225 * 0.45359237)
    assert (str(first["started_at"]), first["workout_name"]) == ("2026-03-02 00:00:00", "Pull · Week 1")
    assert (plank["reps"], plank["duration_s"]) == (None, 60)
    assert reading.not_sets == {"skipped": 1, "a load, but no reps, time or distance": 1}


def garmin_set(kind="ACTIVE", **more):
    guesses = [
        {"category": "ROW", "name": None, "probability": 20.5},
        {"category": "DEADLIFT", "name": "BARBELL_DEADLIFT", "probability": 79.5},
    ]
    return {
        "setType": kind, "exercises": guesses, "repetitionCount": 5, "weight": 100000.0, "duration": 31.5,
        "startTime": "2026-03-02T18:02:11.0", **more,
    }  # fmt: skip


def test_garmins_sets_are_grams_with_rests_between_them():
    unnamed = [{"category": "HIP_SWING", "name": None, "probability": 50.0}]
    sets = [
        garmin_set(),
        garmin_set("REST", repetitionCount=None, weight=None, exercises=[]),
        garmin_set(exercises=unnamed, weight=None, startTime="2026-03-02T18:05:00.0"),
    ]
    reading = read({"activityId": 1, "exerciseSets": sets})
    rows = reading.sets.to_pylist()
    assert [(r["exercise_written"], r["load_kg"], r["reps"]) for r in rows] == [
        ("Barbell Deadlift", 100.0, 5),
        ("Hip Swing", None, 5),
    ]
    assert {str(r["started_at"]) for r in rows} == {"2026-03-02 18:02:11"}
    assert reading.not_sets == {"rest timer": 1}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"exercise_templates": [{"id": "1", "title": "Row"}]}, "Hevy's list of exercises"),
        ({"templates": [{"title": "Row", "primary_muscle_group": "lats"}]}, "Hevy's list of exercises"),
        ([{"title": "Row", "primary_muscle_group": "lats", "id": "1"}], "Hevy's list of exercises"),
        ({"routines": []}, "Hevy's routines"),
        ({"routines": [], "workouts": [{"d": "2025-01-13", "entries": []}]}, "no log that is known here"),
        ({"body_measurements": []}, "body measurements"),
        ([{"pk": 1, "model": "manager.workoutlog", "fields": {"weight": 30}}], "wger"),
        ({"count": 1, "next": None, "previous": None, "results": []}, "wger"),
        ({"storage": {"history": []}}, "Liftosaur"),
        ({"workouts": []}, "has a header and no rows"),
        ([1, 2], "JSON document"),
        (b'{"workouts": [{"id": ', "line 1, column"),
        (b'{"a": ' * 60_000 + b"1" + b"}" * 60_000, "nested deeper"),
        (b"[" + b"{}," * 600_000 + b"{}]", "far more parts"),
    ],
)
def test_a_document_that_is_no_log_is_named(document, says):
    with pytest.raises(Reject, match=says):
        read(document)


def test_nonsense_where_a_number_belongs_is_skipped_with_its_place():
    workout = hevy_workout()
    workout["exercises"][0]["sets"][1]["reps"] = {"no": "number"}
    workout["exercises"][0]["sets"][2]["reps"] = 10**60
    reading = read(page(workout))
    assert [skip.line for skip in reading.skipped] == [2, 3]
    assert reading.sets.num_rows == 2


def test_halves_of_characters_and_nul_do_not_reach_the_log():
    workout = hevy_workout(title="a\ud800b\x00c")
    assert read(page(workout)).sets["workout_name"][0].as_py() == "a?b c"


SETS = [
    {"type": "warmup", "weight": {"value": 60, "unit": "kg"}, "reps": 8},
    {"weight": {"value": 100, "unit": "kg"}, "reps": 5},
]
UNKNOWN_APPS = {
    "sessions of exercises of sets": {
        "version": 3,
        "workouts": [
            {"name": "A", "date": "2025-03-04T18:00:00", "exercises": [{"name": "Deadlift", "sets": SETS}]}
        ],
        "exercises": [{"name": "Deadlift", "muscle": "back"}],
    },
    "a list with milliseconds since 1970": [
        {
            "title": "A",
            "startTime": 1741111200000,
            "entries": [{"exercise": {"name": "Deadlift"}, "sets": SETS}],
        }
    ],
    "under days": {
        "2025-03-04": [
            {"exercise": "Deadlift", "set_type": "warmup", "weight_kg": 60, "reps": 8},
            {"exercise": "Deadlift", "set_type": "", "weight_kg": 100, "reps": 5},
        ]
    },
    "exercises with lists of their own": [
        {
            "date": "2025-03-04",
            "entries": [{"exercise": {"name": "Deadlift", "muscles": ["back", "hamstrings"]}, "sets": SETS}],
        }
    ],
    "sets with tags": [
        {
            "date": "2025-03-04",
            "exercises": [
                {"name": "Deadlift", "sets": [SETS[0], {**SETS[1], "tags": [{"id": 1}, {"id": 2}]}]},
            ],
        }
    ],
    "planned sets beside those done": [
        {
            "date": "2025-03-04",
            "exercises": [{"name": "Deadlift", "plannedSets": [*SETS, *SETS], "sets": SETS}],
        }
    ],
    "names run together": {
        "schemaVersion": "1.0",
        "workouts": [
            {
                "startedAt": "2025-03-04T18:00:00Z",
                "performances": [
                    {
                        "exerciseName": "Deadlift",
                        "sets": [
                            {"weightKg": 60, "reps": 8, "setType": "warmup"},
                            {"weightKg": 100, "reps": 5, "setType": "working"},
                        ],
                    }
                ],
            }
        ],
    },
}


@pytest.mark.parametrize("app", UNKNOWN_APPS)
def test_the_log_of_an_app_we_do_not_know_is_read_by_the_names_of_its_fields(app):
    reading = read_export("a.json", json.dumps(UNKNOWN_APPS[app]).encode())
    sets = [(r["exercise_written"], r["kind"], r["load_kg"], r["reps"]) for r in reading.sets.to_pylist()]
    assert sets == [("Deadlift", "warmup", 60, 8), ("Deadlift", "work", 100, 5)]
    assert str(reading.sets["day"][0]) == "2025-03-04"
    assert reading.unit.how in {"header", "column"}


@pytest.mark.parametrize(
    "document",
    [
        [{"userId": 1, "title": "buy bread", "completed": False}],
        {"orders": [{"date": "2025-03-04", "lines": [{"name": "dumbbell", "weight": 20, "price": 30}]}]},
        {"exercises": [{"name": "Deadlift", "sets": 3, "reps": 5}]},
    ],
)
def test_documents_that_hold_no_log_are_still_refused(document):
    with pytest.raises(Reject, match="no log that is known here"):
        read_export("a.json", json.dumps(document).encode())


def test_of_two_lists_that_can_both_be_the_log_the_refusal_says_what_to_do():
    lifts = [{"date": "2025-03-04", "exercise": "Deadlift", "weight_kg": 100, "reps": 5}]
    with pytest.raises(Reject, match=r"2 logs .* Leave only one of these lists in the file"):
        read_export("a.json", json.dumps({"mine": lifts, "hers": lifts}).encode())


@pytest.mark.parametrize("text", ['{{"history": {}{{}}{}}}', '{{"a": {}{{"reps": 5}}{}}}'])
def test_lists_in_lists_without_end_are_refused(text):
    with pytest.raises(Reject, match="nested deeper than any training log"):
        read_export("log.json", text.format("[" * 900, "]" * 900).encode())
