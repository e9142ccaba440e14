"""What the app shows of a log does not depend on which home it has."""

import os
from pathlib import Path

import pytest

from tests.two_homes import answers, differing, questions

SAMPLE = Path(__file__).parents[3] / "data" / "demo" / "sample_log.csv"
CORPUS = Path(os.environ.get("HINDSIGHT_CORPUS", ""))


def differences(logs):
    embedded, hosted = logs
    asked = questions()
    assert len(asked) > 50
    return [
        difference
        for name, function in asked.items()
        for difference in differing(answers(embedded, function), answers(hosted, function), name)
    ]


def test_every_answer_about_the_sample_log_is_the_same_in_both_homes(logs_of):
    assert differences(logs_of(SAMPLE)) == []


@pytest.mark.corpus
@pytest.mark.parametrize("app", ["strong", "hevy", "fitbod"])
def test_every_answer_about_a_real_log_is_the_same_in_both_homes(logs_of, app):
    largest = max(CORPUS.glob(f"{app}_*.csv"), key=lambda file: file.stat().st_size)
    assert differences(logs_of(largest)) == []
