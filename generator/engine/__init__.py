"""In: a function and many items. Out: its results in the order of the items.

Knows nothing of articles. `jobs` is the number of processes; with one, everything runs here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.engine.local import run_here, run_in_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int = 1
) -> Iterator[Result]:
    """Yield `function(item)` for each item, in order, holding only a few at a time."""
    return run_here(function, items) if jobs == 1 else run_in_pool(function, items, jobs=jobs)
