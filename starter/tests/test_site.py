"""What every site must hold, whatever it publishes: looked at in the built site. The texts themselves are checked by `fihris check`."""

import re
import unittest
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"


class Links(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


class Site(unittest.TestCase):
    def test_every_text_has_its_page(self):
        for lang in (home.parent.name for home in (ROOT / "docs").glob("*/index.md")):
            for text in (ROOT / "docs" / lang).rglob("*.md"):
                path = text.relative_to(ROOT / "docs" / lang).with_suffix(".html")
                with self.subTest(text=str(text)):
                    self.assertTrue((SITE / ("" if lang == "ar" else lang) / path).is_file())

    def test_every_link_within_the_site_leads_to_a_file(self):
        for page in SITE.rglob("*.html"):
            if page.name == "404.html":
                continue
            for link in Links(page).found:
                parts = urlsplit(link)
                if parts.scheme or parts.netloc or not parts.path:
                    continue
                with self.subTest(page=str(page), link=link):
                    self.assertTrue((page.parent / unquote(parts.path)).resolve().exists())

    def test_nothing_is_fetched_from_elsewhere(self):
        for page in SITE.rglob("*.html"):
            fetched = re.findall(
                r'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="https?:', page.read_text("utf-8")
            )
            with self.subTest(page=str(page)):
                self.assertEqual(fetched, [])


if __name__ == "__main__":
    unittest.main()
