"""How this instance runs: on a laptop for one lifter, hosted for many, or as a demonstration."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from src.sharing.sign_up import EVERYONE, SignUp, sign_up

Mode = Literal["laptop", "hosted", "demo"]

LEAST_SECRET = 32  # characters of a cookie secret; below, guessing is work for an evening
_FEWEST_KINDS = 12  # of characters in it: 'aaaa...' is long, too
_RECHECK_S = 30.0  # how often an open page asks whether its access still stands; at most 60 is promised


class NotReady(Exception):  # noqa: N818 - a state, with what to do about it
    """The hosted mode cannot start as it is configured; says all that is missing."""


@dataclass(frozen=True)
class Hosting:
    """What the operator decided."""

    mode: Mode
    hosts: tuple[str, ...] = ()  # names this instance answers to
    public_url: str = ""  # without a slash at the end
    secret: str = ""  # signs cookies
    recheck_s: float = _RECHECK_S
    sign_up: SignUp = EVERYONE

    @property
    def secure(self) -> bool:
        """Whether visitors come by HTTPS, so that cookies can insist on it."""
        return self.public_url.startswith("https://")


def mode_of(env: Mapping[str, str] = os.environ) -> Mode:
    """Return the mode HINDSIGHT_MODE names; laptop when it names none."""
    named = env.get("HINDSIGHT_MODE", "laptop").strip().lower() or "laptop"
    if named not in get_args(Mode):
        raise NotReady(f"HINDSIGHT_MODE is laptop, hosted or demo, not {named!r}.")
    return named  # type: ignore[return-value]


def hosting(auth: Mapping[str, Any], env: Mapping[str, str] = os.environ) -> Hosting:
    """Return how this instance runs; NotReady says what is missing. `auth`: that section of the secrets."""
    mode = mode_of(env)
    hosts = tuple(filter(None, (host.strip().lower() for host in env.get("HINDSIGHT_HOSTS", "").split(","))))
    recheck_s = _recheck(env.get("HINDSIGHT_RECHECK_SECONDS", ""))
    if mode != "hosted":
        return Hosting(mode, hosts, recheck_s=recheck_s)
    redirect, secret = str(auth.get("redirect_uri", "")), str(auth.get("cookie_secret", ""))
    parts = urlsplit(redirect)
    admitted, wrong = _sign_up(env.get("HINDSIGHT_SIGN_UP", ""))
    problems = [
        *wrong,
        *_login_problems(auth),
        *_address_problems(redirect, hosts),
        *_secret_problems(secret),
    ]
    if problems:
        raise NotReady(
            "The hosted mode does not start like this:\n- " + "\n- ".join(problems) + "\nSee docs/hosting.md."
        )
    return Hosting(mode, hosts, f"{parts.scheme}://{parts.netloc}", secret, recheck_s, admitted)


def _login_problems(auth: Mapping[str, Any]) -> list[str]:
    if not auth:
        return ["No login is configured: .streamlit/secrets.toml needs an [auth] section."]
    needed = ("client_id", "client_secret", "server_metadata_url")
    sections = [auth, *(part for part in auth.values() if isinstance(part, Mapping))]
    if any(all(section.get(name) for name in needed) for section in sections):
        return []
    return [f"[auth] names no provider: it needs {', '.join(needed)}."]


def _address_problems(redirect: str, hosts: tuple[str, ...]) -> list[str]:
    parts = urlsplit(redirect)
    found = []
    if not redirect.endswith("/oauth2callback") or not parts.hostname:
        found.append("[auth] redirect_uri is the public address of this app followed by /oauth2callback.")
    elif parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        found.append("[auth] redirect_uri begins with https://, except on localhost.")
    if not hosts:
        found.append("HINDSIGHT_HOSTS names no host: say which names this app answers to.")
    elif "*" in hosts:
        found.append(
            "HINDSIGHT_HOSTS is *: that lets any web page's name stand for this app. Name the hosts."
        )
    elif parts.hostname and parts.hostname not in hosts:
        found.append(f"HINDSIGHT_HOSTS does not hold {parts.hostname}, the host of [auth] redirect_uri.")
    return found


def _secret_problems(secret: str) -> list[str]:
    if len(secret) < LEAST_SECRET or len(set(secret)) < _FEWEST_KINDS:
        return [
            (
                "[auth] cookie_secret is too weak: use at least 32 random bytes, as from "
                "`python -c 'import secrets; print(secrets.token_urlsafe(48))'`."
            )
        ]
    return []


def _sign_up(said: str) -> tuple[SignUp, list[str]]:
    try:
        return sign_up(said), []
    except ValueError as error:
        return EVERYONE, [
            f"HINDSIGHT_SIGN_UP is closed, or addresses and domains with commas: {str(error)!r} is neither."
        ]


def _recheck(said: str) -> float:
    if not said:
        return _RECHECK_S
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 60:  # noqa: PLR2004 - the promise
        raise NotReady(f"HINDSIGHT_RECHECK_SECONDS is a number from 1 to 60, not {said!r}.")
    return seconds
