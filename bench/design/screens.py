"""Takes every kind of page, in both languages, schemes and widths: `python -m bench.design.screens [site] [folder]
[--kinds home section]`."""

from __future__ import annotations

import argparse
import functools
import http.server
import subprocess
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.design.kinds import KINDS, PREFIXES, SCHEMES, SECTION, WIDTHS

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--font-render-hinting=none",  # as wide as on a screen: without windows Chromium would set letters in whole pixels
]  # fmt: skip
HEIGHTS = {1280: 900, 390: 844}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _preview(page: Page) -> None:
    page.mouse.move(0, 0)  # it may stand there already, from the page before
    page.hover(".f-prose a[data-shape] >> nth=0")
    page.wait_for_selector("#f-preview")


def _parallel(page: Page) -> None:
    page.click("[data-parallel]")
    page.wait_for_selector(".f-parallel :is(.f-twin, .f-pair)")


def _search(page: Page) -> None:
    page.click(".f-search-link")
    page.fill(".f-search-input", "إيران")
    page.wait_for_selector(".f-search-hit")


def _menu(page: Page) -> None:
    page.click(".f-header__menu")


# name: (page, what is done to it, widths)
STATES = {
    "section-preview": (SECTION, _preview, (1280,)),
    "section-parallel": (SECTION, _parallel, WIDTHS),
    "home-search": ("index.html", _search, WIDTHS),
    "home-menu": ("index.html", _menu, (390,)),
}


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 64  # a page asks for its parts all at once


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder over http; it ends in a slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def chromium() -> str:
    """Where Chromium is; Debian's is installed where there is none."""
    return subprocess.run([ROOT / "tools/chromium"], check=True, capture_output=True, text=True).stdout.strip()


def main(site: Path, folder: Path, kinds: Collection[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=scheme, reduced_motion="reduce"
                )
                page = context.new_page()
                for lang, prefix in PREFIXES.items():
                    for kind in kinds:
                        page.goto(base + prefix + KINDS[kind])
                        if kind == "search":  # what it opens on comes with its script
                            page.wait_for_selector("main .f-search-results a, main .f-search-results button")
                        page.evaluate("document.fonts.ready.then(() => true)")
                        page.screenshot(path=folder / f"{kind}-{lang}-{width}-{scheme}.png", full_page=True)
                for name, (path, act, widths) in STATES.items():
                    if width in widths:
                        page.goto(base + path)
                        page.wait_for_selector(":root.f-settled", state="attached")  # what is done before is not heard
                        act(page)
                        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("folder", type=Path, nargs="?", default=Path("dist/screens"))
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    chosen = parser.parse_args()
    main(chosen.site, chosen.folder, chosen.kinds)
