"""What search opens on: every question that the rule can ask of the site is answered by a sentence that states it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from search_twin import DIALOGUE, ROOT, node_path

from fihris.interface import Interface
from fihris.model import LANGS, Lang
from fihris.read import interface, searching
from fihris.report import Report
from fihris.site import compose
from fihris.view.presenter import Presenter
from fihris.write.answers import facts
from fihris.write.opening import QUESTIONS, opening, questions


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_has_its_answer(lang: Lang, site: Path) -> None:
    p = Presenter.of(compose(DIALOGUE, Report()), lang, Interface.of(lang, interface.read(lang)))
    analysis = searching.analysis(lang)
    stated = list(facts(p, analysis))
    asked = list(questions(p, analysis, stated))
    assert len(asked) > 3 * QUESTIONS
    lines = "\n".join(json.dumps({"folder": str(site), "lang": lang, "text": each}) for each in asked)
    node = [node_path(), str(ROOT / "tests/search_cases/ask.js")]
    found = subprocess.run(node, input=lines, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    said = {doc.text for doc in stated}
    unanswered = [each for each, line in zip(asked, found, strict=True) if json.loads(line)["said"] not in said]
    assert not unanswered
    first, *others = opening(p, analysis, stated)
    assert first["asks"] == asked[:QUESTIONS]
    assert not [href for group in others for _, href in group["links"] if not (site / href.partition("#")[0]).is_file()]
