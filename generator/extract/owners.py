"""In: a Scene and a noun in it. Out: the Parties whose thing or deed it is: "Russia's visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.parties import is_city, parties_of
from generator.extract.scenes import Parties

if TYPE_CHECKING:
    from generator.extract.scenes import Scene
    from generator.model.findings import Mention


def owner_before(scene: Scene, i: int, *, mutual: bool = False) -> Parties:
    """Return "Russia's", "US" or "Russian" before a noun, an adjective or two between.

    Of a mutual deed a city tells where it was ("the Hanoi summit").
    """
    for j in range(i - 1, max(i - 5, -1), -1):
        if scene.comma_at(j + 1) or scene.is_verb(j) or scene.is_preposition(j):
            return Parties()
        if scene.is_one_of(j, "owners"):
            continue
        mention = scene.entities.at(scene.words[j].span.start)
        if mention is not None:
            is_place = mutual and is_city(mention)
            if _names_kind(scene, mention) or is_place or not _can_own(scene, mention):
                return Parties()
            start = scene.index(mention.span.start)
            run = [mention]
            # "Russia and China's visit" is rare; "US and South Korean drills" is not.
            if start > 1 and scene.is_one_of(start - 1, "and"):
                before = scene.entities.at(scene.words[start - 2].span.start)
                if before is not None:
                    run.insert(0, before)
            return parties_of(scene, run)
        if scene.is_one_of(j, "articles"):
            return Parties()
    return Parties()


def _can_own(scene: Scene, mention: Mention) -> bool:
    """Tell whether a name before a noun can be its owner: not in "im Kongo Massaker verübt".

    Where cases are told a noun's owner follows it, and only an adjective stands before; else a
    language may have endings that tell.
    """
    if not mention.named:
        return True
    endings = tuple(ending for (ending,) in scene.frames.grammar["genitive_endings"])
    last = scene.words[scene.after(mention) - 1]
    return not scene.frames.cases and (not endings or last.lower.endswith(endings))


def _names_kind(scene: Scene, mention: Mention) -> bool:
    """Tell whether a hyphen ties a name to another word ("pro-Russian", but not "US-led")."""
    first, after = scene.index(mention.span.start), scene.after(mention)
    if scene.words[first].gap == "-":
        return True
    hyphen = after < len(scene.words) and scene.words[after].gap.strip(".") == "-"
    return hyphen and not scene.is_one_of(after, "led")
