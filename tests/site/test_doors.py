"""Every way into a page at once: a small site with an injection in all its fields and texts. The check names each; and with the check
overridden, what is written does nothing."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser

from fihris.report import Problem, Report
from fihris.survey import survey
from tests.conftest import ROOT, build, make_project, ready, until

TINY = ROOT / "tests/fixtures/tiny/docs"
BRIEF = "briefs/2024/water-accord"
PAYLOAD = """ <img src=x onerror="window.PWN=1"> "'></script><script>window.PWN=1</script> {{ 7*7 }}"""
OVERRIDE = """
from fihris.render.gate import Gate
from fihris.report import Report

Report.fatal = property(lambda self: False)
Report.count = lambda self, severity: 0
Gate.refused = lambda *_, **__: []
"""

TEXT = """

## عنوان {: onclick="window.PWN=1" }

فقرة <b onmouseover="window.PWN=1">غليظة</b><script>window.PWN=1</script>
{: title='" onfocus="window.PWN=1' onfocus="window.PWN=1" }

نص[^أ] و[رابط](javascript:window.PWN=1 "&quot; onclick=&quot;window.PWN=1") و![صورة " onerror="window.PWN=1](data:x 'عنوان <script>'){ onload=window.PWN=1 }

!!! note f-header "<script>window.PWN=1</script>"
    <iframe srcdoc="<script>parent.PWN=1</script>"></iframe>

??? tip "<img src=x onerror='window.PWN=1'>"
    نص {{ 7*7 }}

| أ <svg/onload=window.PWN=1> | ب |
|---|---|
| ج | <style>@import 'https://evil.example/'</style> |

مصطلح
:   <form action="javascript:window.PWN=1"><input autofocus onfocus="window.PWN=1"></form>

``` {.python #f-content title="</pre><script>window.PWN=1</script>"}
</code><script>window.PWN=1</script>
```

*[فقرة]: " onmouseover="window.PWN=1

<figure markdown="span" id="f-search">
![رسم](https://evil.example/x.png)
<figcaption><meta http-equiv="refresh" content="0;url=javascript:window.PWN=1"></figcaption>
</figure>

- [x] <base href="https://evil.example/"> <link rel=stylesheet href="//evil.example/x.css">

[^أ]: حاشية <img src=x onerror="window.PWN=1">
"""

_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_NO_WORDS = frozenset({"evidence", "translated"})


def spoilt(value: Any, path: tuple[object, ...], at: list[tuple[object, ...]]) -> Any:
    """A record with an injection in each of its words; `at` gets where they stand."""
    if isinstance(value, dict):
        return {key: each if key in _NO_WORDS else spoilt(each, (*path, key), at) for key, each in value.items()}
    if isinstance(value, list):
        return [spoilt(each, (*path, index), at) for index, each in enumerate(value)]
    if isinstance(value, str) and re.search(r"[A-Z ]|[^\x00-\x7f]", value):
        at.append(path)
        return value + (
            PAYLOAD.partition(" {{")[0] if "{" in value else PAYLOAD
        )  # the sentence of a relation has places
    return value


Doors = dict[str, int]
"""How many injections stand in the fields of each file."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Doors]:
    project = make_project(tmp_path_factory.mktemp("doors") / "project", TINY)
    doors: Doors = {}
    for path in sorted((project / "docs").rglob("*.*")):
        text = path.read_text("utf-8")
        matter = _MATTER.match(text)
        at: list[tuple[object, ...]] = []
        value = spoilt(yaml.load(matter[1] if matter else text, yaml.BaseLoader), (), at)
        written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
        text = f"---\n{written}---\n{text[matter.end() :]}{TEXT}" if matter else written
        path.write_text(text, "utf-8")
        doors[path.relative_to(project).as_posix()] = len(at)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - override.py\n", 1), "utf-8")
    (project / "override.py").write_text(OVERRIDE, "utf-8")
    return project, doors


@pytest.fixture(scope="module")
def told(project: tuple[Path, Doors]) -> list[Problem]:
    report = Report()
    survey(project[0], report)
    return list(report)


def test_the_check_names_each_field(project: tuple[Path, Doors], told: list[Problem]) -> None:
    folder, doors = project
    assert sum(doors.values()) >= 50
    for path, number in doors.items():
        found = [each for each in told if each.path == path and each.code == "markup-in-field"]
        lines = (folder / path).read_text("utf-8").split("\n")
        assert len(found) == number, path
        assert all(lines[each.line - 1][each.column - 1 :].startswith("<img src=x") for each in found), path
        assert all(each.hint for each in found)


def test_the_check_names_all_that_is_in_a_text(told: list[Problem]) -> None:
    here = [each for each in told if each.path == f"docs/ar/{BRIEF}/01-minister-visits.md"]
    named = {
        (each.code, word)
        for each in here
        for word in re.findall(r"<\w+>|^\w+(?==)|'[^']+'|[\w.]+\.example", each.message)
    }
    assert named >= {
        *(("unsafe-element", f"<{name}>") for name in ["script", "iframe", "svg", "style", "form", "input", "base", "link", "meta"]),
        *(("unsafe-attribute", name) for name in ["onclick", "onmouseover", "onfocus", "onload", "onerror"]),
        *(("taken-name", f"'{name}'") for name in ("f-header", "f-content", "f-search")),
        *(("unsafe-address", f"'{name}:'") for name in ("javascript", "data")),
        ("outside-resource", "evil.example"),
    }  # fmt: skip


@pytest.fixture(scope="module")
def built(project: tuple[Path, Doors]) -> Path:
    folder = project[0]
    result = build(folder, folder / "site", strict=False)
    assert result.returncode == 0, result.stderr[-3000:]
    return folder / "site"


def test_what_is_written_all_the_same_does_nothing(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) >= 40
    policies = set()
    for path in pages:
        page = html.document_fromstring(path.read_bytes())
        assert [fault for element in page.iter(html.etree.Element) for fault in _faults(element)] == [], path
        leads_on = page.xpath("//meta[@http-equiv='refresh']")  # the site's own: an old address
        if not leads_on and path.relative_to(built).parts[0] != "edit":  # the editor has a policy of its own
            policies.add(page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content"))
    assert len(policies) == 1


DATA = {"application/json", "application/ld+json"}
"""Types of scripts that no browser runs."""


def _faults(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in {"iframe", "object", "embed", "base", "frame", "style"} or (
        element.tag == "meta"
        and element.get("http-equiv", "").lower() == "refresh"
        and not re.fullmatch(r"0; ?url=[\w./#-]+", element.get("content", ""))
    ):
        yield element.tag
    if element.tag == "script" and "PWN" in (element.text or "") and element.get("type") not in DATA:
        yield "script"
    for name, value in element.items():
        if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
            yield f"{element.tag} {name}"
        if name in {"href", "src", "action"} and re.match(
            r"\s*(?:javascript|data):|.*evil\.example", value, re.I | re.S
        ):
            yield f"{element.tag} {name}={value}"


def test_what_scripts_are_given_is_data(built: Path) -> None:
    """Twins, previews and search come as one call with JSON; the words of the site as JSON within the page."""
    calls = [*built.glob("twins/**/*.js"), *built.glob("previews/**/*.js")]
    assert len(calls) >= 10
    for path in calls:
        call = re.fullmatch(r"[\w.]+\((.*)\);?\s*", path.read_text("utf-8"), re.DOTALL)
        assert call, path
        for record in json.loads(call[1]).values():
            if "html" not in record:
                continue
            body = html.fragment_fromstring(record["html"], "div")
            assert [fault for element in body.iter(html.etree.Element) for fault in _faults(element)] == [], path
    for path in built.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    for path in built.rglob("*.html"):
        for element in html.document_fromstring(path.read_bytes()).iter("script"):
            if element.get("type") in DATA:
                json.loads(element.text)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_nothing_runs_in_a_browser_without_the_policy(built: Path, browser: Browser) -> None:
    handler = functools.partial(_Quiet, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        base = f"http://127.0.0.1:{httpd.server_port}/"
        for path in (
            "index", f"{BRIEF}/index", f"{BRIEF}/01-minister-visits", "actors/salem-al-khalidi", "timeline", "relations",
            "topics/index", "translations", f"en/{BRIEF}/01-minister-visits", "search.html?q=img",
        ):  # fmt: skip
            page.goto(f"{base}{path}" + ("" if "?" in path else ".html"))
            ready(page)
            if parallel := page.query_selector("[data-parallel]"):
                parallel.click()
                until(page, "document.querySelector('.f-twin') !== null")
            if actor := page.query_selector(".f-prose a[data-shape]"):
                actor.hover()
                page.wait_for_timeout(600)
            page.wait_for_timeout(100)
            assert page.evaluate("window.PWN ?? null") is None, path
            assert (
                page.evaluate("document.querySelectorAll('[onerror],[onclick],img[src=x]:not(.f-prose *)').length") == 0
            ), path
        context.close()
        httpd.shutdown()
