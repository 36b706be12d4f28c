"""Whether what a brief says in a sentence is said by the section it names, and as surely as that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fihris.check import evidence
from fihris.check.sources import Path, Record
from fihris.model import Lang
from fihris.report import Problem, Severity
from fihris.text import certainty
from fihris.text.evidence import words
from fihris.text.quotation import Quotation, find, whole

Bodies = Mapping[int, Mapping[Lang, tuple[str, str]]]
"""The path and the plain text of each section in each language, by its number; the brief's own page is 0."""


def claims(record: Record, bodies: Bodies, is_there: Callable[[int], bool]) -> Iterator[Problem]:
    """What is wrong with the thesis and the judgements of a brief's own page, and with the sections of its figures. A section that
    `is_there` and has no body could not be read, which is told already."""
    thesis = record.value.get("thesis")
    if thesis:
        yield from _claim(record, ("thesis",), thesis, bodies, is_there)
    for index, each in enumerate(record.value.get("judgements", ())):
        yield from _claim(record, ("judgements", index), each, bodies, is_there)
    for index, figure in enumerate(record.value.get("figures", ())):
        yield from _missing(record, ("figures", index), figure.get("section", 0), bodies, is_there)


def _missing(
    record: Record, place: Path, section: int, bodies: Bodies, is_there: Callable[[int], bool]
) -> Iterator[Problem]:
    """A section that is named and is not there."""
    if section not in bodies and not is_there(section):
        numbers = ", ".join(map(str, sorted(bodies)))
        yield record.error(
            (*place, "section"), "unknown-section", f"there is no section {section}", f"one of {numbers}"
        )


def _claim(
    record: Record, place: Path, claim: Mapping[str, Any], bodies: Bodies, is_there: Callable[[int], bool]
) -> Iterator[Problem]:
    section = bodies.get(claim["section"])
    if section is None:
        yield from _missing(record, place, claim["section"], bodies, is_there)
        return
    yield from evidence.quotation(record, (*place, "evidence"), claim["evidence"], section)
    quoted = {lang: words(claim["evidence"].get(lang, ""), body) or "" for lang, (_, body) in section.items()}
    said = {
        lang: whole(quoted[lang], section[lang][1], lang) for lang in section if find(quoted[lang], section[lang][1])
    }
    if claim["certainty"] in certainty.SIGNED:
        yield from _unsigned(record, place, claim, said)
    else:
        yield from _hedged(record, place, claim, said)


def _unsigned(
    record: Record, place: Path, claim: Mapping[str, Any], said: Mapping[Lang, Quotation]
) -> Iterator[Problem]:
    """A certainty of which the claim, or the sentence that bears it out, has no word."""
    sure = claim["certainty"]
    for lang, sentences in said.items():
        for said_so, where in ((sentences.text, "evidence"), (claim["text"][lang], "text")):
            if certainty.signs(sure, lang) and not certainty.sign(sure, said_so, lang):
                hint = f"keep the word that says it: {', '.join(certainty.signs(sure, lang))}"
                message = f"nothing in these words says {sure!r}"
                yield _differs(record, (*place, where, lang), message, hint)


def _hedged(record: Record, place: Path, claim: Mapping[str, Any], said: Mapping[Lang, Quotation]) -> Iterator[Problem]:
    """A claim that is surer than its sentence. What follows the words that are quoted may hedge something else."""
    for lang, sentences in said.items():
        for hedge in certainty.HEDGES:
            word = certainty.sign(hedge, sentences.text[: sentences.end], lang)
            if word and not certainty.sign(hedge, claim["text"][lang], lang):
                message = f"the sentence says «{word}», and the claim is {claim['certainty']!r}"
                yield _differs(
                    record, (*place, "certainty"), message, f"certainty: {hedge}, and keep the word in the text"
                )
                return


def _differs(record: Record, place: Path, message: str, hint: str) -> Problem:
    return Problem(record.path, *record.at(*place), "certainty-differs", Severity.WARNING, message, hint)
