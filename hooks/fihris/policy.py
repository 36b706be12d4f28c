"""What a page may do in a browser, said to the browser: the second wall behind the gate (`render/gate.py`)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def policy(scripts: Iterable[str], hosts: Iterable[str] = ()) -> str:
    """A Content-Security-Policy (CSP level 3) for pages whose inline scripts are `scripts`, letter for letter.

    Everything else comes from the site itself; pictures, sounds and films also from the `hosts` that its settings name.
    """
    own = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    media = " ".join(["'self'", "data:", *(f"https://{host}" for host in hosts)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {own}",
            "style-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            f"img-src {media}",
            f"media-src {media}",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )
