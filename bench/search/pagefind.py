"""Ask Pagefind in Chromium: `pagefind.py FOLDER < queries.json`, where FOLDER holds `index.html` and `pagefind/`.

Written are the hits of each query, best first, and how long each took with the texts of its first ten.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OPEN = "async () => { globalThis.pagefind = await import('/pagefind/pagefind.js'); await pagefind.init() }"

ASK = """async (query) => {
  const start = performance.now()
  const { results } = await pagefind.search(query)
  await Promise.all(results.slice(0, 10).map((result) => result.data()))
  return { hits: results.map(({ id }) => id), time: performance.now() - start }
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main(folder: str) -> None:
    queries = json.load(sys.stdin)
    chromium = subprocess.run([ROOT / "tools" / "chromium"], check=True, capture_output=True, text=True).stdout.strip()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.evaluate(OPEN)
        found = [page.evaluate(ASK, query) for query in queries]
        browser.close()
    server.shutdown()
    print(json.dumps({"answers": [one["hits"] for one in found], "times": [one["time"] for one in found]}))


if __name__ == "__main__":
    main(sys.argv[1])
