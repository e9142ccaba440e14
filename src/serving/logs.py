"""No secret in a log: every record of the process is cleaned as it is made, whoever writes it down later."""

import logging
import re
from typing import Any

from src.sharing.tokens import TOKEN

GONE = "[removed]"
_ACCESS = "uvicorn.access"

_SECRETS = (
    TOKEN,
    re.compile(r"(?<=/s/)[^\s\"'?]+|(?<=/i/)[^\s\"'?]+"),
    re.compile(r"(?<=upload_file/)[^\s\"'?/]+"),  # a session's id opens the session
    re.compile(r"([?&](?:code|state|s|i|id_token_hint|provider|nonce)=)[^\s\"'&]+"),
    re.compile(
        r"((?:access_token|id_token|client_secret|cookie_secret|api[-_]key)[\"']?\s*[=:]\s*[\"']?)[^\s\"'&;,]+",
        re.IGNORECASE,
    ),
    re.compile(r"((?:__Host-)?hindsight_\w+=|_streamlit_user\w*=)[^\s\"';,]+"),
    re.compile(r"(Bearer\s+)[\w.~+/-]+=*", re.IGNORECASE),
)


def redacted(text: str) -> str:
    """Return the text without links' secrets, login codes, cookies and session ids.

    >>> redacted("GET /s/hindsight_s_abc HTTP/1.1")
    'GET /s/[removed] HTTP/1.1'
    """
    for pattern in _SECRETS:
        text = pattern.sub(lambda found: f"{found[1] if found.re.groups else ''}{GONE}", text)
    return text


def keep_secrets_out_of_logs() -> None:
    """Clean every log record from now on; calling it again changes nothing."""
    make = logging.getLogRecordFactory()
    if getattr(make, "redacts", False):
        return

    def clean(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 - whatever a record is made of
        record = make(*args, **kwargs)
        if record.name == _ACCESS:  # its formatter wants the parts
            record.args = tuple(map(_clean, record.args or ()))
        else:
            record.msg, record.args = redacted(record.getMessage()), None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return record

    clean.redacts = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(clean)


def _clean(value: object) -> object:
    return value if value is None or isinstance(value, int | float) else redacted(str(value))
