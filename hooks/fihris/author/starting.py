"""What `fihris start` writes: a whole site, of what the engine brings for it and what its editors say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml as whole

from fihris.author import translation, yaml
from fihris.model import UNTRANSLATED
from fihris.text.fingerprint import fingerprint

IDENTITY = "docs/_data/site.yml"
ENGLISH = "en"
_TOKEN = re.compile(r"@(name-ar|name-en|year|branch|second|language)@")
_FIELD = re.compile(r"^(?P<field>[a-z]+: )(?P<said>[^\n\"]*@name-(?:ar|en)@.*)$", re.MULTILINE)
"""A field of a page's head that has a name in it, which may be of any signs."""
_TRANSLATED = re.compile(r"\ntranslated: .*")
_DESCRIPTION = re.compile(r"^description: .*$", re.MULTILINE)
_HALF = re.compile(r'(?P<before>, |\{)en: (?P<said>"[^"]*"|\[[^\]]*\]|\{[^{}]*\}|[^{}"]*)(?=\})')
"""The English half of a pair on one line."""
_SENTENCE = re.compile(r"^  en: (?P<said>\{.*\})\n", re.MULTILINE)
"""The English sentence of a kind of relations."""
_QUESTION = re.compile(r"  - type: input\n    id: @second@\n(?:    .*\n)+")
"""What a form asks of the second language."""
_PAGE = re.compile(r"docs/(?P<lang>[^/_]+)/(?P<path>.*\.md)")


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said of the new site. `second` is its second language, "" for a site in Arabic alone, and `name_other` its name in that; `url` and
    `repository` are "" where there is none yet."""

    name_ar: str
    name_other: str
    year: int
    second: str = ENGLISH
    language: str = "الإنجليزية"
    url: str = ""
    repository: str = ""
    branch: str = "main"
    owners: str = ""
    digits: str = "latn"


def files(said: Answers, starter: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """The files of a new site by their paths. `starter` has the engine's, in which some words wait for what is said. `words` are those of the
    second language for the English ones; what they have not is left for the site's editors, and a page for them to translate."""
    made = {}
    for path, text in starter.items():
        page = _PAGE.fullmatch(path)
        if page and page["lang"] not in ("ar", said.second):
            continue
        made[_filled(path, said)] = _filled(
            text if page and page["lang"] != "ar" else _turned(text, said.second, words), said
        )
    made |= dict(_untranslated(made, said))
    twins = f"docs/{said.second}/"
    made |= {
        path: _stamped(text, made[path.replace(twins, "docs/ar/", 1)])
        for path, text in made.items()
        if said.second and path.startswith(twins)
    }
    if said.owners:
        made[".github/CODEOWNERS"] = f"# من يراجع كل تغيير · Who is asked to review a change\n* {said.owners}\n"
    return made | {IDENTITY: "\n".join(_identity(said, words)) + "\n"}


def _untranslated(made: Mapping[str, str], said: Answers) -> Iterator[tuple[str, str]]:
    """A twin to be filled in of each page that is no part of a paper, where the engine has none in the second language."""
    for path, text in made.items():
        page = _PAGE.fullmatch(path)
        if not said.second or not page or page["lang"] != "ar" or page["path"].startswith("briefs/"):
            continue
        if (twin := f"docs/{said.second}/{page['path']}") not in made:
            field, body = _fields(text)
            yield (
                twin,
                translation.skeleton(field["title"], field["description"], body, page["path"].removesuffix(".md")),
            )


def _turned(text: str, second: str, words: Mapping[str, str]) -> str:
    """The words of a file in Arabic and the second language, where they are known."""
    if second == ENGLISH:
        return text
    if not second:
        text = _QUESTION.sub("", text)

    def half(found: re.Match[str]) -> str:
        other = words.get(found["said"].strip('"')) if second else None
        return f"{found['before']}{second}: {other}" if other else found["before"].rstrip(", ")

    def sentence(found: re.Match[str]) -> str:
        other = words.get(found["said"]) if second else None
        return f"  {second}: {other}\n" if other else ""

    return _HALF.sub(half, _SENTENCE.sub(sentence, text))


def _stamped(twin: str, original: str) -> str:
    """A twin that says which Arabic text it translates."""
    if UNTRANSLATED in twin:
        return twin
    field, body = _fields(original)
    return _DESCRIPTION.sub(
        rf'\g<0>\ntranslated: "{fingerprint(field["title"], field["description"], body)}"',
        _TRANSLATED.sub("", twin, 1),
        count=1,
    )


def _fields(text: str) -> tuple[dict[str, Any], str]:
    """The fields of a text's head, and its body."""
    matter, body = text.removeprefix("---\n").split("\n---\n", 1)
    return dict(whole.safe_load(matter)), body


def _filled(text: str, said: Answers) -> str:
    words = {
        "name-ar": said.name_ar,
        "name-en": said.name_other or said.name_ar,
        "year": str(said.year),
        "branch": said.branch,
        "second": said.second or "ar",
        "language": said.language,
    }

    def filled(text: str) -> str:
        return _TOKEN.sub(lambda found: words[found[1]], text)

    return filled(_FIELD.sub(lambda found: found["field"] + _value(filled(found["said"])), text))


def _value(text: str) -> str:
    """A text as the value of a field: bare where it is read as it stands."""
    try:
        bare = whole.safe_load(f"field: {text}") == {"field": text}
    except whole.YAMLError:
        bare = False
    return text if bare else yaml.quoted(text)


def _identity(said: Answers, words: Mapping[str, str]) -> Iterator[str]:
    name = said.name_other

    def pair(ar: str, en: str) -> str:
        other = en if said.second == ENGLISH else words.get(en, "")
        if not said.second or not other:
            return yaml.words({"ar": ar})
        return yaml.words({"ar": ar, said.second: other.replace("@name-en@", name)})

    yield "# yaml-language-server: $schema=schemas/site.json"
    yield "# من ينشر هذا الموقع، وأين. لا يُذكر ذلك في موضع آخر. · Who publishes this site, and where. Nothing else says so.\n"
    yield f"name: {yaml.words({'ar': said.name_ar, **({said.second: name} if said.second else {})})}"
    yield f"description: {pair(f'أوراق {said.name_ar}', 'The papers of @name-en@')}"
    yield f"# tagline: {pair('سطر في أسفل كل صفحة', 'A line at the foot of each page')}"
    yield (
        f"licence: {pair(f'© {said.name_ar}. جميع الحقوق محفوظة', '© @name-en@. All rights reserved')}"
        " # أو رخصة حرة · or a free licence\n"
    )
    yield f"languages: [{', '.join(filter(None, ('ar', said.second)))}]"
    yield "messages: ar # لغة الأدوات حيث لا تذكرها بيئة الجهاز · of the tools, where the terminal names none: ar, en"
    yield f"digits: {said.digits} # أرقام الصفحات العربية · of the Arabic pages: latn (2023), arab (٢٠٢٣)"
    yield f"url: {_value(said.url)}" if said.url else "# url: https://papers.example.org/"
    yield (
        f"repository: {_value(said.repository)}"
        if said.repository
        else "# repository: https://github.com/NAME/REPOSITORY"
    )
    yield f"branch: {_value(said.branch)}"
    yield "# logo: assets/images/mark.svg # صورة في overrides/ · a picture in overrides/"
    yield '# accent: {light: "#0b5a5e", dark: "#82cac5"} # لون الروابط · the colour of links'
