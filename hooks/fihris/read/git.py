"""What git answers about a project."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(root: Path, *words: str) -> bytes | None:
    """What git answers, or None where it refuses or is not there."""
    try:
        answer = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except OSError:
        return None
    return answer.stdout if answer.returncode == 0 else None
