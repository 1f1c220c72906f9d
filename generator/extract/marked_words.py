"""In: a fragment between marks. Out: what it is, a name, an utterance, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.cues import STOPS, ItemKind, items_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.cues import Item
    from generator.extract.marks import Marked
    from generator.extract.phrases import Scene

UTTERANCE_WORDS = 3
LOOSE_WORDS = 4
"""A fragment inside a clause without a cue must be this long to be someone's words."""
TITLE_WORDS = 6
LONG_FRAGMENT = 9


def word_count(scene: Scene, marked: Marked) -> int:
    """Count the words between the marks."""
    return len(scene.text[marked.inner.start : marked.inner.end].split())


def ends_sentence(scene: Scene, marked: Marked) -> bool:
    """Tell whether the words end in a stop inside their marks."""
    return scene.text[marked.inner.end - 1] in STOPS


def is_title(scene: Scene, marked: Marked) -> bool:
    """Tell a name from an utterance: a few words, all with capitals but the small ones.

    Where nouns have capitals as well, one word or "Tag der Arbeit" tells nothing.
    """
    words = scene.text[marked.inner.start : marked.inner.end].split()
    is_cry = ends_sentence(scene, marked) and not (words[-1].endswith(".") and len(words) > 1)
    if len(words) > TITLE_WORDS or is_cry or any(w[-1] in STOPS for w in words[:-1]):
        return False
    words_of = scene.words.words
    small = words_of("before_names") | words_of("links") | words_of("title_words")
    if "nouns_capitalised" in scene.words.flags:
        small = words_of("title_words")
        if len(words) == 1 and not words[0].isupper():
            return False
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in small for w in words) and any(
        w[0].isupper() for w in words
    )


def names_thing(scene: Scene, items: Sequence[Item], i: int) -> bool:
    """Tell whether a fragment is the name of a thing told of: "on the channel's “Open Talk”"."""
    marked, before = items[i].marked, items[i - 1] if i else None
    if marked is None or before is None or before.kind is not ItemKind.WORD:
        return False
    count = word_count(scene, marked)
    follows = [x.lower for x in items[i + 1 : i + 3]]
    if follows[:1] == [","] and follows[-1] in scene.words.words("complementisers"):
        # "told “Daily news”, that": the name of a paper that was told.
        return count < LOOSE_WORDS and scene.text[marked.inner.start].isupper()
    leads = before.lower.endswith(("'s", "s'")) or before.lower in scene.words.words("before_names")
    return leads and count > 1 and is_title(scene, marked)


def is_utterance(scene: Scene, marked: Marked, *, introduced: bool) -> bool:
    """Tell whether marked words stand as an utterance of their own."""
    count = word_count(scene, marked)
    if introduced:
        return (
            count >= UTTERANCE_WORDS
            or ends_sentence(scene, marked)
            or scene.text[marked.inner.start].isupper()
        )
    if count >= LONG_FRAGMENT or (ends_sentence(scene, marked) and count >= LOOSE_WORDS):
        return True
    if count < UTTERANCE_WORDS:
        return False
    inner = items_of(scene.text, marked.inner, marked=(), words=scene.words)
    return any(x.lower in scene.words.words("finite") for x in inner)
