"""What the site says of itself: whether its picture is there, and its colour can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fihris.check.sources import Sources
from fihris.model import Identity
from fihris.report import Problem, Severity

PATH: Final = "docs/_data/site.yml"
PAPER: Final = {"light": "#fbfaf6", "dark": "#14181a"}
"""The colour of a page, light and dark, as `tokens.css` has it."""
LEAST: Final = 4.5
"""Contrast of words with what is behind them; WCAG 2.2, 1.4.3."""


def problems(of: Identity, sources: Sources) -> Iterator[Problem]:
    record = sources.record(PATH)
    if of.logo and not sources.exists(f"overrides/{of.logo}"):
        message = f"there is no picture overrides/{of.logo}"
        yield Problem(
            PATH, *record.at("logo"), "logo-missing", Severity.ERROR, message, "put it there, or correct the path"
        )
    for (scheme, paper), colour in zip(PAPER.items(), of.accent, strict=True):
        if colour and (ratio := contrast(colour, paper)) < LEAST:
            message = f"{colour} on a {scheme} page has a contrast of {ratio:.1f}, and words need {LEAST}"
            hint = f"choose a {'darker' if scheme == 'light' else 'lighter'} one"
            yield Problem(PATH, *record.at("accent", scheme), "accent-pale", Severity.ERROR, message, hint)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb), 1 to 21; WCAG 2.2, "contrast ratio"."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
