from src.analytics import athlete_catalog
from src.catalog import load_catalog
from src.sync.hevy_names import exercises_by_name, known_templates

STRANGE = "Levantamiento raro de Pepe"


def test_every_number_in_the_table_stands_for_an_exercise_and_the_lifts_are_there():
    exercises = load_catalog().exercises
    assert set(known_templates().values()) <= exercises.keys()
    lifts = {exercises[one].lift for one in known_templates().values()} - {None}
    assert lifts == load_catalog().lifts.keys()


def test_an_exercise_is_known_by_its_number_whatever_it_is_called(store, hevy, sync_hevy):
    hevy.add(exercise=("2B4B7310", STRANGE))
    hevy.add()
    assert sync_hevy().ok
    found = athlete_catalog(store, "me").resolve(STRANGE)
    assert (found.exercise.id, found.how) == ("romanian_deadlift_barbell", "app")
    assert store.settings("me") == {"names_by_app": {STRANGE: "romanian_deadlift_barbell"}}
    version = store.data_version("me")
    assert sync_hevy().outcome == "unchanged"
    assert store.data_version("me") == version


def test_what_the_athlete_says_of_a_name_wins(store, hevy, sync_hevy):
    store.save_settings("me", {"names": {STRANGE: {"exercise": "plank"}}})
    hevy.add(exercise=("2B4B7310", STRANGE))
    assert sync_hevy().ok
    assert athlete_catalog(store, "me").resolve(STRANGE).exercise.id == "plank"


def test_a_name_of_several_numbers_tells_nothing():
    def of(*numbers):
        exercises = [{"title": "Row", "exercise_template_id": number} for number in numbers]
        return exercises_by_name([{"exercises": exercises}])

    assert of("55E6546F", "55e6546f") == {"Row": known_templates()["55E6546F"]}
    assert of("55E6546F", "own-0001") == {}
    assert of("own-0001") == of(None) == {}
