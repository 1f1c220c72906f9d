"""In: Items of a paragraph. Out: RoleNouns, noun phrases that say an office.

"el presidente ruso", "Un portavoz del Departamento de Estado estadounidense",
"South Korean Foreign Minister", "the president of Russia". A name that stands with one
("el presidente ruso, Vladimir Putin", "Vladimir Putin, presidente de Rusia,") is tied to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.extract.genders import genders_of
from generator.extract.items import Item, Kind, name_words
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.genders import Genders
    from generator.lexicon import Lexicon

SPACE = frozenset({" ", "\u00a0"})
COMMA = frozenset({", ", ","})
POSSESSIVE = frozenset({"'", "’"})
OF_STATE = frozenset({"country", "demonym", "capital", "metonym", "group"})


@dataclass(frozen=True, slots=True, eq=False)
class RoleNoun:
    """A noun phrase with an office for its head."""

    first: int
    """Position of its first item, determiner included."""
    last: int
    """Position after its last item."""
    span: Span
    words: Span
    """Without the determiner: the office in the words of the article."""
    noun: str
    """The office alone: "director general"."""
    title_class: str
    feminine: bool | None
    """What its words tell of who holds it: "la ministra", "the king"; None where nothing."""
    plural: bool
    definite: bool
    """False after an indefinite determiner: "un portavoz" is nobody met before."""
    former: bool
    """An office no longer held: "el entonces presidente", "the former minister"."""
    owners: tuple[Item, ...]
    """States and bodies inside it, in order."""
    name: int | None
    """Position of the item that names the holder."""


@dataclass(frozen=True, slots=True)
class _Words:
    of: frozenset[str]
    modifiers: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    past: frozenset[str]
    past_prefixes: tuple[str, ...]
    titles: frozenset[str]
    genders: Genders
    nouns_capitalised: bool
    """German writes every noun with a capital: one word alone is then no name."""


def find_roles(items: Sequence[Item], lexicon: Lexicon) -> Iterator[RoleNoun]:
    """Yield the role nouns of a paragraph in order."""
    lists = _words(lexicon)
    for i, item in enumerate(items):
        if item.kind is Kind.TITLE:
            yield _role_at(items, i, lists)


@cache
def _words(lexicon: Lexicon) -> _Words:
    language = lexicon.table("language")
    names, determiners = language.get("names", {}), language.get("determiners", {})
    return _Words(
        of=frozenset(names.get("of", ())),
        modifiers=frozenset(names.get("modifiers", ())),
        determiners=frozenset(determiners.get("words", ())),
        indefinite=frozenset(determiners.get("indefinite", ())),
        past=frozenset(names.get("past", ())),
        past_prefixes=tuple(names.get("past_prefixes", ())),
        titles=frozenset(name_words(lexicon).gazetteer.titles.phrases),
        genders=genders_of(lexicon),
        nouns_capitalised=names.get("nouns_capitalised", False),
    )


def _role_at(items: Sequence[Item], i: int, lists: _Words) -> RoleNoun:
    first, owners_before = _extend_left(items, i, lists)
    last, owners_after = _extend_right(items, i, lists)
    determiner = first > 0 and items[first - 1].lower in lists.determiners
    determiner = determiner and items[first].gap in SPACE and items[first - 1].kind is Kind.WORD
    begin = first - 1 if determiner else first
    noun = [word.lower for word in items[i].words]
    title = noun[0]
    return RoleNoun(
        first=begin,
        last=last,
        span=Span(items[begin].span.start, items[last - 1].span.end),
        words=Span(items[first].span.start, items[last - 1].span.end),
        noun=" ".join(noun),
        title_class=items[i].title_class or "",
        feminine=lists.genders.of_office(
            [*noun, *([items[first - 1].lower] if determiner else [])]
        ),
        # The lexicon lists plurals beside singulars; what is left without its ending tells.
        plural=title.endswith("s") and (title[:-1] in lists.titles or title[:-2] in lists.titles),
        definite=not (determiner and items[first - 1].lower in lists.indefinite),
        former=title.startswith(lists.past_prefixes)
        or any(item.lower in lists.past for item in items[first:i]),
        owners=(*owners_before, *owners_after),
        name=_holder(items, begin, last, lists),
    )


def _extend_left(items: Sequence[Item], i: int, lists: _Words) -> tuple[int, list[Item]]:
    """Take what stands before a title: "South Korean ...", "State Department ...", "ex ..."."""
    owners: list[Item] = []
    while i > 0 and items[i].gap in SPACE | {"-"} | POSSESSIVE:
        before = items[i - 1]
        of_state = before.entry is not None and before.entry.kind in OF_STATE | {"body"}
        if before.kind is Kind.ORG or of_state:
            owners.insert(0, before)
        elif before.lower not in lists.modifiers or len(before.words) > 1:
            break
        i -= 1
    return i, owners


def _extend_right(items: Sequence[Item], i: int, lists: _Words) -> tuple[int, list[Item]]:
    """Take what stands after a title: "... ruso", "... de Exteriores", "... of the Duma"."""
    owners: list[Item] = []
    end = j = i + 1
    joined = False
    while j < len(items) and items[j].gap in SPACE:
        item = items[j]
        if item.kind is Kind.WORD and item.lower in lists.of:
            joined = True
        elif item.entry is not None and (
            item.entry.kind == "demonym" or (joined and item.entry.kind in OF_STATE | {"body"})
        ):
            # English puts the holder's state after a title only with "of": there a
            # nationality that follows belongs to the next phrase.
            owners.append(item)
            end, joined = j + 1, False
        elif joined and item.kind in (Kind.ORG, Kind.CHUNK):
            if item.kind is Kind.ORG:
                owners.append(item)
            end, joined = j + 1, False
        else:
            break
        j += 1
    return end, owners


def _is_second_office(items: Sequence[Item], i: int) -> bool:
    """Tell whether another office and a name follow after a comma."""
    if i + 1 >= len(items) or items[i].kind is not Kind.TITLE or items[i].gap not in COMMA:
        return False
    return items[i + 1].kind is Kind.CHUNK and items[i + 1].gap in SPACE


def _holder(items: Sequence[Item], first: int, last: int, lists: _Words) -> int | None:
    """Return the position of the name tied to a role, None where there is none."""
    if last < len(items) and items[last].kind is Kind.CHUNK:
        alone = len(items[last].words) == 1 and lists.nouns_capitalised
        if items[last].gap in SPACE and not alone:
            return last
        if items[last].gap in COMMA and len(items[last].words) > 1:
            return last  # "el presidente ruso, Vladimir Putin, ..."
    elif _is_second_office(items, last):
        return last + 1  # "el jefe de la Armada, almirante Luis Vega, ..."
    before = items[first - 1] if first else None
    if (
        before is not None
        and before.kind is Kind.CHUNK
        and items[first].gap in COMMA
        and (len(before.words) > 1)
    ):
        return first - 1  # "Vladimir Putin, presidente de Rusia"
    return None
