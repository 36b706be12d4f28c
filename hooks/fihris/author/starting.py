"""What `fihris start` writes: a whole site, of what the engine brings for it and what its editors say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fihris.author import yaml
from fihris.text.fingerprint import fingerprint

IDENTITY = "docs/_data/site.yml"
_TOKEN = re.compile(r"@(name-ar|name-en|year|branch)@")
_TRANSLATED = re.compile(r"\ntranslated: .*")
_DESCRIPTION = re.compile(r"^description: .*$", re.MULTILINE)
_SECOND = re.compile(r", en: (?:\"[^\"]*\"|[^{}\"]*)\}")
"""The English half of a pair on one line."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said of the new site. `name_en` is "" for a site in Arabic alone; `url` and `repository` are "" where there is none yet."""

    name_ar: str
    name_en: str
    year: int
    url: str = ""
    repository: str = ""
    branch: str = "main"
    owners: str = ""
    digits: str = "latn"

    @property
    def arabic_alone(self) -> bool:
        return not self.name_en


def files(said: Answers, starter: Mapping[str, str]) -> dict[str, str]:
    """The files of a new site by their paths. `starter` has the engine's, in which some words wait for what is said."""
    made = {}
    for path, text in starter.items():
        if not (said.arabic_alone and path.startswith("docs/en/")):
            made[_filled(path, said)] = _halved(_filled(text, said)) if said.arabic_alone else _filled(text, said)
    made |= {
        path: _stamped(text, made[path.replace("/en/", "/ar/", 1)])
        for path, text in made.items()
        if path.startswith("docs/en/")
    }
    if said.owners:
        made[".github/CODEOWNERS"] = f"# من يراجع كل تغيير · Who is asked to review a change\n* {said.owners}\n"
    return made | {IDENTITY: "\n".join(_identity(said)) + "\n"}


def _stamped(twin: str, original: str) -> str:
    """A twin that says which Arabic text it translates."""
    matter, body = original.removeprefix("---\n").split("\n---\n", 1)
    field = dict(line.split(": ", 1) for line in matter.split("\n") if ": " in line)
    return _DESCRIPTION.sub(
        rf'\g<0>\ntranslated: "{fingerprint(field["title"], field["description"], body)}"',
        _TRANSLATED.sub("", twin, 1),
        count=1,
    )


def _filled(text: str, said: Answers) -> str:
    words = {"name-ar": said.name_ar, "name-en": said.name_en, "year": str(said.year), "branch": said.branch}
    return _TOKEN.sub(lambda found: words[found[1]], text)


def _halved(text: str) -> str:
    return _SECOND.sub("}", text)


def _identity(said: Answers) -> Iterator[str]:
    def pair(ar: str, en: str) -> str:
        return f"{{ar: {yaml.scalar(ar)}}}" if said.arabic_alone else yaml.pair(ar, en)

    yield "# yaml-language-server: $schema=schemas/site.json"
    yield "# من ينشر هذا الموقع، وأين. لا يُذكر ذلك في موضع آخر. · Who publishes this site, and where. Nothing else says so.\n"
    yield f"name: {pair(said.name_ar, said.name_en)}"
    yield f"description: {pair(f'أوراق {said.name_ar}', f'The papers of {said.name_en}')}"
    yield f"# tagline: {pair('سطر في أسفل كل صفحة', 'A line at the foot of each page')}"
    yield (
        f"licence: {pair(f'© {said.name_ar}. جميع الحقوق محفوظة', f'© {said.name_en}. All rights reserved')}"
        " # أو رخصة حرة · or a free licence\n"
    )
    yield f"languages: [{'ar' if said.arabic_alone else 'ar, en'}]"
    yield "messages: ar # لغة الأدوات حيث لا تذكرها بيئة الجهاز · of the tools, where the terminal names none: ar, en"
    yield f"digits: {said.digits} # أرقام الصفحات العربية · of the Arabic pages: latn (2023), arab (٢٠٢٣)"
    yield f"url: {said.url}" if said.url else "# url: https://papers.example.org/"
    yield (f"repository: {said.repository}" if said.repository else "# repository: https://github.com/NAME/REPOSITORY")
    yield f"branch: {said.branch}"
    yield "# logo: assets/images/mark.svg # صورة في overrides/ · a picture in overrides/"
    yield '# accent: {light: "#0b5a5e", dark: "#82cac5"} # لون الروابط · the colour of links'
