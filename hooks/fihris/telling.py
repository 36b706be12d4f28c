"""In which language people are told what is wrong: that of their terminal, else that of the site.

The code speaks English. `docs/_data/messages/ar.yml` has the Arabic of what it says, by patterns; what stands in none of them is told by
the explanation of its code (`problems.yml`), with the English after it, so that nothing goes unsaid.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from fihris.report import Problem, Severity
from fihris.resources import DATA
from fihris.text import scripts

AR: Final = "ar"
EN: Final = "en"
_LARGEST: Final = 1 << 16
"""Bytes. No site says so much of itself, and what is larger would be read for seconds before it is refused."""
_HOLE: Final = re.compile(r"\{\}")
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What a terminal says of its language: the first that says anything counts (POSIX, "Internationalization Variables")."""


def language(root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The terminal's language where it is Arabic or English; else what the site's `messages` says, or Arabic where the
    site has no other language."""
    said = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    spoken = re.split(r"[_.@]", said.lower())[0]
    return spoken if spoken in {AR, EN} else _of_the_site(root)


def _of_the_site(root: Path) -> str:
    site = root / "docs/_data/site.yml"
    try:
        if not site.is_file():  # a pipe would be waited for
            return EN
        with site.open("rb") as file:
            written = file.read(_LARGEST)
        said = yaml.safe_load(written) if len(written) < _LARGEST else None
    except (OSError, ValueError, yaml.YAMLError, RecursionError):  # the reader of the site tells what is wrong with it
        return EN
    alone = isinstance(said, dict) and said.get("languages") == [AR]
    return AR if isinstance(said, dict) and said.get("messages", AR if alone else EN) == AR else EN


_SPOKEN: Final = ContextVar("spoken", default=EN)


def speak(lang: str) -> None:
    """Sets the language of what is told from now on."""
    _SPOKEN.set(lang)


def told(problem: Problem, lang: str = "") -> Problem:
    """The problem in a language, or else in that which is spoken."""
    if (lang or _SPOKEN.get()) == EN:
        return problem
    message = arabic(problem.message) or _explained(problem)
    return replace(problem, message=message, hint=arabic(problem.hint) or problem.hint, told_in=AR)


def say(text: str) -> str:
    """Words of a command in the language that is spoken; as they are where it lacks them."""
    return text if _SPOKEN.get() == EN else arabic(text) or text


_FEW: Final = 20
"""Pieces of advice that are told whole."""


def briefly(problems: Collection[Problem], known: Collection[Problem] = frozenset()) -> Iterator[str]:
    """What is wrong with the sources, as a build tells it. Advice comes first: whole where it is little, or else what is not `known` where that is
    little; the rest is counted by kind. Errors and warnings, which somebody must see to, come last and whole."""
    advice = [each for each in problems if each.severity is Severity.NOTICE]
    news = [each for each in advice if each not in known]
    shown = next((some for some in (advice, news) if len(some) <= _FEW), [])
    yield from (str(told(each)) for each in shown)
    left = Counter(each.code for each in advice) - Counter(each.code for each in shown)
    if left:
        kinds = ", ".join(f"{code} {number}" for code, number in left.most_common())
        yield say(f"more advice, which `fihris check` lists: {kinds}")
    yield from (str(told(each)) for each in problems if each.severity is not Severity.NOTICE)


def arabic(text: str) -> str:
    """The Arabic of what the code says; "" where nobody has written it. What fills a hole is said in Arabic too where it is a message
    or a language itself."""
    said = _loaded("messages/ar.yml")
    for pattern, translation in _patterns():
        if found := pattern.fullmatch(text):
            return translation.format(*(said.get(each) or _languages().get(each, each) for each in found.groups()))
    return ""


@cache
def _languages() -> dict[str, str]:
    """What Arabic calls the languages, by what English calls them (CLDR)."""
    english, arabic = (scripts.locale(lang).languages for lang in (EN, AR))
    return {name: arabic[tag] for tag, name in english.items() if tag in arabic}


def _explained(problem: Problem) -> str:
    said = _explanations().get(problem.code, {}).get(AR, "").rstrip(".")
    return f"{said} ({problem.message})" if said else problem.message


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What says most comes first: of two patterns that fit, the one with more words of its own."""
    said: dict[str, str] = _loaded("messages/ar.yml")
    ordered = sorted(said.items(), key=lambda each: -len(_HOLE.sub("", each[0])))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, _HOLE.split(english))), re.DOTALL), _escaped(translation))
        for english, translation in ordered
    )


def _escaped(translation: str) -> str:
    """The translation as a format, in which only holes are braces."""
    return re.sub(r"\{(?!\d*\})|(?<!\{)(?<!\d)\}", lambda brace: brace[0] * 2, translation)


@cache
def _explanations() -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = _loaded("problems.yml")
    return said


@cache
def _loaded(name: str) -> Any:
    return yaml.load((DATA / name).read_text("utf-8"), Loader=yaml.CSafeLoader)
