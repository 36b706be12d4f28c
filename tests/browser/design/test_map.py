"""The map of power can be read, and narrows to whom one chooses; without a script there are the drawing and the sentences."""

from __future__ import annotations

import pytest

from bench.design.kinds import KINDS, PREFIXES

CROSSED = """() => [...document.querySelectorAll('.f-map__words text')].filter(words => { const box = words.getBBox()
  return [...document.querySelectorAll('.f-map__line')].some((line, number) => [...Array(200).keys()].some(part => {
    const { x, y } = line.getPointAtLength(line.getTotalLength() * part / 199)
    return x > box.x + 8 && x < box.x + box.width - 8 && y > box.y + 6 && y < box.y + box.height - 5 })) }).length"""
WORDS = "[...document.querySelectorAll('.f-map__words text')].map(e => { const b = e.getBBox(); return [b.x, b.y + 2, b.x + b.width, b.y + b.height - 3] })"
BOXES = (
    "[...document.querySelectorAll('.f-map rect')].map(e => ['x', 'y', 'width', 'height'].map(k => +e.getAttribute(k)))"
)
INSIDE = """() => [...document.querySelectorAll('.f-map__box')].every(a => { const r = a.querySelector('rect').getBBox()
  return [...a.querySelectorAll('text')].every(t => { const b = t.getBBox(); return b.x >= r.x && b.x + b.width <= r.x + r.width }) })"""


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_no_two_words_or_boxes_of_the_map_meet(view, prefix: str) -> None:
    page = view(prefix + KINDS["relations"])
    words = page.evaluate(WORDS)
    boxes = [[x, y, x + w, y + h] for x, y, w, h in page.evaluate(BOXES)]
    assert len(words) >= 8
    for rooms in (words, boxes):
        for i, one in enumerate(rooms):
            for other in rooms[:i]:
                assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])
    assert page.evaluate(INSIDE)
    assert page.evaluate(CROSSED) <= len(words) // 4  # they stand over a level line; a long one may reach into a bend


def test_the_map_narrows_to_whom_is_chosen_and_back(view) -> None:
    page = view(KINDS["relations"])
    every = page.locator(".f-said section:visible").count()
    page.focus('.f-map__box[data-node="iran"]')
    page.keyboard.press("Enter")
    chosen = page.locator(".f-said section:visible")
    assert 0 < chosen.count() < every
    for section in chosen.all():
        assert "iran" in (section.get_attribute("data-from"), section.get_attribute("data-to"))
    assert page.url.endswith(KINDS["relations"])
    page.keyboard.press("Escape")
    assert page.locator(".f-said section:visible").count() == every
    page.focus('.f-map__box[data-node="iran"]')
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/iran.html#relations")


def test_without_a_script_there_are_the_drawing_and_its_sentences(view) -> None:
    page = view(KINDS["relations"], java_script_enabled=False)
    assert page.locator(".f-map").is_visible()
    assert page.locator(".f-said section:visible").count() >= 8


EGO = """() => { const svg = document.querySelector('.f-ego svg'), room = e => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height] }
  return { size: parseFloat(getComputedStyle(svg.querySelector('text')).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
    words: [...svg.querySelectorAll('[data-polarity] text')].map(room), boxes: [...svg.querySelectorAll('rect')].map(room),
    out: [...svg.querySelectorAll('rect')].filter(r => [...r.parentNode.querySelectorAll('text')].some(t => room(t)[0] < room(r)[0] || room(t)[2] > room(r)[2])).length } }"""


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("kind", ["relations", "state"])
def test_one_actor_is_drawn_for_a_phone(view, prefix: str, kind: str) -> None:
    page = view(prefix + KINDS[kind], 390, 844)
    drawn = page.evaluate(EGO)
    assert drawn["size"] >= 14.3
    assert len(drawn["boxes"]) >= 4
    assert drawn["out"] == 0
    rooms = drawn["words"] + drawn["boxes"]
    for i, one in enumerate(rooms):
        for other in rooms[:i]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".f-ego a:not([data-polarity])").first.click()
    page.wait_for_url("**/actors/*.html#relations")
    if kind == "relations":
        page.go_back()
        page.locator(".f-ego a[data-polarity]").first.click()  # what is between the two
        page.wait_for_url("**/pairs/*.html")


def test_the_map_is_for_those_who_have_room(view) -> None:
    page = view(KINDS["relations"])
    assert page.locator(".f-map").is_visible()
    assert not page.locator(".f-ego").is_visible()
