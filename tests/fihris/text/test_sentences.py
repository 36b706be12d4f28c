"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قال كذا. ثم ذهب؟ نعم!", ["قال كذا.", "ثم ذهب؟", "نعم!"]),
        ("بلغ 3.5 بالمئة. ثم", ["بلغ 3.5 بالمئة.", "ثم"]),
        ("the U.S. forces left. They did.", ["the U.S. forces left.", "They did."]),
        ("in the U.S. The forces", ["in the U.S.", "The forces"]),
        ("in the U.S. forces of the", ["in the U.S. forces of the"]),
        ("said J. The forces", ["said J. The forces"]),
        ("in the U.S.", ["in the U.S."]),
        ("قال د. أحمد إنه. نعم", ["قال د. أحمد إنه.", "نعم"]),
        ("Gen. J. Smith spoke. He left.", ["Gen. J. Smith spoke.", "He left."]),
        ("قال “كذا.” ثم ذهب.", ["قال “كذا.”", "ثم ذهب."]),
        ("فقرة\nأخرى", ["فقرة", "أخرى"]),
        ("صراع “الصدر” و”المالكي”… التأزم", ["صراع “الصدر” و”المالكي”…", "التأزم"]),
        ("لذا؛ ينتشر. ", ["لذا؛ ينتشر."]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(st.sampled_from('اب .؟!\nUS"”د')))
def test_nothing_is_lost(text: str) -> None:
    spans = list(sentences(text))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
