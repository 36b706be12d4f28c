"""A build is whole or has not happened: two at once, deaths on the way, a full disk, odd places to build into."""

from __future__ import annotations

import os
import resource
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.write import whole
from fihris.write.whole import Place
from tests.conftest import ROOT, TINY, make_project
from tests.site.test_build import contents, make

FIHRIS = [sys.executable, "-m", "fihris"]
ENVIRONMENT = os.environ | {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
    "PYTHONPATH": str(ROOT / "hooks"),
}


def run(project: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [*FIHRIS, *words]
    return subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site. It is built under a mask that would hide it from a web server."""
    project = make_project(tmp_path_factory.mktemp("whole") / "مشروع", TINY)
    assert run(project, "build", umask=0o077).returncode == 0
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project", symlinks=True))


def rests(project: Path) -> list[str]:
    return [path.name for path in project.iterdir() if path.name.startswith((".site.new", ".site.old", "site."))]


def test_everybody_can_read_what_is_published(built: Path) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (built / "site").rglob("*") if path.is_file()}
    folders = {
        stat.S_IMODE(path.stat().st_mode) for path in (built / "site", *(built / "site").rglob("*")) if path.is_dir()
    }
    assert (modes, folders) == ({0o644}, {0o755})
    assert not rests(built)


def test_builds_and_bundles_at_once_are_all_whole(project: Path) -> None:
    before = contents(project / "site")
    commands = [["build"], ["build"], ["bundle", "site", "dist/fihris.zip"], ["build"]]
    with Place(project / "site").locked(str):  # until all are at work, however slowly they begin
        running = [
            subprocess.Popen([*FIHRIS, *words], cwd=project, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
            for words in commands
        ]
        for each in running:
            assert any("is being built by process" in line for line in each.stderr or ())
    assert [(each.communicate(), each.returncode)[1] for each in running] == [0] * len(commands)
    assert contents(project / "site") == before
    with zipfile.ZipFile(project / "dist/fihris.zip") as packed:
        names = {name.removeprefix("fihris/") for name in packed.namelist()}
        assert names == {path for path in before if not path.endswith("404.html")}
        assert packed.testzip() is None
    assert not rests(project)


def test_a_build_that_died_leaves_nothing_and_its_predecessor_stands(project: Path) -> None:
    before = contents(project / "site")
    for name in (".site.new-dead", "site.new"):
        shutil.copytree(project / "site/en", project / name)
    (project / "site").rename(project / "site.old")  # as a death between two moves leaves it
    section = next((project / "docs/ar/briefs").rglob("01-*.md"))
    section.write_text(section.read_text("utf-8").replace("topics: [water]", "topics: [watre]"), "utf-8")
    failed = run(project, "build")
    assert failed.returncode == 1
    assert "unknown-topic" in failed.stderr
    assert contents(project / "site") == before
    assert not rests(project)


def test_files_that_something_else_put_into_a_build_stop_it(project: Path) -> None:
    before = contents(project / "site")
    hook = project / "meddle.py"  # sitemap.xml comes out the same, and yet may not be the file that is published
    hook.write_text("import atexit\n\n\ndef on_post_build(config):\n    if config.plugins['i18n'].building:\n        return\n"
                    "    for name in ('index.html', 'sitemap.xml'):\n"
                    "        atexit.register(lambda name=name: open(f'{config.site_dir}/{name}', 'a').write('x'))\n", "utf-8")  # fmt: skip
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("  - hooks/engine.py\n", "  - hooks/engine.py\n  - meddle.py\n"), "utf-8"
    )
    failed = run(project, "build")
    assert (failed.returncode, "build-damaged" in failed.stderr) == (1, True)
    assert contents(project / "site") == before


def test_the_other_host_makes_the_same_site(project: Path) -> None:
    """ProperDocs, the maintained fork of MkDocs: the way out stays open."""
    before = contents(project / "site")
    (project / "site/index.html").write_text("old", "utf-8")
    made = run(project, "build", "--host", "properdocs")
    assert made.returncode == 0, made.stderr
    assert contents(project / "site") == before


def test_a_project_with_an_engine_of_its_own_is_built_by_that(project: Path) -> None:
    """Not by what the command has imported by then."""
    hooks = project / "hooks"
    hooks.unlink()
    (hooks / "fihris").mkdir(parents=True)
    shutil.copy(ROOT / "hooks/engine.py", hooks)
    (hooks / "fihris/__init__.py").write_text("raise SystemExit('their own engine')\n", "utf-8")
    shutil.copytree(ROOT / "hooks/mkdocs_fihris", hooks / "mkdocs_fihris")
    made = run(project, "build")
    assert (made.returncode, "their own engine" in made.stderr) == (1, True), made.stderr


def test_a_link_to_a_published_folder_is_followed(project: Path) -> None:
    before = contents(project / "site")
    (project / "site").rename(project / "published")
    (project / "site").symlink_to("published")
    (project / "published/index.html").write_text("old", "utf-8")
    assert run(project, "build").returncode == 0
    assert (project / "site").is_symlink()
    assert contents(project / "published") == before


@pytest.mark.parametrize("place", ["docs", "docs/site", "mkdocs.yml", "loop", "site", "overrides/site", ".", ".."])
def test_what_is_no_site_is_never_built_over(
    project: Path, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor a site that is a mounted folder, with which none can change places, nor a folder with a page beside the sources."""
    (project / "loop").symlink_to("loop")
    for folder in (project, project.parent):
        (folder / "index.html").write_text("a page that leads to the site", "utf-8")
    monkeypatch.setattr(os.path, "ismount", lambda path: path == project / "site")
    assert main(["build", "--root", str(project), str(project / place)]) == 2
    assert "not-a-site" in capsys.readouterr().err
    assert (project / "docs/ar").is_dir()
    assert (project / "mkdocs.yml").is_file()


def test_what_died_beside_a_file_is_cleared_away(tmp_path: Path) -> None:
    died, now = whole.written_aside(tmp_path / "one.yml"), whole.written_aside(tmp_path / "other.yml")
    os.utime(died, (0, 0))
    (tmp_path / ".mine.new").write_text("somebody else's", "utf-8")
    os.utime(tmp_path / ".mine.new", (0, 0))
    with whole.new_file(tmp_path / "one.yml") as stream:
        stream.write(b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"one.yml", now.name, ".mine.new"}


def test_a_place_that_cannot_be_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(project / "nowhere"), str(project / "new")]) == 2
    assert "error[no-project]: there is no folder docs in" in capsys.readouterr().err
    assert not (project / ".new.lock").exists()
    assert main(["build", "--root", str(project), str(project / ("n" * 300))]) == 1
    assert "error[unwritable]" in capsys.readouterr().err


def test_a_full_disk_leaves_the_old_zip(project: Path) -> None:
    assert run(project, "bundle", "site", "dist/fihris.zip").returncode == 0
    before = contents(project / "dist")
    limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))}
    full = run(project, "bundle", "site", "dist/fihris.zip", **limited)
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "unwritable" in full.stderr
    assert contents(project / "dist") == before


def test_a_full_disk_is_told_and_the_old_site_stays(project: Path) -> None:
    before, section = contents(project / "site"), next((project / "docs/ar/briefs").rglob("01-*.md"))
    section.write_text(section.read_text("utf-8").rstrip() + " جملة زيدت.\n", "utf-8")
    limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))}
    full = run(project, "build", **limited)
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "unwritable" in full.stderr
    assert contents(project / "site") == before
    assert not rests(project)


def test_a_project_in_an_arabic_folder_is_the_same_in_any_locale_zone_and_seed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built / "site")
    for name in ("LC_ALL", "LANG"):
        monkeypatch.setenv(name, "C")
    for name in ("PYTHONUTF8", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PYTHONHASHSEED", "42")
    shutil.rmtree(built / ".fihris")  # else nothing is built: it has the sum of all that a site may depend on
    (built / "site/index.html").write_text("old", "utf-8")
    made = make(built, "site")
    assert made.returncode == 0, made.stderr
    assert contents(built / "site") == before


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool) -> None:
    """Also where the file system has no exchange, and where nothing stands there yet."""
    if not can_exchange:
        monkeypatch.setattr(whole, "_exchange", lambda *_: False)
    place = Place(tmp_path / "site")
    for text in ("one", "two"):
        made = place.prepare()
        (made / "index.html").write_text(text, "utf-8")
        place.take(made)
        assert (tmp_path / "site/index.html").read_text("utf-8") == text
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_death_between_the_two_steps_of_a_system_without_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("old", "utf-8")
    made = place.prepare()
    monkeypatch.setattr(whole, "_exchange", lambda *_: False)
    rename, steps = Path.rename, iter(range(9))

    def dying(self: Path, to: Path) -> Path:
        if next(steps) == 1:
            raise KeyboardInterrupt
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", dying)
    with pytest.raises(KeyboardInterrupt):
        place.take(made)
    assert not (tmp_path / "site").exists()
    place.recover()
    assert (tmp_path / "site/index.html").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_what_another_user_built_is_replaced_though_it_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    place = Place(tmp_path / "site")
    for words in ("old", "new"):
        made = place.prepare()
        (made / "index.html").write_text(words, "utf-8")
        if words == "new":
            monkeypatch.setattr(os, "unlink", refuse)
            if not can_exchange:
                monkeypatch.setattr(whole, "_exchange", lambda *_: False)
        place.take(made)
    assert (tmp_path / "site/index.html").read_text("utf-8") == "new"
    assert [(each / "index.html").read_text("utf-8") for each in place.left()] == ["old"]
    place.recover()  # the next build begins all the same
    assert (tmp_path / "site/index.html").read_text("utf-8") == "new"
