"""Commands of `fihris`, each in a copy of a process that has all modules already: what a test pays for is what they do, not what they import.

python -m tests.site.forks: a line on standard input is a list in JSON, a folder and the words of a command; the answer is its exit status.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from tests.site.test_whole import ENVIRONMENT

_PACKAGES = ("fihris", "mkdocs_fihris")
_LIBRARIES = ("mkdocs.commands.build", "mkdocs_static_i18n.plugin", "typst", "PIL.Image")


class Forks:
    """Such a process, which begins a command in a copy of itself."""

    def __init__(self) -> None:
        command, environment = [sys.executable, "-m", "tests.site.forks"], ENVIRONMENT | {"PYTHONPATH": f"{ROOT}/hooks"}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, project: Path, *words: str) -> tuple[int, str]:
        """What the command ends with in the folder of this project, and what it says."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([str(project), *words]) + "\n")
        self._process.stdin.flush()
        code, said = json.loads(self._process.stdout.readline())
        return code, said

    def end(self) -> None:
        self._process.communicate()


@contextmanager
def forks() -> Iterator[Forks]:
    made = Forks()
    try:
        yield made
    finally:
        made.end()


def _serve() -> None:
    for name in _LIBRARIES:
        importlib.import_module(name)
    for name in _PACKAGES:
        package = importlib.import_module(name)
        for each in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not each.name.endswith("__main__"):
                importlib.import_module(each.name)
    for line in sys.stdin:
        folder, *words = json.loads(line)
        with tempfile.TemporaryFile() as said:
            child = os.fork()
            if not child:
                _begin(folder, words, said.fileno())
            _, status = os.waitpid(child, 0)
            said.seek(0)
            print(json.dumps([os.waitstatus_to_exitcode(status), said.read().decode("utf-8", "replace")]), flush=True)


def _begin(folder: str, words: list[str], said: int) -> None:
    """All that the copy does: it ends here."""
    code: int | str | None = 1
    try:
        os.chdir(folder)
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        code = importlib.import_module("fihris.__main__").main(words)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    _serve()
