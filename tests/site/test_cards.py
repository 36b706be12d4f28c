"""The pictures that other sites show where somebody shares a page."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from fihris.model import Lang
from fihris.reads import Reads
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view.card import cards
from fihris.write.cards import cut
from fihris.write.press import Press, Sheet, said
from fihris.write.theme import Theme
from fihris.write.told import Told
from mkdocs_fihris.rendered import Rendered
from mkdocs_fihris.standing import Standing
from tests.conftest import ROOT, TINY

HOST = "https://fihris.example.org/"
MOST = 40_000
"""Bytes of a picture: some networks fetch none that is large."""


def said_of(page: Path) -> dict[str, list[str]]:
    """What a page says to other sites."""
    found: dict[str, list[str]] = {}
    for each in html.document_fromstring(page.read_bytes()).iter("meta"):
        name = each.get("property") or each.get("name") or ""
        if name.startswith(("og:", "twitter:")):
            found.setdefault(name, []).append(each.get("content"))
    return found


def test_every_page_names_a_picture_of_the_size_that_it_says(site: Path) -> None:
    named = set[str]()
    for page in site.rglob("*.html"):
        said_here = said_of(page)
        if page.name != "404.html" and "og:locale" in said_here:
            (picture,) = said_here["og:image"]
            named.add(picture.removeprefix(HOST))
            assert (said_here["og:image:width"], said_here["og:image:height"]) == (["1200"], ["630"])
            assert said_here["og:image:alt"] != [""]
            assert said_here["twitter:card"] == ["summary_large_image"]
    assert named == {path.relative_to(site).as_posix() for path in (site / "cards").rglob("*") if path.is_file()}
    for path in named:
        data = (site / path).read_bytes()
        assert len(data) < MOST
        with Image.open(io.BytesIO(data)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


@pytest.mark.parametrize(("prefix", "locales"), [("", ("ar_AR", "en_US")), ("en/", ("en_US", "ar_AR"))])
def test_a_brief_and_its_sections_share_a_picture_in_their_language(
    site: Path, prefix: str, locales: tuple[str, str]
) -> None:
    folder = site / f"{prefix}briefs/2023/us-iraq-security-dialogue"
    for page in (folder / "index.html", next(folder.glob("02-*.html"))):
        found = said_of(page)
        assert found["og:image"] == [f"{HOST}cards/{locales[0][:2]}/briefs/2023/us-iraq-security-dialogue.png"]
        assert (found["og:locale"], found["og:locale:alternate"]) == ([locales[0]], [locales[1]])
        assert found["og:type"] == ["article"]
    assert said_of(site / f"{prefix}timeline.html")["og:image"] == [f"{HOST}cards/{locales[0][:2]}.png"]


def test_actors_and_places_have_pictures_where_the_site_says_so(signed: Path) -> None:
    for folder in ("actors", "places"):
        for page in (signed / folder).glob("[!i]*.html"):
            (picture,) = said_of(page)["og:image"]
            assert picture.endswith(f"cards/ar/{folder}/{page.stem}.png")
            assert (signed / f"cards/ar/{folder}/{page.stem}.png").is_file()


def test_a_site_may_do_without(long: Path) -> None:
    assert not (long / "site/cards").exists()
    assert not {"og:image", "twitter:card"} & said_of(long / "site/index.html").keys()


def ink(words: str) -> tuple[tuple[int, int, int, int], bytes]:
    """Where words stand in a line that goes right to left, and how they are drawn."""
    form = '#set page(width: 600pt, height: 100pt, margin: 0pt)\n#set text(font: "Fihris Sans", size: 40pt, lang: "ar", dir: rtl)\n#{}'
    (drawn,) = Press(Theme.of(ROOT / "overrides")).pictures(Sheet(form.format(said(words))))
    with Image.open(io.BytesIO(drawn)) as picture:
        grey = picture.convert("L").point(lambda value: 255 - value)
        return grey.getbbox() or (0, 0, 0, 0), grey.tobytes()


def test_a_name_of_the_other_direction_keeps_its_place() -> None:
    """«Jane Doe، 11 مايو»: without a sign around the name the day would stand right beside it, before the comma."""
    p = presenters(compose(ROOT / "tests/fixtures/centres/sudan", Report()))[Lang.EN]
    assert any(card.note.startswith("\u2068Huda al-Amin\u2069") for card in cards(p))
    (left, _, right, _), drawn = ink("\u2068Jane Doe\u2069، 11 مايو")
    (plain_left, *_, plain_right, _), plain = ink("Jane Doe، 11 مايو")
    assert drawn != plain
    assert abs((right - left) - (plain_right - plain_left)) < 4  # and nothing is drawn for the signs


def test_arabic_is_joined_and_begins_at_the_right() -> None:
    (left, _, right, _), joined = ink("سلام")
    assert left > 300
    assert right > 590
    (apart, *_), drawn = ink("س\u200cل\u200cا\u200cم")
    assert apart < left  # letters that are not joined take more room
    assert drawn != joined
    assert ink("سلام")[1] == joined


def test_no_sign_of_a_title_is_a_command() -> None:
    for words in ('#panic("x")', '"\\', "$x$ *b* <a> @b // c", "\u2028\x07\x00x", "\\frac\\b", "]#", "عنوان #{1 + 1}"):
        assert ink(words)[0] != (0, 0, 0, 0), words


def test_what_was_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    picture, now = tmp_path / "last/ar.png", tmp_path / "now/ar.png"
    picture.parent.mkdir()
    picture.write_bytes(b"drawn")
    told = Told(str(picture.parent), {"ar.png": hashlib.sha256(b"drawn").hexdigest()}, pages={"ar.png": "sum"})
    this = Rendered(told=told, standing=Standing(told, "", Reads(compose(TINY.parent, Report())), now.parent))
    assert list(this.file("ar.png", "another sum", lambda: b"again")) == [("ar.png", b"again")]
    assert list(this.file("ar.png", "sum", lambda: b"again")) == []
    assert now.read_bytes() == b"drawn"
    assert this.pages == {"ar.png": "sum"}  # which the next build is told
    now.unlink()
    picture.write_bytes(b"damaged")
    assert list(this.file("ar.png", "sum", lambda: b"again")) == [("ar.png", b"again")]


def test_a_long_title_is_cut_between_words_and_a_long_word_within() -> None:
    assert [cut("كلمة أخرى", 9), cut("كلمة أخرى", 7), cut("كلمةطويلة", 4)] == ["كلمة أخرى", "كلمة …", "كلمة …"]
