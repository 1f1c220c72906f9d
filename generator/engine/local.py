"""In: a function and many items. Out: results, from this process or a pool of processes."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 8
"""Items sent at once: enough that sending costs little beside reading an article."""
WAITING = 3
"""Batches in flight per process: enough to keep all busy, few enough to keep memory flat."""


def run_here(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield results from this process."""
    return map(function, items)


def run_in_pool(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int
) -> Iterator[Result]:
    """Yield results in order from `jobs` processes, which are spawned, never forked.

    Forking a process that has threads (MkDocs' server has) can lock up the child.
    """
    source = iter(items)
    batches = iter(lambda: tuple(islice(source, BATCH)), ())
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        flying: deque[Future[list[Result]]] = deque(
            pool.submit(_run_batch, function, batch) for batch in islice(batches, jobs * WAITING)
        )
        while flying:
            results = flying.popleft().result()
            flying += [pool.submit(_run_batch, function, batch) for batch in islice(batches, 1)]
            yield from results


def _run_batch(function: Callable[[Item], Result], batch: tuple[Item, ...]) -> list[Result]:
    return [function(item) for item in batch]
