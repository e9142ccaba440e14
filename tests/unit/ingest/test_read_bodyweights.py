import pytest

from src.analytics import bodyweights, open_log
from src.catalog import load_catalog
from src.ingest import Reject, import_export, import_file, read_export
from src.store import open_store

STRONG = '"Date";"Weight (kg)"\n"2024-03-02 07:10:00";80.19999694824219\n"2024-03-09 07:15:00";79.5\n'
FITNOTES = (
    "Date,Time,Measurement,Value,Unit\n"
    "2024-03-02,07:10:00,Bodyweight,176.0,lbs\n"
    "2024-03-02,07:12:00,Body Fat,18.0,%\n"
    "2024-03-09,07:15:00,Bodyweight,80.0,kgs\n"
)
HEVY = "date,weight_kg,fat_percent,neck_cm\n2024-03-02,80.2,,\n2024-03-05,,18.5,\n2024-03-09,79.5,18.4,38\n"


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    yield store
    store.close()


def bring(store, text, *, name="weights.csv", dry_run=False):
    return import_export(store, "me", name, text.encode(), catalog=load_catalog(), dry_run=dry_run)


def weighed(store):
    found = bodyweights(open_log(store))
    return dict(zip(found["day"].dt.strftime("%m-%d"), found["weight_kg"].round(2), strict=True))


def test_strongs_body_weights_are_weights_and_no_sets(store):
    report = bring(store, STRONG)
    assert (report.app, report.bodyweights, report.rows, report.unit, report.added) == (
        "Strong",
        2,
        2,
        "kg",
        2,
    )
    assert sum(report.sets.values()) == 0
    assert weighed(store) == {"03-02": 80.2, "03-09": 79.5}
    assert store.frame("select count(*) as n from sets")["n"].tolist() == [0]
    assert report.to_json()["bodyweights"] == 2


@pytest.mark.parametrize(
    ("header", "kg"),
    [('"Datum";"Gewicht (kg)"', 180.0), ("Date,Weight (lbs)", 81.65), ("Fecha,Peso (lb)", 81.65)],
)
def test_strongs_header_is_known_in_any_language_and_says_the_unit(store, header, kg):
    mark = ";" if ";" in header else ","
    report = bring(store, f"{header}\n2024-03-02 07:10:00{mark}180\n")
    assert report.unit == ("kg" if kg == 180.0 else "lb")
    assert weighed(store) == {"03-02": kg}


def test_fitnotes_tracks_more_than_weight_and_writes_the_unit_in_each_row(store):
    report = bring(store, FITNOTES)
    assert (report.bodyweights, report.unit, report.unit_from) == (2, "mixed", "column")
    assert report.not_sets_by_reason == {"other measurements": 1}
    assert weighed(store) == {"03-02": 79.83, "03-09": 80.0}


def test_hevys_measurements_have_rows_without_a_weight(store):
    report = bring(store, HEVY)
    assert (report.app, report.bodyweights) == ("Hevy", 2)
    assert report.not_sets_by_reason == {"rows without a body weight": 1}
    assert weighed(store) == {"03-02": 80.2, "03-09": 79.5}


def test_what_cannot_be_a_body_weight_is_skipped_with_its_line_and_reason(store):
    rows = "2024-03-10,eighty\n2024-03-11,8.0\nyesterday,80\n2024-03-12,80\n"
    report = bring(store, f"Date,Weight (kg)\n{rows}")
    assert [(skip.line, skip.reason) for skip in report.skipped] == [
        (2, "the weight 'eighty' is not a number"),
        (3, "'8.0' kg is no body weight"),
        (4, "the date 'yesterday' cannot be read"),
    ]
    assert weighed(store) == {"03-12": 80.0}


def test_a_dry_run_says_what_would_change_and_changes_nothing(store):
    report = bring(store, STRONG, dry_run=True)
    assert (report.added, report.import_id) == (2, None)
    assert weighed(store) == {}
    assert store.imports("me").empty


def test_the_same_file_twice_adds_nothing_and_an_undo_takes_all_back(store):
    bring(store, STRONG)
    again = bring(store, STRONG)
    assert (again.added, again.removed, again.unchanged) == (0, 0, 2)
    store.undo_import("me", 1)
    assert weighed(store) == {"03-02": 80.2, "03-09": 79.5}
    store.undo_import("me", 2)
    assert weighed(store) == {}


def test_two_apps_keep_their_own_days(store):
    bring(store, STRONG)
    bring(store, "Date,Time,Measurement,Value,Unit\n2024-03-05,08:00:00,Bodyweight,80.0,kgs\n")
    assert weighed(store) == {"03-02": 80.2, "03-05": 80.0, "03-09": 79.5}


def test_a_file_of_many_exports_takes_the_weights_along(store):
    ((name, report),) = import_file(store, "me", "weights.csv", STRONG.encode(), catalog=load_catalog())
    assert (name, report.bodyweights) == ("weights.csv", 2)


def test_a_file_with_no_weight_that_can_be_read_is_refused(store):
    with pytest.raises(Reject, match="none of its weights could be read"):
        bring(store, "Date,Weight (kg)\n2024-03-10,eighty\n")
    with pytest.raises(Reject, match="none of its weights could be read"):
        bring(store, "Date,Time,Measurement,Value,Unit\n2024-03-02,07:12:00,Body Fat,18.0,%\n")
    assert store.imports("me").empty


def test_as_a_log_of_sets_it_is_refused_with_what_it_is():
    with pytest.raises(Reject, match="list of body weights"):
        read_export("weights.csv", STRONG.encode())
