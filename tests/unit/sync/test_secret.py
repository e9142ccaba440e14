import logging

from src.sync.secret import Redacting, Secret, redacted

KEY = "0f3c-canary-of-the-redaction-test"


def test_secrets_are_taken_out_of_texts():
    Secret(KEY)
    assert redacted(f"GET https://x/?key={KEY} failed") == "GET https://x/?key=[hidden] failed"


def test_secrets_are_taken_out_of_the_log_with_its_traces(caplog):
    Secret(KEY)
    logger = logging.getLogger("hindsight.test")
    logger.addFilter(Redacting())
    try:
        {}[f"no such key: {KEY}"]
    except KeyError:
        logger.exception("failed with %s", KEY)
    logger.info("nothing secret: %s", 3)
    assert KEY not in caplog.text
    assert "failed with [hidden]" in caplog.text
    assert "no such key: [hidden]" in caplog.text
