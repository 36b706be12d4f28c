"""A plugin of pytest that writes down which test runs which lines of the core, and how long each takes: into the folder FIHRIS_COVERING."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

CORE = Path(__file__).resolve().parents[2] / "hooks/fihris"
FOLDER = os.environ.get("FIHRIS_COVERING", "")
EXAMPLES = 40
"""Of a property: a fault in the rule shows soon or never."""


class _Covering:
    """Begun before anything of the core is imported, and kept before the worker says that it is done: else it may be ended first."""

    def __init__(self, folder: Path) -> None:
        from coverage import Coverage  # noqa: PLC0415 by a lock of its own: who only asks goes without

        self._folder = folder
        self._took: dict[str, float] = {}
        self._coverage = Coverage(str(folder / "lines"), data_suffix=True, branch=True, include=[f"{CORE}/*"])
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        before = sum(os.times()[:2])
        made = yield
        self._took[item.nodeid] = sum(os.times()[:2]) - before
        return made

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        if self._took:  # not where workers do the work
            self._coverage.save()
            (self._folder / f"took-{os.getpid()}.json").write_text(json.dumps(self._took), "utf-8")


_COVERING = _Covering(Path(FOLDER)) if FOLDER else None


def pytest_configure(config: pytest.Config) -> None:
    if _COVERING:
        config.pluginmanager.register(_COVERING, "covering")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        test = getattr(item, "obj", None)
        if test and is_hypothesis_test(test):
            asked = getattr(test, "_hypothesis_internal_use_settings", None) or settings.default
            test = getattr(test, "__func__", test)
            test._hypothesis_internal_use_settings = settings(asked, max_examples=min(asked.max_examples, EXAMPLES))
