"""In: the words for a speaker. Out: Noun, a definite phrase, and whether it may stand for someone.

A noun that stands beside one name in the article is that name's ("el diputado"); one that says
no more than what somebody is ("el político", "the organisation") continues whom the text has just
spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.items import name_words
from generator.extract.people import LEADERS
from generator.extract.stage import words_of
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.known import Known
    from generator.extract.phrases import Scene
    from generator.extract.stage import Word
    from generator.lexicon import Lexicon
    from generator.model.article import Span

OWN_HOLDERS = frozenset({
    "head_of_state", "head_of_government", "monarch", "foreign_minister", "minister",
    "ambassador", "spokesperson",
})  # fmt: skip
"""Offices of which each state has a holder of its own: a nationality alone gives no name."""
ONE_HOLDER = OWN_HOLDERS | LEADERS
"""Offices that tell people apart: who holds another of them is somebody else."""
BODIES = frozenset({ActorType.ORG, ActorType.COUNTRY, ActorType.GROUP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A definite noun phrase that may stand for someone named elsewhere."""

    at: int
    words: frozenset[str]
    """Before any "of", without article and nationality: "director" of "el director suizo del"."""
    title_class: str | None
    """None also where it says no more than that it is a person."""
    generic: bool
    """True: "el político", "the organisation"."""
    body: bool
    """True: what it stands for is no person."""
    feminine: bool | None
    country: str | None
    names: frozenset[str]
    """Capitalised words that are no actor's: "Exteriores"."""
    owned: bool
    """True: "el director del banco"."""


def gender(scene: Scene, word: str) -> bool | None:
    """Return whether a word is feminine, None where it tells nothing."""
    words = scene.words
    told = word in words.words("feminine") | words.words("masculine")
    return word in words.words("feminine") if told else None


def read_noun(scene: Scene, span: Span, lexicon: Lexicon) -> Noun | None:
    """Return the definite noun phrase that a span is, None where it is none."""
    words, found = scene.words, words_of(scene.text, span)
    if not found or found[0].lower not in words.words("definite"):
        return None
    inside = scene.entities.inside(span)
    actors = [scene.entities.actor(m.actor) for m in inside]
    plain = [w for w in found[1:] if w.lower not in words.words("emphasis")]
    cut = next((i for i, w in enumerate(plain) if w.lower in words.words("governors")), len(plain))
    head = {w.lower for w in plain[:cut]}
    adjectives = {
        w.lower for m in inside if not m.span.holds(span) for w in words_of(scene.text, m.span)
    }
    bodies, people = head & words.words("bodies"), head & words.words("people")
    return Noun(
        at=span.start,
        words=frozenset(head - adjectives),
        title_class=None if bodies or people else _title_class(plain, lexicon),
        generic=bool(bodies or people),
        body=bool(bodies),
        feminine=gender(scene, found[0].lower),
        country=next((a.country for a in actors if a.country), None),
        names=frozenset(w.text for w in plain if w.is_capital and w.lower not in adjectives),
        owned=cut < len(plain),
    )


def _title_class(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    titles = name_words(lexicon).gazetteer.titles
    lowers, gaps = [w.lower for w in words], [w.gap for w in words]
    matches = (titles.match(lowers, gaps, i) for i in range(len(words)))
    return next((match[2] for match in matches if match), None)


def may_be(noun: Noun, known: Known) -> bool:
    """Tell whether nothing speaks against a noun's standing for someone."""
    if (known.actor.type not in BODIES) if noun.body else not known.is_person:
        return False
    if not agree(noun.feminine, known.feminine) and not noun.body:
        return False
    if None not in (noun.country, known.actor.country) and noun.country != known.actor.country:
        return False
    held = _offices(known.actor.role_classes)
    return not (held and _offices([noun.title_class]) and not _holds(noun, known))


def agree(one: bool | None, other: bool | None) -> bool:
    """Tell whether two genders may be the same."""
    return None in (one, other) or one == other


def is_called(noun: Noun, known: Known) -> bool:
    """Tell whether an article calls someone by a noun: it stands beside the name."""
    if not noun.names <= known.names:
        return False
    return _holds(noun, known) or bool(noun.words and noun.words <= known.nouns)


def may_continue(noun: Noun, known: Known) -> bool:
    """Tell whether a noun may stand for whom the text has just spoken of, though never so called.

    "El político", after a name, does; "el portavoz" never gives a name to an office without one,
    and what belongs to something needs the same nationality.
    """
    if noun.title_class == "spokesperson":
        return False
    if not noun.generic and noun.title_class not in ONE_HOLDER:
        return False
    if noun.country is None:
        return not noun.owned
    if known.actor.country is not None:
        return True
    return not noun.owned and noun.title_class not in OWN_HOLDERS


def _holds(noun: Noun, known: Known) -> bool:
    held = _offices(known.actor.role_classes)
    return bool(held & _offices([noun.title_class]))


def _offices(classes: Sequence[str | None]) -> set[str]:
    """Return the offices that tell people apart; writers exchange those of leaders."""
    found = {c for c in classes if c is not None and c in ONE_HOLDER}
    return {"leader" if c in LEADERS else c for c in found}
