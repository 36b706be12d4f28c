"""What the review says of mentions that rest on a rule which may err, and of forms that are found too often."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fihris.author.review import State
from fihris.author.review import review as reviewed
from fihris.author.review.mentions import RISKY, RULES
from fihris.link import resolver
from fihris.model import Unsettled
from fihris.report import Report
from fihris.site import compose

TINY = Path(__file__).resolve().parents[2] / "fixtures" / "tiny"
SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
ADDED = """
ثم وصل الخالدي إلى المدينة.

ثم وصل الخالدي إلى المدينة.

ثم وصل زياد الخالدي، وتحدث الخالدي عن القنوات.

فتحت جامعة مدينة النور للعلوم أبوابها.

"""
RECORD = "name: {ar: نادي البساتين, en: Orchard club}\nkind: government-body\naliases: {ar: [بستان], en: [Orchard society]}\n"


def state(project: Path) -> State:
    report = Report()
    site = compose(project, report)
    return State(site, tuple(report), {}, {})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    project = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("review") / "site"))
    before = state(project)
    text = project / SECTION
    text.write_text(text.read_text("utf-8") + ADDED + "هذا بستان كبير. " * 30, "utf-8")
    (project / "docs/_data/actors/orchard-club.yml").write_text(RECORD, "utf-8")
    return reviewed(before, state(project))


def rows(made: str, heading: str) -> list[str]:
    part = made.partition(heading)[2].partition("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("- ")]


def test_a_mention_by_a_rule_that_may_err_is_told_once_with_its_lines_its_sentence_and_the_repair(made: str) -> None:
    (row,) = rows(made, "Mentions to look at")
    places, _, rest = row.removeprefix(f"- `{SECTION}:").partition("` ")
    first, second = map(int, places.split(", "))
    assert second - first == 2
    assert "<bdi>الخالدي</bdi> → `actor:salem-al-khalidi` (weak:established)" in rest
    assert "<bdi>ثم وصل الخالدي إلى المدينة.</bdi>" in rest
    assert rest.endswith("`[الخالدي](not:mention)`")
    assert "`weak:established`: اسم قصير يسمي الإيجاز صاحبه كاملًا · a short name" in made


def test_every_rule_that_may_err_is_told_with_what_it_goes_by() -> None:
    table = resolver.__doc__ or ""
    rules = {rule for rule in re.findall(r"`([a-z:-]+)`", table) if rule.startswith(RISKY)}
    assert rules == RULES.keys()


def test_a_name_left_open_is_told_with_why_and_both_repairs(made: str) -> None:
    (row,) = rows(made, "Unresolved names")
    assert "the brief names several of them in full: <bdi>ثم وصل زياد الخالدي، وتحدث الخالدي عن القنوات.</bdi>" in row
    assert row.endswith("`[الخالدي](actor:salem-al-khalidi)` · `[الخالدي](not:mention)`")


def test_no_repair_is_offered_twice() -> None:
    """Whom an office means and whom its title names are often the same."""
    known = compose(TINY, Report()).corpus.registry
    id = next(iter(known.actors))
    assert Unsettled(0, 3, 1, 1, "اسم", (id, id), "").repairs(known) == [f"[اسم](actor:{id})", "[اسم](not:mention)"]


def test_a_longer_name_without_a_record_is_told_whole(made: str) -> None:
    (row,) = rows(made, "Names without a record")
    assert "<bdi>جامعة مدينة النور للعلوم</bdi>" in row
    assert row.endswith('`fihris new actor ID --ar "جامعة مدينة النور للعلوم"`')


def test_a_form_of_a_new_record_that_is_found_everywhere_is_told(made: str) -> None:
    (row,) = rows(made, "Actors and places")
    assert row.endswith("(`actor:orchard-club`) + <bdi>بستان</bdi> ×30 ⚠")
