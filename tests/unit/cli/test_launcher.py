"""`python3 hindsight.py`: what it hands to Streamlit, when it installs, and what it says when it cannot."""

import ast
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import hindsight


@pytest.fixture
def fresh(tmp_path, monkeypatch) -> Path:
    """A checkout without .venv."""
    (tmp_path / "requirements.txt").write_text("streamlit==1\n")
    monkeypatch.setattr(hindsight, "ROOT", tmp_path)
    monkeypatch.setattr(hindsight, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(hindsight, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


@pytest.fixture
def calls(fresh, monkeypatch) -> list[list[str]]:
    """The programs the launcher starts instead of starting them; making a venv makes its Python."""
    made: list[list[str]] = []

    def call(command, **_):
        made.append([str(part) for part in command])
        if "venv" in made[-1]:
            hindsight.PYTHON.parent.mkdir(parents=True)
            hindsight.PYTHON.touch()
        return 0

    monkeypatch.setattr(hindsight.subprocess, "call", call)
    monkeypatch.setattr(hindsight, "quiet", lambda *_: True)
    return made


def test_the_safety_flags_are_the_configuration_files_settings():
    config = tomllib.loads((Path(hindsight.__file__).parent / ".streamlit/config.toml").read_text("utf-8"))
    for name, values in hindsight.SAFE.items():
        section, key = name.split(".")
        setting = config[section][key]
        written = setting if isinstance(setting, list) else [setting]
        assert values == [str(value).lower() if isinstance(value, bool) else str(value) for value in written]


def test_the_app_is_served_to_this_machine_only_and_reports_nothing_home():
    arguments = hindsight.app_arguments(8600, headless=False)
    assert "--server.port=8600" in arguments
    assert "--server.address=localhost" in arguments
    assert "--browser.gatherUsageStats=false" in arguments
    assert "--server.headless=true" not in arguments
    assert "--server.headless=true" in hindsight.app_arguments(8600, headless=True)


def test_a_taken_port_is_left_to_its_owner():
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert hindsight.free_port(port) != port
    assert hindsight.free_port(port) == port


def test_the_first_start_makes_an_environment_and_the_second_does_not(fresh, calls):
    hindsight.install("requirements.txt", verbose=False)
    assert [call[1:3] for call in calls] == [["-m", "venv"], ["-m", "pip"]]
    assert "-qq" in calls[1]
    hindsight.install("requirements.txt", verbose=False)
    assert len(calls) == 2


def test_changed_requirements_are_installed_again_into_the_same_environment(fresh, calls):
    hindsight.install("requirements.txt", verbose=False)
    (fresh / "requirements.txt").write_text("streamlit==2\n")
    hindsight.install("requirements.txt", verbose=True)
    assert [call[2] for call in calls] == ["venv", "pip", "pip"]
    assert "-qq" not in calls[2]


def test_a_failed_installation_is_one_clear_sentence_and_is_tried_again(fresh, calls, monkeypatch):
    hindsight.install("requirements.txt", verbose=False)
    (fresh / "requirements.txt").write_text("streamlit==2\n")
    monkeypatch.setattr(hindsight.subprocess, "call", lambda *_, **__: 1)
    for _ in range(2):
        with pytest.raises(SystemExit, match="first start needs the internet"):
            hindsight.install("requirements.txt", verbose=False)


def test_a_debian_python_without_ensurepip_is_told_the_package(fresh, calls, monkeypatch):
    monkeypatch.setattr(hindsight.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(hindsight.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match=r"sudo apt install python3\.\d+-venv"):
        hindsight.install("requirements.txt", verbose=False)
    assert calls == []


def test_every_check_runs_and_the_failed_ones_are_named(fresh, monkeypatch, capsys):
    started: list[list[str]] = []

    def call(command, **_):
        started.append([Path(command[0]).name, *command[1:]])
        return int(started[-1][0] == "mypy")

    monkeypatch.setattr(hindsight.subprocess, "call", call)
    monkeypatch.setattr(hindsight, "install", lambda *_, **__: None)
    monkeypatch.setattr(hindsight, "provide_chromium", lambda: None)
    monkeypatch.setattr(hindsight, "provide_servers", lambda: None)
    assert hindsight.main(["check", "--", "-k", "one"]) == 1
    assert [command[0] for command in started] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert started[-1] == ["pytest", "-n", "2", "-k", "one"]
    assert "4 of 5 checks passed. Failed: mypy." in capsys.readouterr().out


def test_old_pythons_can_read_the_file_far_enough_to_be_told():
    """Everything before the version check must mean the same to Python 3.6."""
    source = Path(hindsight.__file__).read_text("utf-8")
    first_statements = ast.parse(source, feature_version=(3, 7)).body[:3]
    assert [type(each) for each in first_statements] == [ast.Expr, ast.Import, ast.If]
    assert ast.unparse(first_statements[2].test) == "sys.version_info < (3, 11)"


def test_help_says_what_it_does():
    shown = subprocess.run(
        [sys.executable, hindsight.__file__, "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert "--headless" in shown
    assert "check" in shown
