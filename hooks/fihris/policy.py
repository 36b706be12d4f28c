"""What a page may do in a browser, said to the browser: the second wall behind the gate (`render/gate.py`)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def policy(scripts: Iterable[str], hosts: Iterable[str]) -> str:
    """A Content-Security-Policy (CSP level 3) for pages whose inline scripts are `scripts`, letter for letter.

    Everything else comes from the site itself; pictures, sounds and films also from the `hosts` that its settings name.
    """
    media = " ".join(["'self'", "data:", *(f"https://{host}" for host in hosts)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {_sums(scripts)}",
            "style-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            f"img-src {media}",
            f"media-src {media}",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )


def for_editor(scripts: Iterable[str], hosts: Iterable[str]) -> str:
    """The policy of the editor's page: what its component does within the page itself, and no host but those `hosts` that keep
    the sources. Styles are put into the page by the component; pictures are those of the folder that is edited."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {_sums(scripts)}",
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self'",
            " ".join(["connect-src 'self' blob: data:", *hosts]),
            "worker-src 'self' blob:",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "frame-src 'self' blob:",
            "form-action 'none'",
            "base-uri 'none'",
        ]
    )


def _sums(scripts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
