"""Dates as phones and spreadsheets write them."""

import numpy as np
import pytest

from src.ingest import Reject
from src.ingest.dates import is_date, read_dates


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-22 18:05:59", "2024-03-22T18:05:59"),
        ("2024-03-22", "2024-03-22T00:00:00"),
        ("2024-03-22T18:05:59Z", "2024-03-22T18:05:59"),
        ("2024-03-22 18:05:59.123 +0200", "2024-03-22T18:05:59"),
        ("2 Mar 2024, 8:05", "2024-03-02T08:05:00"),
        ("Mar 2, 2024, 12:05 AM", "2024-03-02T00:05:00"),
        ("2 févr. 2024 à 18:05", "2024-02-02T18:05:00"),
        ("2 août 2024, 18:05", "2024-08-02T18:05:00"),
        ("2 juil. 2024, 18:05", "2024-07-02T18:05:00"),
        ("2 juin 2024, 18:05", "2024-06-02T18:05:00"),
        ("2 déc. 2024, 18:05", "2024-12-02T18:05:00"),
        ("2 dic 2024, 6:05 p. m.", "2024-12-02T18:05:00"),
        ("2 de set. de 2024, 18:05", "2024-09-02T18:05:00"),
        ("2. Okt. 2024, 18:05", "2024-10-02T18:05:00"),
        ("2. März 2024 um 18:05", "2024-03-02T18:05:00"),
        ("2 mei 2024 om 18:05", "2024-05-02T18:05:00"),
        ("2 mag 2024, 18:05", "2024-05-02T18:05:00"),
        ("2 lug 2024, 18:05", "2024-07-02T18:05:00"),
        ("2 gen 2024, 18:05", "2024-01-02T18:05:00"),
        ("2 ott 2024, 18:05", "2024-10-02T18:05:00"),
        ("18.11.2024 15:04", "2024-11-18T15:04:00"),
        ("2024年5月6日 07:34", "2024-05-06T07:34:00"),
    ],
)
def test_a_date_is_read(written, read):
    assert read_dates([written]).stamps[0] == np.datetime64(read)


@pytest.mark.parametrize(
    "text", ["", "0", "yesterday", "30 Feb 2024, 18:05", "2 Mar 2024, 25:05", "2 ju 2024, 18:05", "1 2 3",
     "2024-13-01 10:00:00",
     "2 Mar 2024, 13:05 PM"]
)  # fmt: skip
def test_what_is_no_date_stays_unread(text):
    assert np.isnat(read_dates([text]).stamps[0])
    assert not is_date(text)


@pytest.mark.parametrize(
    ("written", "read", "why"),
    [
        (["11/18/2024 15:04", "11/02/2024 15:04"], ["2024-11-18", "2024-11-02"], "month/day"),
        (["18/11/2024 15:04", "02/11/2024 15:04"], ["2024-11-18", "2024-11-02"], "day/month"),
        (["11/02/24", "11/04/24", "12/01/24"], ["2024-11-02", "2024-11-04", "2024-12-01"], "month/day"),
        (["03/05/2024", "05/05/2024", "07/05/2024"], ["2024-05-03", "2024-05-05", "2024-05-07"], "day/month"),
    ],
)
def test_the_whole_file_decides_between_day_and_month(written, read, why):
    dates = read_dates(written)
    assert dates.stamps.astype("datetime64[D]").astype(str).tolist() == read
    assert why in dates.remark


def test_nothing_is_guessed_where_nothing_tells():
    with pytest.raises(Reject, match="the day from the month"):
        read_dates(["03/04/2024 18:00"])
    stamps = read_dates(["03/04/2024 18:00", "2024-03-22 18:05:59"]).stamps
    assert np.isnat(stamps).tolist() == [True, False]
