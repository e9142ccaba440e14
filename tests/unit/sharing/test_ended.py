"""What was signed out or left does not come back, and remembering it has an end."""

from src.sharing.ended import Ended


def test_what_ended_is_known_and_nothing_else():
    ended = Ended()
    ended.add("a login")
    assert "a login" in ended
    assert "another" not in ended


def test_the_oldest_is_forgotten_when_there_are_too_many():
    ended = Ended(most=2)
    for login in ("first", "second", "third"):
        ended.add(login)
    assert [login in ended for login in ("first", "second", "third")] == [False, True, True]
