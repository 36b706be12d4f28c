"""What is saved while the site is shown."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_QUIET: Final = 0.03
"""Seconds without a change after which a change is complete: editors write a file in several steps."""
_READING: Final = frozenset({"opened", "closed_no_write"})
"""What is seen when a file is only read."""


class Watch(FileSystemEventHandler):
    """Notes what changes in folders, and waits until it stops."""

    def __init__(self) -> None:
        self._seen = threading.Condition()
        self._paths: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        kept = {path for path in paths if "__pycache__" not in path and not os.path.basename(path).startswith(".")}
        if event.event_type not in _READING and not event.is_directory and kept:
            with self._seen:
                self._paths |= kept
                self._seen.notify_all()

    def wait(self) -> set[str]:
        """The paths that have changed since this was last asked."""
        with self._seen:
            while not self._seen.wait_for(lambda: self._paths, 1):
                pass  # with breaks, so that an interruption comes through on every system
            while self._seen.wait(_QUIET):
                pass
            paths, self._paths = self._paths, set()
            return paths


def watched(watch: Watch, root: Path, folders: list[Path]) -> None:
    """Have changes in folders told, and those of files at the project's root; where the system tells of no more files, look for them now and then."""
    for observer in (Observer(), PollingObserver(timeout=0.3)):
        try:
            observer.schedule(watch, str(root), recursive=False)
            for folder in folders:
                observer.schedule(watch, str(folder), recursive=True)
            observer.start()
            return
        except OSError as error:
            print(f"watching for changes: {error.strerror}", file=sys.stderr)
