"""In: the Tellings of an article. Out: each deed once, at its fullest telling."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.findings import Factuality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.scenes import Scene, Telling

CONFLICT_IN_WORDS = 3
"""The quad of charges, demands, refusals and threats."""
NEAR_NOUN = 3
"""Words between a determiner and its noun."""
RIOT = "riot"
"""The mode of what breaks out beside a march."""


def merged(told: Sequence[Telling]) -> list[Telling]:
    """Keep each event once, at its fullest mention; the rest gives it what it lacks."""
    kept: list[Telling] = []
    for one in told:
        at = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _joined(one, kept[at])
    return sorted(kept, key=lambda t: t.trigger)


def _joined(one: Telling, other: Telling) -> Telling:
    """Return the fuller of two tellings; what it lacks it has from one in its sentence."""
    less, more = sorted((other, one), key=_fullness)
    if _fullness(less) == _fullness(more):
        less, more = one, other
    if one.scene is not other.scene:
        return more
    # "X and Y clashed, killing six": all who are told to take part.
    actor = less.actor if set(less.actor.ids) > set(more.actor.ids) else more.actor
    return replace(more, actor=actor or less.actor, target=more.target or less.target)


def _is_same(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings can be one event: no party differs.

    Of one frame; in one sentence of one type ("attacked a base, killing two").
    """
    if _is_one_crowd(one, other) or _is_told_again(one, other):
        return True
    here = one.scene is other.scene and one.type == other.type and bool(one.actor)
    if one.frame.mode and other.frame.mode and one.frame.mode != other.frame.mode:
        # "criticó el acuerdo y acusó a Bogotá" are two acts, a raid with bombs is one.
        here = here and one.scene.frames.kinds[one.type].quad != CONFLICT_IN_WORDS
    if one.frame.key != other.frame.key and not here:
        return False
    if one.factuality is not other.factuality or one.type != other.type:
        return False
    if not one.actor.ids and not other.actor.ids and one.scene is not other.scene:
        return False
    if not _same_time(one, other):
        return False
    return _fits(one.actor.ids, other.actor.ids) and _fits(one.target.ids, other.target.ids)


def _is_one_crowd(one: Telling, other: Telling) -> bool:
    """Tell whether a sentence only says in two ways that a crowd acts ("marched to protest")."""
    crowds = one.scene.frames.groups["crowds"]
    if one.scene is not other.scene or one.type not in crowds or other.type not in crowds:
        return False
    same = set(one.actor.spans) & set(other.actor.spans)
    return bool(same) or not one.actor or not other.actor


def _is_told_again(one: Telling, other: Telling) -> bool:
    """Tell whether a noun without a doer only points back at what a crowd did: "the strike".

    Riots stand beside a march, they are not the march.
    """
    scene = one.scene
    crowds = scene.frames.groups["crowds"]
    if one.type not in crowds or other.type not in crowds or one.predicate is not None:
        return False
    if one.actor or one.target:
        return False
    if scene is other.scene or not _is_definite(scene, one.first):
        return False
    modes = {one.frame.mode, other.frame.mode}
    return len(modes) == 1 or RIOT not in modes


def _is_definite(scene: Scene, i: int) -> bool:
    """Tell whether a noun has a definite determiner, alone or in a contraction ("del paro")."""
    definite = scene.frames.grammar["definite"]
    for j in range(i - 1, max(i - 1 - NEAR_NOUN, -1), -1):
        if scene.words[j + 1].gap.strip() or scene.is_verb(j):
            return False
        if (scene.words[j].lower,) in definite:
            return True
        if scene.is_preposition(j):
            return False
    return False


def _same_time(one: Telling, other: Telling) -> bool:
    """Tell whether the dates in two clauses can be of one event: equal, or one within the other."""
    here, there = (
        [d.edtf for d in t.scene.dates if d.edtf and t.clause.holds(d.span)] for t in (one, other)
    )
    return not (here and there) or any(
        a.startswith(b) or b.startswith(a) for a in here for b in there
    )


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or set(one) <= set(other) or set(one) >= set(other)


def _fullness(told: Telling) -> tuple[bool, int, bool, bool]:
    return (
        told.factuality is Factuality.ASSERTED,
        bool(told.actor) + bool(told.target) + (told.about is not None),
        bool(told.scene.dates),
        len(told.actor.ids) > 1,
    )
