"""A text is read once, whoever asks what is in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import tiny

from fihris import site
from fihris.report import Report
from fihris.text import markdown


def test_a_document_is_read_once_in_a_whole_composition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tiny.copy(tmp_path)
    readings: Counter[str] = Counter()
    document = markdown._Document

    def counted(source: str, start: int, lang: str) -> object:
        readings[source] += 1
        return document(source, start, lang)

    markdown.read.cache_clear()  # of what other tests have read
    monkeypatch.setattr(markdown, "_Document", counted)
    corpus = site.compose(project, Report()).corpus
    holders = [*corpus.briefs, *(section for brief in corpus.briefs for section in brief.sections)]
    bodies = [document.body for holder in holders for document in holder.documents.values()]
    bodies += [document.body for document in (*corpus.pages, *(prose.document for prose in corpus.prose))]
    assert len(bodies) > 3
    assert {body: readings[body] for body in bodies} == Counter(bodies)
    assert sum(len(source) * times for source, times in readings.items() if times > 1) < sum(map(len, bodies)) / 4
