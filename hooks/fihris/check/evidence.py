"""Whether what a record gives as evidence stands in the text: words that are copied from it, or a sentence that is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from fihris.check.sources import Path, Record
from fihris.model import Lang
from fihris.report import Problem
from fihris.text import alignment
from fihris.text.evidence import identified, is_reference, sentence, words
from fihris.text.fold import fold_key
from fihris.text.quotation import find

FIELDS = ("relations", "events", "qualified")

Bodies = Mapping[Lang, tuple[str, str]]
"""The path and the plain text of a page in each language."""


def quotations(record: Record, bodies: Bodies) -> Iterator[Problem]:
    """Evidence of an Arabic text's front matter that does not stand in it, or in its twin."""
    for field in FIELDS:
        for index, value in enumerate(record.value.get(field) or ()):
            yield from quotation(record, (field, index, "evidence"), value["evidence"], bodies)


def quotation(record: Record, place: Path, written: Mapping[str, str], bodies: Bodies) -> Iterator[Problem]:
    """What is wrong with evidence that is said to stand in the bodies, in each language of theirs."""
    for lang, (path, body) in bodies.items():
        if lang not in written:
            message = f"the field {lang!r} is missing in evidence: {path} is its translation"
            yield record.error(place, "missing-field", message, f"add `{lang}: …`, the words that say it there")
            continue
        at, said = (*place, lang), words(written[lang], body)
        if said is None:
            yield _changed(record, at, written, lang, bodies)
        elif " " not in fold_key(said):
            yield record.error(
                at, "evidence-short", f"one word says nothing: «{said}»", "copy the whole clause that says it"
            )
        elif not find(said, body):
            message = f"these words do not stand in {path}: «{said}»"
            yield record.error(at, "evidence-missing", message, "copy the words of the body that say it")


def copied(record: Record, lang: Lang, body: str) -> tuple[str, ...]:
    """The words of a text by which its front matter finds them: those that it quotes, and whole sentences that it names."""
    written = [value["evidence"].get(lang, "") for field in FIELDS for value in record.value.get(field) or ()]
    return tuple(filter(None, (sentence(each, body) if is_reference(each) else each for each in written)))


def _changed(record: Record, at: Path, written: Mapping[str, str], lang: Lang, bodies: Bodies) -> Problem:
    path, body = bodies[lang]
    if sentence(written[lang], body) is not None:
        message = f"the sentence {written[lang]} of {path} has not so many words"
        return record.error(at, "evidence-changed", message, "count its words from 1, or name the whole sentence")
    message = f"{path} has no sentence {written[lang]}: its words were changed, or it was taken out"
    now = _beside_twin(written, lang, bodies)
    hint = "does the text still say this? then write the id of the sentence that says it; else take the entry out"
    number = written[lang].partition("-")[0]
    return record.error(
        at, "evidence-changed", message, f"{hint}; it may be {number}-{now[0]} now: «{now[1]}»" if now else hint
    )


def _beside_twin(written: Mapping[str, str], lang: Lang, bodies: Bodies) -> tuple[str, str] | None:
    """The sentence that stands where the other language has the one that is still named there."""
    twin = next((other for other in bodies if other is not lang), None)
    said = twin and sentence(written.get(twin, ""), bodies[twin][1])
    if not twin or not said:
        return None
    here, there = (identified(bodies[each][1]) for each in (lang, twin))
    pairs = _aligned(bodies[lang][1], bodies[twin][1])
    index = next(n for n, (_, span) in enumerate(there) if bodies[twin][1][slice(*span)] == said)
    beside = next((ours for ours, theirs in pairs if index in theirs), None)
    return (here[beside[0]][0], bodies[lang][1][slice(*here[beside[0]][1])]) if beside else None


@lru_cache(maxsize=8)
def _aligned(ours: str, theirs: str) -> list[alignment.Pair]:
    return alignment.aligned(*(alignment.read(text, [span for _, span in identified(text)]) for text in (ours, theirs)))
