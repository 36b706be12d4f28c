"""The search in Chromium, from a server and from the disk."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from search_twin import DATA
from small_site import write_site

from fihris.text.analysis import load_labels
from fihris.write import search


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    write_site(made)
    return made


@pytest.fixture(scope="module", params=["http", "file"])
def small(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "file":
        yield folder.as_uri() + "/"
        return
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture
def page(browser, small: str):  # type: ignore[no-untyped-def]
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(small + "index.html")
    yield page
    page.close()
    assert errors == []


def ask(page, text: str) -> str:  # type: ignore[no-untyped-def]
    """Put the text in as a paste or dictation does: no key is pressed."""
    if not page.locator("dialog[open]").count():
        page.keyboard.press("/")
    page.locator(".f-search-input").fill(text)
    page.wait_for_function(
        "document.querySelector('.f-search-status').textContent && !/…$/.test(document.querySelector('.f-search-status').textContent)"
    )
    page.wait_for_timeout(250)
    return str(page.locator(".f-search-status").text_content())


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_opens_by_key_and_closes_by_escape(page, key: str) -> None:  # type: ignore[no-untyped-def]
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open] .f-search-input:focus")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_a_key_is_kept_until_the_script_comes(browser, small: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    held: list[object] = []

    def hold(route: object) -> None:
        held.append(route)

    page.route("**/boot.js", hold)
    page.goto(small + "index.html", wait_until="commit")
    page.wait_for_selector("main")
    page.keyboard.type("/ir")
    while not held:
        page.wait_for_timeout(20)
    page.route("**/dialog.js*", hold)
    held[0].continue_()  # type: ignore[attr-defined]
    while len(held) < 2:
        page.wait_for_timeout(20)
    page.keyboard.type("an")
    held[1].continue_()  # type: ignore[attr-defined]
    page.wait_for_selector("dialog[open] .f-search-input:focus")
    page.keyboard.type("s")
    assert page.locator(".f-search-input").input_value() == "irans"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] .f-search-input:focus")
    assert page.locator(".f-search-input").input_value() == "irans"
    page.close()


def type_early(page, url: str, opener: str, keys: str) -> None:  # type: ignore[no-untyped-def]
    held: list[object] = []

    def hold(route: object) -> None:
        held.append(route)

    page.route("**/boot.js", hold)
    page.goto(url, wait_until="commit")
    page.wait_for_selector("main", state="attached")
    page.keyboard.press(opener)
    page.keyboard.type(keys)
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()  # type: ignore[attr-defined]
    page.unroute("**/boot.js")


@pytest.mark.parametrize("opener", ["/", "Control+k"])
def test_an_enter_before_the_script_comes_is_kept_too(browser, small: str, opener: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    type_early(page, small + "index.html", opener, "alert\n")
    page.wait_for_url("**/02.html**")
    page.close()


def test_a_search_that_did_not_come_may_come_later(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_site(tmp_path)
    labels = tmp_path / "search" / "ar" / "labels.js"
    away = labels.rename(tmp_path / "labels.js")
    page = browser.new_page()
    page.goto(tmp_path.as_uri() + "/index.html")
    page.keyboard.press("/")
    page.wait_for_selector(".f-search-error", state="attached")
    away.rename(labels)
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.close()


def test_opens_by_the_button(page) -> None:  # type: ignore[no-untyped-def]
    page.click("[data-search-open]")
    page.wait_for_selector("dialog[open]")


def test_hits_stand_under_their_brief_with_original_letters_marked(page) -> None:  # type: ignore[no-untyped-def]
    said = ask(page, "سليماني")
    assert said == "نتيجة واحدة"
    assert page.locator(".f-search-group-title").first.text_content() == "حوار التعاون الأمني"
    assert "سُلَيْمـاني" in page.locator(".f-search-hit-teaser mark").all_text_contents()


@pytest.mark.parametrize("query", ["Soleimani", "سليمانى", "قاسم سليماني"])
def test_a_card_answers_any_name(page, query: str) -> None:  # type: ignore[no-untyped-def]
    ask(page, query)
    card = page.locator(".f-search-card").first
    assert card.locator(".f-search-card-name").text_content() == "قاسم سليماني"
    assert card.get_attribute("href").endswith("actors/qasem-soleimani.html")
    assert card.locator(".f-search-card-counts").text_content() == "3 محاور"


@pytest.mark.parametrize("query", ["آب 2023", "أغسطس ٢٠٢٣", "August 2023"])
def test_months_of_every_name(page, query: str) -> None:  # type: ignore[no-untyped-def]
    ask(page, query)
    assert page.locator(".f-search-card-name").first.text_content() == "أغسطس 2023"
    assert "briefs/2023/dialogue/index.html" in page.locator(".f-search-hit-link").first.get_attribute("href")


def test_arrows_walk_and_enter_opens_with_marks(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "تصفية الحسابات")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator(".f-search-input:focus").count() == 1
    while page.locator(".f-search-hit-link:focus").count() == 0:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.f-search-mark")
    assert page.url.endswith("#p1")
    assert page.locator("mark.f-search-mark").all_text_contents() == ["لتصفية الحسابات"]


def test_share_link_opens_the_dialog(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "index.html?q=داعش")
    page.wait_for_selector(".f-search-hit-link")
    assert page.locator(".f-search-input").input_value() == "داعش"


def test_a_misspelt_word_is_put_right(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "اغتتال")
    page.wait_for_selector(".f-search-hit-link")
    assert page.locator(".f-search-meant-query").count() == 1


def test_a_word_that_stands_nowhere_is_said(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "لماذا توتّرت علاقة واشنطن وطهران")
    page.wait_for_selector(".f-search-hit-link")
    notice = page.locator(".f-search-notice").inner_text()
    assert "«توتّرت»" in notice
    assert "طهران" not in notice


def test_nothing_here_but_in_the_other_language(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "reconstruction")
    page.wait_for_selector(".f-search-other")
    assert page.locator(".f-search-hit-link").first.get_attribute("href").startswith("en/")


BAD = [
    "",
    "   ",
    "a" * 10_000,
    "<img src=x onerror=alert(1)>",
    "\u064b\u064c",
    "\u202e\u202eعراق",
    "(.*[",
    "\\",
    '"',
    "-",
    ":",
    "actor:",
    "💥",
    "عراق" * 2000,
]


def test_bad_input_is_no_error(page) -> None:  # type: ignore[no-untyped-def]
    page.keyboard.press("/")
    for query in BAD:
        page.locator(".f-search-input").fill(query)
        page.wait_for_timeout(300)
        assert page.locator(".f-search-results img, .f-search-results script").count() == 0


def test_markup_of_a_text_is_text(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "alert")
    teaser = page.locator(".f-search-hit-teaser").first.text_content()
    assert "<script>alert(1)</script>" in re.sub("[\u2066\u2069]", "", teaser)


def test_what_runs_from_left_to_right_is_set_apart_in_a_hit(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "alert")
    assert re.search("\u2066[^\u2069]*alert\u2069", page.locator(".f-search-hit-teaser").first.text_content())


def test_search_page_keeps_query_and_facets_in_its_address(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "search.html?q=العراق")
    page.wait_for_selector(".f-search-facet-kind")
    assert page.locator(".f-search-hit-link").count() == 2
    page.check(".f-search-facet-kind input[value=section]")
    page.wait_for_function("document.querySelectorAll('.f-search-hit-link').length === 1")
    assert "kind=section" in page.url
    page.reload()
    page.wait_for_selector(".f-search-facet-kind input[value=section]:checked")
    assert page.locator(".f-search-hit-link").count() == 1


def test_a_way_back_leads_to_where_one_was_among_the_hits(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size({"width": 390, "height": 240})
    page.goto(small + "search.html?q=العراق")
    page.wait_for_selector(".f-search-hit-link")
    place = page.evaluate("(scrollTo(0, document.documentElement.scrollHeight), scrollY)")
    page.evaluate("[...document.querySelectorAll('.f-search-hit-link')].pop().click()")
    page.wait_for_url("**/briefs/**")
    page.go_back()
    page.wait_for_function(f"scrollY === {place}")


def test_what_facets_leave_out_is_not_said_to_be_nowhere(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "search.html?q=العراق&kind=page")
    page.wait_for_selector(".f-search-facet-kind input:checked", state="attached")
    assert page.locator(".f-search-status").text_content() == load_labels(DATA, "ar")["results"]["zero"]


def test_a_key_on_the_search_page_is_kept_and_a_way_back_restores_its_dialog(browser, small: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    type_early(page, small + "search.html", "/", "alert")
    page.wait_for_selector("dialog[open] .f-search-hit-link")
    assert page.locator("dialog .f-search-input").input_value() == "alert"
    page.locator("dialog .f-search-hit-link").first.click()
    page.wait_for_url("**/02.html**")
    page.go_back()
    page.wait_for_selector("dialog[open] .f-search-hit-link")
    assert page.locator("dialog .f-search-input").input_value() == "alert"
    page.close()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ('"تصفية الحسابات"', 1),
        ('"الحسابات تصفية"', 1),
        ("العراق -بغداد", 1),
        ("actor:qasem-soleimani", 1),
        ("فاعل:داعش", 1),
    ],
)
def test_operators(page, small: str, query: str, count: int) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "search.html")
    page.locator(".f-search-input").fill(query)
    page.wait_for_function(
        f"document.querySelectorAll('.f-search-hit-link').length === {count} && document.querySelector('.f-search-status').textContent"
    )


def test_other_language_on_wish(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "search.html?q=سليماني")
    page.wait_for_selector(".f-search-hit-link")
    page.check(".f-search-other-choice")
    page.wait_for_selector(".f-search-other-title")
    assert "other=1" in page.url
    assert any("en/" in link.get_attribute("href") for link in page.locator(".f-search-hit-link").all())


@pytest.mark.parametrize(
    ("name", "damage"),
    [("index", "missing"), ("index", "truncated"), ("index", "older"), ("text-0", "missing"), ("text-0", "truncated")],
)
def test_a_broken_index_is_a_sentence(browser, tmp_path: Path, damage: str, name: str) -> None:  # type: ignore[no-untyped-def]
    write_site(tmp_path)
    part = tmp_path / "search" / "ar" / f"{name}.js"
    if damage == "missing":
        part.unlink()
    elif damage == "older":  # what a browser kept of a script, or a host of an index, of another version
        part.write_bytes(part.read_bytes().replace(f'"format":{search.FORMAT}'.encode(), b'"format":1'))
    else:
        part.write_bytes(part.read_bytes()[:-40])
    page = browser.new_page()
    page.goto(tmp_path.as_uri() + "/index.html")
    page.keyboard.press("/")
    page.locator(".f-search-input").fill("العراق")
    page.wait_for_function(
        "said => document.querySelector('.f-search-status').textContent === said", arg=load_labels(DATA, "ar")["failed"]
    )
    page.close()


def test_a_missing_file_of_texts_costs_its_hits_alone(browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(search, "SHARD", 1)
    write_site(tmp_path)
    (tmp_path / "search" / "ar" / "text-1.js").unlink()
    page = browser.new_page()
    page.goto(tmp_path.as_uri() + "/search.html?q=العراق")
    page.wait_for_selector(".f-search-hit-link")
    found = [unquote(link.get_attribute("href") or "") for link in page.locator(".f-search-hit-link").all()]
    assert [href.partition("?")[0].removeprefix("./") for href in found] == ["briefs/2023/dialogue/index.html"]
    assert page.locator(".f-search-notice").all_text_contents() == [load_labels(DATA, "ar")["unread"]]
    page.close()


def test_without_english_stems_a_name_in_latin_letters_is_found(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_site(tmp_path)
    (tmp_path / "assets" / "javascripts" / "search" / "porter.js").unlink()
    page = browser.new_page()
    page.goto(tmp_path.as_uri() + "/en/search.html?q=Soleimani")
    page.wait_for_selector(".f-search-card")
    page.close()


@pytest.mark.parametrize(
    ("typed", "offered", "kinds"),
    [
        ("الميليشيات هجمات علي القوا", ["الميليشيات هجمات على القواعد"], ["من النصوص"]),  # as the texts write it
        ("القياده المر", ["القيادة المركزية الأمريكية"], ["شخص أو جهة"]),
        ("داعش موق", [], []),  # «موقع» stands elsewhere
    ],
)
def test_a_question_goes_on_as_texts_do(page, typed: str, offered: list[str], kinds: list[str]) -> None:  # type: ignore[no-untyped-def]
    ask(page, typed)
    field = page.get_by_role("combobox", expanded=bool(offered))
    assert field.input_value() == typed
    assert page.get_by_role("option").all_text_contents() == offered
    groups = page.get_by_role("listbox").get_by_role("group")
    assert [group.get_attribute("aria-label") for group in groups.all()] == kinds
    for choice in offered:
        field.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector(".f-search-suggestion", state="detached")
        assert page.locator(".f-search-input").input_value() == choice


def test_of_another_name_no_word_is_marked_alone(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "search.html?q=داعش")  # also «تنظيم الدولة الإسلامية», of which the text has «تنظيم»
    page.wait_for_selector(".f-search-hit mark")
    assert set(page.locator(".f-search-hit mark").all_text_contents()) == {"داعش"}


def test_enter_waits_for_the_answer_to_what_was_typed(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "سليماني")
    page.locator(".f-search-input").fill("الصواريخ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/2023/dialogue/02.html**")


def test_back_from_a_hit_brings_the_query_back(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "تصفية الحسابات")
    page.locator(".f-search-hit-link").first.click()
    page.wait_for_url("**/01.html**")
    page.go_back()
    page.wait_for_selector("dialog[open] .f-search-hit-link")
    assert page.locator(".f-search-input").input_value() == "تصفية الحسابات"


def test_escape_closes_at_once(page) -> None:  # type: ignore[no-untyped-def]
    ask(page, "سليماني")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_a_malformed_address_is_survived(page, small: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(small + "briefs/2023/dialogue/01.html?h=العراق#%")
    page.wait_for_selector("mark.f-search-mark")


def test_an_address_that_was_cut_within_a_letter_asks_what_is_whole(page, small: str) -> None:  # type: ignore[no-untyped-def]
    for cut, asked in {
        "%E0%A4%A": "",
        "%D8%A5%D9%8A%D8%B1%D8%A7%D9%86%D": "إيران%D",
        "%D8%A5%D9%8A%D8%B1%D8%A7%D9%86+%D9%": "إيران ",
    }.items():
        page.goto(f"{small}search.html?q={cut}")
        page.wait_for_selector(".f-search-form")
        page.wait_for_function(
            "asked => document.querySelector('.f-search-form .f-search-input').value === asked", arg=asked
        )
