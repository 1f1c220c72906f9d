"""Engines give the results of a function in order, and hold only a few items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.engine import run
from generator.engine.local import BATCH, WAITING

if TYPE_CHECKING:
    from collections.abc import Iterator


def double(number: int) -> int:
    return number * 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_the_order_of_items(jobs: int) -> None:
    """Whatever finishes first, results come as items came."""
    assert list(run(double, range(50), jobs=jobs)) == [n * 2 for n in range(50)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_taken_as_results_are(jobs: int) -> None:
    """Memory does not grow with the number of items: few are taken ahead of results."""
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for n in range(10_000):
            taken += 1
            yield n

    results = run(double, items(), jobs=jobs)
    next(results)
    assert taken <= BATCH * (jobs * WAITING + 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_items_give_no_results(jobs: int) -> None:
    """An empty input is no special case."""
    assert list(run(double, [], jobs=jobs)) == []
