"""Nothing is cut off, nothing lies on something else, whatever the width, the zoom or the colours."""

from __future__ import annotations

import pytest

from bench.design.kinds import KINDS, PREFIXES, WIDTHS

# 320 is also a 1280 px window at 400 %; 640 the same at 200 %
ALL_WIDTHS = (320, 390, 640, 768, 1024, 1219, 1220, 1280, 1920)

OVERLAPS = """() => {
  const seen = [...document.querySelectorAll('main p, main h1, main h2, main h3, main li, .f-contents a, .f-note, .f-header a, .f-header button')]
    .filter(e => e.checkVisibility() && !e.closest('.f-vh') && e.getClientRects().length)
  const text = e => { const r = document.createRange(); r.selectNodeContents(e)
    return [...r.getClientRects()].filter(b => b.width > 1 && b.height > 1) }
  const boxes = seen.map(e => [e, text(e)])
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 12
  const bad = []
  const sticky = e => e.closest('.f-header,.f-letters,.f-contents,.f-timeline__year>h2')
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
    const [a, x] = boxes[i], [b, y] = boxes[j]
    if (a.contains(b) || b.contains(a) || sticky(a) !== sticky(b)) continue
    if (x.some(p => y.some(q => over(p, q)))) bad.push([a.textContent.trim().slice(0, 40), b.textContent.trim().slice(0, 40)])
  }
  return bad
}"""


def test_nothing_overflows_or_overlaps(seen) -> None:
    for width in ALL_WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 900})
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        if width in WIDTHS:
            assert seen.page.evaluate(OVERLAPS) == [], width


NARROW = """() => { const button = document.querySelector('.f-search-link'), name = document.createRange()
  name.selectNodeContents(document.querySelector('.f-brand'))
  const drawn = parseFloat(getComputedStyle(button, '::before').inlineSize), box = button.getBoundingClientRect(), words = name.getBoundingClientRect()
  return [document.documentElement.scrollWidth <= innerWidth, box.width >= drawn,
    Math.min(words.right, box.right) - Math.max(words.left, box.left) <= 0 || box.top >= words.bottom] }"""


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("kind", ["brief", "section", "compare", "timeline"])
def test_letters_of_twice_the_size_fit_on_a_telephone(view, kind: str, prefix: str) -> None:
    """With all that is folded open; and so does what is folded on the narrowest."""
    page = view(prefix + KINDS[kind], 320)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 390, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(NARROW) == [True, True, True]
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice the design's own
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_a_table_that_is_wider_than_the_screen_is_moved_by_itself(view, prefix: str) -> None:
    page = view(f"{prefix}{KINDS['section']}", 390)
    wide = page.evaluate(
        """() => { const table = document.createElement('table'), row = table.insertRow()
        for (let n = 0; n < 9; n++) row.insertCell().textContent = '1,000,000'
        document.querySelector('.f-prose').append(table)
        return table.scrollWidth > table.clientWidth }"""
    )
    assert wide
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", [KINDS["section"], KINDS["brief"], KINDS["state"]])
def test_text_spaced_by_the_reader_still_fits(view, path: str) -> None:
    """WCAG 1.4.12: the reader's own spacing of lines, paragraphs and words."""
    page = view(path, 390, bypass_csp=True)
    page.add_style_tag(
        content="*{line-height:2!important;word-spacing:.16em!important;letter-spacing:.12em!important}p{margin-block-end:2em!important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # … but not of letters: it would take joined letters apart
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).letterSpacing") in ("normal", "0px")


@pytest.mark.parametrize("path", [KINDS["actors"], KINDS["timeline"], KINDS["state"]])
def test_shapes_and_dots_survive_forced_colours(view, path: str) -> None:
    page = view(path, forced_colors="active")
    seen = page.evaluate(
        """() => { const ink = getComputedStyle(document.body).color
        const e = document.querySelector('.f-letter li, .f-timeline__events>li, .f-shapes>li'); const s = getComputedStyle(e, '::before')
        return [ink, s.backgroundColor, s.borderInlineStartColor] }"""
    )
    assert seen[0] in seen[1:]


def test_nothing_moves_where_motion_is_unwelcome(view) -> None:
    page = view(KINDS["brief"], reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' || s.transitionDuration !== '0s' }).length"
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_code_of_one_word_breaks_only_where_it_is_longer_than_the_line(view, prefix: str) -> None:
    page = view(prefix + KINDS["plain"], 390)
    for width in range(320, 480, 20):
        page.set_viewport_size({"width": width, "height": 900})
        broken = page.evaluate(
            """() => [...document.querySelectorAll('.f-prose code.f-word')].filter(e => {
            const letters = document.createRange(); letters.selectNodeContents(e)
            const lines = new Set([...letters.getClientRects()].map(r => Math.round(r.top))).size
            return lines > 1 && e.offsetWidth < e.parentElement.closest('p,li,td,h2,h3').clientWidth * .9 }).map(e => e.textContent)"""
        )
        assert not broken, (width, broken)


def test_the_boards_of_the_balance_are_a_line_each_on_a_phone(view) -> None:
    """Of one line, a font that comes late would make two."""
    tops = view(KINDS["balance"], 390).evaluate(
        "[...document.querySelectorAll('.f-balance__boards a')].map(e => e.offsetTop)"
    )
    assert len(set(tops)) == len(tops) > 1
