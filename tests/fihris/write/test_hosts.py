"""Where the editor finds the sources, at each kind of code host, and whom its page may ask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fihris import address, component
from fihris.__main__ import main
from fihris.model import Editor, Identity, Text
from fihris.view.shell import Publication
from fihris.write.editor import backend
from tests.conftest import TINY, make_project

NAME = Text("النور")
SITE = Identity(NAME, NAME, NAME, NAME)


@pytest.mark.parametrize(
    ("repository", "said", "expected", "asked"),
    [
        ("https://github.com/nur/briefs", Editor(), {"name": "github", "auth_methods": ["token"], "open_authoring": True}, "https://api.github.com"),
        ("https://github.com/nur/briefs", Editor(sign_in="https://in.example.org"), {"base_url": "https://in.example.org", "branch": "main"}, "https://api.github.com"),
        ("https://git.example.org/nur/briefs", Editor("github"), {"api_root": "https://git.example.org/api/v3", "graphql_api_root": "https://git.example.org/api/graphql"}, "https://git.example.org"),
        ("https://gitlab.com/nur/texts/briefs", Editor(client="01ab"), {"repo": "nur/texts/briefs", "app_id": "01ab", "auth_type": "pkce"}, "https://gitlab.com"),
        ("https://code.example.org/nur/briefs", Editor("gitlab"), {"base_url": "https://code.example.org", "api_root": "https://code.example.org/api/v4"}, "https://code.example.org"),
        ("https://codeberg.org/nur/briefs", Editor(branch="drafts"), {"name": "gitea", "branch": "drafts", "api_root": "https://codeberg.org/api/v1"}, "https://codeberg.org"),
        ("https://gitlab.com/nur/briefs", Editor(branch="drafts", labels="t/", preview="pages"), {"branch": "main", "cms_label_prefix": "t/", "preview_context": "pages"}, "https://gitlab.com"),
    ],
)  # fmt: skip
def test_each_host_is_asked_in_its_own_way(repository: str, said: Editor, expected: dict[str, Any], asked: str) -> None:
    made, hosts = backend(replace(SITE, repository=repository, editor=said), said)
    assert {name: made.get(name) for name in expected} == expected
    assert hosts == [asked]
    assert ("open_authoring" in made) == (made["name"] == "github")


def test_the_links_of_pages_lead_to_the_editor_of_another_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component, "there", lambda: True)
    site = replace(SITE, repository="https://github.com/nur/briefs", editor=Editor(at="https://write.example.org/"))
    form = address.editor("_data/actors/iran.yml", "aliases")
    assert form == "edit/index.html?field=aliases#/collections/actors/entries/iran"
    assert Publication.of(site, site.url).form(form) == f"https://write.example.org/{form}"
    assert Publication.of(site, "http://127.0.0.1:8000/").form(form) == form, "while one writes it is beside the pages"
    assert Publication.of(replace(site, editor=None)).form(form) == ""
    alone = replace(site, repository="", editor=Editor())
    assert Publication.of(alone, "http://127.0.0.1:8000/").form(form) == form, "on a folder of this machine"
    assert Publication.of(alone, alone.url).form(form) == ""


def test_without_a_code_host_nobody_is_asked() -> None:
    _, hosts = backend(SITE, Editor())
    assert hosts == []


@pytest.mark.parametrize("host", ["[x", "a℀b.example", "x:port", "u@x", "*", "*.example", "x;worker-src", "x,y"])
def test_no_address_of_a_site_ends_a_build_or_opens_a_policy(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = make_project(tmp_path / "project", TINY) / "docs/_data/site.yml"
    said = settings.read_text("utf-8").replace("url: https://fihris.example.org/", f'url: "https://{host}/"')
    said = said.replace("repository: https://github.com/fihris/fihris", f'repository: "https://{host}/nur/briefs"')
    fields = f'{{host: gitea, sign-in: "https://{host}", at: "https://{host}"}}'
    settings.write_text(said.replace("editor: false", f"editor: {fields}"), "utf-8")
    assert main(["check", "--root", str(tmp_path / "project")]) == 1
    assert capsys.readouterr().out.count("site.yml:") == 4


@pytest.mark.parametrize("host", ["localhost:8000", "فهرس.عربي", "bücher.example", "192.0.2.7", "a-b.example."])
def test_hosts_have_names_of_every_script(host: str, tmp_path: Path) -> None:
    settings = make_project(tmp_path / "project", TINY) / "docs/_data/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://fihris.example.org/", f"https://{host}/"), "utf-8")
    assert main(["check", "--root", str(tmp_path / "project")]) == 0
