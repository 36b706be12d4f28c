"""`_headers`: what a static host tells browsers, in the form that several of them read."""

from __future__ import annotations

from collections.abc import Iterator

from fihris.write.output import File, Finished


def files(of: Finished) -> Iterator[File]:
    """The policy of the pages once more, and what can be said in a header alone: that no other site may frame them."""
    headers = {
        "Content-Security-Policy": f"{of.policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
    yield "_headers", "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in headers.items())]).encode()
