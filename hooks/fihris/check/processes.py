"""Work on many briefs shared out among the processors that may be used."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from fihris.memory import packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 100
"""Items that are worth a process of their own; to start one costs some hundredths of a second."""
_AT_ONCE: Final = 16
"""Results that are sent together: of all of them the letters on their way would take as much room again, and each by itself would have letters of its own."""


def processors() -> int:
    """How many processors this process may use: of a machine's many it is often given few. Where a system does not say which, all that there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], fewest: int = 0, *, here: bool = True
) -> Iterator[R]:
    """The results of `work` over all items, in order. `work` is given a part of them, of at least `fewest`, and sees nothing of the others.
    A part is worked on `here`, unless this process had better have nothing of it but the results.

    The processes are forked, so that what was read need not be sent to them; where a system cannot fork, or the items are
    few, all is done in this process; so is what another one died of.
    """
    import multiprocessing  # noqa: PLC0415 - a network's library with it, which few briefs do without

    count = min(processors(), len(items) // (fewest or FEWEST))
    if count < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from work(items)
        return
    size = -(-len(items) // count)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    context = multiprocessing.get_context("fork")
    started: list[Connection] = []
    own, others = (parts[0], parts[1:]) if here else ([], parts)
    for part in others:
        ours, theirs = context.Pipe(duplex=False)
        started.append(ours)
        # A daemon: should this process fail, it ends those that wait for it to read, and does not wait for them.
        process = context.Process(target=_send, args=(theirs, started, work, part), daemon=True)
        with suppress(OSError):  # the system has no room for one more: that is seen as if it had died
            process.start()
        theirs.close()
    yield from work(own) if own else ()
    for ours, part in zip(started, others, strict=True):
        yield from _received(ours, work, part)


def _received(connection: Connection, work: Callable[[Sequence[T]], list[R]], part: Sequence[T]) -> Iterator[R]:
    """What a process sends, as it comes; what it could not send is made here."""
    come = 0
    try:
        while made := pickle.loads(connection.recv_bytes()):
            yield from made
            come += len(made)
    except (EOFError, OSError):  # it died: for want of memory, or of a fault that shows here again
        yield from work(part)[come:]


def _send(
    connection: Connection, readers: list[Connection], work: Callable[[Sequence[T]], list[R]], part: Sequence[T]
) -> None:
    for each in readers:  # so that the last reader dies with the process that reads: nobody would wait for it for ever
        each.close()
    made = work(part)
    for first in range(0, len(made), _AT_ONCE):
        connection.send_bytes(packed(made[first : first + _AT_ONCE]))
    connection.send_bytes(packed([]))  # that is all
    connection.close()
