"""Where a rule counts, it is silent up to its limit, and speaks one beyond it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import tiny

from fihris.check import identity, imprint

BRIEF = "2024/water-accord"
SECTION = f"docs/ar/briefs/{BRIEF}/01-minister-visits.md"
ENGLISH = f"docs/en/briefs/{BRIEF}/01-minister-visits.md"
TAIL = "وجاءت الزيارة بعد سنوات من البعد."
CITY = "The people of the city"
TITLE = "زيارة الوزير تقرب الوزارة من المدينة بعد سنوات من البعد"
ENGLISH_TITLE = "The minister’s visit brings the ministry closer to the city after years of distance"
NOTE = "أول زيارة إلى المدينة منذ سنوات."
IN_SECTION = 43  # words of the English text, as it is


def words(number: int, pair: tuple[str, str]) -> str:
    return " ".join(pair[each % 2] for each in range(number))


def arabic(text: str) -> dict[str, tiny.Edit]:
    return {SECTION: {TAIL: f"{TAIL} {text}"}}


def english(text: str) -> dict[str, tiny.Edit]:
    return {ENGLISH: {CITY: f"{text} {CITY}"}}


def section(number: int) -> dict[str, tiny.Edit]:
    """A text of so many words, in sentences of ten."""
    sentences, rest = divmod(number - IN_SECTION, 10)
    last = f" They {words(rest - 1, ('went', 'came'))}." if rest else ""
    return english(
        f"They {words(9, ('went', 'came'))}. " * (sentences - 1) + f"They {words(9, ('sat', 'stood'))}.{last}"
    )


def nationalities(between: int) -> dict[str, tiny.Edit]:
    """Three nationalities, the last of them so many words behind the first."""
    text = f"زار الوفد النوري المجلس النوري {words(between - 4, ('قبل', 'ثم'))} المستشار النوري."
    return arabic(text) | {"docs/_data/places/nur-city.yml": {"kind: city": "kind: city\nnisba: {ar: [نوري]}"}}


def note(repeated: int, other: int) -> dict[str, tiny.Edit]:
    """A note so many words of which stand in the paragraph beside it, and so many do not."""
    beside = ["مهندسون", "يراقبون", "منسوب", "النهرين", "وترميم", "الجسور", "الكبيرة", "وصيانة", "السدود", "القديمة"]
    new = ["الموازنة", "المخصصة", "للقرى", "والمزارع"]
    said = " ".join([*beside[:repeated], *new[:other]])
    return {SECTION: {TAIL: f"{TAIL} وفيها {' '.join(beside)}.", NOTE: f"{said}."}}


LIMITS: dict[str, tuple[str, Callable[[int], dict[str, tiny.Edit]], int, int]] = {
    # the code; an edit by number; the last number that is nothing, and the first that is told
    "words of a sentence": ("sentence-long", lambda n: english(f"They {words(n - 1, ('went', 'came'))}."), 45, 46),
    "words of a section": ("section-long", section, 700, 701),
    "words of a title": ("title-long", lambda n: {SECTION: {TITLE: words(n, ("وعد", "عهد"))}}, 14, 15),
    "words of a title, few": ("title-no-claim", lambda n: {SECTION: {TITLE: words(n, ("وعد", "عهد"))}}, 5, 4),
    "words of an English title": ("title-long", lambda n: {ENGLISH: {ENGLISH_TITLE: words(n, ("pact", "vow"))}}, 25, 26),
    "words of an English title, few": (
        "title-no-claim", lambda n: {ENGLISH: {ENGLISH_TITLE: words(n, ("pact", "vow"))}}, 5, 4,
    ),
    "words between nationalities": ("nationality-repeated", nationalities, 16, 15),
    "words of a note": ("note-repeats", lambda n: note(n, 0), 3, 4),
    "words of a note that are repeated": ("note-repeats", lambda n: note(n, 2), 7, 8),
    "words of a name in quotation marks": (
        "name-unknown", lambda n: arabic(f"وزار حزب «{words(n, ('الوعد', 'والعهد'))}» أمس."), 5, 4,
    ),
    "times of a name in quotation marks": (
        "name-unknown", lambda n: arabic(" ".join(["وسموها «وعد نهري» هناك."] * n)), 1, 2,
    ),
    "times of a name in capitals": ("name-unknown", lambda n: english("They saw Oldbridge Gate. " * n), 1, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_one_more_is_told(name: str, tmp_path: Path) -> None:
    code, made, silent, told = LIMITS[name]
    found = []
    for folder, number in (("silent", silent), ("told", told)):
        project = tiny.copy(tmp_path / folder)
        tiny.edit(project, made(number))
        found.append([problem for problem in tiny.check(project) if problem.code == code])
    assert [len(each) for each in found] == [0, 1]


def test_a_small_number_may_be_said_in_other_words(tmp_path: Path) -> None:
    """Up to a dozen."""
    weights = {}
    for number in (12, 13):
        project = tiny.copy(tmp_path / str(number))
        tiny.edit(project, arabic(f"وجاء معه {number} مهندسًا."))
        weights |= {number: [str(each.severity) for each in tiny.check(project) if each.code == "parity-figure"]}
    assert weights == {12: ["notice"], 13: ["warning"]}


def test_no_more_faults_of_spelling_are_told_than_anybody_reads(tmp_path: Path) -> None:
    counts = {}
    for number in (1000, 1001):
        project = tiny.copy(tmp_path / str(number))
        tiny.edit(project, arabic("قالوا, ومضوا. " * number))
        codes = [each.code for each in tiny.check(project)]
        counts |= {number: (codes.count("latin-sign"), codes.count("too-many"))}
    assert counts == {1000: (1000, 0), 1001: (1000, 1)}


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
        ("#008000", "#ffffff", 5.14),
        ("#0a0a0a", "#000000", 1.06),
    ],
)
def test_contrast_is_as_the_guidelines_reckon_it(one: str, other: str, contrast: float) -> None:
    """WCAG 2.2, as its own examples and the calculators of others have these."""
    assert round(identity.contrast(one, other), 2) == round(identity.contrast(other, one), 2) == contrast


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_the_last_sign_of_an_orcid_follows_from_the_others(orcid: str) -> None:
    """The examples that ORCID gives."""
    assert imprint.checksum(orcid) == orcid[-1]
