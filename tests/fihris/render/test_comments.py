"""Comments are taken out of a page, with the paragraphs that held nothing else."""

from __future__ import annotations

import pytest

from fihris.render.comments import without_comments


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<!-- x -->b</p>", "<p>ab</p>"),
        ("<p><!-- x --></p>\n<p>a</p>", "<p>a</p>"),
        ("<p> <!-- x -->\n<!-- y\n-->\n</p>\na", "a"),
        ("<!-- x -->\n<p>a</p>", "<p>a</p>"),
        ("<p><!-- x --> a</p>", "<p> a</p>"),
        ("a <!-- open", "a <!-- open"),
        ("<!--><p>a</p>-->b", "b"),
        ("a", "a"),
    ],
)
def test_comments(html: str, left: str) -> None:
    assert without_comments(html) == left


@pytest.mark.parametrize("html", ["<!--" * 250_000, "<p><!--" * 150_000, "<p><!-- -->" * 90_000, "<!-- -->" * 120_000])
def test_a_megabyte_of_them(html: str) -> None:
    """What grows with the square of it would take hours."""
    without_comments(html)
