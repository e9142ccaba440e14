"""The shape of a set on its way into the store. One place, shared by every reader and every home."""

import pyarrow as pa

# Kilograms, metres, seconds, centimetres, local naive timestamps. What a log does not say is null, never 0.
SETS_SCHEMA = pa.schema(
    [
        pa.field("workout_key", pa.string(), nullable=False),  # groups the sets of one session
        pa.field("workout_name", pa.string()),
        pa.field("workout_s", pa.int32()),  # how long the session took, seconds, as the app wrote it
        pa.field("started_at", pa.timestamp("s"), nullable=False),  # midnight where the app gives only a day
        pa.field("day", pa.date32(), nullable=False),
        pa.field(
            "exercise_written", pa.string(), nullable=False
        ),  # as the app wrote it, outer blanks removed
        pa.field("order_in_workout", pa.int32(), nullable=False),  # from 1: the set's place in its session
        pa.field("set_no", pa.int32(), nullable=False),  # from 1: its place in its block of the exercise
        pa.field("kind", pa.string(), nullable=False),  # one of KINDS
        pa.field("load_kg", pa.float64()),  # null where the row gives no load
        pa.field("load_basis", pa.string(), nullable=False),  # one of LOAD_BASES
        pa.field("reps", pa.int32()),
        pa.field("rir", pa.float64()),  # reps in reserve, 10 - RPE; null when unlogged
        pa.field("distance_m", pa.float64()),
        pa.field("duration_s", pa.float64()),
        pa.field("height_cm", pa.float64()),
        pa.field("side", pa.string()),  # left, right or null
        pa.field("note", pa.string()),
    ]
)

KINDS = ("work", "warmup", "drop", "failure", "amrap")

# `total`: the number is the whole load, or the app's convention for that exercise, which the catalogue knows.
# `added`: on top of bodyweight. `assist`: taken off bodyweight. `none`: no load applies.
LOAD_BASES = ("total", "per_hand", "added", "assist", "none")

BODYWEIGHTS_SCHEMA = pa.schema(
    [
        pa.field("measured_at", pa.timestamp("s"), nullable=False),  # midnight where the app gives only a day
        pa.field("day", pa.date32(), nullable=False),
        pa.field("weight_kg", pa.float64(), nullable=False),
    ]
)
