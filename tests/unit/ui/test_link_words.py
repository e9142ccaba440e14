import pytest

from src.ui.link_words import ignored


@pytest.mark.parametrize(
    ("value", "chosen", "said"),
    [
        ("stone", "kg", True),
        ("kg", "kg", False),
        ("", "kg", False),
        ("maybe", True, True),
        ("true", True, False),
        ("many", 4, True),
        ("4", 4, False),
        ("x,y", (55, 75), True),
        ("55,75", (55, 75), False),
        ("Nobody", None, True),
    ],
)
def test_what_an_address_asks_for_in_vain_is_told(value, chosen, said):
    assert ignored({"choice": value}, {"choice": chosen}) == ({"choice": value} if said else {})


def test_what_is_no_choice_of_the_page_is_left_alone():
    assert ignored({"utm_source": "mail"}, {}) == {}
