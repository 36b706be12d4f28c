"""What a search costs a telephone: `phone.py INDEX QUERIES [--lang ar] [--count 8] [--many 250]`.

INDEX is a folder that `build.py` made, or a built site. Each of the first `count` queries is asked in Chromium, once over a line of
1.6 Mbit/s with 150 ms a round trip, gzipped, on a page that has asked nothing before (bytes and seconds to the first hits) and
after the others (bytes and requests of a further query); then `many` of them from file://, with a processor as it is and four times
slower: how long until the index is ready, a query with its hits takes (by the clock, and of the page's own thread, which is what counts on a
machine that does other things besides), and how much memory JavaScript holds at the end.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "search"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--js-flags=--expose-gc",
    "--enable-precise-memory-info",
]
SHARES = {"p50": 0.5, "p95": 0.95, "max": 1}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 96_000}

ASK = """async ([lang, text]) => {
  const start = performance.now()
  const { items } = await fihrisSearch.ask(lang, text, { most: 12 })
  const host = document.createElement("div")
  host.append(...fihrisSearch.list(items, { kinds: {}, counts: {} }, lang))
  document.body.replaceChildren(host)
  return performance.now() - start
}"""
READY = "async (lang) => { const start = performance.now(); await fihrisSearch.engine(lang); return performance.now() - start }"
HEAP = "() => { gc(); return performance.memory.usedJSHeapSize / 1e6 }"


class Gzipped(SimpleHTTPRequestHandler):
    """Serves files as a host does, compressed, and writes nothing down."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = _zipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@lru_cache(maxsize=4096)
def _zipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def write_page(folder: Path, index: Path, lang: str) -> None:
    """A page with the search's own scripts and nothing else, beside the index."""
    order = (SCRIPTS / "order.txt").read_text("utf-8").split()
    (folder / "search.js").write_text(";\n".join((SCRIPTS / name).read_text("utf-8") for name in order), "utf-8")
    stems = folder / "assets" / "javascripts" / "search"  # fetched for English words
    stems.mkdir(parents=True)
    (stems / "porter.js").write_bytes((SCRIPTS / "porter.js").read_bytes())
    head = '<meta charset="utf-8"><title>–</title><script src="search.js"></script>'
    (folder / "index.html").write_text(f'<!doctype html><html lang="{lang}" data-root="./">{head}<body>', "utf-8")
    (folder / "search").symlink_to((index / "search").resolve(), target_is_directory=True)


class Meter:
    """Counts what a page fetches."""

    def __init__(self, page: Page) -> None:
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("Network.enable")
        self.cdp.on("Network.loadingFinished", self._add)
        self.reset()

    def reset(self) -> None:
        self.bytes = self.requests = 0

    def _add(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.requests += 1


def over_a_line(browser: Browser, address: str, lang: str, queries: Sequence[str]) -> dict[str, Any]:
    """Bytes, requests and seconds of a first query, each on a page of its own, and of one after another on one page."""
    first, further = [], []
    for query in queries:
        page = browser.new_page()
        meter = Meter(page)
        page.goto(address)
        meter.cdp.send("Network.emulateNetworkConditions", LINE)
        meter.reset()
        seconds = page.evaluate(ASK, [lang, query]) / 1000
        first.append((meter.bytes, meter.requests, seconds))
        page.close()
    page = browser.new_page()
    meter = Meter(page)
    page.goto(address)
    for query in queries:
        meter.reset()
        page.evaluate(ASK, [lang, query])
        further.append((meter.bytes, meter.requests))
    page.close()
    return {
        "first KB": [round(one[0] / 1000) for one in first],
        "first requests": [one[1] for one in first],
        "first seconds": [round(one[2], 1) for one in first],
        "further KB": [round(one[0] / 1000) for one in further[1:]],
        "further requests": [one[1] for one in further[1:]],
    }


def from_disk(browser: Browser, address: str, lang: str, queries: Sequence[str], slower: int) -> dict[str, Any]:
    """Milliseconds until ready and a query, and the heap after all of them in MB."""
    page = browser.new_page()
    page.goto(address)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    ready = page.evaluate(READY, lang)
    own = _worked(cdp)
    times, spent = [], []
    for query in queries:
        times.append(page.evaluate(ASK, [lang, query]))
        own, before = _worked(cdp), own
        spent.append(own - before)
    heap = page.evaluate(HEAP)
    page.close()
    return {
        "processor": f"1/{slower}",
        "ready ms": round(ready),
        **{f"{name} ms": _at(times, share) for name, share in SHARES.items()},
        **{f"{name} ms of its own": _at(spent, share) for name, share in SHARES.items()},
        "heap MB": round(heap),
    }


def _worked(cdp: CDPSession) -> float:
    """Milliseconds that the page's thread has had of the processor: what others do meanwhile is not in it."""
    metrics = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def _at(times: Sequence[float], share: float) -> int:
    return round(sorted(times)[int((len(times) - 1) * share)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--many", type=int, default=250)
    given = parser.parse_args()
    queries = [str(one["query"]) for one in json.loads(given.queries.read_text("utf-8"))]
    chromium = subprocess.run([ROOT / "tools" / "chromium"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        write_page(folder, given.index, given.lang)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Gzipped, directory=name))
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        some = queries[:: max(1, len(queries) // given.count)][: given.count]
        print(json.dumps(over_a_line(browser, f"http://127.0.0.1:{server.server_port}/index.html", given.lang, some)))
        many = queries[:: max(1, len(queries) // given.many)][: given.many]
        for slower in (1, 4):
            print(json.dumps(from_disk(browser, (folder / "index.html").as_uri(), given.lang, many, slower)))
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
