"""`_headers`: what a static host tells browsers, in the form that several of them read."""

from __future__ import annotations

from collections.abc import Iterator

from fihris.write import editor
from fihris.write.output import File, Finished

_FRAMES = "frame-ancestors 'none'"


def files(of: Finished) -> Iterator[File]:
    """The policy of the pages once more, and what can be said in a header alone: that no other site may frame them.

    A browser obeys all policies that it is told of. So where there is an editor, whose page has a policy of its own, the header has of
    the pages' only what they cannot say themselves.
    """
    edited = editor.wanted(of.site.corpus.identity)
    headers = {
        "Content-Security-Policy": _FRAMES if edited else f"{of.policy}; {_FRAMES}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
    yield "_headers", "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in headers.items())]).encode()
