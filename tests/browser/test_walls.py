"""The two walls, one at a time: with the gate off the policy stops every injection, with the policy off the gate does."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from lxml import html as lxml_html
from playwright.sync_api import Browser

from fihris.render.dialect import rendered
from fihris.render.gate import Gate

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "injections"
SOURCES = [
    source
    for path in sorted(FOLDER.glob("*.yml"))
    for cases in yaml.safe_load(path.read_text("utf-8")).values()
    for source in cases
]
FRAME = '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">{policy}<title>ص</title></head><body><main>{body}</main></body></html>'

# Each injection stands in a frame of its own, since one may swallow the rest of its page. The frame tells what ran, in itself
# and, where it was pressed, by what its elements did.
LOOK = """async addresses => {
  const ran = []
  for (let start = 0; start < addresses.length; start += 40) {
    await Promise.all(addresses.slice(start, start + 40).map(address => new Promise(done => {
      const frame = document.createElement("iframe")
      frame.src = address
      frame.onload = () => setTimeout(() => {
        try {
          const inside = frame.contentDocument
          for (const each of inside.querySelectorAll("main *, body > *")) {
            for (const kind of ["click", "mouseover", "pointerover", "pointerenter", "focus"]) each.dispatchEvent(new Event(kind))
          }
          for (const link of inside.querySelectorAll("a[href^='j' i], a[href^=' ' i], form")) link.click?.()
        } catch {}
        setTimeout(() => {
          try { if (frame.contentWindow.PWN || window.PWN) ran.push(address) } catch {}
          delete window.PWN
          frame.remove()
          done()
        }, 60)
      }, 120)
      document.body.append(frame)
    })))
  }
  return ran
}"""


def policy_of(site: Path) -> str:
    page = lxml_html.document_fromstring((site / "index.html").read_bytes())
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]')
    return lxml_html.tostring(policy, encoding="unicode", with_tail=False)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()


def ran(browser: Browser, base: str, folder: Path, bodies: Iterable[str], policy: str) -> list[str]:
    """Which of the bodies ran a script, in pages with this policy. What is the same is tried once."""
    bodies = list(dict.fromkeys(bodies))
    for number, body in enumerate(bodies):
        (folder / f"{number}.html").write_text(FRAME.format(policy=policy, body=body), "utf-8")
    (folder / "all.html").write_text('<!DOCTYPE html><meta charset="utf-8"><body>', "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*evil.example*", lambda route: route.abort())
    page.goto(f"{base}all.html")
    found: list[str] = page.evaluate(LOOK, [f"{number}.html" for number in range(len(bodies))])
    context.close()
    return [bodies[int(address.removesuffix(".html"))] for address in found]


@pytest.mark.parametrize("wall", ["policy", "gate"])
def test_either_wall_alone_stops_every_injection(
    wall: str, browser: Browser, site: Path, served: str, tmp_path: Path
) -> None:
    gate = Gate().clean if wall == "gate" else str
    written = {gate(rendered(source)): source for source in SOURCES}
    policy = policy_of(site) if wall == "policy" else ""
    stopped = ran(browser, served, tmp_path, written, policy)
    assert not stopped, json.dumps([written[body] for body in stopped], ensure_ascii=False, indent=1)


def test_without_a_wall_many_of_them_run(browser: Browser, served: str, tmp_path: Path) -> None:
    """Else the tests above would prove nothing."""
    some = SOURCES[::4]
    assert len(ran(browser, served, tmp_path, map(rendered, some), "")) >= len(some) // 8


def test_the_policy_holds_from_disk(browser: Browser, site: Path, tmp_path: Path) -> None:
    body = "".join(
        rendered(source) for source in ("<img src=x onerror=document.title='PWN'>", "<svg/onload=document.title='PWN'>")
    )
    body += "<script>document.title='PWN'</script>"
    titles = []
    for name, policy in (("held", policy_of(site)), ("open", "")):
        (tmp_path / f"{name}.html").write_text(FRAME.format(policy=policy, body=f"<p>{body}</p>"), "utf-8")
        page = browser.new_page()
        page.goto((tmp_path / f"{name}.html").as_uri())
        page.wait_for_timeout(200)
        titles.append(page.title())
        page.close()
    assert titles == ["ص", "PWN"]
