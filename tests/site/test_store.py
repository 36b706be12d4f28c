"""A build keeps what it knows: nothing changed costs nothing, whatever changed shows, and what is kept may be lost or damaged."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta, nodes

from fihris import memory
from fihris.memory import Memory
from fihris.read import inputs
from fihris.resources import THEME
from fihris.write.store import Store
from fihris.write.told import Told
from mkdocs_fihris.host import PLACES
from tests.conftest import ROOT, TINY, make_project
from tests.site.test_build import contents
from tests.site.test_whole import run

SAYS = "nothing has changed"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("store") / "project", TINY)
    assert run(project, "build").returncode == 0
    return project


def test_a_site_is_built_again_where_it_is_not_as_it_would_be(built: Path) -> None:
    before = contents(built / "site")
    first = run(built, "build")
    assert (first.returncode, SAYS in first.stderr) == (0, True), first.stderr
    (built / "site/index.html").write_text("damaged", "utf-8")
    kept = built / ".fihris/store.db"
    kept.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2])
    for _ in range(2):  # what is damaged in the store is no help, and no harm
        again = run(built, "build")
        assert again.returncode == 0, again.stderr
        assert "Traceback" not in again.stderr
        assert contents(built / "site") == before
    assert SAYS in again.stderr
    page = built / "site/en/index.html"  # damaged so that neither its size nor its time tells
    at = page.stat()
    page.write_bytes(page.read_bytes()[::-1])
    os.utime(page, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert run(built, "build").returncode == 0
    assert contents(built / "site") == before
    assert inputs.digest(built, built / "site", "mkdocs") != inputs.digest(built, built / "site", "properdocs")


def test_words_about_an_actor_that_are_taken_away_are_gone(built: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(built, tmp_path / "project", symlinks=True))
    words, page = project / "docs/ar/actors/salem-al-khalidi.md", project / "site/actors/salem-al-khalidi.html"
    words.parent.mkdir()
    words.write_text("---\ntitle: سالم الخالدي\n---\n\nكلام عنه هنا.\n", "utf-8")
    for is_there in (True, False):
        assert run(project, "build").returncode == 0
        assert ("كلام عنه هنا" in page.read_text("utf-8")) is is_there
        words.unlink(missing_ok=True)
    assert contents(project / "site") == contents(built / "site")


def test_what_an_edit_cannot_change_stands(built: Path, tmp_path: Path) -> None:
    """Of a section of one of several briefs, in one process, and then of the registry. Edits by chance are in `test_edits.py`."""
    project = Path(shutil.copytree(built, tmp_path / "project", symlinks=True))
    for lang, name in product(("ar", "en"), ("another", "third")):
        made = shutil.copytree(
            project / f"docs/{lang}/briefs/2024/water-accord", project / f"docs/{lang}/briefs/2024/{name}"
        )
        for path in made.glob("*.md"):
            path.write_text(re.sub(r"\bid: (\S+)", rf"id: \1-{name}", path.read_text("utf-8")), "utf-8")
    with (project / "docs/_data/site.yml").open("a", encoding="utf-8") as said:
        said.write("digits: arab\n")  # of Arabic pages alone, whichever a process made first
    assert run(project, "build").returncode == 0
    places, english = _places(project), (project / "site/search/en/index.js").stat().st_ino
    with next(project.glob("docs/ar/briefs/2024/another/01-*.md")).open("a", encoding="utf-8") as section:
        section.write("\n\nكلام جديد عن الوزير.\n")
    assert run(project, "build", preexec_fn=_alone).returncode == 0
    assert _places(project) == places, "whichever language a process made last"
    assert (project / "site/search/en/index.js").stat().st_ino == english, "of an Arabic text it has nothing"
    city = (project / "site/places/nur-city.html").stat().st_ino
    with (project / "docs/_data/actors/salem-al-khalidi.yml").open("a", encoding="utf-8") as minister:
        minister.write("aliases: {ar: [أبو الريان العجيب]}\n")
    assert run(project, "build").returncode == 0
    assert (project / "site/places/nur-city.html").stat().st_ino == city, "it calls nobody by that name"
    kept = contents(project / "site")
    for each in (".fihris", "site"):
        shutil.rmtree(project / each)
    assert run(project, "build").returncode == 0
    assert contents(project / "site") == kept


def _alone() -> None:
    """Have one processor, so that one process makes all languages."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _places(project: Path) -> str:
    """The sum of all places that a text may lead to, as the last build told it."""
    told = Store(project).get("builds")[str((project / "site").resolve())]
    return Told.of(told[64:]).looked[PLACES]


def test_all_that_templates_look_at_is_in_the_sum_of_a_page() -> None:
    env = jinja2.Environment()
    env.filters |= dict.fromkeys(("digits", "url", "words"), str)
    known = {"marked", "view", "shell", "t", "policy", "early", "page", "edition", "search_version"}
    trees = [env.parse(path.read_text("utf-8")) for path in sorted(THEME.rglob("*.html"))]
    for tree in trees:  # what they set for each other
        imported = (name for each in tree.find_all(nodes.FromImport) for name in each.names)
        known |= {name if isinstance(name, str) else name[1] for name in imported}
        named = tree.find_all((nodes.Name, nodes.Macro))
        known |= {each.name for each in named if isinstance(each, nodes.Macro) or each.ctx != "load"}
    for tree in trees:
        assert meta.find_undeclared_variables(tree) <= known
        of_page = {each.attr for each in tree.find_all(nodes.Getattr) if getattr(each.node, "name", "") == "page"}
        assert of_page <= {"content", "toc"}


def test_the_store_gives_what_was_put_there_or_nothing(tmp_path: Path) -> None:
    store, values = Store(tmp_path), {f"key {number}": bytes([number]) * 3000 for number in range(40)}
    assert store.get("one") == {}
    store.keep("one", values, values)
    store.keep("two", {"of another room": b"x"}, {})
    store.keep("odd", {"/a/\udcd9\udcbe": b"of a file's name"}, {})
    assert store.get("odd") == {"/a/\udcd9\udcbe": b"of a file's name"}
    store.keep("one", {"more": b"y"}, {"key 1": 0})
    assert store.get("one") == {"more": b"y", "key 1": values["key 1"]}
    store.keep("one", values, values)
    file = tmp_path / ".fihris/store.db"
    sound = file.read_bytes()
    for start in range(0, len(sound), 3001):
        file.write_bytes(sound[:start] + b"?" * 20 + sound[start + 20 :])
        assert store.get("one").items() <= values.items()
    for data in (b"", b"no store", sound[:-5000]):
        file.write_bytes(data)
        assert store.get("one").items() <= values.items()
        store.keep("one", {"new": b"z"}, values)
        assert store.get("one")["new"] == b"z"
    assert Store(tmp_path / ("n" * 300)).get("one") == {}, "nor where it cannot even be looked for"
    shutil.rmtree(tmp_path / ".fihris")
    (tmp_path / ".fihris").write_text("a file where the folder would be")
    store.keep("one", values, values)
    assert store.get("one") == {}


def test_what_is_kept_by_parts_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_AT_ONCE", 10)
    store = Store(tmp_path)

    def asked(*sums: str) -> list[str]:
        known = Memory[str](store, "room")
        found = [known.of(sum, lambda sum=sum: (f"made of {sum}", True)) for sum in (*sums, *sums)]  # type: ignore[misc]
        known.keep()
        return found

    for sums in (["1", "2", "3", "4"], ["2", "4"], ["2", "5"], []):
        assert asked(*sums) == [f"made of {each}" for each in (*sums, *sums)]
        assert list(store.get("room")) == sums


def test_a_memory_is_new_until_its_own_engine_has_kept_something(tmp_path: Path) -> None:
    store = Store(tmp_path)
    other, known = Memory[str](store, "room", "other"), Memory[str](store, "room", "engine")
    other.of("1", lambda: ("made", True))
    other.keep()
    assert Memory[str](store, "room", "engine").is_new
    known.of("1", lambda: ("made", True))
    known.keep()
    assert not Memory[str](store, "room", "engine").is_new


def test_nothing_but_records_is_taken_from_the_store(tmp_path: Path) -> None:
    store, told = Store(tmp_path), tmp_path / "told"
    for harm in (_Harm(os.system, f"touch {told}"), _Harm(subprocess.Popen, f"touch {told}"), {"no": "record"}, None):
        store.keep("room", {"sum": pickle.dumps(harm)}, {})
        found: Memory[object] = Memory(store, "room")
        assert found.of("sum", lambda: ("made", False)) in ("made", harm)
    assert not told.exists()


class _Harm:
    def __init__(self, call: Callable[[str], object], argument: str) -> None:
        self._reduced = call, (argument,)

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return self._reduced


EDITS = {
    "docs/ar/index.md": "\n",
    "docs/_data/site.yml": "\n",
    "docs/_data/actors/one-more.yml": "name: {ar: أحد, en: One}\n",
    "docs/en/draft.txt": "x",
    "mkdocs.yml": "\n",
    "overrides/own.html": "x",
    "site-hooks/more.py": "x",
}


@pytest.mark.parametrize("path", EDITS)
def test_whatever_changes_changes_the_sum(built: Path, tmp_path: Path, path: str) -> None:
    project = Path(shutil.copytree(built, tmp_path / "project"))
    sums = {inputs.digest(project, project / "site", "mkdocs")}
    (project / path).parent.mkdir(exist_ok=True)
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(EDITS[path])
    sums.add(inputs.digest(project, project / "site", "mkdocs"))
    (project / path).unlink()
    sums.add(inputs.digest(project, project / "site", "mkdocs"))
    assert len(sums) == (3 if (TINY.parent / path).exists() or path == "mkdocs.yml" else 2)


def test_the_sum_of_a_file_is_known_again_until_somebody_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns
    monkeypatch.setattr(
        time, "time_ns", lambda: now() + 10_000_000_000
    )  # what was written a moment ago could be written again
    path = tmp_path / "text.md"
    path.write_text("one", "utf-8")
    first, at = inputs.Sums(), path.stat()
    sum = first.of(str(path))
    assert inputs.Sums(first.kept()).of(str(path)) == sum
    assert inputs.Sums(first.kept().replace(sum.hex().encode(), b"00")).of(str(path)) == b"\0", "it is not read"
    path.write_text("two", "utf-8")
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
    for kept in (first.kept(), b"", b"[1]", b'{"a": 1}', b"\xff"):
        assert inputs.Sums(kept).of(str(path)) not in {sum, b"-"}


def test_a_link_that_leads_to_itself_is_a_file_like_others(built: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(built, tmp_path / "project"))
    before = inputs.digest(project, project / "site", "mkdocs")
    (project / "docs/ar/loop").symlink_to("loop")
    assert inputs.digest(project, project / "site", "mkdocs") not in {"", before}


@pytest.mark.parametrize(
    "setting", ["site_dir: !ENV [SITE, x]", "docs_dir: ../docs", "theme: {custom_dir: ../../theme}"]
)
def test_settings_that_look_elsewhere_are_never_taken_for_the_same(tmp_path: Path, setting: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(setting, "utf-8")
    assert inputs.digest(tmp_path, tmp_path / "site", "mkdocs") == ""
    (tmp_path / "mkdocs.yml").rename(tmp_path / "more.yml")  # so do those that they inherit
    (tmp_path / "mkdocs.yml").write_text("INHERIT: more.yml", "utf-8")
    assert inputs.digest(tmp_path, tmp_path / "site", "mkdocs") == ""


def test_the_clean_of_make_empties_the_store(built: Path, tmp_path: Path) -> None:
    for makefile in (ROOT / "Makefile", ROOT / "starter/Makefile"):
        project = Path(shutil.copytree(built, tmp_path / makefile.parent.name))
        shutil.copy(makefile, project / "Makefile")
        subprocess.run(["make", "clean"], cwd=project, check=True, env=os.environ, capture_output=True)
        assert not (project / ".fihris").exists()


def test_advice_that_was_told_before_is_only_counted(built: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(built, tmp_path / "project", symlinks=True))

    def page(number: int) -> None:
        for lang in ("ar", "en"):
            (project / f"docs/{lang}/page-{number}.md").write_text("---\ntitle: A page\n---\n\nText.\n", "utf-8")

    def told() -> list[str]:
        done = run(project, "build")
        assert done.returncode == 0, done.stderr
        return [line for line in done.stderr.splitlines() if "[twin-unmarked]" in line or "`fihris check`" in line]

    for number in range(20):
        page(number)
    few = told()
    assert [line.partition(":")[0] for line in few] == sorted(f"docs/en/page-{number}.md" for number in range(20))
    assert told() == few, "nothing has changed, and what is wrong is told again"
    page(20)
    new, rest = told()
    assert new.startswith("docs/en/page-20.md:")
    assert rest == "more advice, which `fihris check` lists: twin-unmarked 20"
    assert told() == ["more advice, which `fihris check` lists: twin-unmarked 21"]
