"""Work on many briefs shared out among the machine's processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 100
"""Items that are worth a process of their own; to start one costs some hundredths of a second."""


def shared(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], fewest: int = 0) -> Iterator[R]:
    """The results of `work` over all items, in order. `work` is given a part of them, of at least `fewest`, and sees nothing of the others.

    The processes are forked, so that what was read need not be sent to them; where a system cannot fork, or the items are
    few, all is done in this process.
    """
    count = min(os.cpu_count() or 1, len(items) // (fewest or FEWEST))
    if count < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from work(items)
        return
    size = -(-len(items) // count)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    context = multiprocessing.get_context("fork")
    started = []
    for part in parts[1:]:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(theirs, work, part))
        process.start()
        theirs.close()
        started.append((process, ours))
    yield from work(parts[0])
    for process, ours in started:
        yield from ours.recv()  # EOFError where the process died; it has said why
        process.join()


def _send(connection: Connection, work: Callable[[Sequence[T]], list[R]], part: Sequence[T]) -> None:
    connection.send(work(part))
    connection.close()
