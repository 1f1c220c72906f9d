"""In: a Scene. Out: Known, what an article tells of each person and body that it names.

A noun belongs to a name beside which it stands: "El diputado socialista Luis Vega", "Ana Ruiz,
analista de un banco", "the lawmaker Ann Lee".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.genders import gender_of_name
from generator.extract.stage import WORD, Word, words_of
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.extract.cue_words import CueWords
    from generator.extract.phrases import Scene
    from generator.model.findings import Actor, Mention

REACH = 60
"""Characters beside a name in which its noun may stand."""
NEAR = 4
"""Words of a noun phrase beside a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an article tells of one who acts in it."""

    actor: Actor
    named_at: int | None
    """Offset of the first name; None for one who only has an office ("líder ruso")."""
    nouns: frozenset[str]
    """Words beside the name that say what it is, in lower case."""
    names: frozenset[str]
    """Capitalised words of the offices: "Exteriores"."""
    feminine: bool | None
    """None where nothing tells."""

    @property
    def is_person(self) -> bool:
        """Tell a person from a body."""
        return self.actor.type is ActorType.PERSON

    def is_named_before(self, at: int) -> bool:
        """Tell whether its name has been told before a place in the text."""
        return self.named_at is not None and self.named_at < at


def known_in(scene: Scene) -> Mapping[str, Known]:
    """Return everyone who acts in an article, by the identifier of the actor."""
    by_actor: dict[str, list[Mention]] = {}
    for mention in scene.entities.mentions:
        by_actor.setdefault(mention.actor, []).append(mention)
    return {
        id_: _known(scene, scene.entities.actor(id_), mentions)
        for id_, mentions in by_actor.items()
    }


def _known(scene: Scene, actor: Actor, mentions: Iterable[Mention]) -> Known:
    words = scene.words
    nouns: set[str] = set()
    genders: list[bool] = []
    for mention in mentions:
        if not mention.named:
            continue
        first = WORD.search(scene.text, mention.span.start, mention.span.end)
        genders += _genders(words, [first.group().lower()] if first else [])
        genders += _verb_genders(scene, mention)
        before = [w.lower for w in _before(scene, mention)]
        after = [w.lower for w in _after(scene, mention)]
        genders += _genders(words, before)
        nouns |= {*before, *after} - words.words("determiners")
    offices = [word for role in actor.roles for word in role.split()]
    nouns |= {role.split()[0].lower() for role in actor.roles}
    if actor.type is not ActorType.PERSON:
        nouns |= {w.lower() for w in actor.name.split()}
    return Known(
        actor=actor,
        named_at=next((m.span.start for m in mentions if m.named), None),
        nouns=frozenset(nouns),
        names=frozenset(w for w in offices if w[0].isupper()),
        feminine=_one_gender(genders) if genders else _given_gender(words, actor),
    )


def _one_gender(genders: list[bool]) -> bool | None:
    return genders[0] if len(set(genders)) == 1 else None


def _given_gender(words: CueWords, actor: Actor) -> bool | None:
    """Return the gender of a person's first name, None for one that both bear."""
    if actor.type is not ActorType.PERSON:
        return None
    return gender_of_name(actor.name, women=words.words("women"), men=words.words("men"))


def verb_gender(words: CueWords, word: str) -> bool | None:
    """Return whether a verb of saying has a feminine subject, None where its form hides it."""
    if word not in words.surface:
        return None
    if word.endswith(tuple(words.words("feminine_verb_endings"))):
        return True
    return False if word.endswith(tuple(words.words("masculine_verb_endings"))) else None


def _verb_genders(scene: Scene, mention: Mention) -> list[bool]:
    """Return the genders of the verbs of saying right beside a name."""
    if not scene.words.words("feminine_verb_endings"):
        return []  # the verbs of most languages do not tell
    text, span = scene.text, mention.span
    before = words_of(text, Span(max(0, span.start - REACH), span.start))[-1:]
    after = words_of(text, Span(span.end, min(len(text), span.end + REACH)))[:1]
    beside = [w for w in before if text[w.span.end : span.start] == " "]
    beside += [w for w in after if w.gap == " "]
    found = (verb_gender(scene.words, w.lower) for w in beside)
    return [g for g in found if g is not None]


def _genders(words: CueWords, found: Iterable[str]) -> list[bool]:
    """Return True for each feminine and False for each masculine word."""
    feminine, masculine = words.words("feminine"), words.words("masculine")
    return [w in feminine for w in found if w in feminine or w in masculine]


def _before(scene: Scene, mention: Mention) -> tuple[Word, ...]:
    """Return the words before a name that say what it is, their article too."""
    words = words_of(scene.text, Span(max(0, mention.span.start - REACH), mention.span.start))
    gap = scene.text[words[-1].span.end : mention.span.start] if words else ""
    return _office_before(scene, words) if gap == ", " else _right_before(scene, words, gap)


def _right_before(scene: Scene, words: tuple[Word, ...], gap: str) -> tuple[Word, ...]:
    """Return the last words that belong to a name after a gap, form of address too."""
    cut = len(words)
    while cut and len(words) - cut < NEAR and gap in (" ", ". ", ' "', " «", " “"):
        word = words[cut - 1]
        address = word.lower in scene.words.words("masculine") | scene.words.words("feminine")
        if word.lower in scene.words.words("governors") or (word.is_capital and not address):
            break
        cut -= 1
        gap = word.gap
        if address or word.lower in scene.words.words("determiners"):
            break
    return words[cut:]


def _office_before(scene: Scene, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return article and noun of an office before a comma: "la fiscal de la corte, Ana Ruiz"."""
    for i in range(len(words) - 1, 0, -1):
        if words[i].gap != " ":
            break
        article = words[i - 1].lower in scene.words.words("definite")
        if article and words[i].lower in scene.words.words("people"):
            return words[i - 1 : i + 1]
    return ()


def _after(scene: Scene, mention: Mention) -> tuple[Word, ...]:
    """Return the words of an apposition: "Ana Ruiz, (la) analista ..."."""
    if not scene.text.startswith(", ", mention.span.end):
        return ()
    end = min(len(scene.text), mention.span.end + REACH)
    words = words_of(scene.text, Span(mention.span.end, end))
    found: list[Word] = []
    for word in words[:NEAR]:
        expected = (", ",) if not found else (" ",)
        if word.gap not in expected or word.lower in scene.words.words("governors"):
            break
        if found and word.lower in scene.words.words("determiners"):
            break  # "the minister, Ann Lee, met an envoy"
        found.append(word)
    return tuple(found)
