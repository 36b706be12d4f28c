"""Edit after edit of a site, and after some of them the same project built from nothing: what is kept between builds makes no difference, byte for byte."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fihris.resources import THEME
from tests.conftest import TINY, make_project
from tests.site.forks import Forks, forks
from tests.site.records import change
from tests.site.test_build import contents

EDITS = int(os.environ.get("FIHRIS_BUILDS", "25"))
"""Builds after an edit, for each of four seeds. More of them by hand."""
COMPARED = 5
"""Edits from one site that is built from nothing to the next: what were stale would stay so for a while."""
DEAR = "papers: false\ncards: none\n"
"""What takes most of the time of a small site is made for one seed from the beginning, and for others where chance has it so."""
SOURCES = ("docs", "overrides", "mkdocs.yml")
WORDS = [
    "كلام جديد عن الوزير.",
    "## عنوان",
    "[المياه](topic:water)",
    "زار سالم الخالدي مدينة النور.",
    "The minister.",
    "",
]


@pytest.fixture(scope="module")
def builds() -> Iterator[Forks]:
    with forks() as made:
        yield made


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_makes_no_difference(seed: int, builds: Forks, tmp_path: Path) -> None:
    chance, project = random.Random(seed), make_project(tmp_path / "project", TINY)
    (project / "overrides").unlink()  # templates of its own, beside the engine's
    (project / "overrides").mkdir()
    if seed:
        _append(project / "docs/_data/site.yml", DEAR)
    for name in ("another", "third"):  # so that the pages, books and scripts of others stand
        _add(project, name)
    assert builds.run(project, "build")[0] == 0
    made, turn = 0, chance.sample(EVERY, len(EVERY))
    while made < EDITS:
        before = _copied(project, tmp_path / "before")
        edit = turn.pop() if turn else chance.choice(EVERY)
        edit(project, chance)
        code, said = builds.run(project, "build")
        assert "Traceback" not in said, (edit.__name__, said[said.index("Traceback") :])
        if code:  # an error: the site stays, and the edit is taken back
            _copied(before, project)
            continue
        made += 1
        if made % COMPARED == 0 or made == EDITS:
            clean = _copied(project, tmp_path / "clean")
            assert builds.run(clean, "build")[0] == 0
            assert contents(project / "site") == contents(clean / "site"), (made, edit.__name__)
            shutil.rmtree(clean)


# ---------------------------------------------------------------- what people change


def _text(project: Path, chance: random.Random) -> None:
    """A line more, a line less, or two that change places, in a text, its fields or a vocabulary."""
    path = chance.choice(_files(project, "docs/*/**/*.md", "docs/_data/vocabularies/*.yml"))
    lines = path.read_text("utf-8").split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.choice(["more", "more", "word", "less", "swapped"]):
        case "more":
            lines += ["", chance.choice(WORDS)]
        case "word":
            lines[one] = re.sub(r"(\w+)(\W*)$", r"\1 كذلك\2", lines[one])
        case "less":
            lines.pop(one)
        case "swapped":
            lines[one], lines[other] = lines[other], lines[one]
    path.write_text("\n".join(lines), "utf-8")


def _record(project: Path, chance: random.Random) -> None:
    """An actor or a place, which may be a new one."""
    data = project / "docs/_data"
    change(chance.choice([*_files(data, "actors/*.yml", "places/*.yml"), data / "actors/one-more.yml"]), chance)


def _sound(project: Path, chance: random.Random) -> None:
    """A file as it was at first."""
    path = chance.choice([each for each in TINY.rglob("*") if each.suffix in {".md", ".yml"}])
    (at := project / "docs" / path.relative_to(TINY)).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, at)


def _brief_more(project: Path, chance: random.Random) -> None:
    _add(project, f"more-{chance.randrange(100)}")


def _brief_less(project: Path, chance: random.Random) -> None:
    """In one language, or in both; or a section less."""
    langs = chance.choice([["ar", "en"], ["en"]])
    name = chance.choice([path.name for path in (project / "docs/ar/briefs/2024").iterdir()])
    section = chance.choice(["", "02-canals-reopened.md"])
    for lang in langs:
        path = project / f"docs/{lang}/briefs/2024/{name}" / section
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _page(project: Path, chance: random.Random) -> None:
    """A page that is no brief, or one less."""
    for lang in ("ar", "en"):
        path = project / f"docs/{lang}/about.md"
        if path.exists():
            path.unlink()
        else:
            path.write_text(f"---\ntitle: About\n---\n\n{chance.choice(WORDS)}\n", "utf-8")


def _prose(project: Path, chance: random.Random) -> None:
    """An author's own words on the page of an actor or a place, in one language, or none."""
    path = (
        project
        / "docs"
        / chance.choice(["ar/actors/salem-al-khalidi.md", "ar/places/nur-city.md", "en/places/nur-city.md"])
    )
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: About\n---\n\n{chance.choice(WORDS)}\n", "utf-8")


def _template(project: Path, chance: random.Random) -> None:
    """A template or a style sheet of the site's own, or the engine's again."""
    name = chance.choice(["partials/footer.html", "partials/notice.html", "404.html", "assets/stylesheets/paper.css"])
    own = project / "overrides" / name
    if own.exists() and chance.random() < 0.5:
        own.unlink()
        return
    own.parent.mkdir(parents=True, exist_ok=True)
    more = "\nbody { color: #222 }\n" if name.endswith("css") else f"\n<p>{chance.choice(WORDS)}</p>\n"
    own.write_text((THEME / name).read_text("utf-8") + more, "utf-8")


def _setting(project: Path, chance: random.Random) -> None:
    """Of the site, or of the host."""
    settings = ["digits: arab", "papers: false", "cards: none", "licence: {ar: رخصة أخرى, en: Another licence}"]
    line = chance.choice([*settings, "# a remark"])
    path = project / ("mkdocs.yml" if line.startswith("#") else "docs/_data/site.yml")
    field = line.partition(":")[0]
    said, text = re.compile(rf"^{field}\b.*\n", re.M), path.read_text("utf-8")
    path.write_text(said.sub("", text) if line in text else said.sub("", text) + line + "\n", "utf-8")


def _nothing(*_: object) -> None:
    """All as it was."""


Edit = Callable[[Path, random.Random], None]
EVERY: list[Edit] = [
    *[_text] * 5,
    *[_record] * 5,
    *[_sound] * 3,
    *[_brief_more, _brief_less, _page, _prose, _prose, _template, _setting, _setting, _nothing],
]
"""Each kind as often as it is tried, all of them once before chance has its way."""


def _add(project: Path, name: str) -> None:
    """The brief once more, with ids of its own; where somebody has removed it, as it was at first."""
    for lang in ("ar", "en"):
        at = project / f"docs/{lang}/briefs/2024/{name}"
        shutil.rmtree(at, ignore_errors=True)
        for path in shutil.copytree(TINY / lang / "briefs/2024/water-accord", at).glob("*.md"):
            path.write_text(re.sub(r"\bid: (\S+)", rf"id: \1-{name}", path.read_text("utf-8")), "utf-8")


def _append(path: Path, more: str) -> None:
    path.write_text(path.read_text("utf-8") + more, "utf-8")


def _files(folder: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def _copied(project: Path, to: Path) -> Path:
    """A project as far as people write it, in another folder or in place of what is there."""
    to.mkdir(exist_ok=True)
    for name in SOURCES:
        if (source := project / name).is_dir():
            shutil.rmtree(to / name, ignore_errors=True)
            shutil.copytree(source, to / name)
        else:
            shutil.copy(source, to / name)
    if not (to / "hooks").exists():
        (to / "hooks").symlink_to((project / "hooks").resolve())
    return to
