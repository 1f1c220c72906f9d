"""In: a paragraph. Out: Items, its words grouped into known names, titles, bodies and names.

The first of two steps of finding actors: this one looks at words alone, the second
(roles.py, entities.py) at how the groups stand together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from generator.extract.stage import Reading, Word, within, words_of
from generator.lexicon.gazetteer import Entry, Gazetteer, load_gazetteer
from generator.model.article import Span
from generator.model.findings import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.lexicon import Lexicon


STATE_KINDS = frozenset({"government", "legislature", "judiciary", "military", "police"})
"""Kinds of bodies whose heads are written small: "el ministerio de Defensa"."""
NAME_GAPS = frozenset({" ", "-", "'", "’", "\u00a0"})
"""What stands between the words of one name."""


class Kind(Enum):
    """What an item is."""

    KNOWN = "known"
    """A name of the gazetteer."""
    TITLE = "title"
    """An office noun."""
    ORG = "org"
    """A body by its head noun: "Departamento de Estado", "Foreign Ministry"."""
    CHUNK = "chunk"
    """Capitalised words of a kind not yet known."""
    WORD = "word"
    """Any other word."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One or more words that belong together."""

    kind: Kind
    words: tuple[Word, ...]
    span: Span
    opens: bool
    """First of its sentence."""
    entry: Entry | None = None
    title_class: str | None = None
    inner: tuple[Item, ...] = ()
    """Known names inside a body's name."""
    type: ActorType | None = None
    """What the pipeline takes the name for, if it takes it for one."""

    @property
    def lower(self) -> str:
        """The first word in lower case."""
        return self.words[0].lower

    @property
    def gap(self) -> str:
        """What stands before it."""
        return self.words[0].gap


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The word lists this room needs, as sets."""

    gazetteer: Gazetteer
    functional: frozenset[str]
    """Words that begin sentences with a capital without being names."""
    of: frozenset[str]
    and_: frozenset[str]
    particles: frozenset[str]
    stop: frozenset[str]


@cache
def name_words(lexicon: Lexicon) -> NameWords:
    """Gather the lists from language.toml and actors.toml."""
    language, actors = lexicon.table("language"), lexicon.table("actors")
    functional = {
        word
        for part in ("determiners", "prepositions", "conjunctions", "negation", "relatives")
        for words in language.get(part, {}).values()
        for word in words
    }
    names = language.get("names", {})
    return NameWords(
        gazetteer=load_gazetteer(lexicon),
        functional=frozenset(functional | set(language.get("sentence_openers", ()))),
        of=frozenset(names.get("of", ())),
        and_=frozenset(names.get("and", ())),
        particles=frozenset(w.lower() for w in actors.get("particles", {}).get("words", ()))
        - frozenset(names.get("and", ())),
        stop=frozenset(w.lower() for w in actors.get("stop", {}).get("words", ())),
    )


def find_items(reading: Reading, paragraph: Span) -> tuple[Item, ...]:
    """Group the words of a paragraph, left to right, the longest known group first."""
    words = words_of(reading.article.text, paragraph)
    starts = [s.start for s in within(reading.sentences, paragraph, span_of=lambda s: s)]
    opening = {next((w.span.start for w in words if w.span.start >= start), -1) for start in starts}
    lists, taken = name_words(reading.lexicon), _taken(reading, words)
    return tuple(_group(words, lists, reading.article.text, opening, taken))


@dataclass(frozen=True, slots=True)
class Taken:
    """A name as the pipeline takes it."""

    end: int
    """Position after its last word."""
    type: ActorType


TAKEN_FOR = {
    "PER": ActorType.PERSON, "PERSON": ActorType.PERSON, "LOC": ActorType.PLACE,
    "GPE": ActorType.PLACE, "FAC": ActorType.PLACE, "ORG": ActorType.ORG,
    "NORP": ActorType.GROUP, "EVENT": ActorType.EVENT, "WORK_OF_ART": ActorType.WORK,
}  # fmt: skip
"""Labels of the pipelines' names: ours and those of OntoNotes."""


def _taken(reading: Reading, words: tuple[Word, ...]) -> dict[int, Taken]:
    """Return the pipeline's names by the position of each of their words; none on a blank one."""
    if not words:
        return {}
    first, after = words[0].span.start, words[-1].span.end
    found: dict[int, Taken] = {}
    i = 0
    for ent in reading.ents_between(first, after):
        if ent.label_ not in TAKEN_FOR:
            continue
        while i < len(words) and words[i].span.end <= ent.start_char:
            i += 1
        end = i
        while end < len(words) and words[end].span.start < ent.end_char:
            end += 1
        # A name written small is a mistake of the pipeline's.
        if any(word.text != word.lower or word.lower.isdigit() for word in words[i:end]):
            found |= {j: Taken(end, TAKEN_FOR[ent.label_]) for j in range(i, end)}
        i = end
    return found


def _group(
    words: tuple[Word, ...],
    lists: NameWords,
    text: str,
    opening: set[int],
    taken: Mapping[int, Taken],
) -> Iterator[Item]:
    texts = [w.text for w in words]
    lowers = [w.lower for w in words]
    gaps = [w.gap for w in words]
    i = 0
    while i < len(words):
        opens = words[i].span.start in opening
        known = lists.gazetteer.cased.match(texts, gaps, i) or lists.gazetteer.uncased.match(
            lowers, gaps, i
        )
        title = lists.gazetteer.titles.match(lowers, gaps, i)
        name = taken.get(i)
        if known is None and name is not None and name.type is ActorType.PLACE:
            known = lists.gazetteer.unsure.match(texts, gaps, i)
        if name is not None and not _begins_name(words[i], name, lists):
            name = None
        end_known = i + known[0] if known else i
        end = _org_end(words, lists, i)
        if end > end_known:
            if name is not None and name.type is ActorType.ORG:
                end = max(end, name.end)
            inner = tuple(_inner(words[i + 1 : end], lists, text, opening))
            # "Consejo de Seguridad de la ONU" begins with a body that we know by itself.
            entry = known[2] if known and _is_body_of(known, words, i, lists) else None
            yield _item(Kind.ORG, words[i:end], text, opens, entry=entry, inner=inner)
        elif known and (name is None or end_known >= name.end) and known[0] >= (title or [0])[0]:
            end, type_ = end_known, name.type if name else None
            yield _item(
                Kind.KNOWN, words[i:end], text, opens, entry=known[2], stop=known[1], type_=type_
            )
        elif title and (name is None or name.type is not ActorType.ORG):
            end = i + title[0]
            yield _item(Kind.TITLE, words[i:end], text, opens, title_class=title[2])
        elif name is not None:
            end = name.end
            is_body = name.type is ActorType.ORG and end > i + 1
            inner = tuple(_inner(words[i:end], lists, text, opening)) if is_body else ()
            kind = Kind.ORG if is_body else Kind.CHUNK
            yield _item(kind, words[i:end], text, opens, inner=inner, type_=name.type)
        elif (end := _chunk_end(words, lists, i, opens=opens, taken=taken)) > i:
            if end > i + 1 and lists.gazetteer.heads.match(lowers, gaps, end - 1):
                yield _item(Kind.ORG, words[i:end], text, opens)
            else:
                yield _item(Kind.CHUNK, words[i:end], text, opens)
        else:
            end = i + 1
            yield _item(Kind.WORD, words[i:end], text, opens)
        i = end


def _begins_name(word: Word, name: Taken, lists: NameWords) -> bool:
    """Tell whether a name may begin with this word of what the pipeline takes for one.

    "al Sisi" may, "el ministro" may not; bodies are written small as well.
    """
    return word.text != word.lower or word.lower in lists.particles or name.type is ActorType.ORG


def _is_body_of(
    known: tuple[int, bool, Entry], words: tuple[Word, ...], i: int, lists: NameWords
) -> bool:
    """Tell a body with its owner ("... de la ONU") from another one with a longer name."""
    return known[2].kind == "body" and words[i + known[0]].lower in lists.of


def _inner(
    words: tuple[Word, ...], lists: NameWords, text: str, opening: set[int]
) -> Iterator[Item]:
    """Yield the known names inside a body's name, for its country."""
    return (item for item in _group(words, lists, text, opening, {}) if item.kind is Kind.KNOWN)


def _item(
    kind: Kind,
    words: tuple[Word, ...],
    text: str,
    opens: bool,
    *,
    entry: Entry | None = None,
    title_class: str | None = None,
    inner: tuple[Item, ...] = (),
    stop: bool = False,
    type_: ActorType | None = None,
) -> Item:
    start, end = words[0].span.start, words[-1].span.end
    if stop and text[end : end + 1] == ".":
        end += 1
    return Item(kind, words, Span(start, end), opens, entry, title_class, inner, type_)


def _org_end(words: tuple[Word, ...], lists: NameWords, i: int) -> int:
    """Return the end of a body's name that begins with its head at i; i where none does.

    "Departamento de Estado", "Ministry of Foreign Affairs", "ministerio de Defensa": the head,
    then capitalised parts joined by the language's words for "of" and "and". A head of a
    state's own body may stand alone beside a nationality: "la cancillería rusa".
    """
    texts, lowers, gaps = [w.text for w in words], [w.lower for w in words], [w.gap for w in words]
    head = lists.gazetteer.heads.match(lowers, gaps, i)
    if head is None or not (words[i].is_capital or head[2] in STATE_KINDS):
        return i
    alone = i + head[0]
    end = j = alone
    while j < len(words) and words[j].gap in NAME_GAPS:
        word = words[j]
        if word.is_capital:
            known = lists.gazetteer.cased.match(texts, gaps, j)
            if known is not None and known[2].kind == "demonym":
                break
            end = j + (known[0] if known else 1)
            j = end
            continue
        if word.lower not in lists.of and not (
            # "Asuntos Exteriores y Cooperación" is one body; "Consejo de Rusia y China" none.
            word.lower in lists.and_ and end > alone and _is_plain_capital(words, lists, j + 1)
        ):
            break
        j += 1
    if end > alone or (head[0] > 1 and words[i].is_capital):
        return end
    beside = (
        lists.gazetteer.uncased.match(lowers, gaps, alone) if alone < len(words) else None,
        lists.gazetteer.cased.match(texts, gaps, i - 1) if i else None,
    )
    state = any(known is not None and known[2].kind == "demonym" for known in beside)
    return end if state and head[2] in STATE_KINDS else i


def _is_plain_capital(words: tuple[Word, ...], lists: NameWords, i: int) -> bool:
    if i >= len(words) or not words[i].is_capital or words[i].gap != " ":
        return False
    texts = [w.text for w in words]
    return lists.gazetteer.cased.match(texts, [w.gap for w in words], i) is None


def _chunk_end(
    words: tuple[Word, ...],
    lists: NameWords,
    i: int,
    *,
    opens: bool,
    taken: Mapping[int, Taken],
) -> int:
    """Return the end of the capitalised words that begin at i; i where there is no name."""
    first = words[i]
    if not _is_name_word(first) or first.lower in lists.stop:
        return i
    if opens and first.lower in lists.functional:
        return i
    texts, gaps = [w.text for w in words], [w.gap for w in words]
    end, j = i + 1, i + 1
    while j < len(words) and _joins(words[j - 1], words[j]):
        if _is_name_word(words[j]):
            if lists.gazetteer.cased.match(texts, gaps, j) or j in taken:
                break
            end = j + 1
        elif words[j].lower not in lists.particles and words[j].gap != "-":
            break
        elif words[j].gap == "-":
            end = j + 1  # "Jong-un"
        j += 1
    return end


def _is_name_word(word: Word) -> bool:
    return word.is_capital and not word.text.isdigit()


def _joins(before: Word, word: Word) -> bool:
    return word.gap in (" ", "-", "'", "’", "\u00a0") or (
        word.gap == ". " and len(before.text) == 1
    )
