# ruff: noqa: RUF001 - months in Cyrillic and Greek
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
        ("2024年5月6日 下午7:34", "2024-05-06T19:34:00"),
        ("2024. 5. 6. 오후 7:34", "2024-05-06T19:34:00"),
        ("2024/5/6 7:34", "2024-05-06T07:34:00"),
        ("2024-5-6", "2024-05-06T00:00:00"),
        ("6 5月 2024, 07:34", "2024-05-06T07:34:00"),
        ("6 10월 2024, 07:34", "2024-10-06T07:34:00"),
        ("6 thg 5 2024, 07:34", "2024-05-06T07:34:00"),
        ("6. Mai 2024 um 7:34 nachm.", "2024-05-06T19:34:00"),
        ("6 May 2024, 19:34 PM", "2024-05-06T19:34:00"),
        ("Monday, May 6, 2024 at 7:34 PM", "2024-05-06T19:34:00"),
        ("mar. 5 mars 2024, 07:34", "2024-03-05T07:34:00"),
        ("mar 5 mar 2024, 07:34", "2024-03-05T07:34:00"),
        ("mar, 5 mar. 2024 07:34", "2024-03-05T07:34:00"),
        ("segunda-feira, 6 de maio de 2024 07:34", "2024-05-06T07:34:00"),
        ("poniedziałek, 6 maja 2024 07:34", "2024-05-06T07:34:00"),
        ("6 Mayıs 2024 Pazartesi 07:34", "2024-05-06T07:34:00"),
        ("2024年5月6日(月) 7:34", "2024-05-06T07:34:00"),
        ("2024年5月6日星期一 晚上7:34", "2024-05-06T19:34:00"),
        ("2024년 5월 6일 월요일 AM 7:34", "2024-05-06T07:34:00"),
        ("6 Μαΐ 2024, 7:34 μ.μ.", "2024-05-06T19:34:00"),
        ("6 mai 2024, 07 h 34 min 00 s", "2024-05-06T07:34:00"),
        ("07:34 6 thg 5, 2024", "2024-05-06T07:34:00"),
        ("Mon May 06 2024 07:34:00 GMT+0200 (Central European Summer Time)", "2024-05-06T07:34:00"),
        ("2024-05-06 07:34:00 UTC", "2024-05-06T07:34:00"),
        ("45418.3152777778", "2024-05-06T07:34:00"),
        ("45418", "2024-05-06T00:00:00"),
        ("1714980840", "2024-05-06T07:34:00"),
        ("1714980840000", "2024-05-06T07:34:00"),
        ("20240506", "2024-05-06T00:00:00"),
        ("20240506T073400Z", "2024-05-06T07:34:00"),
    ],
)
def test_a_date_is_read(written, read):
    assert read_dates([written]).stamps[0] == np.datetime64(read)


@pytest.mark.parametrize(
    "months",
    [
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mär apr mai jun jul aug sep okt nov dez",
        "jän feb mrz april mai juni juli aug sept okt nov dez",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "jan feb mars apr maj juni juli aug sep okt nov dec",
        "jan feb mar apr mai jun jul aug sep okt nov des",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "oca şub mar nis may haz tem ağu eyl eki kas ara",
        "янв фев мар апр май июн июл авг сен окт ноя дек",
        "січ лют бер квіт трав черв лип серп вер жовт лист груд",
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
        "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
        "ian feb mar apr mai iun iul aug sept oct nov dec",
        "jan febr márc ápr máj jún júl aug szept okt nov dec",
        "gen febr març abr maig juny jul ag set oct nov des",
        "jan febr mac apr mei jun julai ogos sept okt nov dis",
        "jan feb maret apr mei juni juli agus sep okt nov des",
        "jan feb mart apr maj jun jul avg sept okt nov dec",
        "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
        "led úno bře dub kvě čvn čvc srp zář říj lis pro",
        "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    ],
    ids=lambda months: months.split()[0],
)
def test_the_months_of_a_phone_in_any_language_are_read(months):
    for end in ("", "."):
        read = read_dates([f"4 {month}{end} 2024, 18:05" for month in months.split()]).stamps
        assert read.astype(str).tolist() == [f"2024-{month:02}-04T18:05:00" for month in range(1, 13)]


@pytest.mark.parametrize(
    "text", ["", "0", "yesterday", "30 Feb 2024, 18:05", "2 Mar 2024, 25:05", "2 ju 2024, 18:05", "1 2 3",
     "2024-13-01 10:00:00", "2 Mar 2024, 13:05 AM", "4 13月 2024, 18:05"]
)  # fmt: skip
def test_what_is_no_date_stays_unread(text):
    assert np.isnat(read_dates([text]).stamps[0])
    assert not is_date(text)


def test_numbers_are_dates_only_where_the_whole_column_is_of_them():
    assert np.isnat(read_dates(["45418", "2024-05-06"]).stamps).tolist() == [True, False]
    assert not is_date("45418")


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
