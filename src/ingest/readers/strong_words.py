"""The words of Strong's exports, by language. The app's own exercise names stay English in all of them."""

from collections.abc import Mapping

# Canonical name -> the header names seen or reliably reported, as `reader.normalised` writes them.
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "English": {
        "number": ("workout #",),
        "date": ("date",),
        "workout": ("workout name",),
        "duration": ("duration", "workout duration", "duration (sec)"),
        "exercise": ("exercise name",),
        "order": ("set order",),
        "type": ("set type",),  # of programs that write this layout; the app itself has W, D and F
        "weight": ("weight", "kg", "lb", "lbs", "weight (kg)", "weight (lb)", "weight (lbs)"),
        "weight_unit": ("weight unit",),
        "reps": ("reps",),
        "rpe": ("rpe",),
        "distance": ("distance", "km", "mi", "mi.", "distance (meters)", "distance (km)", "distance (miles)"),
        "distance_unit": ("distance unit",),
        "seconds": ("seconds",),
        "notes": ("notes",),
        "workout_notes": ("workout notes",),
    },
    "German": {
        "date": ("datum",),
        "workout": ("workout-name",),
        "duration": ("dauer", "workout-dauer"),
        "exercise": ("name der übung",),
        "order": ("reihenfolge festlegen",),
        "weight": ("gewicht",),
        "reps": ("wiederh.",),
        "distance": ("entfernung",),
        "seconds": ("sekunden",),
        "notes": ("notizen",),
        "workout_notes": ("workout-notizen",),
    },
    "French": {
        "workout": ("nom de l'entraînement",),
        "duration": ("durée",),
        "exercise": ("nom de l'exercice",),
        "order": ("ordre de la série",),
        "weight": ("poids",),
        "reps": ("réps",),
        "seconds": ("secondes",),
        "workout_notes": ("notes d'entraînement",),
    },
    "Spanish": {
        "date": ("fecha",),
        "workout": ("nombre de entrenamiento",),
        "duration": ("duración",),
        "exercise": ("nombre del ejercicio",),
        "order": ("orden de la serie",),
        "weight": ("peso",),
        "reps": ("rep.",),
        "distance": ("distancia",),
        "seconds": ("segundos",),
        "notes": ("notas",),
        "workout_notes": ("notas del entrenamiento",),
    },
    "Portuguese": {
        "date": ("data",),
        "workout": ("nome do treino",),
        "duration": ("duração",),
        "exercise": ("nome do exercício",),
        "order": ("ordem da série",),
        "distance": ("distância",),
        "workout_notes": ("notas do treino",),
    },
    "Chinese": {
        "date": ("日期",),
        "workout": ("锻炼名称",),
        "duration": ("时长",),
        "exercise": ("运动名称",),
        "order": ("设置顺序",),
        "weight": ("重量",),
        "reps": ("次",),
        "distance": ("距离",),
        "seconds": ("秒",),
        "notes": ("备注",),
        "workout_notes": ("锻炼备注",),
    },
}

# What stands in the set-order column in place of a number, and is no kind of set.
REST_TAGS = frozenset({"rest timer", "rest_timer", "ruhezeit", "temporizador de descanso"})
NOTE_TAGS = frozenset({"note", "notiz", "nota"})
