"""In: speakers and sentences in order. Out: Told, which says for whom the next words stand.

One clear candidate is named; two mean none.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.cues import ItemKind
from generator.extract.known import known_in, verb_gender
from generator.extract.referents import (
    ONE_HOLDER,
    agree,
    gender,
    is_called,
    may_be,
    may_continue,
    read_noun,
)
from generator.extract.speakers import Speaker, head_mention
from generator.extract.stage import words_of
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.extract.cues import Item
    from generator.extract.known import Known
    from generator.extract.phrases import Scene
    from generator.extract.referents import Noun
    from generator.lexicon import Lexicon

LONG_AGO = 3
"""Sentences after which a pronoun or noun no longer continues the last speaker."""


class Told:
    """Holds what an article has told so far: who has spoken, and of whom the text speaks."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self.scene, self.lexicon = scene, lexicon
        self.speakers: list[Speaker] = []
        self.age = 0
        """Sentences since the last report."""
        self.topic: Speaker | None = None
        """Who opens the sentence before, as the subject of its main clause."""
        self.present: tuple[Known, ...] = ()
        """Whom the sentence before names."""
        self.present_end = 0
        """Where that sentence ends."""

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """Everyone who acts in the article."""
        return known_in(self.scene)

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self.speakers[-1] if self.speakers else None

    def hear(self, speaker: Speaker) -> None:
        """Remember who has just spoken, also one whom nobody knows."""
        self.speakers.append(speaker)
        self.age = 0

    def begin(self) -> None:
        """Begin a sentence."""
        self.age += 1

    def end(self, sentence: Span, opening: Span | None) -> None:
        """Remember of whom a sentence speaks: who opens it, and whom it names at all."""
        if opening is None:
            self.topic = None
        elif not self._is_pronoun(opening):
            self.topic = self.name(opening, sieve="topic")
        named = (m for m in self.scene.entities.outermost(sentence) if m.named)
        ids = dict.fromkeys(self.scene.entities.stands_for(m) for m in named)
        self.present = tuple(self.known[id_] for id_ in ids if id_ in self.known)
        self.present_end = sentence.end

    def name(self, span: Span, *, sieve: str) -> Speaker:
        """Say whom the words of a speaker stand for."""
        words = self.scene.text[span.start : span.end]
        if self._is_pronoun(span):
            meant = self._by_pronoun(self._word(span))
            name, actor = (meant.name, meant.actor) if meant else (None, None)
            return Speaker(span=span, name=name, actor=actor, sieve="pronoun")
        mention = head_mention(self.scene, span)
        known = self.known.get(self.scene.entities.stands_for(mention)) if mention else None
        if known and mention and not (mention.named or self._fits_article(span, known)):
            known = None  # "la ministra" is not the man who holds such an office
        if known is None or known.named_at is None:
            found = self._by_noun(span)
            if found is not None:
                return Speaker(span=span, name=found.name, actor=found.actor, sieve="noun")
        if known is None:
            return Speaker(span=span, name=words, actor=None, sieve=sieve)
        return Speaker(span=span, name=known.actor.name, actor=known.actor.id, sieve=sieve)

    def meant_by(self, items: Iterable[Item]) -> dict[int, str]:
        """Return whom the pronouns of the sentence that begins mean, by where they stand."""
        spans = [Span(item.start, item.end) for item in items if item.kind is ItemKind.WORD]
        found = {s.start: self._by_pronoun(self._word(s)) for s in spans if self._is_pronoun(s)}
        return {at: s.actor for at, s in found.items() if s is not None and s.actor is not None}

    def dropped(self, verb: str, *, plural: bool | None) -> Speaker | None:
        """Return whom a verb without a subject continues, by its number and gender.

        The last speaker; after other sentences whoever is the subject of the one before.
        """
        candidates = list(reversed(self.speakers))
        topic = self.topic if self.age > 1 or not candidates else None
        if topic is not None and self._known_as(topic) is not None:
            candidates.insert(0, topic)
        feminine = verb_gender(self.scene.words, verb)
        agreeing = (
            s
            for s in candidates
            if (plural is None or self._is_plural(s) in (plural, None))
            and ((k := self._known_as(s)) is None or agree(feminine, k.feminine))
        )
        found = next(agreeing, None)
        if found is None:
            return None
        return found.left_out("last-subject" if found is topic else "last-speaker")

    def _fits_article(self, span: Span, known: Known) -> bool:
        """Tell whether the article of an office may stand before someone's name."""
        first = next(iter(words_of(self.scene.text, span)), None)
        article = gender(self.scene, first.lower) if first else None
        return not known.is_person or agree(article, known.feminine)

    def _by_pronoun(self, word: str) -> Speaker | None:
        feminine = gender(self.scene, word)
        return self._in_focus(lambda k: k.is_person and agree(feminine, k.feminine))

    def _by_noun(self, span: Span) -> Speaker | None:
        noun = read_noun(self.scene, span, self.lexicon)
        if noun is None:
            return None
        told = [k for k in self.known.values() if k.is_named_before(noun.at) and may_be(noun, k)]
        called = [k for k in told if is_called(noun, k)]
        if len(called) == 1:
            return _speaker(called[0])
        if not called:
            unnamed = self._unnamed(noun)
            if unnamed is not None or self._has_own_holder(noun):
                return unnamed
            called = [k for k in told if may_continue(noun, k)]
        return self._in_focus(lambda k: k in called)

    def _unnamed(self, noun: Noun) -> Speaker | None:
        """Return a speaker without a name whom the same noun has called before: "una fuente"."""
        for speaker in reversed(self.speakers):
            known = self._known_as(speaker)
            if speaker.words is None or (known and known.named_at is not None):
                continue
            words = {w.lower for w in words_of(self.scene.text, speaker.words)}
            if noun.words and noun.words <= words:
                return speaker
        return None

    def _in_focus(self, fits: Callable[[Known], bool]) -> Speaker | None:
        """Return the one whom the text has just spoken of and who fits."""
        last = self.last if self.age <= LONG_AGO else None
        topic = self.topic if self.age else None
        found = [s for s in (topic, last) if s and (k := self._known_as(s)) and fits(k)]
        if self.age <= 1 and len({s.actor for s in found}) > 1:
            return None  # both stand in the sentence before
        if found:
            return found[0]
        present = [k for k in self.present if fits(k)] if self.age else []
        if len(present) != 1 or (present[0].is_person and not self._is_only_person(present[0])):
            return None
        return _speaker(present[0])

    def _is_only_person(self, person: Known) -> bool:
        """Tell whether the article has named nobody else yet."""
        at = self.present_end
        return all(
            k is person for k in self.known.values() if k.is_person and k.is_named_before(at)
        )

    def _known_as(self, speaker: Speaker) -> Known | None:
        return self.known.get(speaker.actor) if speaker.actor else None

    def _has_own_holder(self, noun: Noun) -> bool:
        """Tell whether a noun was spoken of before, without a name: an office, "an envoy"."""
        if noun.title_class not in ONE_HOLDER:
            return any(self._first_at(w, after="indefinite") <= noun.at for w in noun.words)
        return any(self._first_at(word) <= noun.at for word in noun.words)

    def _first_at(self, word: str, *, after: str = "") -> int:
        """Return where a word first ends, right behind one of a list if that is asked."""
        return self._firsts[after].get(word, len(self.scene.text) + 1)

    @cached_property
    def _firsts(self) -> Mapping[str, Mapping[str, int]]:
        words = words_of(self.scene.text, Span(0, len(self.scene.text)))
        new = self.scene.words.words("indefinite")
        anywhere: dict[str, int] = {}
        indefinite: dict[str, int] = {}
        for word in words:
            anywhere.setdefault(word.lower, word.span.end)
        for before, word in pairwise(words):
            if before.lower in new:
                indefinite.setdefault(word.lower, word.span.end)
        return {"": anywhere, "indefinite": indefinite}

    def _word(self, span: Span) -> str:
        """Return a word as the lists have it: "-lhe" without its hyphen."""
        return self.scene.text[span.start : span.end].lower().strip("-")

    def _is_pronoun(self, span: Span) -> bool:
        lists = self.scene.words
        return self._word(span) in lists.words("pronouns") | lists.words("possessors")

    def _is_plural(self, speaker: Speaker) -> bool | None:
        if speaker.words is None:
            return None
        words = self.scene.words
        found = [w.lower for w in words_of(self.scene.text, speaker.words)]
        if words.words("plural_determiners") & set(found[:1]) or words.words("and") & set(found):
            return True
        bare = found[0] not in words.words("determiners") and speaker.actor is None
        endings = tuple(words.words("plural_endings"))
        return bool(endings) and bare and found[0].endswith(endings)


def _speaker(known: Known) -> Speaker:
    return Speaker(span=None, name=known.actor.name, actor=known.actor.id, sieve="noun")
