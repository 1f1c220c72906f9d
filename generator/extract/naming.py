"""In: Reading. Out: Entities, who and what the article speaks of, each mention resolved.

One clear candidate resolves a mention; two mean none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.entities import Entities
from generator.extract.grouping import find_items
from generator.extract.items import Item, Kind, name_words
from generator.extract.people import People
from generator.extract.roles import RoleNoun, find_roles
from generator.lexicon.gazetteer import Entry, slug
from generator.model.article import Span
from generator.model.findings import Actor, ActorType, Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from generator.extract.stage import Reading

ACRONYM_LENGTHS = range(2, 8)
POLITICAL_KINDS = frozenset({"country", "capital", "demonym", "body", "group", "metonym"})
PLACE_KINDS = frozenset({"country", "capital", "city", "region"})
ROMAN = re.compile("[IVXLCDM]+")
LOOKS_LIKE_ACRONYM = 3
"""Letters."""
SHOUTED_NAME = 4
"""Letters up to which capitals that a pipeline takes for a person are rather a body: "BMW"."""
PRIVATE_KINDS = frozenset({"business", "media", "civil"})


def find_entities(reading: Reading) -> Entities:
    """Find people, states, bodies, groups and places, and join what names the same one."""
    finder = _Finder(reading)
    paragraphs = [find_items(reading, p) for p in reading.paragraphs]
    roles = [tuple(find_roles(items, reading.lexicon)) for items in paragraphs]
    for items, found in zip(paragraphs, roles, strict=True):
        finder.meet_people(items, found)
    for items, found in zip(paragraphs, roles, strict=True):
        finder.mention_all(items, found)
    return finder.result()


class _Finder:
    """Holds what has been met so far in one article."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.article.text
        self.lists = name_words(reading.lexicon)
        self.people = People(reading.lexicon)
        self.has_names = reading.doc.has_annotation("ENT_IOB")
        actors = reading.lexicon.table("actors")
        self.political = frozenset(actors.get("titles", {}).get("political", ()))
        self.work_heads = frozenset(actors.get("works", {}).get("heads", ()))
        self.mentions: dict[Span, Mention] = {}
        self.actors: dict[str, Actor] = {}
        self.states: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.roles: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)

    def meet_people(self, items: Sequence[Item], roles: Iterable[RoleNoun]) -> None:
        """Learn full names of people before any mention is resolved."""
        for role in roles:
            if role.name is not None and not role.plural:
                name = items[role.name]
                country = _state_of(role.owners)
                held = None if role.former else role.title_class
                self.people.meet(
                    name.words,
                    role_class=held,
                    country=country,
                    sure=True,
                    office=role.noun,
                    feminine=role.feminine,
                )
                key = slug(self._words(name.span))
                self.roles[key].append((self._words(role.words), role.title_class, country))
        for item in items:
            if item.kind is Kind.CHUNK and self._is_person(item):
                sure = item.type is ActorType.PERSON and not self._is_place_name(item)
                self.people.meet(item.words, role_class=None, country=None, sure=sure)

    def mention_all(self, items: Sequence[Item], roles: Iterable[RoleNoun]) -> None:
        """Add every mention of a paragraph, in text order."""
        role_at = {role.first: role for role in roles}
        covered = 0
        for i, item in enumerate(items):
            role = role_at.get(i)
            if role is not None:
                self._mention_role(items, role)
                covered = max(covered, role.last)
            in_role = i < covered
            if item.kind is Kind.KNOWN and item.entry is not None:
                # Inside a role noun phrase the nationality is part of the office.
                if not (in_role and item.entry.kind == "demonym"):
                    self._mention_known(items, i, item.entry)
            elif item.kind is Kind.ORG:
                self._mention_body(items, i)
            elif item.kind is Kind.CHUNK and (
                not in_role or self._is_holder(i, roles) or item.type is ActorType.ORG
            ):
                self._mention_chunk(items, i)

    def result(self) -> Entities:
        """Return what was found, in a fixed order."""
        for id_, offices in self.roles.items():
            if (person := self.people.full(id_)) and person in self.actors:
                self._add_roles(person, offices)
        mentions = sorted(self.mentions.values(), key=lambda m: (m.span.start, -m.span.end))
        actors = sorted(self.actors.values(), key=lambda a: a.id)
        return Entities(tuple(mentions), tuple(actors), self.states)

    def _is_holder(self, i: int, roles: Iterable[RoleNoun]) -> bool:
        return any(role.name == i for role in roles)

    def _is_person(self, item: Item) -> bool:
        if item.type is None:
            return self.people.looks_like_one(item.words)
        return item.type is ActorType.PERSON

    def _is_place_name(self, item: Item) -> bool:
        """Tell whether a place has the same name, and thus the same identifier."""
        return slug(self._words(item.span)) in self.lists.gazetteer.names

    def _mention_role(self, items: Sequence[Item], role: RoleNoun) -> None:
        country = _state_of(role.owners)
        office = self._words(role.words)
        person = None
        rule = "entities.role-unnamed"
        if not role.plural:
            if role.name is not None:
                person = self.people.full(slug(self._words(items[role.name].span)))
                rule = "entities.role-of-name"
            elif (
                role.definite
                and not role.former
                and (
                    holder := self.people.holder(
                        role.title_class,
                        country,
                        office=role.noun,
                        at=role.span.start,
                        feminine=role.feminine,
                    )
                )
            ):
                person, rule = holder, "entities.role-resolved"
        if person is None and not role.owners:
            return  # "presidente", "los líderes": whose, nobody says
        if person is not None:
            self._meet(person, self.people.name(person), ActorType.PERSON, country)
            self._add_roles(person, [(office, role.title_class, country)])
        else:
            person = slug(office)
            kind = ActorType.GROUP if role.plural else ActorType.PERSON
            self._meet(person, office, kind, country)
            self._add_roles(person, [(office, role.title_class, country)])
        kind = self.actors[person].type
        self._mention(role.span, kind, person, named=False, rule=rule)

    def _mention_known(self, items: Sequence[Item], i: int, entry: Entry) -> None:
        item = items[i]
        if item.type is ActorType.PERSON and self.people.full(slug(self._words(item.span))):
            self._mention_chunk(items, i)  # "Jordan", after Michael Jordan
            return
        if _is_of_work(items, i, self.work_heads, self.lists.of):
            return
        id_, type_ = entry.id, entry.type
        state = self.lists.gazetteer.country_ids.get(entry.country or "")
        if entry.kind == "capital" and state:
            self.states[id_] = state
            before = items[i - 1] if i else None
            taken = item.type is ActorType.PLACE
            if before is not None and before.lower in self.lists.determiners and not taken:
                return  # "la Victoria", "the Victoria": no city takes a determiner
            if before is None or before.lower not in self.lists.locative or item.gap != " ":
                id_, type_ = state, ActorType.COUNTRY
        name = self.lists.gazetteer.names.get(id_, self._words(item.span))
        self._meet(id_, name, type_, entry.country, political=entry.kind in POLITICAL_KINDS)
        self._mention(
            item.span,
            type_,
            id_,
            named=entry.kind != "demonym",
            rule=f"entities.{entry.kind}",
        )

    def _mention_body(self, items: Sequence[Item], i: int) -> None:
        item = items[i]
        # A party's name inside tells no state: others have a party of that name.
        owners = [o for o in item.inner if o.entry and o.entry.kind in {*PLACE_KINDS, "demonym"}]
        span, country = item.span, next((_country(o) for o in owners if _country(o)), None)
        after = items[i + 1] if i + 1 < len(items) else None
        before = items[i - 1] if i else None
        if after is not None and _is_demonym(after) and after.gap == " ":
            span, country = Span(span.start, after.span.end), _country(after)
            self.mentions.pop(after.span, None)
        elif before is not None and _is_demonym(before) and item.gap == " ":
            span, country = Span(before.span.start, span.end), _country(before)
            self.mentions.pop(before.span, None)
        name = self._words(span)
        id_ = item.entry.id if item.entry else slug(name)
        self._meet(id_, name, ActorType.ORG, country, political=self._is_political(item))
        self._mention(span, ActorType.ORG, id_, named=_has_name(item), rule="entities.body")
        if not _has_name(item):
            for inner in item.inner:
                if inner.entry is not None and inner.entry.kind in PLACE_KINDS:
                    self._mention_known([inner], 0, inner.entry)
        if after is not None and after.kind is Kind.CHUNK and _is_acronym(after):
            self.acronyms[after.words[0].text] = id_

    def _mention_chunk(self, items: Sequence[Item], i: int) -> None:
        item = items[i]
        words = self._words(item.span)
        if self._is_body_acronym(items, i):
            id_ = self.acronyms.get(words, slug(words))
            if id_ not in self.actors:
                self._meet(id_, words, ActorType.ORG, None)
            self._mention(item.span, ActorType.ORG, id_, named=True, rule="entities.acronym")
            return
        if item.words[0].text in self.work_heads:
            self._meet(slug(words), words, ActorType.WORK, None)
            self._mention(item.span, ActorType.WORK, slug(words), named=True, rule="entities.head")
            return
        if (person := self.people.full(slug(words), at=item.span.start)) is not None:
            self._meet(person, self.people.name(person), ActorType.PERSON, None)
            self._mention(item.span, ActorType.PERSON, person, named=True, rule="entities.name")
            return
        if not self.people.knows(slug(words)):  # of two Kims, nobody says which
            self._mention_by_context(items, i)

    def _is_body_acronym(self, items: Sequence[Item], i: int) -> bool:
        """Tell whether capitals are short for a body: one met before, or one by their looks.

        A trained pipeline knows better what two letters or a numeral are ("JJ. OO.", "siglo XX"),
        and takes acronyms for all kinds of names.
        """
        item = items[i]
        word = item.words[0].text
        if not _is_acronym(item) or (item.type is ActorType.PERSON and len(word) > SHOUTED_NAME):
            return False
        if word in self.acronyms or item.type is ActorType.ORG:
            return True
        if ROMAN.fullmatch(word) or not self.has_names:
            return not ROMAN.fullmatch(word)
        long = word.isalpha() and len(word) >= LOOKS_LIKE_ACRONYM
        after_number = item.gap == " " and i > 0 and items[i - 1].words[-1].text[-1].isdigit()
        return long and not item.shouted and not after_number and item.type is not ActorType.PLACE

    def _mention_by_context(self, items: Sequence[Item], i: int) -> None:
        """Type a name by the trained pipeline, if there is one, or by a preposition of place."""
        item = items[i]
        words = self._words(item.span)
        after = items[i + 1] if i + 1 < len(items) else None
        if item.type is ActorType.ORG and after is not None and _is_demonym(after):
            return  # "Estado palestino": the nationality names the state
        if item.type is ActorType.PERSON and self._is_place_name(item):
            return  # "Mr. Jordan", whom nobody has introduced
        if item.type is not None:
            type_, rule = item.type, "entities.model"
        elif slug(words) in self.lists.leaders and not words.isupper():  # "siglo XI"
            type_, rule = ActorType.PERSON, "entities.leader"
        elif (
            i
            and items[i - 1].lower in self.lists.locative
            and item.gap == " "
            and not (item.opens or self.lists.nouns_capitalised)
        ):
            type_, rule = ActorType.PLACE, "entities.place-by-preposition"
        else:
            return  # of a kind nobody tells: left out rather than guessed
        self._meet(slug(words), words, type_, None)
        self._mention(item.span, type_, slug(words), named=True, rule=rule)

    def _is_political(self, body: Item) -> bool:
        lowers = [w.lower for w in body.words]
        gaps = [w.gap for w in body.words]
        kinds = (self.lists.gazetteer.heads.match(lowers, gaps, i) for i in range(len(lowers)))
        return any(kind is not None and kind[2] not in PRIVATE_KINDS for kind in kinds)

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    def _meet(
        self,
        id_: str,
        name: str,
        type_: ActorType,
        country: str | None,
        *,
        political: bool = False,
    ) -> None:
        old = self.actors.get(id_) or Actor(id=id_, name=name, type=type_)
        leaders = self.lists.leaders if type_ is ActorType.PERSON else {}
        self.actors[id_] = replace(
            old,
            country=old.country or country or self.people.country(id_) or leaders.get(id_),
            political=old.political or political or id_ in leaders,
        )

    def _add_roles(self, id_: str, offices: Iterable[tuple[str, str, str | None]]) -> None:
        old = self.actors[id_]
        offices = list(offices)
        roles = dict.fromkeys((*old.roles, *(office for office, _, _ in offices)))
        classes = dict.fromkeys((*old.role_classes, *(class_ for _, class_, _ in offices)))
        self.actors[id_] = replace(
            old,
            roles=tuple(roles),
            role_classes=tuple(classes),
            country=old.country or next((c for _, _, c in offices if c), None),
            political=old.political or bool(self.political & set(classes)),
        )

    def _mention(self, span: Span, type_: ActorType, actor: str, *, named: bool, rule: str) -> None:
        self.mentions[span] = Mention(span=span, type=type_, actor=actor, named=named, rule=rule)


def _country(item: Item) -> str | None:
    if item.entry is not None:
        return item.entry.country
    return next((_country(inner) for inner in item.inner if _country(inner)), None)


def _state_of(owners: Iterable[Item]) -> str | None:
    """Return the state an office belongs to; that of an armed group belongs to none."""
    states = (_country(o) for o in owners if o.entry is None or o.entry.kind != "group")
    return next((state for state in states if state), None)


def _has_name(body: Item) -> bool:
    """Tell "ministerio de Defensa" from "gobierno de Azerbaiyán", which only says whose."""
    if body.words[0].is_capital:
        return True
    places = {
        word.span for inner in body.inner
        if inner.entry is not None and inner.entry.kind in PLACE_KINDS
        for word in inner.words
    }  # fmt: skip
    return any(word.is_capital and word.span not in places for word in body.words)


def _is_of_work(
    items: Sequence[Item], i: int, work_heads: Container[str], of: Container[str]
) -> bool:
    """Tell whether a place only names a work: "Tratado de Lausana"."""
    return (
        i > 1
        and items[i].gap == " "
        and items[i - 1].lower in of
        and items[i - 2].words[0].text in work_heads
    )


def _is_demonym(item: Item) -> bool:
    return item.entry is not None and item.entry.kind == "demonym"


def _is_acronym(item: Item) -> bool:
    word = item.words[0].text
    return len(item.words) == 1 and word.isupper() and len(word) in ACRONYM_LENGTHS
