"""The table of commands: each is where it says, and none is missing."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from fihris import commands
from fihris.__main__ import COMMANDS, main


def test_the_table_has_every_module_that_adds_a_command() -> None:
    modules = {path.stem for path in Path(commands.__path__[0]).glob("*.py") if path.stem != "__init__"}
    assert {name for name in modules if hasattr(import_module(f"fihris.commands.{name}"), "add")} == set(
        COMMANDS.values()
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_found_by_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main([name, "--help"])
    assert f"fihris {name}" in capsys.readouterr().out


def test_a_build_does_not_import_what_only_other_commands_need() -> None:
    code = "import sys; from fihris.__main__ import main; main(sys.argv[1:])"
    loaded = f"import atexit; atexit.register(lambda: print(*sys.modules)); {code}"
    said = subprocess.run(
        [sys.executable, "-c", f"import sys; {loaded}", "build", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert not {"mammoth", "lxml", "jsonschema_rs", "markdown"} & set(said.split())


def test_a_command_that_is_stopped_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fihris.commands.build.run", stopped)
    assert main(["build"]) == 130
    assert capsys.readouterr().err == ""
