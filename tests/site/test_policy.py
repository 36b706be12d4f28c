"""What a page may do in a browser: every page says it, and asks for nothing that it forbids."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from lxml import html

INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def test_every_page_says_what_it_may_do_and_asks_for_no_more(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes()]
    assert pages
    for path in pages:
        page = html.document_fromstring(path.read_bytes())
        (meta,) = page.xpath('//head/meta[@http-equiv="Content-Security-Policy"]')
        policy = meta.get("content")
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")
        assert not page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/preceding-sibling::script")
        for script in INLINE.findall(path.read_bytes()):
            digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
            assert f"'sha256-{digest}'" in policy, path
        assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]"), path


def test_a_static_host_says_the_same(site: Path) -> None:
    page = html.document_fromstring((site / "index.html").read_bytes())
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in (site / "_headers").read_text("utf-8")
