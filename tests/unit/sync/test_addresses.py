import pytest

from src.sync.addresses import file_address, file_name, is_google_sheet
from src.sync.safe_http import UnsafeAddressError

SHEET = "https://docs.google.com/spreadsheets/d/"


@pytest.mark.parametrize(
    ("copied", "asked"),
    [
        (f"{SHEET}1AbC_d-9/edit?usp=sharing", f"{SHEET}1AbC_d-9/export?format=csv"),
        (f"{SHEET}1AbC/edit#gid=42", f"{SHEET}1AbC/export?format=csv&gid=42"),
        (f"{SHEET}1AbC/edit?gid=7#gid=7", f"{SHEET}1AbC/export?format=csv&gid=7"),
        (f"{SHEET}1AbC", f"{SHEET}1AbC/export?format=csv"),
        ("https://docs.google.com/spreadsheets/u/1/d/1AbC/edit", f"{SHEET}1AbC/export?format=csv"),
        (f"{SHEET}1AbC/export?format=xlsx", f"{SHEET}1AbC/export?format=xlsx"),
        (
            f"{SHEET}e/2PACX-1v/pubhtml?gid=5&single=true",
            f"{SHEET}e/2PACX-1v/pub?gid=5&single=true&output=csv",
        ),
        (f"{SHEET}e/2PACX-1v/pubhtml", f"{SHEET}e/2PACX-1v/pub?output=csv"),
        (f"{SHEET}e/2PACX-1v/pub?output=tsv", f"{SHEET}e/2PACX-1v/pub?output=tsv"),
        (
            "https://drive.google.com/file/d/1xYz/view?usp=sharing",
            "https://drive.google.com/uc?export=download&id=1xYz",
        ),
        (
            "https://www.dropbox.com/scl/fi/abc/log.csv?rlkey=k1&dl=0",
            "https://www.dropbox.com/scl/fi/abc/log.csv?rlkey=k1&dl=1",
        ),
        (
            "https://github.com/me/logs/blob/main/2026/log.csv",
            "https://raw.githubusercontent.com/me/logs/main/2026/log.csv",
        ),
        (
            "https://gist.github.com/me/0123456789abcdef",
            "https://gist.githubusercontent.com/me/0123456789abcdef/raw",
        ),
        (" https://files.example/log.csv?token=1 ", "https://files.example/log.csv?token=1"),
    ],
)
def test_links_become_the_address_of_the_file(copied, asked):
    assert file_address(copied) == asked
    assert file_address(asked) == asked  # what is an address of a file stays one


@pytest.mark.parametrize(
    "text", ["http://docs.google.com/spreadsheets/d/1AbC/edit", "log.csv", "file:///log.csv"]
)
def test_only_https_addresses_are_links(text):
    with pytest.raises(UnsafeAddressError, match="https"):
        file_address(text)


def test_another_host_that_only_looks_like_google_is_no_sheet():
    assert not is_google_sheet("https://docs.google.com.example/spreadsheets/d/1")
    odd = "https://docs.google.com.example/spreadsheets/d/1/edit"
    assert file_address(odd) == odd


@pytest.mark.parametrize(
    ("url", "said", "name"),
    [
        (f"{SHEET}1/export", 'attachment; filename="Log-2026.csv"', "Log-2026.csv"),
        (
            f"{SHEET}1/export",
            "attachment; filename=\"x.csv\"; filename*=UTF-8''Kraft%C3%BCbung.csv",
            "Kraftübung.csv",
        ),
        (f"{SHEET}1/export", "", "Published sheet"),
        ("https://a.example/logs/canary-8f2c51.csv?key=1", "", "Published file.csv"),
        ("https://a.example/s/name.canary", "", "Published file"),
        ("https://a.example/s/8f3a9c", "", "Published file"),
        ("https://a.example/x", 'attachment; filename="../../etc/passwd"', ".._.._etc_passwd"),
    ],
)
def test_a_file_is_called_as_its_server_says(url, said, name):
    assert file_name(url, said) == name
