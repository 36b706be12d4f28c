"""The editor's component: the very archive that is pinned, or nothing."""

from __future__ import annotations

import base64
import hashlib
import io
import sys
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fihris import component
from fihris.__main__ import main

FILES = {
    "package/npm/index.js": b"export const init = () => {}\n",
    "package/npm/index.js.map": b"{}",
    "package/npm/assets/heic_dec.wasm": b"\0asm",
    "package/locales/ar.json": '{"save":"حفظ"}'.encode(),
    "package/locales/fr.json": b"{}",
    "package/../../escaped/npm/index.js": b"",
    "package/npm/assets/noto-mono/../../../../escaped": b"",
    "package/LICENSE.txt": b"MIT",
}


def _archive() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as packed:
        for name, data in FILES.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    return made.getvalue()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A registry on the loopback, as npm's settings name it, with an archive that is the pinned one; an environment of the test's own."""
    archive = _archive()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    integrity = f"sha512-{base64.b64encode(hashlib.sha512(archive).digest()).decode()}"
    package = replace(component.EDITOR, integrity=integrity)
    monkeypatch.setattr(component, "packages", lambda: (package,))
    folder = tmp_path / "registry"
    file = folder / package.name / "-" / f"cms-{package.version}.tgz"
    file.parent.mkdir(parents=True)
    file.write_bytes(archive)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{served.server_port}")
        yield file
        served.shutdown()


def test_it_is_fetched_once_and_only_what_is_published_of_it(registry: Path) -> None:
    assert not component.there()
    assert component.files() == {}
    assert main(["editor"]) == 0
    assert sorted(component.files()) == ["cms/LICENSE.txt", "cms/locales/ar.json", "cms/npm/index.js"]
    registry.unlink()
    assert main(["editor"]) == 0


def test_another_archive_is_not_taken(registry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry.write_bytes(registry.read_bytes() + b"\0")
    assert main(["editor"]) == 1
    assert not component.there()
    assert list(component.folder().parent.glob("*")) == []
    assert "sites are built without the editor: @sveltia/cms was not fetched" in capsys.readouterr().err


def test_without_the_network_one_line_says_so(registry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry.unlink()
    assert main(["editor"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not component.there()


@pytest.mark.parametrize(
    ("environment", "npmrc", "expected"),
    [
        ({}, "", component.REGISTRY),
        (
            {"NPM_CONFIG_REGISTRY": "https://mirror.example/npm"},
            "registry=https://other.example",
            "https://mirror.example/npm/",
        ),
        ({}, "; a remark\nregistry = https://other.example/\n", "https://other.example/"),
        ({}, "registry=https://other.example\n@sveltia:registry=https://scope.example", "https://scope.example/"),
        ({}, "registry=", component.REGISTRY),
    ],
)
def test_npm_s_settings_name_the_registry(
    environment: dict[str, str], npmrc: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home").mkdir()
    (tmp_path / "home/.npmrc").write_text(npmrc, "utf-8")
    assert component.registry(component.EDITOR.name, environment, tmp_path / "home") == expected
