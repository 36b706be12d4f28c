"""Takes the pictures of the contribute pages from the built site: `python -m bench.design.pictures [site] [docs]`.

Each shows where a reader presses: the place is ringed in the colour of the focus.
"""

from __future__ import annotations

import sys
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.design import folder
from bench.design.kinds import PREFIXES, SECTION
from bench.design.screens import FLAGS, chromium, served

WIDTH = 760
QUALITY = 75
"""At which no letter shows that it was pressed."""
ROOM = 20
"""Pixels around what is shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`shown` are the elements that the picture holds, first to last; `ringed` the one to press, "" for none."""

    name: str
    path: str
    shown: tuple[str, ...]
    ringed: str = ""


WHY = "footer span:text-matches('» أي |”, that is, ')"
"""Who is meant, under a sentence that does not say the actor's own name."""

PICTURES = (
    Picture("edit", SECTION, (".f-neighbours", ".f-footer"), '.f-footer__links a[href^="https:"][href*="/edit/"]'),
    Picture(
        "alias",
        "actors/qasem-soleimani.html",
        (".f-footer",),
        '.f-footer__links a[href*="field=aliases"], .f-footer__links a[href*="actor.yml"]',
    ),
    Picture("actor", "actors/qasem-soleimani.html", (".f-entity .f-eyebrow", ".f-quote:nth-of-type(1)")),
    Picture("brief", "index.html", (".f-front__brief", ".f-front__go")),
    Picture("translate", "translations.html", ("main h1", ".f-translations li:nth-child(3)")),
    Picture("why", "actors/iran.html", (f".f-quote:has({WHY})",), WHY),
)


def take(page: Page, picture: Picture, file: Path) -> None:
    """Crop the page to what the picture shows."""
    page.add_style_tag(content=".f-header{position:static!important}")
    page.eval_on_selector_all("details.f-quotes__rest", "all => all.forEach(each => each.open = true)")
    if picture.ringed:
        page.eval_on_selector(
            picture.ringed,
            "e => e.style.cssText = 'outline:3px solid var(--focus);outline-offset:5px;border-radius:2px'",
        )
    boxes = [page.locator(each).first.bounding_box() for each in picture.shown]
    top = min(box["y"] for box in boxes) - ROOM
    bottom = max(box["y"] + box["height"] for box in boxes) + ROOM
    clip = {"x": 0, "y": round(top), "width": WIDTH, "height": round(bottom - top), "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    file.write_bytes(b64decode(taken["data"]))


FORM = (
    f"edit/index.html?field=body#/collections/sections/entries/{SECTION.removeprefix('briefs/').removesuffix('.html')}"
)
SOURCES = Path(__file__).parents[2] / "docs"
SEEN = 620
"""Pixels of a form's height: its head, and the text with the signs below it."""


def form(browser: Browser, base: str, lang: str, file: Path) -> None:
    """The editor at a section's text, in a language, with the project's folder opened in a browser that knows none."""
    context = browser.new_context(color_scheme="light", service_workers="block")
    page = context.new_page()
    page.set_viewport_size({"width": WIDTH, "height": SEEN})
    page.add_init_script(folder.PICKED)
    page.goto(base)
    page.evaluate("name => localStorage.setItem('sveltia-cms.prefs', JSON.stringify({ locale: name }))", lang)
    page.evaluate(folder.FILL, folder.files(SOURCES))
    page.goto(base + FORM)
    page.locator("button.primary").click()
    page.locator(".f-signs:not([hidden])").wait_for(timeout=15000)
    page.wait_for_timeout(1000)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": SEEN, "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip}
    file.write_bytes(b64decode(context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"]))
    context.close()


def main(site: Path, docs: Path) -> None:
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(
            bypass_csp=True,  # the picture is taken of a page with a style of our own
            viewport={"width": WIDTH, "height": 900},
            color_scheme="light",
            service_workers="block",
        )
        for lang, prefix in PREFIXES.items():
            (docs / lang / "pictures").mkdir(parents=True, exist_ok=True)
            for picture in PICTURES:
                page = context.new_page()
                page.goto(base + prefix + picture.path)
                page.wait_for_load_state("networkidle")
                take(page, picture, docs / lang / "pictures" / f"{picture.name}.webp")
                page.close()
            if (site / "edit/index.html").is_file():
                form(browser, base, lang, docs / lang / "pictures" / "form.webp")
        browser.close()


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:]]
    main(*(given + [Path("site"), Path("docs")][len(given) :]))
