"""The table of outputs."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from fihris import write
from fihris.write.output import ROOM, Finished, parted
from fihris.write.outputs import OUTPUTS


def test_no_output_is_forgotten() -> None:
    """A module here that makes files of the finished site has its line in the table."""
    modules = [import_module(f"fihris.write.{each.name}") for each in pkgutil.iter_modules(write.__path__)]
    made = {
        module.files
        for module in modules
        if callable(getattr(module, "files", None)) and module.files.__annotations__.get("of") == Finished.__name__
    }
    assert made == set(OUTPUTS)
    assert len(OUTPUTS) > 5


def test_offline_is_last() -> None:
    """It lists all that is written before it."""
    assert OUTPUTS[-1].__module__ == "fihris.write.offline"


def test_records_are_parted_by_their_size_and_none_is_cut() -> None:
    small, large = "a" * (ROOM // 3), "b" * (ROOM * 2)
    parts = list(parted([("1", small), ("2", small), ("3", small), ("4", large), ("5", small)]))
    assert [list(each) for each in parts] == [["1", "2"], ["3"], ["4"], ["5"]]
    assert {name: text for each in parts for name, text in each.items()}["4"] == large
    assert list(parted([])) == [{}]
