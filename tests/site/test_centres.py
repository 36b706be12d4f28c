"""Whole centres, begun by `fihris start` and filled with papers: one on Sudan in two languages, one in Arabic alone."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT, Once
from tests.site.conftest import run
from tests.site.test_build import contents

PAPERS = ROOT / "tests/fixtures/centres"
SAMPLE = ("actors/layla-al-mansouri.yml", "actors/rivers-authority.yml", "places/nur-city.yml")
"""The records that the sample paper says are to be deleted with it."""
STARTED = {
    "sudan": ["--name", "مركز النيلين", "--name-en", "Two Niles Centre", "--url", "https://niles.example",
              "--states", "sudan,egypt,chad,ethiopia,eritrea", "--repository", "https://github.com/niles/papers",
              "--owners", "@niles/editors"],
    "atlas": ["--name", "مركز الأطلس", "--languages", "ar", "--url", "", "--digits", "arab"],
}  # fmt: skip


OTHERS = {
    "fr": ["--name", "مركز الضفتين", "--name-other", "Centre des deux rives", "--languages", "ar,fr", "--url", "https://rives.example",
           "--states", "sudan,united-states"],
    "fa": ["--name", "مركز النهرين", "--name-other", "مرکز دو رود", "--languages", "ar,fa", "--url", "https://rud.example"],
}  # fmt: skip
"""Sites whose second language is not English: one that the engine has words for, and one that it has not."""


@dataclass(frozen=True, slots=True)
class Centre:
    """A started site with its papers, built strictly. `fresh` is what `fihris check` said before there were any."""

    id: str
    project: Path
    fresh: str

    @property
    def site(self) -> Path:
        return self.project / "site"

    def page(self, path: str) -> html.HtmlElement:
        return html.document_fromstring((self.site / path).read_bytes())


def done(engine: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    result = run(engine, folder, *words)
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def centre(id: str, once: Once, engine: Path, wheel: Path) -> Centre:
    def make(folder: Path) -> None:
        done(engine, folder, "fihris", "start", "project", "--engine", str(wheel), *STARTED[id])
        project = folder / "project"
        (folder / "fresh.txt").write_text(done(engine, project, "fihris", "check").stdout, "utf-8")
        for sample in project.glob("docs/*/briefs/*/sample"):
            shutil.rmtree(sample)
        for record in SAMPLE:
            (project / "docs/_data" / record).unlink()
        shutil.copytree(PAPERS / id / "docs", project / "docs", dirs_exist_ok=True)
        done(engine, project, "fihris", "build", "site")

    folder = once(id, make)
    return Centre(id, folder / "project", (folder / "fresh.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def sudan(once: Once, engine: Path, wheel: Path) -> Centre:
    return centre("sudan", once, engine, wheel)


@pytest.fixture(scope="module")
def atlas(once: Once, engine: Path, wheel: Path) -> Centre:
    return centre("atlas", once, engine, wheel)


@pytest.fixture(scope="module", params=OTHERS)
def other(request: pytest.FixtureRequest, once: Once, engine: Path, wheel: Path) -> Centre:
    """A site with its sample paper, in Arabic and another language than English."""
    lang: str = request.param

    def make(folder: Path) -> None:
        done(engine, folder, "fihris", "start", "project", "--engine", str(wheel), *OTHERS[lang])
        (folder / "fresh.txt").write_text(done(engine, folder / "project", "fihris", "check").stdout, "utf-8")
        done(engine, folder / "project", "fihris", "build", "site")

    folder = once(f"second-{lang}", make)
    return Centre(lang, folder / "project", (folder / "fresh.txt").read_text("utf-8"))


@pytest.fixture(params=STARTED)
def any_centre(request: pytest.FixtureRequest) -> Centre:
    made: Centre = request.getfixturevalue(request.param)
    return made


def test_a_new_site_is_green_from_the_start_and_stays_so(any_centre: Centre, engine: Path) -> None:
    assert any_centre.fresh == "", "not so much as a notice"
    told = done(engine, any_centre.project, "fihris", "check", "--format", "json").stdout.splitlines()
    codes = {json.loads(line)["code"] for line in told}
    assert codes <= {"twin-missing", "unsettled-mention", "name-unknown"}, "what is left is advice"
    done(engine, any_centre.project, "unittest", "discover", "--start-directory", "tests")
    assert "The papers of ." not in (any_centre.project / "README.md").read_text("utf-8"), (
        "a site in Arabic alone has one name"
    )


def test_no_page_speaks_of_another_centre(any_centre: Centre) -> None:
    for path in any_centre.site.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes())
        for each in page.xpath("//code|//script"):
            each.drop_tree()
        credit = path.name == "about.html"
        assert credit or not re.search("«فهرس»|[Ff]ihris|عراق|[Ii]raq", page.text_content()), path


def test_a_paper_of_many_sections_has_them_all_in_both_languages(sudan: Centre) -> None:
    for prefix in ("", "en/"):
        folder = f"{prefix}briefs/2024/eighteen-states"
        assert len(list((sudan.site / folder).glob("[0-9]*.html"))) == 25
        page = sudan.page(f"{folder}.html" if (sudan.site / f"{folder}.html").is_file() else f"{folder}/index.html")
        assert len(page.xpath("//main//section[.//table]")) >= 18
        assert len({link for link in page.xpath("//main//a[contains(@href, 'fn')]/@href") if "fn" in link}) >= 18
        capitals = " ".join(page.find(".//main").text_content().split())
        assert ("الضعين" if not prefix else "Daein") in capitals


def test_a_paper_without_translation_is_read_in_arabic_on_english_pages(sudan: Centre) -> None:
    page = sudan.page("en/briefs/2024/canal-water/01-promise.html")
    assert page.xpath("//main//*[@lang='ar' and @dir='rtl'][contains(., 'ترأس سلمى إدريس مجلس القنوات')]")
    # what parts the entries of a byline stands after its children: two Arabic names and the word between are one
    for line in page.find_class("f-byline"):
        assert {child.tag for child in line} <= {"span", "a", "time"}
    for path in ("canal-water/01-promise.html", "canal-water/index.html"):
        assert sudan.page(f"en/briefs/2024/{path}").find(".//h1[@lang='ar'][@dir='rtl']") is not None, path
    (place,) = sudan.page("en/actors/salma-idris.html").xpath("//*[@class='f-dossier']//small/a/@href")
    path, _, sentence = place.removeprefix("../").partition("#")
    assert "ترأس سلمى إدريس" in sudan.page(f"en/{path}").get_element_by_id(sentence).text_content()


def test_a_page_with_nothing_on_it_says_so(atlas: Centre) -> None:
    places, topics, timeline, relations = map(
        atlas.page, ("places/index.html", "topics/index.html", "timeline.html", "relations.html")
    )
    assert "بعد" in places.find_class("f-lead")[0].text_content()
    assert not places.xpath("//main//form|//main//nav|//main//input"), "there is nothing to look for"
    assert all(section.xpath(".//li") for section in topics.xpath("//*[@class='f-topics']/section"))
    assert "◆" not in timeline.find_class("f-lead")[0].text_content(), "nothing is drawn so"
    assert not relations.xpath("//main//svg")
    assert "سهم" not in relations.find(".//main").text_content()


def test_a_site_in_arabic_alone_has_no_second_edition(atlas: Centre) -> None:
    pages = list(atlas.site.rglob("*.html"))
    assert {html.parse(path).getroot().get("lang") for path in pages} == {"ar"}
    assert not (atlas.site / "en").exists()
    for id in ("seed-bank", "growers-union", "nabil-al-rawi"):
        assert atlas.page(f"actors/{id}.html").find_class("f-quote"), id
    assert "٤٠ صنفًا" in " ".join(
        atlas.page("briefs/2025/seeds/01-who-keeps.html").find(".//main").text_content().split()
    )


def test_what_was_said_at_the_start_stands_where_it_counts(sudan: Centre) -> None:
    github = sudan.project / ".github"
    assert "@niles/editors" in (github / "CODEOWNERS").read_text("utf-8")
    rest = "\n".join(path.read_text("utf-8") for path in github.rglob("*") if path.is_file())
    assert "@fihris" not in rest
    assert not re.search("@[a-z]+-?[a-z]*@", rest), "every word that waited was said"
    home = sudan.page("index.html")
    (canonical,) = home.xpath("//link[@rel='canonical']/@href")
    assert canonical.startswith("https://niles.example/")
    for needed in ("vocabularies/genres.yml", "vocabularies/licences.yml", "schemas/author.json"):
        assert (sudan.project / "docs/_data" / needed).is_file(), needed


def test_a_lock_names_what_the_engine_needs_and_the_engine(sudan: Centre, wheel: Path) -> None:
    lock = (sudan.project / "requirements.lock").read_text("utf-8")
    sums = hashlib.sha256((sudan.project / "engine" / wheel.name).read_bytes()).hexdigest()
    assert lock.startswith(f"./engine/{wheel.name} \\\n    --hash=sha256:{sums}\n")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    for name in ("mkdocs", "mkdocs-material", "pymdown-extensions", "jinja2", "markupsafe", "mammoth", "cobble"):
        assert name in pinned
    assert not pinned & {"pytest", "playwright", "mypy", "setuptools"}


def test_another_engine_takes_the_place_of_the_old(atlas: Centre, engine: Path, wheel: Path, tmp_path: Path) -> None:
    shutil.copytree(atlas.project, tmp_path / "one", ignore=shutil.ignore_patterns("site"))
    newer = tmp_path / "fihris-9.0.0-py3-none-any.whl"
    shutil.copy(wheel, newer)
    before = contents(tmp_path / "one/docs")
    done(engine, tmp_path, "fihris", "start", "one", "--renew", "--engine", str(newer))
    assert [path.name for path in (tmp_path / "one/engine").iterdir()] == [newer.name]
    assert newer.name in (tmp_path / "one/requirements.lock").read_text("utf-8")
    assert contents(tmp_path / "one/docs") == before


def test_the_page_of_markup_fetches_the_sheet_for_it_and_others_do_not(any_centre: Centre) -> None:
    def sheets(path: str) -> list[str]:
        return [
            link.get("href").rpartition("/")[2] for link in any_centre.page(path).iterfind('.//link[@rel="stylesheet"]')
        ]

    assert "markup.css" in sheets("markup.html")
    assert "markup.css" not in sheets("about.html")
    (picture, *_) = any_centre.page("markup.html").iterfind(".//img")
    assert (any_centre.site / picture.get("src")).is_file()


def test_any_second_language_has_its_pages_data_and_search(other: Centre, engine: Path) -> None:
    codes = set(re.findall(r"\[([a-z-]+)\]", other.fresh))
    assert codes <= ({"not-translated", "twin-missing", "words-missing"} if other.id == "fa" else set())
    done(engine, other.project, "unittest", "discover", "--start-directory", "tests")
    assert not (other.site / "en").exists()
    direction = {"fr": "ltr", "fa": "rtl"}[other.id]
    for path in (other.site / other.id).rglob("*.html"):
        root = html.parse(path).getroot()
        assert (root.get("lang"), root.get("dir")) == (other.id, direction), path
        for name in ("hreflang", "lang"):
            assert not root.xpath(f"//link[@{name}='en'] | //a[@{name}='en'][not(contains(@href, 'data'))]"), path
    home = other.page(f"{other.id}/index.html")
    assert {link.get("hreflang") for link in home.xpath("//link[@rel='alternate'][@hreflang]")} == {
        "ar",
        other.id,
        "x-default",
    }
    header = (other.site / "data/1/actors.csv").read_text("utf-8-sig").partition("\r\n")[0].split(",")
    assert f"name_{other.id}" in header
    assert "name_en" not in header
    assert '"plain":true' in (other.site / f"search/{other.id}/index.js").read_text("utf-8")
    assert f".example/{other.id}/index.html</loc>" in (other.site / "sitemap.xml").read_text("utf-8")


def test_a_language_that_the_engine_has_no_words_for_says_so_and_is_english_there(other: Centre) -> None:
    home = other.page(f"{other.id}/index.html")
    english = home.xpath("//header//bdi[@lang='en'][@dir='ltr']")
    assert bool(english) is (other.id == "fa")
    page = (other.site / f"{other.id}/index.html").read_text("utf-8")
    assert not re.search("[\U000f0100\U000f0101]", page), "no mark is left"
    if other.id == "fa":
        words = (other.project / "docs/_data/interface/fa.yml").read_text("utf-8").splitlines()
        assert all(line.startswith("#") for line in words)
        (notice,) = other.page("fa/about.html").find_class("f-notice")
        assert "not been translated into Persian yet" in notice.text_content()
        assert other.page("fa/about.html").xpath(
            "//article//*[@lang='ar'][@dir='rtl'][contains(., 'لا يطلب الموقع شيئًا')]"
        )


def test_names_are_found_exactly_where_no_rules_are_known(other: Centre) -> None:
    if other.id != "fr":
        return
    section = other.page(next((other.site / "fr/briefs").rglob("01-names.html")).relative_to(other.site).as_posix())
    links = {link.rpartition("/")[2] for link in section.xpath("//main//a/@href")}
    assert {"layla-al-mansouri.html", "rivers-authority.html"} <= links
    said = " ".join(
        other.page("fr/actors/layla-al-mansouri.html").find(".//main").text_content().replace("\u2060", "").split()
    )
    assert "Layla al-Mansouri dirige l’Autorité des fleuves." in said
    record = (other.project / "docs/_data/actors/united-states.yml").read_text("utf-8")
    assert 'running: "les États-Unis", number: plural' in record


def test_a_french_paper_is_cited_with_french_quotation_marks_and_days(other: Centre) -> None:
    if other.id != "fr":
        return
    paper = other.page(next((other.site / "fr/briefs").rglob("index.html")).relative_to(other.site).as_posix())
    cited = {each.get("data-copy-source"): each.text_content() for each in paper.findall(".//*[@data-copy-source]")}
    assert ".\u00a0» Centre des deux rives, " in cited["chicago"]
    assert re.search(r"\(\d{4}, \d{1,2}\s\w+\)", cited["apa"])
    assert "“" not in "".join(cited.values())


@pytest.mark.parametrize("id", ["atlas", "fr"])
def test_what_commands_write_has_no_half_in_another_language_than_the_site_has(
    id: str, engine: Path, wheel: Path, tmp_path: Path
) -> None:
    languages, half = (
        (["--languages", "ar"], "") if id == "atlas" else (["--languages", "ar,fr", "--name-other", "C"], ", fr: ")
    )
    done(engine, tmp_path, "fihris", "start", "one", "--engine", str(wheel), "--name", "م", "--url", "", *languages)
    project = tmp_path / "one"
    paper = "موانئ الساحل\n\nإعداد: سلمى إدريس\n\n2 يونيو 2025\n\nأولًا: الرسوم\n\nقال سليم التجاني، مدير هيئة موانئ الساحل، إن الهيئة جمعت 2.5 مليون دولار من 40 سفينة.\n"
    (tmp_path / "paper.txt").write_text(paper, "utf-8")
    done(engine, project, "fihris", "import", str(tmp_path / "paper.txt"), "--id", "ports")
    other = ["--en", "Ports"] if half else []
    done(
        engine,
        project,
        "fihris",
        "new",
        "actor",
        "coast-ports",
        "--kind",
        "agency",
        "--ar",
        "هيئة موانئ الساحل",
        *other,
    )
    told = done(engine, project, "fihris", "suggest", "docs/ar/briefs/2025/ports").stdout
    (brief,) = project.glob("docs/ar/briefs/2025/ports/index.md")
    (actor,) = project.glob("docs/_data/actors/coast-ports.yml")
    made = [
        told,
        brief.read_text("utf-8"),
        actor.read_text("utf-8"),
        *(path.read_text("utf-8") for path in project.glob("proposals/*/*/*")),
    ]
    assert "{ar: سلمى إدريس" + half in made[1]
    assert "million" not in made[1]
    for text in made:
        assert ", en: " not in text
        assert "الإنجليزي" not in text


def test_another_engine_leaves_what_is_a_site_s_own(atlas: Centre, engine: Path, wheel: Path, tmp_path: Path) -> None:
    """Its mark, colour and templates stand, and are what the pages have."""
    project = tmp_path / "one"
    shutil.copytree(atlas.project, project, ignore=shutil.ignore_patterns("site"))
    identity = project / "docs/_data/site.yml"
    said = identity.read_text("utf-8").replace("# logo: assets/images/mark.svg", "logo: assets/images/own.svg")
    identity.write_text(said.replace('# accent: {light: "#0b5a5e"', 'accent: {light: "#7a1f3d"'), "utf-8")
    mark = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6H1z"/></svg>'
    (project / "overrides/assets/images").mkdir(parents=True, exist_ok=True)
    (project / "overrides/assets/images/own.svg").write_text(mark, "utf-8")
    (project / "overrides/404.html").write_text(
        '<!doctype html><html lang="ar" dir="rtl"><title>لا صفحة</title><p>صفحتنا', "utf-8"
    )
    before = {folder: contents(project / folder) for folder in ("docs", "overrides", "hooks", ".github", "tests")}
    newer = tmp_path / "fihris-9.0.0-py3-none-any.whl"
    shutil.copy(wheel, newer)
    done(engine, tmp_path, "fihris", "start", "one", "--renew", "--engine", str(newer))
    assert {folder: contents(project / folder) for folder in before} == before
    done(engine, project, "fihris", "build", "site")
    assert "صفحتنا" in (project / "site/404.html").read_text("utf-8")
    assert (project / "site/assets/images/own.svg").is_file()
    assert "#7a1f3d" in "".join(path.read_text("utf-8") for path in (project / "site").rglob("*.css")) + (
        project / "site/index.html"
    ).read_text("utf-8")
