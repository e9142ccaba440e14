"""Every example export, damaged at random: a reading in which every row is accounted for, or a refusal."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from src.ingest import Reject, read_export

FOLDER = Path(__file__).parents[2] / "unit" / "ingest" / "exports"
EXPORTS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.csv"))
PIECES = st.sampled_from(
    ["", "-", "0", "-1", "1e9", "1e300", "nan", "inf", "9999999999", "31/12/9999", "0001-01-01", "1:", "h",
     "9999-12-31 23:59:59", "2024-13-01 00:00", "'", '"', ",", ";", "\n", "\x00", "١٢", "½", "5 5", "\u202f",
     "=1+1", "1,5", "TRUE", "5 km", "3 kg kg", "-20", "200000", "9999 h", "kg", "lb", "1:99"]
)  # fmt: skip
DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 99), st.integers(0, 99), st.sampled_from(["replace", "insert", "delete"]), PIECES
    ),
    max_size=6,
)


def damaged(text, damage):
    rows = text.split("\n")
    delimiter = ";" if ";" in rows[0] else ","
    for row, column, how, piece in damage:
        cells = rows[row % len(rows)].split(delimiter)
        at = column % len(cells)
        if how == "delete":
            del cells[at]
        else:
            cells[at : at + (how == "replace")] = [piece]
        rows[row % len(rows)] = delimiter.join(cells)
    return "\n".join(rows)


@settings(deadline=None, max_examples=300)  # no deadline: the machine may be busy
@given(st.sampled_from(EXPORTS), DAMAGE)
def test_a_damaged_export_is_read_in_full_or_refused(name, damage):
    text = damaged((FOLDER / name).read_text(encoding="utf-8"), damage)
    try:
        reading = read_export(name, text.encode())
    except Reject as refused:
        assert str(refused)  # noqa: PT017 - a refusal is one of two good ends
        return
    assert reading.rows + reading.expanded == reading.sets.num_rows + sum(reading.not_sets.values()) + len(
        reading.skipped
    )
    done = [reading.sets[column].fill_null(0).to_numpy() for column in ("reps", "duration_s", "distance_m")]
    assert ((done[0] > 0) | (done[1] > 0) | (done[2] > 0)).all()
    load = reading.sets["load_kg"].drop_null().to_numpy()
    assert (load > 0).all()
