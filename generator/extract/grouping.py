"""In: a paragraph. Out: Items, its words grouped into known names, titles, bodies and names.

The first of two steps of finding actors: this one looks at words and at what the trained
pipeline takes for a name, the second (roles.py, entities.py) at how the groups stand together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.items import STATE_KINDS, Item, Kind, NameWords, name_words
from generator.extract.stage import Reading, Word, within, words_of
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from generator.lexicon.gazetteer import Entry

NAME_GAPS = frozenset({" ", "-", "'", "’", "\u00a0"})
"""What stands between the words of one name."""
TAKEN_FOR = {
    "PER": ActorType.PERSON, "PERSON": ActorType.PERSON, "LOC": ActorType.PLACE,
    "GPE": ActorType.PLACE, "FAC": ActorType.PLACE, "ORG": ActorType.ORG,
    "NORP": ActorType.GROUP, "EVENT": ActorType.EVENT, "WORK_OF_ART": ActorType.WORK,
}  # fmt: skip
"""Labels of the pipelines' names: ours and those of OntoNotes."""
NO_NAMES = frozenset({"VERB", "AUX", "ADV", "CCONJ", "SCONJ", "PRON"})
"""Parts of speech with which a name that opens a sentence does not begin."""
SHOUTED_WORDS = 3
"""Words in capitals from which a sentence is a headline and not a row of acronyms."""
SHOUTED_SHARE = 0.8
COURTESY_GAPS = frozenset({" ", ". ", "\u00a0", ".\u00a0"})
"""What stands between "Mr" and the name."""
CURRENCY = re.compile(r"[$€£¥₽₩₹]")

Match = tuple[int, bool, "Entry"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A name as the pipeline takes it."""

    end: int
    """Position after its last word."""
    type: ActorType
    stop: bool = False
    """The full stop after it is a part of it: "Carlos Mota Jr."."""


def find_items(reading: Reading, paragraph: Span) -> tuple[Item, ...]:
    """Group the words of a paragraph, left to right, the longest known group first."""
    words = words_of(reading.article.text, paragraph)
    sentences = within(reading.sentences, paragraph, span_of=lambda s: s)
    first = (bisect_left(words, s.start, key=lambda w: w.span.start) for s in sentences)
    starts = [words[i].span.start for i in first if i < len(words)]
    common = frozenset(at for at in starts if _is_common(reading.doc, at))
    lists = name_words(reading.lexicon)
    taken = _taken(reading, words, lists)
    shouted = _shouted(words, sentences)
    text, opening = reading.article.text, frozenset(starts)
    return tuple(_Grouper(words, lists, text, opening, common, taken, shouted).items())


def _is_common(doc: Doc, at: int) -> bool:
    """Tell whether the tagger takes the word that opens a sentence for no name."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span is not None and span[0].pos_ not in ("PROPN", "X", "")


def _taken(reading: Reading, words: tuple[Word, ...], lists: NameWords) -> dict[int, Taken]:
    """Return the pipeline's names by the position of each of their words; none on a blank one."""
    if not words:
        return {}
    found: dict[int, Taken] = {}
    i = 0
    for ent in reading.ents_between(words[0].span.start, words[-1].span.end):
        if ent.label_ not in TAKEN_FOR:
            continue
        # "Hablaron Pham y Okafor": the verb has its capital from the sentence.
        start = ent[0].idx if ent[0].pos_ not in NO_NAMES or len(ent) == 1 else ent[1].idx
        while i < len(words) and words[i].span.start < start:
            i += 1
        end = i
        while end < len(words) and words[end].span.start < ent.end_char:
            end += 1
        type_ = TAKEN_FOR[ent.label_]
        while type_ is ActorType.PERSON and end < len(words) and words[end].gap == "-":
            end += 1  # "Moon Jae-in": tokenizers cut at hyphens
        while i < end and not _begins_name(words[i], type_, lists):
            i += 1
        while i < end and words[end - 1].text in lists.functional and words[end - 1].gap == " ":
            end -= 1
        # One letter and a stop at the end of a sentence are an initial to tokenizers: "Felipe V."
        stop = ent.text.endswith(".") and i < end and len(words[end - 1].text) > 1
        found |= {j: Taken(end, type_, stop) for j in range(i, end)}
        i = end
    return found


def _begins_name(word: Word, type_: ActorType, lists: NameWords) -> bool:
    """Tell whether a name may begin with a word: "al Sisi", never "el ministro", "Mr. Kim"."""
    if word.lower in lists.courtesy:
        return False
    if word.text != word.lower:
        return True
    return type_ is ActorType.PERSON and word.lower in lists.particles - lists.determiners


def _shouted(words: Sequence[Word], sentences: Sequence[Span]) -> frozenset[int]:
    """Return the positions of the words of headlines, which stand in capitals throughout."""
    found: set[int] = set()
    for sentence in sentences:
        inside = [
            i for i, word in enumerate(words)
            if sentence.start <= word.span.start < sentence.end and word.text.isalpha()
        ]  # fmt: skip
        capitals = sum(words[i].text.isupper() for i in inside)
        if capitals >= max(SHOUTED_WORDS, SHOUTED_SHARE * len(inside)):
            found.update(inside)
    return frozenset(found)


class _Grouper:
    """Groups the words of one paragraph."""

    def __init__(
        self,
        words: Sequence[Word],
        lists: NameWords,
        text: str,
        opening: frozenset[int],
        common: frozenset[int],
        taken: Mapping[int, Taken],
        shouted: frozenset[int],
    ) -> None:
        self.words, self.lists, self.text = words, lists, text
        self.opening, self.common, self.taken, self.shouted = opening, common, taken, shouted
        self.lowers = [w.lower for w in words]
        self.gaps = [w.gap for w in words]
        self.texts = [self._as_written(i) for i in range(len(words))]

    def _as_written(self, i: int) -> str:
        """Return a word as running text has it: "Corea del Norte" of a headline in capitals."""
        word = self.words[i]
        if i not in self.shouted or word.text in self.lists.gazetteer.cased.phrases:
            return word.text  # also a known acronym in a headline
        return word.lower if word.lower in self.lists.functional else word.text.capitalize()

    def items(self) -> Iterator[Item]:
        """Yield the items in order."""
        i = 0
        while i < len(self.words):
            item = self._at(i)
            yield item
            i += len(item.words)

    def _at(self, i: int) -> Item:
        """Return the longest group that begins at a word."""
        # "US$ 20": money, and no state
        if CURRENCY.match(self.text, self.words[i].span.end) or self._is_courtesy(i):
            return self._item(Kind.WORD, i, i + 1)
        known, name = self._known(i), self.taken.get(i)
        title = self.lists.gazetteer.titles.match(self.lowers, self.gaps, i)
        if i and not title and self._is_courtesy(i - 1):  # "Mr. Jordan": no state
            end = name.end if name else max(self._chunk_end(i), i + 1)
            return self._item(Kind.CHUNK, i, end, type_=ActorType.PERSON)
        end_known = i + known[0] if known else i
        if (end := self._org_end(i)) > end_known:
            if name is not None and name.type is ActorType.ORG:
                end = max(end, name.end)
            inner = self._inner(i + 1, end)
            # "Consejo de Seguridad de la ONU" begins with a body that we know by itself.
            entry = known[2] if known and self._is_body_of(known, i, inner) else None
            return self._item(Kind.ORG, i, end, entry=entry, inner=inner)
        if known and self._is_whole(known, i, name) and known[0] >= (title[0] if title else 0):
            type_ = name.type if name else None
            return self._item(Kind.KNOWN, i, end_known, entry=known[2], stop=known[1], type_=type_)
        if title and (name is None or name.type is not ActorType.ORG):
            return self._item(Kind.TITLE, i, i + title[0], title_class=title[2])
        if name is not None:
            return self._named(i, name)
        if (end := self._chunk_end(i)) > i:
            headed = end > i + 1 and not self.lists.nouns_capitalised and self._is_head(end - 1)
            return self._item(Kind.ORG if headed else Kind.CHUNK, i, end)
        return self._item(Kind.WORD, i, i + 1)

    def _is_courtesy(self, i: int) -> bool:
        """Tell whether a word stands before a name out of courtesy: "Mr. Kim", "la señora Paz"."""
        return (
            self.lowers[i] in self.lists.courtesy
            and i + 1 < len(self.words)
            and self.gaps[i + 1] in COURTESY_GAPS
            and self.words[i + 1].is_capital
        )

    def _known(self, i: int) -> Match | None:
        gazetteer, name = self.lists.gazetteer, self.taken.get(i)
        if self.lowers[i] in self.lists.determiners and i + 1 < len(self.words):
            # "the US": the name begins after its article, but "El Salvador", "La Paz".
            inside = gazetteer.cased.match(self.texts, self.gaps, i + 1)
            whole = gazetteer.cased.match(self.texts, self.gaps, i)
            if inside and whole and inside[2].id == whole[2].id:
                return None
        known = gazetteer.cased.match(self.texts, self.gaps, i)
        known = known or gazetteer.uncased.match(self.lowers, self.gaps, i)
        if known is None and name is not None and name.type is ActorType.PLACE:
            known = gazetteer.unsure.match(self.texts, self.gaps, i)
        return known

    def _is_whole(self, known: Match, i: int, name: Taken | None) -> bool:
        """Tell whether a known name is all that stands here: not of "Bank" in "Bank of Japan"."""
        end = i + known[0]
        if name is None or end >= name.end:
            return True
        # "Serbia-Kosovo": two states, though one name to the pipeline.
        return known[2].kind == "country" and self.gaps[end] in ("-", "–")

    def _named(self, i: int, name: Taken) -> Item:
        """Return what the pipeline takes for a name; a body of several words has an inside."""
        if name.type is not ActorType.ORG or name.end == i + 1:
            return self._item(Kind.CHUNK, i, name.end, type_=name.type)
        inner = self._inner(i, name.end)
        return self._item(Kind.ORG, i, name.end, inner=inner, type_=name.type)

    def _is_body_of(self, known: Match, i: int, inner: Sequence[Item]) -> bool:
        """Tell a body with its owner ("... de la ONU") from another one with a longer name.

        "Verteidigungsministerium" alone is Germany's, with "der Ukraine" it is not.
        """
        owners = {item.entry.country for item in inner if item.entry and item.entry.country}
        foreign = known[2].country is not None and owners and known[2].country not in owners
        return (
            known[2].kind == "body" and not foreign and self.lowers[i + known[0]] in self.lists.of
        )

    def _is_head(self, i: int) -> bool:
        return self.lists.gazetteer.heads.match(self.lowers, self.gaps, i) is not None

    def _inner(self, start: int, end: int) -> tuple[Item, ...]:
        """Return the known names inside a body's name, for its country."""
        inside = _Grouper(
            self.words[start:end], self.lists, self.text, self.opening, self.common, {}, frozenset()
        )
        return tuple(item for item in inside.items() if item.kind is Kind.KNOWN)

    def _item(
        self,
        kind: Kind,
        i: int,
        after: int,
        *,
        entry: Entry | None = None,
        title_class: str | None = None,
        inner: tuple[Item, ...] = (),
        stop: bool = False,
        type_: ActorType | None = None,
    ) -> Item:
        words = tuple(self.words[i:after])
        start, end = words[0].span.start, words[-1].span.end
        name = self.taken.get(after - 1)
        if stop or (name is not None and name.stop and name.end == after):
            end += self.text.startswith(".", end)
        opens = start in self.opening
        return Item(
            kind=kind, words=words, span=Span(start, end), opens=opens, shouted=i in self.shouted,
            entry=entry, title_class=title_class, inner=inner, type=type_,
        )  # fmt: skip

    def _org_end(self, i: int) -> int:
        """Return the end of a body's name that begins with its head at i; i where none does.

        "Departamento de Estado", "Ministry of Foreign Affairs", "ministerio de Defensa": the
        head, then capitalised parts joined by the language's words for "of" and "and". A head of
        a state's own body may stand alone beside a nationality: "la cancillería rusa".
        """
        words, lists = self.words, self.lists
        head = lists.gazetteer.heads.match(self.lowers, self.gaps, i)
        own = self.taken.get(i)
        large = words[i].is_capital and i not in self.shouted
        if lists.nouns_capitalised:
            large = own is not None and own.type is ActorType.ORG
        if head is None or not (large or head[2] in STATE_KINDS):
            return i
        alone = i + head[0]
        end = j = alone
        while j < len(words) and self.gaps[j] in NAME_GAPS:
            if words[j].is_capital and i not in self.shouted:
                if (after := self._part_end(own, end, j, large=large)) == j:
                    break
                j = end = after
                continue
            if self.lowers[j] not in lists.of and not (
                # "Asuntos Exteriores y Cooperación" is one body; "Consejo de Rusia y China" none.
                self.lowers[j] in lists.and_ and end > alone and self._is_plain_capital(j + 1)
            ):
                break
            j += 1
        if end > alone or (head[0] > 1 and large):
            return end
        beside = (
            lists.gazetteer.uncased.match(self.lowers, self.gaps, alone)
            if alone < len(words)
            else None,
            lists.gazetteer.cased.match(self.texts, self.gaps, i - 1) if i else None,
        )
        state = any(known is not None and known[2].kind == "demonym" for known in beside)
        return end if state and head[2] in STATE_KINDS else i

    def _part_end(self, own: Taken | None, end: int, i: int, *, large: bool) -> int:
        """Return the end of the capitalised part of a body's name at i; i where it is no part.

        Args:
            own: what the pipeline takes the head for.
            end: of the name so far.
            i: position of the part.
            large: whether the head is written as a name.
        """
        lists, name = self.lists, self.taken.get(i)
        if not large and ((name and name.type is ActorType.PERSON) or self._is_owner(i)):
            return i  # "presidencia de Elena Ríos": whose, and no part of a name
        known = lists.gazetteer.cased.match(self.texts, self.gaps, i)
        if known is None and lists.nouns_capitalised and not (own and i < own.end):
            return i  # "Führung der Brigade": any noun is written large
        if known is not None and known[2].kind == "demonym":
            return i
        place = name if name is not None and name.type is ActorType.PLACE else None
        if (known or place) and lists.locative & set(self.lowers[end:i]):
            return i  # "Gobierno en Loja": where it is
        return max(i + (known[0] if known else 1), place.end if place else 0)

    def _is_owner(self, i: int) -> bool:
        """Tell whether a body of its own begins here, after "of": "comando da Guarda Costeira"."""
        name, known = self.taken.get(i), self.lists.gazetteer.cased.match(self.texts, self.gaps, i)
        if self.lowers[i - 1] not in self.lists.of or (name and self.taken.get(i - 1) is name):
            return False
        if known is not None and known[2].kind == "body":
            return True
        body = self.words[i].text.isupper() or self._is_head(i)
        return body and name is not None and name.type is ActorType.ORG

    def _is_plain_capital(self, i: int) -> bool:
        if i >= len(self.words) or not self.words[i].is_capital or self.gaps[i] != " ":
            return False
        return self.lists.gazetteer.cased.match(self.texts, self.gaps, i) is None

    def _chunk_end(self, i: int) -> int:
        """Return the end of the capitalised words that begin at i; i where there is no name."""
        first, lists = self.words[i], self.lists
        if not _is_name_word(first) or first.lower in lists.stop or i in self.shouted:
            return i
        if first.span.start in self.opening and first.lower in lists.functional:
            return i
        if first.span.start in self.common:
            return i
        end, j = i + 1, i + 1
        while j < len(self.words) and _joins(self.words[j - 1], self.words[j]):
            if _is_name_word(self.words[j]):
                if lists.gazetteer.cased.match(self.texts, self.gaps, j) or j in self.taken:
                    break
                end = j + 1
            elif self.lowers[j] not in lists.particles and self.gaps[j] != "-":
                break
            elif self.gaps[j] == "-":
                end = j + 1  # "Jong-un"
            j += 1
        return end


def _is_name_word(word: Word) -> bool:
    return word.is_capital and not word.text.isdigit()


def _joins(before: Word, word: Word) -> bool:
    return word.gap in NAME_GAPS or (word.gap == ". " and len(before.text) == 1)
