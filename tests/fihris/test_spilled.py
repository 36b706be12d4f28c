"""What lies in a file is had as it was given, by whichever process it was."""

from __future__ import annotations

import os
import sys
import tempfile

import pytest

from fihris.spilled import Spilled
from mkdocs_fihris.apart import Apart


def _filled(*, spilled: bool = True) -> Spilled[str, object]:
    made = Spilled[str, object]()
    if spilled:
        made.spill()
    made["a"], made["b"] = "ألف" * 1000, ("second", None, (1, 2))
    return made


@pytest.mark.parametrize("spilled", [True, False])
def test_it_is_a_mapping(spilled: bool) -> None:
    made = _filled(spilled=spilled)
    assert dict(made) == {"a": "ألف" * 1000, "b": ("second", None, (1, 2))}
    made["a"] = ""
    del made["b"]
    assert (dict(made), len(made), made.get("b"), "b" in made) == ({"a": ""}, 1, None, False)
    with pytest.raises(KeyError):
        made["b"]


def test_what_is_spilled_is_not_held() -> None:
    assert [_filled(spilled=spilled).told()[1].keys() for spilled in (True, False)] == [set(), {"a", "b"}]


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a build parted")
def test_each_process_has_what_the_other_set() -> None:
    made = _filled()

    def others() -> object:
        made.beside()
        made["c"] = made["b"]
        made["a"] = "another"
        return made.told()

    half = Apart(others)
    made["d"] = "meanwhile"
    made.hear(*half.result())  # type: ignore[arg-type]
    assert dict(made) == {
        "a": "another",
        "b": ("second", None, (1, 2)),
        "c": ("second", None, (1, 2)),
        "d": "meanwhile",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a build parted")
def test_a_third_process_writes_over_nothing() -> None:
    made = _filled()

    def third() -> object:
        made["x"] = "of its own"
        return dict(made), list(made.told()[1])

    half = Apart(third)
    made["y"] = "of the first"
    assert half.result() == ({"a": "ألف" * 1000, "b": ("second", None, (1, 2)), "x": "of its own"}, ["x"])
    assert made["y"] == "of the first"


@pytest.mark.parametrize("fault", ["no file", "no room", "little room"])
def test_where_nothing_can_be_written_it_is_held(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    def refuse(*_: object) -> int:
        if fault == "little room":
            return 1
        raise OSError

    monkeypatch.setattr(*((tempfile, "TemporaryFile") if fault == "no file" else (os, "pwrite")), refuse)
    made = _filled()
    assert dict(made) == {"a": "ألف" * 1000, "b": ("second", None, (1, 2))}
    assert made.told()[1].keys() == {"a", "b"}
