from hypothesis import given
from hypothesis import strategies as st

from src.analytics.kept_settings import settings_of

percents = st.integers(min_value=-1000, max_value=1000)


@given(percents, percents)
def test_any_two_handles_make_a_band(low, high):
    made = settings_of(low, high, "mirror", "all")
    assert 0 < made.target_low < made.target_high < 1


def test_what_is_a_band_already_is_kept():
    made = settings_of(55, 75, "neutral", "direct")
    assert (made.target_low, made.target_high) == (0.55, 0.75)
    assert (made.quads, made.lens) == ("neutral", "direct")


def test_words_nobody_knows_are_the_usual_ones():
    made = settings_of(55, 75, "nonsense", "nonsense")
    assert (made.quads, made.lens) == ("mirror", "fractional")
