"""Makes a corpus of any size from a seed: the shape of real briefs, none of their facts."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIALOGUE = ROOT / "tests/fixtures/dialogue"
SECTIONS = 9
ACTORS = 200

_AR = [
    "يرى",
    "الإيجاز",
    "أن",
    "على",
    "في",
    "من",
    "إلى",
    "بين",
    "خلال",
    "بعد",
    "قبل",
    "مع",
    "دون",
    "نحو",
    "وفق",
    "ضمن",
    "السياسة",
    "الأمن",
    "الاقتصاد",
    "التعاون",
    "الحوار",
    "الاتفاق",
    "القرار",
    "الخلاف",
    "الحدود",
    "المنطقة",
    "المرحلة",
    "الملف",
    "الموقف",
    "التقدير",
    "الاحتمال",
    "الضغط",
    "النفوذ",
    "التوازن",
    "الاستقرار",
    "المصالح",
    "التنسيق",
    "التدريب",
    "الدعم",
    "المهمة",
    "الزيارة",
    "الاجتماع",
    "اللقاء",
    "البيان",
    "الإطار",
    "التوجه",
    "المسار",
    "الوضع",
    "التطور",
    "يسعى",
    "يعمل",
    "يحرص",
    "يواجه",
    "يعزز",
    "يدعم",
    "يراقب",
    "يناقش",
    "يبحث",
    "يؤكد",
    "يشير",
    "يتيح",
    "يمنح",
    "يهدف",
    "يستمر",
    "يتراجع",
    "جديد",
    "دائم",
    "مشترك",
    "محدود",
    "واسع",
    "متبادل",
    "رئيسي",
    "سياسي",
    "أمني",
    "اقتصادي",
]
_EN = [
    "the",
    "a",
    "of",
    "in",
    "on",
    "with",
    "after",
    "before",
    "between",
    "during",
    "under",
    "toward",
    "security",
    "policy",
    "economy",
    "cooperation",
    "dialogue",
    "agreement",
    "decision",
    "border",
    "region",
    "phase",
    "file",
    "position",
    "estimate",
    "pressure",
    "influence",
    "balance",
    "stability",
    "interest",
    "training",
    "support",
    "mission",
    "visit",
    "meeting",
    "statement",
    "framework",
    "course",
    "situation",
    "seeks",
    "works",
    "faces",
    "strengthens",
    "supports",
    "watches",
    "discusses",
    "allows",
    "grants",
    "aims",
    "continues",
    "declines",
    "new",
    "lasting",
    "joint",
    "limited",
    "broad",
    "mutual",
    "main",
    "political",
    "economic",
]
_FIRST_AR = [
    "سالم",
    "نادر",
    "هاشم",
    "رامي",
    "وليد",
    "زياد",
    "مازن",
    "فارس",
    "ماجد",
    "بدر",
    "سامر",
    "عماد",
    "لؤي",
    "أنس",
    "تيم",
    "رائد",
    "شادي",
    "غسان",
    "كريم",
    "نزار",
]
_LAST_AR = ["الخالدي", "النعيمي", "الدليمي", "الربيعي", "الجبوري", "الشمري", "العبيدي", "الزهيري", "الكعبي", "البياتي"]
_FIRST_EN = [
    "Salem",
    "Nader",
    "Hashem",
    "Rami",
    "Walid",
    "Ziad",
    "Mazen",
    "Fares",
    "Majed",
    "Badr",
    "Samer",
    "Imad",
    "Louay",
    "Anas",
    "Taym",
    "Raed",
    "Shadi",
    "Ghassan",
    "Karim",
    "Nizar",
]
_LAST_EN = ["Khalidi", "Nuaimi", "Dulaimi", "Rubaie", "Jubouri", "Shammari", "Ubaidi", "Zuhairi", "Kaabi", "Bayati"]

_AUTHORS = ("first-author", "second-author")


def project(folder: Path) -> Path:
    """An empty project in `folder` with this project's settings, hooks and templates."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for room in ("hooks", "overrides"):
        (folder / room).symlink_to(ROOT / room)
    vocabularies = folder / "docs/_data/vocabularies"
    shutil.copytree(DIALOGUE / "docs/_data/vocabularies", vocabularies)
    shutil.copy(DIALOGUE / "docs/_data/site.yml", vocabularies.parent)
    return folder


def fill(folder: Path, briefs: int, seed: int = 7, sections: int = SECTIONS) -> None:
    """Write `briefs` briefs, of nine sections some 10 KB of text each, in both languages, with 200 actors."""
    chance = random.Random(seed)
    names = _actors(folder)
    topics = [line.split(":")[0] for line in _lines(folder / "docs/_data/vocabularies/topics.yml")]
    for lang, words in (("ar", "الرئيسية"), ("en", "Home")):
        _write(folder / f"docs/{lang}/index.md", {"title": words}, words)
    for number in range(briefs):
        _brief(folder, number, sections, names, topics, chance)


def copy(folder: Path, briefs: int) -> None:
    """Write so many copies of a centre's brief, each with its relations, events and references, and the records of all that it names. Their
    titles and the ids of events are all that differs."""
    shutil.copytree(DIALOGUE / "docs", folder / "docs", dirs_exist_ok=True)
    for brief in list(folder.glob("docs/*/briefs/*/*")):
        for number in range(2, briefs + 1):
            for path in shutil.copytree(brief, brief.with_name(f"{brief.name}-{number}")).glob("*.md"):
                text = re.sub(
                    r'^title: "?(.+?)"?$', rf'title: "\1 {number}"', path.read_text("utf-8"), count=1, flags=re.M
                )
                path.write_text(re.sub(r"^( +- id: .+)$", rf"\1-{number}", text, flags=re.M), "utf-8")


def _actors(folder: Path) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"ar": [], "en": []}
    for number in range(ACTORS):
        first, last = number % 20, number // 20
        ar, en = f"{_FIRST_AR[first]} {_LAST_AR[last]}", f"{_FIRST_EN[first]} {_LAST_EN[last]}"
        names["ar"].append(ar)
        names["en"].append(en)
        record = {"name": {"ar": ar, "en": en}, "kind": "person"}
        path = folder / f"docs/_data/actors/person-{number:03}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    (folder / "docs/_data/places").mkdir(exist_ok=True)
    for id in _AUTHORS:
        path = folder / f"docs/_data/authors/{id}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"name": {"ar": id, "en": id}}), "utf-8")
    return names


def _brief(
    folder: Path, number: int, sections: int, names: dict[str, list[str]], topics: list[str], chance: random.Random
) -> None:
    year = 2000 + number % 25
    slug = f"{year}/generated-{number:04}"
    date = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    for stem in ["index", *(f"{section:02}-part" for section in range(1, sections + 1))]:
        cast = chance.sample(range(ACTORS), 6)
        for lang in ("ar", "en"):
            title = f"{'إيجاز' if lang == 'ar' else 'Brief'} {number} {stem}"
            matter: dict[str, object] = {"title": title, "description": title}
            if lang == "ar":
                matter["topics"] = chance.sample(topics, 2)
                if stem == "index":
                    matter |= {
                        "authors": [_AUTHORS[number % len(_AUTHORS)]],
                        "published": date,
                        "event": {"date": date},
                        "bibliography": ["A book, its publisher, 1999."],
                    }
            body = _text([names[lang][actor] for actor in cast], _AR if lang == "ar" else _EN, lang, chance)
            _write(folder / f"docs/{lang}/briefs/{slug}/{stem}.md", matter, body)


def _text(names: list[str], words: list[str], lang: str, chance: random.Random) -> str:
    size, paragraphs = (100 if lang == "ar" else 170), []
    for _ in range(1):
        chosen = [chance.choice(words) for _ in range(size)]
        for name in names:
            chosen.insert(chance.randrange(len(chosen)), name)
        # No word twice in a row: every one would be a problem, and printing them the greater part of `fihris check`.
        chosen = [word for word, last in zip(chosen, ["", *chosen], strict=False) if word != last]
        for stop in range(18, len(chosen), 18):
            chosen[stop] += "."
        paragraphs.append(" ".join(chosen) + ".")
    return "\n\n".join(paragraphs)


def _write(path: Path, matter: dict[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in matter.items())
    path.write_text(f"---\n{fields}---\n\n{body}\n", "utf-8")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and line[0].isalnum()]
