"""What the search finds of a paper besides its text: who wrote it, for whom, as what, and what it recommends or rests on."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from search_twin import ROOT, node_path

GRAIN = "briefs/2024/grain-market"
ASKED = {
    "ar": {
        "ليلى حداد": "layla-haddad",
        "ليلي حداد": "layla-haddad",
        "Layla Haddad": "layla-haddad",
        "سامى كرم": "سامي كرم",
        "مركز النور": "",
        "ورقة سياسات": "",
        "الغذاء والقرية": "",
        "اسعار الحبوب تسبق المحصول": "",
    },
    "en": {
        "layla haddad": "layla-haddad",
        "haddad": "layla-haddad",
        "Nur Centre": "",
        "policy paper": "",
        "Journal of Grain": "",
    },
}


@pytest.mark.parametrize("lang", ASKED)
def test_a_paper_is_found_by_its_byline(signed: Path, lang: str) -> None:
    script = str(ROOT / "tests" / "search_cases" / "ask.js")
    lines = [json.dumps({"folder": str(signed), "lang": lang, "text": text}) for text in ASKED[lang]]
    run = subprocess.run(
        [node_path(), script], input="\n".join(lines), capture_output=True, encoding="utf-8", check=True
    )
    for (text, card), answer in zip(ASKED[lang].items(), map(json.loads, run.stdout.splitlines()), strict=True):
        assert GRAIN in answer["hits"][0], text
        assert answer["cards"][:1] == ([card] if card else []), text


def test_a_number_answers_for_those_whom_its_sentence_names(site: Path) -> None:
    asked = json.dumps({"folder": str(site), "lang": "ar", "text": "كم عدد القوات الأمريكية في العراق"})
    script = str(ROOT / "tests" / "search_cases" / "ask.js")
    run = subprocess.run([node_path(), script], input=asked, capture_output=True, encoding="utf-8", check=True)
    assert "2000" in json.loads(run.stdout)["said"]
