"""Strict builds of a tiny real site: what stands in the folder, and what a failed build leaves there."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess
import zlib
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from fihris import address
from fihris.check import identity
from tests.conftest import DIALOGUE, ROOT, TINY, Once, build, make_project

BRIEF = "briefs/2024/water-accord"
SECTION = "2024/water-accord/01-minister-visits"
URL = "https://fihris.example.org/"


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    "path",
    [
        "index",
        "actors/index",
        "actors/salem-al-khalidi",
        "places/nur-city",
        "topics/index",
        "timeline",
        "relations",
        "search",
        "translations",
        f"{BRIEF}/index",
        f"{BRIEF}/01-minister-visits",
        f"{BRIEF}/02-canals-reopened",
    ],
)
def test_every_page_stands_in_both_languages(tiny: Path, prefix: str, path: str) -> None:
    page = read(tiny / f"{prefix}{path}.html")
    lang = "en" if prefix else "ar"
    assert page.get("lang") == lang
    assert page.get("dir") == ("ltr" if prefix else "rtl")
    assert len(page.findall(".//h1")) == 1
    alternates = {
        link.get("hreflang"): link.get("href") for link in page.iterfind('.//link[@rel="alternate"][@hreflang]')
    }
    assert alternates == {"ar": f"{URL}{path}.html", "en": f"{URL}en/{path}.html", "x-default": f"{URL}{path}.html"}
    assert page.find('.//link[@rel="canonical"]').get("href") == f"{URL}{prefix}{path}.html"


def test_mentions_are_linked_once_and_indexed_each_time(tiny: Path) -> None:
    section = read(tiny / f"{BRIEF}/01-minister-visits.html")
    prose = section.find_class("f-prose")[0]
    links = [a for a in prose.iter("a") if "actors/salem-al-khalidi.html" in a.get("href", "")]
    assert len(links) == 1
    actor = read(tiny / "actors/salem-al-khalidi.html")
    targets = [a.get("href") for a in actor.iter("a") if f"{BRIEF}/01-minister-visits.html#s1-" in a.get("href", "")]
    assert targets
    for target in targets:
        sentence = section.get_element_by_id(target.split("#")[1])
        assert sentence.get("class") == "f-sentence"
        assert "الخالدي" in sentence.text_content() or "الوزير" in sentence.text_content()


@pytest.mark.parametrize("page", ["relations.html", "timeline.html", "en/relations.html", "en/timeline.html"])
def test_what_is_stated_leads_to_the_sentence_that_states_it(tiny: Path, page: str) -> None:
    (main,) = read(tiny / page).xpath("//main")
    targets = [each for each in (a.get("href", "") for a in main.iter("a")) if "briefs/2024/" in each]
    assert targets
    for target in targets:
        path, _, anchor = target.partition("#")
        assert read((tiny / page).parent / path).get_element_by_id(anchor).get("class") == "f-sentence"


def test_every_internal_link_and_anchor_leads_somewhere(tiny: Path) -> None:
    pages = {path: read(path) for path in tiny.rglob("*.html") if path.name != "404.html"}
    anchors = {path: {e.get("id") for e in page.iter() if e.get("id")} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.iter("a"):
            href = link.get("href", "")
            if href.startswith(("http", "mailto:")):
                continue
            address, _, anchor = href.partition("#")
            address = address.partition("?")[0]  # what the page is asked for
            target = (path.parent / address).resolve() if address else path
            if not target.is_file() or (anchor and anchor not in anchors[target]):
                broken.append((path.relative_to(tiny).as_posix(), href))
    assert not broken


def test_no_page_is_heavy_and_none_carries_the_tree_of_all(tiny: Path, site: Path) -> None:
    for folder in (tiny, site):
        heavy = {
            path.relative_to(folder).as_posix(): size
            for path in folder.rglob("*.html")
            if (size := path.stat().st_size) > 30_000 and not re.search(r"briefs/.*/index\.html$", path.as_posix())
        }
        assert not heavy


def test_the_sitemap_names_every_page(tiny: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.parse(tiny / "sitemap.xml")
    entries = [url.findtext("s:loc", namespaces=names) for url in tree.iterfind("s:url", names)]
    pages = {
        f"{URL}{path.relative_to(tiny).as_posix()}"
        for path in tiny.rglob("*.html")
        if path.name != "404.html" and not read(path).xpath("//meta[@http-equiv='refresh']")  # those lead on to others
    }
    assert sorted(entries) == sorted(pages)


def test_the_page_for_no_address_speaks_both_languages(tiny: Path) -> None:
    text = (tiny / "404.html").read_text("utf-8")
    assert "لا صفحة بهذا الرابط" in text
    assert "Page not found" in text
    assert (tiny / "en/404.html").exists()


def test_the_stock_themes_scripts_are_not_in_the_site(tiny: Path) -> None:
    assert not [path for path in contents(tiny) if "bundle" in path or "lunr" in path]


def test_a_preview_is_a_script_that_hands_over_data(tiny: Path) -> None:
    name = address.previewed("actor", "salem-al-khalidi")
    text = (tiny / address.preview("ar", name)).read_text("utf-8")
    data = json.loads(re.fullmatch(r"fihris\.preview\((.*)\);\n", text)[1])[name]
    assert data["name"] == "سالم الخالدي"
    assert data["other"] == "Salem al-Khalidi"
    assert data["lead"].startswith("وزير المياه.")


def make(project: Path, target: str) -> subprocess.CompletedProcess[str]:
    """A make target in another project with this one's environment, which is taken as ready."""
    ready = f"{ROOT}/.venv/.ready"
    command = [
        "make",
        "--no-print-directory",
        "-C",
        str(project),
        "-f",
        str(ROOT / "Makefile"),
        f"VENV={ROOT}/.venv",
        "-o",
        ready,
        target,
    ]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
    )


def test_a_failed_build_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", TINY)
    assert make(project, "site").returncode == 0
    before = contents(project / "site")
    section = project / f"docs/ar/{BRIEF}/01-minister-visits.md"
    text = section.read_text("utf-8")
    section.write_text(text.replace("topics: [water]", "topics: [watre]"), "utf-8")
    failed = make(project, "site")
    assert failed.returncode != 0
    line = next(n for n, each in enumerate(text.splitlines(), 1) if each.startswith("topics:"))
    assert (
        f"docs/ar/{BRIEF}/01-minister-visits.md:{line}:10: error[unknown-topic]: there is no topic 'watre'"
        in failed.stderr
    )
    assert "did you mean 'water'?" in failed.stderr
    assert contents(project / "site") == before
    section.write_text(text, "utf-8")
    assert make(project, "site").returncode == 0
    assert contents(project / "site") == before


# ---------------------------------------------------------------- edits that do not concern one another, in one build


def _add_a_brief(project: Path) -> None:
    """A second brief, without a touch of the settings."""
    for lang in ("ar", "en"):
        briefs = project / f"docs/{lang}/briefs/2024"
        shutil.copytree(briefs / "water-accord", briefs / "second-accord")
        index = briefs / "second-accord/index.md"
        index.write_text(
            index.read_text("utf-8").replace("id: water-accord-signed", "id: second-accord-signed"), "utf-8"
        )


def _write_of_an_actor(project: Path) -> None:
    prose = project / "docs/ar/actors/salem-al-khalidi.md"
    prose.parent.mkdir()
    prose.write_text("---\ntitle: سالم الخالدي\n---\n\nكلمة من **المحرر** عنه.\n", "utf-8")


def _lead_on(project: Path) -> None:
    """Old addresses."""
    (project / "docs/_data/redirects.yml").write_text(
        f"actors:\n  old-khalidi: salem-al-khalidi\nbriefs:\n  2020/gone/03-old: {SECTION}\npages:\n  who: index\n"
        "topics:\n  waters: water\nlists: [actors/kinds/person/2, places/kinds/none/3, timeline/of-nobody/2]\n", "utf-8"
    )  # fmt: skip


def _give_two_a_role(project: Path) -> None:
    index = project / f"docs/ar/{BRIEF}/index.md"
    one = "\n    - {actor: salem-al-khalidi, side: ministry-of-water, leads: true, role: {ar: وزير المياه, en: Minister of Water}}"
    guest = ", side: ministry-of-water, role: {ar: ضيف الوفد, en: Guest of the delegation}}"
    text = index.read_text("utf-8")
    assert one in text
    two = f"\n    - {{actor: ministry-of-water{guest}\n    - {{actor: salem-al-khalidi{guest}"
    index.write_text(text.replace(one, two), "utf-8")


def _name_no_source(project: Path) -> None:
    index = project / f"docs/ar/{BRIEF}/index.md"
    text = index.read_text("utf-8")
    index.write_text(re.sub(r"^sources:\n.*\n", "", text, flags=re.MULTILINE), "utf-8")


def _write_comments(project: Path) -> None:
    for path in (project / f"docs/ar/{BRIEF}").glob("*.md"):
        matter, _, body = path.read_text("utf-8").partition("---\n\n")
        code = "`<!-- في شفرة -->`"
        path.write_text(
            f"{matter}---\n\n<!-- سر أول\n\nعلى سطور -->\n\n{body}\nكلمة <!-- سر ثان --> أخرى {code}.\n\n- بند\n\n    <!-- سر -->\n",
            "utf-8",
        )


@pytest.fixture(scope="session")
def edited(once: Once) -> Path:
    """The smallest site after these edits."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        for edit in (_add_a_brief, _write_of_an_actor, _lead_on, _give_two_a_role, _name_no_source, _write_comments):
            edit(project)
        result = build(project, folder / "site")
        assert result.returncode == 0, result.stderr

    return once("several-edits", make) / "site"


def test_a_page_is_added_in_many_briefs_without_touching_settings(edited: Path) -> None:
    actor = read(edited / "actors/salem-al-khalidi.html")
    assert any("second-accord/01-minister-visits.html#s1-" in a.get("href", "") for a in actor.iter("a"))


def test_an_authors_prose_stands_on_the_actors_page(edited: Path) -> None:
    assert "كلمة من المحرر عنه." in read(edited / "actors/salem-al-khalidi.html").text_content()
    assert "المحرر" not in read(edited / "en/actors/salem-al-khalidi.html").text_content()


def test_an_old_id_leads_to_the_new_one(edited: Path) -> None:
    (moved,) = read(edited / "en/briefs/2020/gone/03-old.html").iter("a")
    assert moved.get("href") == f"../../{SECTION}.html"
    assert "The minister’s visit" in moved.text
    for prefix, name in (("", "سالم الخالدي"), ("en/", "Salem al-Khalidi")):
        page = read(edited / f"{prefix}actors/old-khalidi.html")
        (link,) = page.iter("a")
        assert link.get("href") == "salem-al-khalidi.html"
        assert name in link.text


@pytest.mark.parametrize(
    ("old", "target"),
    [
        ("actors/kinds/person/2", "../../index.html"),
        ("places/kinds/none/3", "../../index.html"),
        ("timeline/of-nobody/2", "../../timeline.html"),
    ],
)
def test_the_old_pages_of_a_list_that_is_no_more_lead_to_the_one_above_it(edited: Path, old: str, target: str) -> None:
    for prefix in ("", "en/"):
        (link,) = read(edited / f"{prefix}{old}.html").iter("a")
        assert (link.get("href"), bool(link.text)) == (target, True)
        assert (edited / f"{prefix}{old}.html").parent.joinpath(target).resolve().is_file()


def test_a_role_of_several_is_said_once(edited: Path) -> None:
    (group,) = read(edited / f"{BRIEF}/index.html").xpath('//*[@class="f-facts__wide"]//li[not(@class)]')
    assert [a.text_content() for a in group.iter("a")] == ["وزارة المياه", "سالم الخالدي"]
    assert [role.text_content() for role in group.iter("small")] == ["ضيف الوفد"]


def test_a_paper_without_sources_is_its_publishers_own(edited: Path) -> None:
    """Unknown is only the author of a text that was made of another one."""
    page = read(edited / f"{BRIEF}/index.html")
    words = page.text_content()
    assert "لا نعرف" not in words
    assert "غير معروف" not in words
    assert "إيجازات النور" in page.find_class("f-main")[0].text_content()


def test_no_comment_is_published(edited: Path) -> None:
    assert not [
        path for path in edited.rglob("*") if path.suffix in {".html", ".js"} and "<!-- سر" in path.read_text("utf-8")
    ]
    page = read(edited / f"{BRIEF}/index.html")
    assert "<!-- في شفرة -->" in page.text_content()
    assert "اتفاق المياه في مدينة النور" in page.get_element_by_id("event").getparent().text_content()


# ---------------------------------------------------------------- texts that wait for their translation


@pytest.fixture(scope="session", params=[True, False], ids=["skeleton", "none"])
def untranslated(once: Once, request: pytest.FixtureRequest) -> Path:
    """The smallest site, with a text whose translation has only been begun or is not there."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        with (project / f"docs/ar/{BRIEF}/01-minister-visits.md").open("a", encoding="utf-8") as text:
            text.write("\nوكان ذلك في عام 1987.\n")
        twin = project / f"docs/en/{BRIEF}/01-minister-visits.md"
        twin.unlink()
        if request.param:
            twin.write_text("---\ntitle: 'Not translated yet: section 1'\n---\n\nNot translated yet.\n", "utf-8")
        result = build(project, folder / "site")
        assert result.returncode == 0, result.stderr

    return once(f"untranslated-{request.param}", make) / "site"


def test_a_year_that_only_the_original_names_is_no_broken_link(untranslated: Path) -> None:
    assert 'id="y1987"' in (untranslated / "timeline.html").read_text("utf-8")
    assert "#y1987" in (untranslated / f"{BRIEF}/01-minister-visits.html").read_text("utf-8")
    assert "#y1987" not in (untranslated / f"en/{BRIEF}/01-minister-visits.html").read_text("utf-8")


def test_a_text_without_translation_stands_in_arabic_and_says_so(untranslated: Path) -> None:
    page = read(untranslated / f"en/{BRIEF}/01-minister-visits.html")
    assert page.get("lang") == "en"
    (title,) = page.xpath("//h1/bdi")
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")
    (prose,) = page.find_class("f-prose")
    assert (prose.get("lang"), prose.get("dir")) == ("ar", "rtl")
    assert "يرأس" in prose.text_content()
    assert page.find_class("f-notice")
    assert "Not translated yet: section 1" not in page.text_content()
    assert {link.get("hreflang") for link in page.xpath('//link[@rel="alternate"][@hreflang]')} == {"ar", "x-default"}
    assert page.find('.//link[@rel="canonical"]').get("href") == f"{URL}{BRIEF}/01-minister-visits.html"
    whole = read(untranslated / f"en/{BRIEF}/index.html")
    assert [each.get("lang") for each in whole.xpath('//*[@class="f-section"]/*[@class="f-prose"]')] == ["ar", None]
    (notice,) = whole.find_class("f-notice")
    assert notice.getparent().get("class") == "f-section"
    links = page.xpath('//*[@class="f-prose"]//a[@data-shape]/@href')
    assert "../../../actors/salem-al-khalidi.html" in links


def test_a_translation_of_a_changed_text_says_so_and_stops_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", TINY)
    original = project / f"docs/ar/{BRIEF}/01-minister-visits.md"
    original.write_text(original.read_text("utf-8") + "\nثم عاد الوزير.\n", "utf-8")
    waiting = project / f"docs/en/{BRIEF}/02-canals-reopened.md"
    waiting.write_text("---\ntitle: 'Not translated yet: section 2'\n---\n\nNot translated yet.\n", "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    (notice,) = read(tmp_path / f"site/en/{BRIEF}/01-minister-visits.html").find_class("f-notice")
    assert "has changed since" in notice.text
    assert not read(tmp_path / f"site/{BRIEF}/01-minister-visits.html").find_class("f-notice")
    status = read(tmp_path / "site/en/translations.html")
    listed = {
        group.get("data-state"): {a.get("href") for a in group.iter("a")}
        for group in status.find_class("f-translations")
    }
    assert listed["stale"] == {f"{BRIEF}/01-minister-visits.html"}
    assert listed["missing"] == {f"{BRIEF}/02-canals-reopened.html"}
    assert f"{BRIEF}/index.html" in listed["current"]


def _part(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


PICTURE = b"\x89PNG\r\n\x1a\n" + b"".join(
    (
        _part(b"IHDR", (1).to_bytes(4) + (1).to_bytes(4) + bytes((8, 0, 0, 0, 0))),
        _part(b"IDAT", zlib.compress(bytes(2))),
        _part(b"IEND", b""),
    )
)
"""A picture of one point."""


def test_nothing_but_pages_and_pictures_is_published(tmp_path: Path, tiny: Path) -> None:
    project = make_project(tmp_path / "project", TINY)
    folder = project / f"docs/ar/{BRIEF}"
    for name in ("03-draft.md.txt", "مسودة.docx", "notes.txt", "notes.html", "~$مسودة.docx", ".hidden.png"):
        (folder / name).write_text("سر", "utf-8")
    (project / "docs/TODO.md").write_text("سر", "utf-8")
    (project / "docs/_data/map.png").write_bytes(b"png")
    (folder / "map.png").write_bytes(PICTURE)
    (project / "docs/assets").mkdir()
    (project / "docs/assets/report.pdf").write_bytes(b"pdf")
    build(project, tmp_path / "site", strict=False)  # the check warns of these files
    published = set(contents(tmp_path / "site"))
    assert published - set(contents(tiny)) == {f"{BRIEF}/map.png"}
    assert set(contents(tiny)) <= published


def test_what_waits_for_its_translation_stands_in_arabic(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", TINY)
    index = project / f"docs/ar/{BRIEF}/index.md"
    text = index.read_text("utf-8")
    for words in ("canals reopened", "An imagined brief"):
        text = text.replace(f"en: {words}", "en: Not translated yet")
    index.write_text(text, "utf-8")
    (project / f"docs/en/{BRIEF}/index.md").write_text(
        "---\ntitle: 'Not translated yet: the brief'\n---\n\nNot translated yet.\n", "utf-8"
    )
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    page = read(tmp_path / f"site/en/{BRIEF}/index.html").text_content()
    assert "Not translated yet" not in page
    assert "قناة أعيد فتحها" in page
    assert "إيجاز متخيل" in page


@pytest.mark.parametrize(("prefix", "words"), [("", "لا نعرف كاتبه"), ("en/", "we do not know")])
def test_where_a_text_comes_from_stands_once_under_its_title(site: Path, prefix: str, words: str) -> None:
    page = read(site / f"{prefix}briefs/2023/us-iraq-security-dialogue/index.html")
    (line,) = page.xpath("//h1/following-sibling::p[1]")
    assert words in line.text_content()
    (source,) = page.xpath("//section[@aria-labelledby='source']")
    assert source.text_content().count(words) == 1
    assert not source.find_class("f-ledger")


OTHER = """
name: {ar: مركز الوادي, en: Wadi Centre}
tagline: {ar: ورقة وراء ورقة, en: Paper by paper}
digits: arab
logo: assets/images/wadi.svg
accent: {light: "#7a1f3d", dark: "#f0a0b8"}
url: https://wadi.example/papers
"""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of another house: its own name, colour, picture and digits, all said in one file, and a template of its own."""
    folder = tmp_path_factory.mktemp("other")
    project = make_project(folder / "project", TINY)
    (project / "overrides").unlink()
    picture = project / "overrides/assets/images/wadi.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>', "utf-8")
    (project / "overrides/partials").mkdir()
    (project / "overrides/partials/notice.html").write_text("<p>WADI</p>", "utf-8")
    (project / "docs/_data/site.yml").write_text(OTHER, "utf-8")
    for page, name in (("ar/index.md", "فهرس"), ("en/index.md", "Fihris")):
        text = (project / "docs" / page).read_text("utf-8")
        (project / "docs" / page).write_text(text.replace(f"title: {name}", "title: Wadi"), "utf-8")
    made = build(project, folder / "site")
    assert made.returncode == 0, made.stderr
    return folder / "site"


def test_a_site_shows_its_own_identity(other: Path) -> None:
    for path in other.rglob("*.html"):
        page = read(path)
        if not page.xpath("//header"):
            continue  # leads on
        name, tagline = (
            ("مركز الوادي", "ورقة وراء ورقة") if page.get("lang") == "ar" else ("Wadi Centre", "Paper by paper")
        )
        (brand,) = page.find_class("f-brand")
        assert brand.text_content().strip() == name
        assert name in page.xpath("//title")[0].text
        assert tagline in page.find_class("f-footer__site")[0].text_content()
        assert not page.xpath('//a[contains(@href, "github.com")]'), path
        assert "WADI" in page.text_content()
        address = page.xpath('//link[@rel="canonical"]/@href')
        assert all(each.startswith("https://wadi.example/papers/") for each in address)
        words = page.text_content()
        assert "«فهرس»" not in words
        assert "Fihris" not in words
    style = (other / "assets/stylesheets/fihris.css").read_text("utf-8")
    assert "--accent:light-dark(#7a1f3d,#f0a0b8)" in style
    assert 'url("../../assets/images/wadi.svg")' in style
    assert (other / "assets/images/wadi.svg").is_file()


def test_the_page_is_as_dark_as_its_check_believes() -> None:
    tokens = (ROOT / "overrides/assets/stylesheets/tokens.css").read_text("utf-8")
    assert f"--paper:light-dark({identity.PAPER['light']},{identity.PAPER['dark']})" in tokens


def test_one_setting_turns_the_digits_of_arabic_pages(other: Path) -> None:
    assert "٢٠٢٤" in read(other / "timeline.html").text_content()
    for path in other.rglob("*.html"):
        page = read(path)
        if page.get("lang") != "ar" or path.name == "404.html":
            continue
        # what stands in a file of the open data is shown as it is there
        for each in page.xpath('//script|//style|//code|//*[@dir="ltr"]|//small/bdi[@dir="auto"]'):
            each.drop_tree()
        assert not re.findall(r"[0-9]+", page.text_content()), path
    assert "2024" in read(other / "en/timeline.html").text_content()


@pytest.mark.parametrize(("prefix", "part"), [("", "الحدث والخلاصة، "), ("en/", "Event and summary, ")])
def test_evidence_on_a_briefs_own_page_names_its_part(site: Path, prefix: str, part: str) -> None:
    links = read(site / f"{prefix}timeline.html").xpath("//p[@class='f-timeline__source']/a")
    own = [link.text_content() for link in links if "/index.html" in link.get("href")]
    assert own
    assert all(text.startswith(part) for text in own)


@pytest.mark.parametrize(("prefix", "part"), [("", "اقرأ أيضًا"), ("en/", "Further reading")])
def test_a_title_to_read_is_no_part_of_the_event(site: Path, prefix: str, part: str) -> None:
    (quote,) = read(site / f"{prefix}actors/israel.html").find_class("f-quote")
    (link,) = quote.xpath(".//footer//a")
    assert "#reference-" in link.get("href")
    assert link.text_content() == part


def test_relations_of_the_same_words_stand_over_them_together(site: Path) -> None:
    items = (
        read(site / "briefs/2023/us-iraq-security-dialogue/05-iran-long-term-strategy.html")
        .find_class("f-relations")[0]
        .findall("li")
    )
    assert max(len(item.find_class("f-relations__line")) for item in items) == 2
    quotations = [[q.text_content() for q in item.find_class("f-relations__evidence")] for item in items]
    assert all(len(each) == 1 for each in quotations)
    assert all(one != other for one, other in itertools.pairwise(quotations))


def test_a_sentence_that_the_next_leans_on_stands_once(site: Path) -> None:
    for path in (site / "actors").glob("*.html"):
        shown = [quote.text_content() for quote in read(path).find_class("f-quote")]
        for one, two in pairwise(shown):
            sentence = one.splitlines()[0].strip()
            assert len(sentence) < 20 or sentence not in two, path.name


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_editors_own_words_stand_on_the_first_page(site: Path, prefix: str) -> None:
    written = (DIALOGUE / (prefix or "ar") / "index.md").read_text("utf-8").rpartition("---")[2]
    assert " ".join(written.split()) in " ".join(
        read(site / prefix / "index.html").find(".//main").text_content().split()
    )
