"""The reason that comes in place of a refused file."""

from src.ui.refusals import as_file, refusal_in


def test_the_reason_arrives_as_it_was_given_and_a_file_gives_none():
    assert refusal_in(as_file("Too much: wait \u2026")) == "Too much: wait \u2026"
    assert refusal_in(b"Date,Exercise Name\n") == ""


def test_a_file_that_begins_like_a_refusal_and_goes_on_as_anything_stops_no_page():
    assert refusal_in(as_file("") + b"\xff\xfe wait") == "\ufffd\ufffd wait"
