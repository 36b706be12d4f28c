"""What the brief says must keep saying exactly: figures, dates and names, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "docs"
FACTS = {
    "index": [
        ("7 و8 أغسطس⁠/⁠آب 2023", "7⁠–⁠8 August 2023"),
        ("يونيو⁠/⁠حزيران 2020", "June 2020"),
        ("ثابت العباسي", "Thabit al-Abbasi"),
        ("عبد الوهاب الساعدي", "Abdul-Wahab al-Saadi"),
        ("سيليست والاندر", "Celeste Wallander"),
        ("لويد أوستن", "Lloyd Austin"),
    ],
    "01": [("نحو 2000 جندي", "about 2,000 US soldiers"), ("نحو 900 جندي", "about 900 soldiers")],
    "03": [("200 ألف", "200,000"), ("عام 2014", "2014")],
    "04": [("عام 2020", "2020"), ("قاسم سليماني", "Qasem Soleimani")],
    "05": [("7 نوفمبر⁠/⁠تشرين الثاني 2022", "7 November 2022"), ("ستيفن ترول", "Stephen Troell")],
    "06": [("يوليو⁠/⁠تموز 2021", "July 2021")],
    "08": [
        ("نوري المالكي", "Nouri al-Maliki"),
        ("مصطفى الكاظمي", "Mustafa al-Kadhimi"),
        ("محمد شياع السوداني", "Mohammed Shia al-Sudani"),
    ],
}


def plain(text: str) -> str:
    """The words as they are read: without the addresses of links and what holds a date together."""
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text).replace("\u2060", "")


@pytest.mark.parametrize("stem", FACTS)
def test_facts_stand_in_both_languages(stem: str) -> None:
    for lang, index in (("ar", 0), ("en", 1)):
        (path,) = (ROOT / lang / "briefs/2023/us-iraq-security-dialogue").glob(f"{stem}*.md")
        text = plain(path.read_text("utf-8").split("---\n", 2)[2])
        for fact in FACTS[stem]:
            assert plain(fact[index]) in text, (path.name, fact[index])


def test_nobody_is_named_as_a_killer() -> None:
    for path in (ROOT / "ar" / "briefs").rglob("*.md"):
        assert "relation: killed" not in path.read_text("utf-8")
