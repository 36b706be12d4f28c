"""A paper that is dropped on the editor's page of `fihris serve --edit` becomes a draft.

A page of another site can send to a server on this machine, too. So nothing is taken but what the page's own script sends: it knows a
word that other origins cannot read, and the browser says whence it comes (Fetch, the Origin header).
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import subprocess
import sys
import tempfile
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from fihris import address
from fihris.commands.importing import LARGEST_DOCUMENT

KINDS: Final = (".docx", ".odt", ".md", ".html", ".htm", ".txt")
HEADER: Final = "X-Fihris-Word"
_HERE: Final = ("127.0.0.1", "localhost", "[::1]")


def word() -> str:
    """What only the server's own page is told."""
    return secrets.token_urlsafe(24)


def is_here(peer: str) -> bool:
    """Whether an address is one of this machine to itself."""
    return ipaddress.ip_address(peer).is_loopback


def is_meant(headers: Message, bound: str, name: str) -> bool:
    """Whether a request names a server that is `bound` to an address by a name of its own, or the `name` that it was given. Another name that
    leads to this machine is that of a page elsewhere which would read what is not published (DNS rebinding)."""
    at = f"http://{headers.get('Host', '')}"
    try:
        return not is_here(bound) or urlsplit(at).hostname in {"127.0.0.1", "localhost", "::1", bound, name}
    except ValueError:
        return False


def is_own(headers: Message, port: int, expected: str) -> bool:
    """Whether the server's own page has sent this, by an address of this machine."""
    at = headers.get("Host", "")
    known = secrets.compare_digest(headers.get(HEADER, "").encode(), expected.encode())
    return known and at in {f"{name}:{port}" for name in _HERE} and headers.get("Origin") == f"http://{at}"


def size(headers: Message) -> int:
    """Bytes that are sent; 0 where that is not said, or more than a paper has."""
    said = headers.get("Content-Length") or ""
    length = int(said) if said.isascii() and said.isdecimal() and len(said) < len(str(LARGEST_DOCUMENT)) + 1 else 0
    return length if length <= LARGEST_DOCUMENT else 0


def taken(root: Path, name: str, id: str, data: bytes) -> dict[str, str]:
    """Import a paper whose file was called `name`: what `fihris import` says, and the address of the draft's form ("" for none)."""
    kind = PurePosixPath(name).suffix.lower()
    before = set(_briefs(root, id))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"paper{kind if kind in KINDS else '.txt'}")
        file.write_bytes(data)
        command = [sys.executable, "-m", "fihris", "import", str(file), f"--id={id}", "--root", str(root)]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", env=_utf8(), check=False
        )
    made = [path for path in _briefs(root, id) if path not in before]
    entry = address.editor(made[0].relative_to(root / "docs").as_posix()) if made and not done.returncode else ""
    told = (done.stderr + done.stdout).replace(str(file), name)
    return {"told": told.strip(), "entry": entry}


def _briefs(root: Path, id: str) -> list[Path]:
    return [path for path in (root / "docs/ar/briefs").glob("*/*/index.md") if path.parent.name == id]


def _utf8() -> dict[str, str]:
    return os.environ | {"PYTHONUTF8": "1"}
