"""What README and CONTRIBUTING promise is there."""

import re
import shlex
from pathlib import Path

import pytest

from src.cli.main import main

ROOT = Path(__file__).parents[3]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMAND = re.compile(r"^python -m src\.cli (.+)$", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_linked_file_exists(document):
    targets = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_command_of_the_readme_works_in_its_order(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "hindsight.duckdb"))
    monkeypatch.chdir(ROOT)
    commands = COMMAND.findall((ROOT / "README.md").read_text("utf-8"))
    assert len(commands) >= 8
    for command in commands:
        assert main(shlex.split(command)) == 0, command
        assert capsys.readouterr().out, command
