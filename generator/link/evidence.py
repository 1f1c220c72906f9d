"""In: two things and features. Out: how alike they are, and the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Feature(Generic[Thing]):
    """One claim that a comparison tests."""

    claim: str
    """What it says when it holds; part of the explanation."""
    holds: Callable[[Thing, Thing], bool]
    weight: float
    """Negative for what speaks against."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all features say together."""

    score: float
    why: str


def weigh(features: Sequence[Feature[Thing]], one: Thing, other: Thing) -> Verdict:
    """Add up the features that hold, and say which they are."""
    holding = [f for f in features if f.holds(one, other)]
    why = "; ".join(f"{f.claim} ({f.weight:+.1f})" for f in holding)
    return Verdict(sum(f.weight for f in holding), why or "nothing in common")
