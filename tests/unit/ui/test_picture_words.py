"""What a picture says of its marks."""

from src.charts.marks import marks_said


def test_a_picture_says_its_marks_without_the_pages_colours():
    said = ":blue[\N{BOX DRAWINGS HEAVY HORIZONTAL}] over 4 weeks \N{MIDDLE DOT} :gray[x] the rest"
    assert marks_said(said) == "\N{BOX DRAWINGS HEAVY HORIZONTAL} over 4 weeks \N{MIDDLE DOT} x the rest"
