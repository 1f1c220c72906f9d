"""In: where three verbs begin. Out: whether the last goes on from the first, over a report.

"Iran denied that it had sent drones and accused Iraq": the outer verbs are in one tense, and what
is reported between them in another. Where all three agree ("said the army attacked the town and
condemned the raid"), nothing tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from generator.extract.trees import Trees

VERBS = frozenset({"VERB", "AUX"})


def goes_on(trees: Trees, first: int, between: Iterable[int], second: int) -> bool:
    """Tell whether a verb after "and" has the subject of the verb before a report.

    Args:
        trees: the parse; without one nothing is told.
        first: where the verb before the report begins.
        between: where the words of the report begin.
        second: where the verb after "and" begins.
    """
    before, after = trees.token(first), trees.token(second)
    verbs = (token for at in between if (token := trees.token(at)) and token.pos_ in VERBS)
    reported = next(verbs, None)
    if before is None or after is None or reported is None:
        return False
    outer = _tense(before)
    return _tense(reported) != outer and _tense(after) in {outer, _participle(before)}


def _tense(token: Token) -> tuple[str, ...]:
    """Return the tense; an auxiliary has its own, for what it makes is another one."""
    kind = "AUX" if token.pos_ == "AUX" else ""
    return (kind, *(value for key in ("Mood", "Tense") for value in token.morph.get(key, [])))


def _participle(token: Token) -> tuple[str, ...]:
    """Return the tense of a participle that looks like the past of such a verb: "accused"."""
    return ("", *token.morph.get("Tense", []))
