#!/usr/bin/env python3
"""Start Hindsight, or run its checks. Needs nothing but Python.

python3 hindsight.py           make what is missing, then open the app in the browser
python3 hindsight.py check     install the tools and run every check
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts it may have an older one
    sys.exit("Hindsight needs Python 3.11 or newer, and this is Python " + sys.version.split()[0] + ".")

import argparse
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PORT = 8501

# The same as in .streamlit/config.toml: a lost or edited file must not open the app to the network.
SAFE = {
    "server.address": ["localhost"],
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.maxUploadSize": ["20"],
    "server.maxMessageSize": ["50"],
    "server.maxWidgetStateSize": ["5"],
    "server.enableStaticServing": ["false"],
    "server.enableAgentApi": ["false"],
    "server.fileWatcherType": ["none"],
    "server.showEmailPrompt": ["false"],
    "browser.gatherUsageStats": ["false"],
    "browser.serverAddress": ["localhost"],
    "client.showErrorDetails": ["none"],
    "client.showErrorLinks": ["false"],
    "client.toolbarMode": ["viewer"],
    "client.disableDataExport": ["true"],
    "runner.magicEnabled": ["false"],
}
# glibc keeps apart what each thread gave back, in up to 16 stores: two are enough for one visitor.
FRUGAL = {"MALLOC_ARENA_MAX": "2"}
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Read the command line, do what it says, return the exit code."""
    parser = argparse.ArgumentParser(prog="hindsight.py", description="Start Hindsight, or run its checks.")
    parser.add_argument("command", nargs="?", choices=("run", "check"), default="run")
    parser.add_argument("--headless", action="store_true", help="do not open a browser")
    parser.add_argument("--port", type=int, help=f"the port to serve on (default: {PORT}, or a free one)")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what the installer says")
    given = list(sys.argv[1:] if argv is None else argv)
    cut = given.index("--") if "--" in given else len(given)
    options = parser.parse_args(given[:cut])
    if options.command == "check":
        return check(given[cut + 1 :], verbose=options.verbose)
    install("requirements.txt", verbose=options.verbose)
    return start([str(PYTHON), *app_arguments(options.port or free_port(PORT), headless=options.headless)])


def app_arguments(port: int, *, headless: bool) -> list[str]:
    """Return what to call Python with, so that it serves the app to this machine only."""
    flags = [f"--{name}={value}" for name, values in SAFE.items() for value in values]
    if headless:  # otherwise Streamlit opens the browser itself, where there is a display
        flags.append("--server.headless=true")
    return ["-m", "streamlit", "run", str(ROOT / "src" / "laptop.py"), f"--server.port={port}", *flags]


def start(command: list[str]) -> int:
    """Hand this process over to the app, so that Ctrl+C and kill reach it."""
    os.chdir(ROOT)
    for name, value in FRUGAL.items():
        os.environ.setdefault(name, value)
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - our own command, no shell
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 0


def free_port(preferred: int = 0) -> int:
    """Return the preferred port, or any free one when it is taken."""
    with socket.socket() as probe:
        try:
            probe.bind(("localhost", preferred))
        except OSError:
            return free_port()
        return int(probe.getsockname()[1])


def install(requirements: str, *, verbose: bool) -> None:
    """Make .venv match the requirements, when it does not already."""
    stamp = VENV / f".installed-{requirements}"
    wanted = fingerprint()
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not PYTHON.exists() or not quiet(PYTHON, "-c", "import pip"):
        make_environment()
    print(f"Installing {requirements} into .venv. The first time takes a minute or two ...", flush=True)
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        *([] if verbose else ["-qq"]),
    ]
    if subprocess.call([*pip, "-r", str(ROOT / requirements)]) != 0:
        sys.exit(
            "The packages could not be installed. The first start needs the internet: check your connection "
            "and try again. `python3 hindsight.py -v` shows what the installer says."
        )
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Return a digest of the Python version and of everything that says what to install."""
    files = sorted(ROOT.glob("requirements*.txt"))
    text = "".join([sys.version, *(file.read_text(encoding="utf-8") for file in files)])
    return hashlib.sha256(text.encode()).hexdigest()


def make_environment() -> None:
    """Make .venv anew; Debian packs what that needs separately."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install(package):
            sys.exit(f"This Python cannot make environments yet. Run: sudo apt install {package}")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        sys.exit(f"The environment {VENV} could not be made; the lines above say why.")


def check(pytest_arguments: Sequence[str], *, verbose: bool) -> int:
    """Run every check, say which failed, return 0 when none did."""
    install("requirements-dev.txt", verbose=verbose)
    provide_chromium()
    provide_servers()
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "lint-imports": ["lint-imports"],
        "pytest": ["pytest", "-n", "2", *pytest_arguments],
    }
    failed = []
    for name, command in checks.items():
        print(f"\n== {name}", flush=True)
        if subprocess.call([str(BIN / command[0]), *command[1:]], cwd=ROOT) != 0:
            failed.append(name)
    print(f"\n{len(checks) - len(failed)} of {len(checks)} checks passed.", end=" ")
    print(f"Failed: {', '.join(failed)}." if failed else "All is well.", flush=True)
    return 1 if failed else 0


def find_chromium() -> str | None:
    """Return a Chromium or Chrome of this machine."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def provide_chromium() -> None:
    """Make sure the browser tests have a browser: this machine's, Debian's, or Playwright's own."""
    if find_chromium() or apt_install("chromium"):
        return
    if subprocess.call([PYTHON, "-m", "playwright", "install", "chromium"]) != 0:
        print("No Chromium could be installed, so the browser tests cannot run.", flush=True)


def provide_servers() -> None:
    """Make sure the tests of a hosted instance have a PostgreSQL and a proxy to start for themselves."""
    there = shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    for server, missing in (("postgresql", not there), ("caddy", shutil.which("caddy") is None)):
        if missing and not apt_install(server):
            print(f"{server} could not be installed, so the tests that start it cannot run.", flush=True)


def apt_install(package: str) -> bool:
    """Install a Debian package when we may; return whether it is there now."""
    if shutil.which("apt-get") is None or os.name != "posix" or os.geteuid() != 0:
        return False
    print(f"Installing {package} with apt-get ...", flush=True)
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([*apt, "update"], env=env)
    command = [*apt, "install", "-y", "--no-install-recommends", package]
    return subprocess.call(command, env=env, stdout=subprocess.DEVNULL) == 0


def quiet(*command: str | Path) -> bool:
    """Return whether the command succeeds."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
