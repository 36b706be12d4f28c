"""An actor's pages: who it is in a sentence, what it does by verb, what the briefs say; and counts that agree."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from bench import corpus
from fihris import address
from mkdocs_fihris.ondemand import OnDemand
from tests.conftest import TINY, make_project

PREFIXES = {"ar": "", "en": "en/"}


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def first(page: html.HtmlElement, name: str) -> str:
    return " ".join(page.find_class(name)[0].text_content().split())


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("folder", ["actors", "places"])
def test_every_page_says_in_few_words_who_it_is_and_its_counts_agree(site: Path, folder: str, prefix: str) -> None:
    named = 0
    for path in (site / prefix / folder).rglob("*.html"):
        if path.stem == "index" or "kinds" in path.parts:
            continue
        page, of = read(path), path.stem if path.parent.name == folder else path.parent.name
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue
        lead, (kind, *counts) = first(page, "f-lead"), page.xpath("//p[@class='f-eyebrow']/span/text()")
        assert 1 <= len(lead.split()) <= 25, path
        assert not lead.startswith(f"{kind}. "), f"{path}: says what stands above it"
        assert len(path.read_bytes()) <= LIMIT, path
        if path.stem != of:
            assert not page.xpath('//*[@id="relations"]'), path
            assert page.find_class("f-quote"), path
        assert not page.xpath("//h3[@class='f-quotes__brief']/small/span"), "one brief names it as often as all of them"
        assert len(counts) <= 2, f"{path}: there is one brief"
        named += bool(counts)
    assert named


def test_one_verb_is_a_line_with_all_whom_it_concerns(site: Path) -> None:
    page = read(site / "actors/united-states.html")
    lines = [" ".join(li.text_content().split()) for li in page.xpath("//*[contains(@class,'f-dossier')]//li")]
    (trained,) = [line for line in lines if line.startswith("تدعم تأهيل")]
    assert (
        re.sub(r" \d+", "", trained)
        == "تدعم تأهيل الجيش العراقي، وجهاز المخابرات الوطني العراقي وجهاز مكافحة الإرهاب العراقي"
    )
    (close,) = [line for line in lines if "شخصيات وجهات" in line]
    assert close == (
        "تعمل الولايات المتحدة على تعزيز علاقاتها مع شخصيات وجهات في الجيش العراقي، وجهاز المخابرات الوطني العراقي "
        "وجهاز مكافحة الإرهاب العراقي 7"
    )
    assert len(set(lines)) == len(lines)
    page = read(site / "actors/iran.html")
    lines = [" ".join(li.text_content().split()) for li in page.xpath("//*[contains(@class,'f-dossier')]//li")]
    assert "تسعى إلى إضعاف الوجود الأمريكي في المنطقة 5 والوجود العسكري الأمريكي في العراق 5 يُفهم من النص" in lines
    assert all(len(each.findall("ul/li")) <= 8 for each in page.find_class("f-dossier"))
    for link in page.xpath("//*[@class='f-dossier']//small/a/@href"):
        target, _, anchor = link.partition("#")
        assert read(site / "actors" / target).get_element_by_id(anchor).get("class") == "f-sentence"


@pytest.mark.parametrize(
    ("prefix", "natures"), [("", "تعاون خلاف مواجهة صلة"), ("en/", "cooperation dispute confrontation tie")]
)
def test_an_arrow_says_what_is_done_not_of_what_nature_that_is(site: Path, prefix: str, natures: str) -> None:
    for path in ("actors/united-states.html", "actors/iran.html", "relations.html"):
        words = read(site / prefix / path).xpath("//*[name()='svg']//*[@data-polarity]/*[name()='text']/text()")
        assert len(words) >= 5, path
        assert not set(words) & set(natures.split()), path


def test_a_page_that_is_part_of_another_leads_to_its_place(site: Path) -> None:
    for old, new in {
        "topics/army-reform": "topics/index.html#army-reform",
        "topics/security-cooperation": "topics/index.html#security-cooperation",
        "years/2014": "timeline.html#y2014",
        "actors/kinds/person": "actors/index.html#kind-person",
        "actors/us-forces/2": "actors/us-forces.html",
    }.items():
        (link,) = read(site / f"{old}.html").iter("a")
        path, _, anchor = link.get("href").partition("#")
        target = (site / old).parent / path
        assert target.resolve() == (site / new.partition("#")[0]).resolve()
        assert not anchor or read(target).get_element_by_id(anchor) is not None


def preview(site: Path, name: str) -> str:
    text = (site / address.preview("ar", name)).read_text("utf-8")
    return json.dumps(json.loads(text.removeprefix("fihris.preview(").removesuffix(");\n"))[name])


def test_a_preview_tells_what_is_said_not_what_is_recommended(site: Path) -> None:
    told = {name: preview(site, f"actor-{name}") for name in ("nouri-al-maliki", "joe-biden")}
    assert "reference-" not in told["nouri-al-maliki"]
    assert "reference-" in told["joe-biden"]  # nothing else names him


def test_no_page_that_gathers_from_many_briefs_is_heavier_than_others(tmp_path: Path) -> None:
    project = corpus.project(tmp_path / "project")
    corpus.copy(project, 8)
    site = OnDemand(project / "mkdocs.yml", tmp_path / "none")
    gathered = re.compile(
        r"(topics/|timeline|relations|pairs/iraqi-government|actors/united-states|actors/celeste).*\.html"
    )
    sizes = {path: len(site.get(path) or b"") for path in site.paths() if gathered.match(path)}
    assert len(sizes) > 30
    assert {path: size for path, size in sizes.items() if size > LIMIT} == {}


LIMIT = 30_000
LONG = {
    "ar": ("وفي الرسالة {n} كتب سالم الخالدي إلى World Bank", "أن القنوات & السدود عند المدينة تحتاج إلى إصلاح قبل موسم الزرع،"),
    "en": ("In letter {n} Salem al-Khalidi told the bank", "that canals & dams near the city need repair before the season,"),
}  # fmt: skip


@pytest.mark.parametrize("times", [14, 30])
def test_a_page_of_long_sentences_has_fewer_of_them(tmp_path: Path, times: int) -> None:
    """However long they are, and whatever is around them: every one stands on a page, and no page is heavier than pages are."""
    project = make_project(tmp_path / "project", TINY)
    for lang, (begins, goes_on) in LONG.items():
        section = project / f"docs/{lang}/briefs/2024/water-accord/02-canals-reopened.md"
        said = "\n\n".join(
            " ".join([begins.format(n=n), *[goes_on] * times]).rstrip("،,") + "." for n in range(100, 160)
        )
        section.write_text(f"{section.read_text('utf-8')}\n{said}\n", "utf-8")
    site = OnDemand(project / "mkdocs.yml", tmp_path / "none")
    for prefix in PREFIXES.values():
        pages = [site.get(path) or b"" for path in site.paths() if path.startswith(f"{prefix}actors/salem-al-khalidi")]
        assert max(map(len, pages)) <= LIMIT
        assert len(pages) <= sum(map(len, pages)) / (LIMIT / 3) + 2, "no page is nearly empty"
        quoted = " ".join(html.document_fromstring(page).xpath("string(//*[@class='f-quotes'])") for page in pages)
        assert all(str(n) in quoted for n in range(100, 160))
