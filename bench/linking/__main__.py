"""Measures how true the finder's mentions are on the gold set: see README.md for what counts as right.

    python -m bench.linking [--half dev|frozen] [--lang ar|en] [--errors] [--traps] [--of FILE]
    python -m bench.linking --lang ar --missed >bench/linking/missed/ar.txt

Prints precision and recall overall, by class, by rule and with `--traps` by what the items press on. `--errors` lists
the errors of the development half; the frozen half's are shown to nobody who writes rules. `--of` takes a file of
sentences that are not of the set, in its form, and lists its errors too; `--lang` says of which language, else Arabic.
`--missed` prints what the development half is known to miss, and nothing else: the tests hold every other mark to be found.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

from fihris.model import LANGS, Lang

from . import gold, registry
from .gold import Half
from .score import RISKY, Judge, Judgement, Score, Verdict, score


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=list(Half), type=Half)
    parser.add_argument("--lang", choices=list(LANGS), type=Lang)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--traps", action="store_true")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--of", type=Path)
    chosen = parser.parse_args(arguments)
    known = registry.read()
    if chosen.of:
        lang = chosen.lang or Lang.AR
        judged = Judge(known, lang).all(gold.of_file(chosen.of, lang))
        print(*table(judged, traps=chosen.traps), *errors(judged), sep="\n")
        return
    for lang in [chosen.lang] if chosen.lang else list(LANGS):
        judged = Judge(known, lang).all(gold.read(lang))
        if chosen.missed:
            print(*missed(each for each in judged if each.item.half is Half.DEV), sep="\n")
            continue
        for half in [chosen.half] if chosen.half else list(Half):
            of_half = [each for each in judged if each.item.half is half]
            items = sum(item.half is half for item in gold.read(lang))
            print(f"\n{lang} {half}: {items} items")
            print(*table(of_half, traps=chosen.traps), sep="\n")
        if chosen.errors:
            print(*errors(each for each in judged if each.item.half is Half.DEV), sep="\n")


def table(judged: Sequence[Judgement], traps: bool) -> Iterable[str]:
    """The lines of the table of one half in one language."""
    yield f"{'':34} precision     recall"
    yield _row("all", score(judged))
    yield _row("all but adjectives", score([each for each in judged if "nisba" not in (each.wanted or each.cls)]))
    yield _row("risky classes", score([each for each in judged if (each.wanted or each.cls) in RISKY]))
    for cls in sorted({each.cls for each in judged}):
        yield _row(f"class {cls}", score(judged, cls=cls))
    for rule in sorted({each.rule for each in judged if each.rule}):
        yield _row(f"rule {rule}", score([each for each in judged if each.rule == rule]), recall=False)
    if traps:
        for cls, trap in sorted({(each.item.cls, each.item.trap) for each in judged}):
            yield _row(
                f"{cls} / {trap}", score([each for each in judged if (each.item.cls, each.item.trap) == (cls, trap)])
            )


def _row(label: str, of: Score, recall: bool = True) -> str:
    parts = [_share(of.precision, of.right, of.right + of.wrong)]
    if recall:
        parts.append(_share(of.recall, of.found, of.found + of.missed))
    return f"{label:34} {'  '.join(parts)}"


def _share(share: float | None, part: int, whole: int) -> str:
    return f"{share:5.3f} {part:4}/{whole:<4}" if share is not None else f"{'–':>5} {'':9}"


def errors(judged: Iterable[Judgement]) -> Iterable[str]:
    """What went wrong, one error a line, with its sentence below."""
    for each in judged:
        if each.verdict is Verdict.WRONG:
            wanted = f", not {' or '.join(each.ids)}" if each.ids else ""
            yield f"{each.item.source}: {each.item.id}: wrong [{each.rule}]: {each.surface} → {each.found}{wanted}"
        elif each.verdict is Verdict.MISSED:
            yield f"{each.item.source}: {each.item.id}: missed [{each.cls}]: {each.surface} → {' or '.join(each.ids)}"
        else:
            continue
        yield f"    {each.item.date}: {each.item.text}"


def missed(judged: Iterable[Judgement]) -> list[str]:
    """The marks that were not found, by item and words, one a line."""
    return [f"{each.item.id} | {each.surface}" for each in judged if each.verdict is Verdict.MISSED]


if __name__ == "__main__":
    main()
