"""The editor in a browser, on a folder: the browser's own file system stands in for the one that somebody picks."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from bench.design import folder
from fihris import component
from fihris.__main__ import main
from fihris.author.canonical import canonical, parted
from fihris.report import Report
from fihris.survey import check
from tests.conftest import ROOT, TINY, Once, build, make_project, until
from tests.written import FILES, as_a_form_writes, data_of, edits

pytestmark = pytest.mark.skipif(
    not component.there(),
    reason="the editor's component was not fetched: run `fihris editor` where npm's registry can be reached",
)

READ = """async () => {
  const found = {}
  const walk = async (folder, above) => {
    for await (const [name, each] of folder.entries()) {
      if (each.kind === "directory") await walk(each, `${above}${name}/`)
      else found[above + name] = await (await each.getFile()).text()
    }
  }
  try {
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("picked"), "")
  } catch {
    return null
  }
  return Object.keys(found).some(path => path.endsWith(".crswap")) ? null : found
}"""
SAVED = """() => {
  const save = document.querySelector('button[aria-keyshortcuts="Ctrl+S"][data-label=حفظ]')
  if (save?.disabled) delete window.pressed
  else if (performance.now() - (window.pressed ??= performance.now()) > 10000) {
    save?.click()
    delete window.pressed
  }
  return save?.disabled
}"""
"""Whether all is saved. Whoever sees after ten seconds that it is not presses again: a field may tell of its last word late."""
REFUSED = """() => [...document.querySelectorAll('[data-key-path]:has(> * [aria-invalid=true])')].map(each => each.dataset.keyPath)"""
YEAR = datetime.now(tz=UTC).year
ICONS = "[...document.fonts].some(font => font.family.includes('Material Symbols') && font.status === 'loaded')"


def _changed(project: Path) -> list[str]:
    """The lines that differ from the last commit's, and the names of new files."""

    def told(*words: str) -> list[str]:
        command = ["git", "-C", str(project), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    lines = [line for line in told("diff", "-U0") if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]
    return lines + told("ls-files", "--others", "docs")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def edited(once: Once) -> Path:
    return editing(once)


def editing(once: Once) -> Path:
    """The smallest project with its editor, and its site in `site`."""

    def make(into: Path) -> None:
        project = make_project(into / "project", TINY)
        identity = project / "docs/_data/site.yml"
        identity.write_text(identity.read_text("utf-8").replace("editor: false\n", ""), "utf-8")
        result = build(project, into / "site")
        assert result.returncode == 0, result.stderr
        who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        for words in (["init", "-q"], ["add", "docs"], [*who, "commit", "-qm", "docs: Begin"]):
            subprocess.run(["git", "-C", str(project), *words], check=True)

    return once("edited", make)


@dataclass(frozen=True)
class Desk:
    """The editor's page, opened. `asked` are the addresses that were asked for."""

    page: Page
    address: str
    asked: list[str]

    def open(self, entry: str) -> None:
        self.page.goto(f"{self.address}edit/index.html#/collections/{entry}")

    def field(self, path: str, lang: str = "ar") -> Locator:
        """A field of the form, by its path in the file."""
        own = f'[data-key-path="{path}"]'
        return self.page.locator(f"[data-locale={lang}] {own}, [data-locale=_default] {own}").first

    def write(self, path: str, text: str, lang: str = "ar") -> None:
        inputs = self.field(path, lang).locator("input, textarea, [contenteditable=true]")
        inputs.locator("visible=true").first.fill(text)

    def add(self, path: str) -> None:
        """An item more in a list."""
        self.field(path).get_by_role("button", name="إضافة").last.click()

    def choose(self, path: str, name: str) -> None:
        self.field(path).get_by_text(name, exact=True).first.click()

    def save(self) -> None:
        """Save the form, wait until the folder has it, and leave the form: it stays, beside its page."""
        self.page.get_by_role("button", name="حفظ", exact=True).click()
        try:
            until(self.page, SAVED)
        except AssertionError as late:
            raise AssertionError(f"not saved, refused: {self.page.evaluate(REFUSED)}") from late
        self.page.evaluate("location.hash = '#/collections/lists'")
        until(self.page, "!document.querySelector('[data-key-path]')")

    def files(self) -> dict[str, str] | None:
        """The folder as it is now; None while a file of it is being written."""
        made: dict[str, str] | None = self.page.evaluate(READ)
        return made


@pytest.fixture(scope="module")
def desk(edited: Path, browser: Browser) -> Iterator[Desk]:
    """The editor in a browser that speaks English, with the project's folder opened."""
    handler = functools.partial(Quiet, directory=str(edited / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{served.server_port}/"
        # As high as a form is: the component draws a field when it is seen.
        context = browser.new_context(reduced_motion="reduce", locale="en-US", viewport={"width": 1280, "height": 4000})
        asked: list[str] = []
        # What the policy of the page stops never comes this far.
        context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
        page = context.new_page()
        page.add_init_script(folder.PICKED)
        page.goto(f"{address}edit/")
        page.evaluate(folder.FILL, folder.files(edited / "project/docs"))
        page.locator("button.primary").click()
        page.get_by_text("الفاعلون").first.wait_for()
        yield Desk(page, address, asked)
        context.close()
        served.shutdown()


def test_it_opens_a_folder_in_arabic_and_asks_nobody_else(desk: Desk) -> None:
    desk.open("actors/entries/salem-al-khalidi")
    desk.page.get_by_text("أسماء ملتبسة").first.wait_for()
    expect(desk.page.locator("html")).to_have_attribute("dir", "rtl")
    desk.page.get_by_role("button", name="حفظ", exact=True).wait_for()
    until(desk.page, ICONS)  # without them icons show as words
    foreign = [each for each in desk.asked if not each.startswith((desk.address, "blob:", "data:"))]
    assert foreign == []
    assert len(desk.asked) > 5


def test_what_the_component_lacks_of_arabic_is_there(edited: Path) -> None:
    words = json.loads((edited / "site/edit/arabic.js").read_text("utf-8").removeprefix("export default "))
    theirs = json.loads(component.files()["cms/locales/ar.json"])
    assert words["show_errors"] == "أظهر الأخطاء"
    assert words["entry_sidebar"]["slug"]["title"] == words["slug"] == "المعرّف", "and no word for programmers"
    assert theirs["entry_sidebar"].keys() <= words["entry_sidebar"].keys()
    assert words["save"] == theirs["save"]


def test_nobody_meets_it_who_does_not_edit(edited: Path) -> None:
    site = edited / "site"
    page = html.document_fromstring((site / "edit/index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex,nofollow"]
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert [word for word in policy.replace(";", " ").split() if "://" in word] == ["https://api.github.com"]
    others = [path for path in site.rglob("*.html") if path.parent.name != "edit"]
    assert [path for path in others if b"edit/component" in path.read_bytes()] == []
    assert "/edit/" not in (site / "sitemap.xml").read_text("utf-8")
    kept = [row for part in site.glob("offline-*.json") for row in json.loads(part.read_text("utf-8"))]
    assert kept
    assert [path for path, *_ in kept if path.startswith("edit/")] == []
    headers = (site / "_headers").read_text("utf-8")
    assert "Content-Security-Policy: frame-ancestors 'none'\n" in headers


def test_the_link_of_a_page_leads_to_its_entry(edited: Path) -> None:
    forms = json.loads((edited / "site/edit/forms.ar.json").read_text("utf-8"))["config"]["collections"]
    names = {each["name"] for each in forms if "name" in each}
    for page, entry in {
        "actors/salem-al-khalidi.html": "actors/entries/salem-al-khalidi",
        "briefs/2024/water-accord/01-minister-visits.html": "sections/entries/2024/water-accord/01-minister-visits",
        "topics/index.html": "lists/entries/topics",
    }.items():
        links = html.document_fromstring((edited / "site" / page).read_bytes()).xpath("//footer//a/@href")
        up = "../" * page.count("/")
        assert f"{up}edit/index.html#/collections/{entry}" in links
        assert any(each.startswith("https://github.com/") for each in links), "the way through the code host stays"
        assert entry.partition("/")[0] in names
    for page, form in {
        "en/briefs/2024/water-accord/index.html": "?field=body&lang=en#/collections/briefs/entries/2024/water-accord/index",
        "actors/salem-al-khalidi.html": "?field=aliases#/collections/actors/entries/salem-al-khalidi",
        "en/actors/salem-al-khalidi.html": "?field=aliases#/collections/actors/entries/salem-al-khalidi",
        "actors/index.html": "#/collections/actors/new",
        "en/places/index.html": "#/collections/places/new",
    }.items():
        links = html.document_fromstring((edited / "site" / page).read_bytes()).xpath("//footer//a/@href")
        assert f"{'../' * page.count('/')}edit/index.html{form}" in links, "from a folder, too"


def _alias(desk: Desk) -> None:
    desk.open("actors/entries/ministry-of-water")
    desk.add("aliases.ar")
    desk.write("aliases.ar", "وزارة الري")
    desk.save()


def _sentence(desk: Desk) -> None:
    desk.open("sections/entries/2024/water-accord/02-canals-reopened")
    body = desk.field("body").locator("textarea")
    expect(body).to_have_value(re.compile("لم تُعلن الوزارة"))
    body.fill(body.input_value().replace("لم تُعلن الوزارة", "لم تذكر الوزارة"))
    desk.save()


def _actor(desk: Desk) -> None:
    desk.open("actors/new")
    desk.write("name.ar", "ليلى ناصر")
    desk.write("name.en", "Layla Nasser")
    desk.choose("kind", "شخص")
    desk.save()


def _lists(desk: Desk) -> None:
    desk.open("lists/entries/topics")
    desk.add("entries")
    desk.write("entries.2.id", "dams")
    desk.write("entries.2.label.ar", "السدود")
    desk.write("entries.2.label.en", "Dams")
    desk.save()


def _brief(desk: Desk) -> None:
    desk.open("briefs/new?_slug=dams")
    desk.write("title", "السدود تنتظر نهاية العام")
    desk.write("description", "قراءة في ثلاثة محاور.")
    desk.write("published", f"{YEAR}-01-15")
    desk.save()
    for number, title in enumerate(("خطة السدود", "تمويل السدود", "مستقبل السدود"), 1):
        desk.open(f"sections/new?path={YEAR}/dams&_slug=0{number}-part")
        desk.write("title", title)
        desk.choose("topics", "السدود")
        desk.write("body", f"زارت ليلى ناصر مدينة النور {number} مرات.\n\nوالسد الجديد يُبنى.")
        desk.save()


def _translation(desk: Desk) -> None:
    desk.open(f"sections/entries/{YEAR}/dams/01-part")
    desk.page.get_by_role("button", name=re.compile("تفعيل .*الإنجليزية")).click()
    desk.write("title", "A plan of dams", "en")
    desk.write("body", "Layla Nasser visited Nur City 1 times.\n\nThe new dam is being built.", "en")
    desk.save()
    # The text goes on, and whoever has looked says that the translation follows it.
    desk.open(f"sections/entries/{YEAR}/dams/01-part")
    desk.write("title", "خطة السدود الجديدة")
    desk.field("f-follows").get_by_role("switch").click()
    desk.save()


def _relation(desk: Desk) -> None:
    desk.open("sections/entries/2024/water-accord/01-minister-visits")
    desk.add("relations")
    desk.choose("relations.1.source", "سالم الخالدي")
    desk.choose("relations.1.relation", "يرأس … …")
    desk.choose("relations.1.target", "وزارة المياه")
    desk.choose("relations.1.mode", "مفهوم من الكلام")
    desk.write("relations.1.evidence.ar", "ورأى فيها الخالدي فرصة للتعاون")
    desk.write("relations.1.evidence.en", "al-Khalidi saw in it a chance to cooperate")
    desk.save()


def test_what_is_written_in_forms_differs_only_where_it_should(desk: Desk, edited: Path, tmp_path: Path) -> None:
    """The edits that writers make, each saved in the folder, and the project checked."""
    for edit in (_alias, _sentence, _actor, _lists, _brief, _translation, _relation):
        edit(desk)
    project = tmp_path / "project"
    shutil.copytree(edited / "project", project, symlinks=True)
    for path, text in (desk.files() or {}).items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")
    assert _changed(project) == [
        "-aliases: {en: [Water Ministry]}",
        "+aliases: {ar: [وزارة الري], en: [Water Ministry]}",
        "+dams: {label: {ar: السدود, en: Dams}}",
        "+  - source: salem-al-khalidi",
        "+    relation: heads",
        "+    target: ministry-of-water",
        "+    mode: implied",
        "+    evidence: {ar: ورأى فيها الخالدي فرصة للتعاون, en: al-Khalidi saw in it a chance to cooperate}",
        "-أعادت وزارة المياه فتح 12 قناة في مدينة النور. ولم تُعلن الوزارة عدد القنوات المغلقة.",
        "+أعادت وزارة المياه فتح 12 قناة في مدينة النور. ولم تذكر الوزارة عدد القنوات المغلقة.",
        "docs/_data/actors/layla-nasser.yml",
        *(f"docs/ar/briefs/{YEAR}/dams/{name}.md" for name in ("01-part", "02-part", "03-part", "index")),
        f"docs/en/briefs/{YEAR}/dams/01-part.md",
    ]
    twin = project / f"docs/en/briefs/{YEAR}/dams/01-part.md"
    assert "translated:" in twin.read_text("utf-8"), "a new translation says what it follows"
    report = Report()
    check(project, report)
    assert not [each for each in report if each.code in {"stale-twin", "twin-unmarked"} and each.path in str(twin)]
    made = (project / "docs/_data/actors/layla-nasser.yml").read_text("utf-8")
    assert made == (
        "# yaml-language-server: $schema=../schemas/actor.json\nname: {ar: ليلى ناصر, en: Layla Nasser}\nkind: person\n"
    )
    assert main(["check", "--fix", "--root", str(project)]) == 0


def test_a_link_leads_to_its_field_and_signs_are_at_hand(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.address}edit/index.html?field=weak#/collections/actors/entries/salem-al-khalidi")
    until(page, "document.activeElement.closest('[data-key-path]')?.dataset.keyPath.startsWith('weak')")
    desk.add("weak.ar")
    field = desk.field("weak.ar").locator("input").first
    field.fill("اذار 2024")
    field.evaluate("each => each.setSelectionRange(0, 4)")
    bar = page.get_by_role("toolbar", name="علامات الكتابة")
    bar.get_by_label("الشهر باسميه").select_option(index=3)
    expect(field).to_have_value("مارس\u2060/\u2060آذار 2024")
    field.select_text()
    bar.get_by_role("button", name="علامتا تنصيص").click()
    expect(field).to_have_value("«مارس\u2060/\u2060آذار 2024»")
    until(page, "document.activeElement.localName === 'input'")


def test_an_english_page_leads_to_the_english_text(desk: Desk) -> None:
    entry = "sections/entries/2024/water-accord/01-minister-visits"
    desk.page.goto(f"{desk.address}edit/index.html?field=body&lang=en#/collections/{entry}")
    until(desk.page, "document.activeElement.matches('[data-locale=en] textarea')")
    until(desk.page, "document.activeElement.value?.includes('Khalidi')")


def test_a_brief_leads_to_its_next_section(desk: Desk) -> None:
    for entry, asked in {
        "briefs/entries/2024/water-accord/index": "path=2024%2Fwater-accord",
        "sections/entries/2024/water-accord/02-canals-reopened": "path=2024%2Fwater-accord&_slug=03-",
    }.items():
        desk.open(entry)
        link = desk.page.locator(".f-more a")
        expect(link).to_have_attribute("href", f"#/collections/sections/new?{asked}")
    desk.open("actors/entries/salem-al-khalidi")
    link.wait_for(state="hidden")


LAID = """async cases => {
  const { laid, parted } = await import(new URL("laying.js", location.href.split("#")[0]).href)
  return cases.map(([text, data]) => laid(data, parted(text).matter))
}"""


def test_it_lays_data_into_a_file_as_fihris_format_does(desk: Desk) -> None:
    """One rule, in the browser for what becomes a pull request, and in the project's own tools: file by file, as they are and edited."""
    cases = [*((text, data_of(text)) for text in FILES.values()), *edits(120)]
    made = desk.page.evaluate(LAID, [[text, data] for text, data in cases])
    for (text, data), matter in zip(cases, made, strict=True):
        assert matter == parted(canonical(as_a_form_writes(data, text), text))[0]


BACK = """async ({ files, formats }) => {
  const { format } = await import(new URL("formats.js", location.href.split("#")[0]).href)
  return files.filter(([, name, text]) => {
    const { fromFile, toFile } = format(formats[name])
    return `${toFile(structuredClone(fromFile(text.trim()))).trim()}\\n` !== text
  }).map(([path]) => path)
}"""


def test_every_file_of_the_repository_is_read_and_written_without_a_difference(desk: Desk, edited: Path) -> None:
    formats = json.loads((edited / "site/edit/forms.ar.json").read_text("utf-8"))["formats"]
    names = {f"_data/{name}": f"f-{name}" for name in ("actors", "places", "authors")}
    files = []
    for path in sorted((ROOT / "docs").rglob("*.*")):
        below = path.relative_to(ROOT / "docs")
        name = names.get(below.parent.as_posix()) or f"f-{path.stem}"
        if path.suffix == ".md" and below.parts[0] != "_data":
            name = "f-frontmatter"
        if name in formats and path.suffix != ".json":
            files.append([below.as_posix(), name, path.read_text("utf-8")])
    assert len(files) > 100
    assert {name for _, name, _ in files} >= {"f-frontmatter", "f-actors", "f-topics", "f-relations", "f-glossary"}
    assert desk.page.evaluate(BACK, {"files": files, "formats": formats}) == []
