"""In: the mentions of an article and their actors. Out: Entities, asked by place or actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.model.findings import Actor, ActorType, Mention

if TYPE_CHECKING:
    from generator.model.article import Span


@dataclass(frozen=True, slots=True, eq=False)
class Entities:
    """The mentions of an article and the actors they stand for."""

    mentions: tuple[Mention, ...]
    """By start, longer first; a role noun phrase may hold a body."""
    actors: tuple[Actor, ...]
    """By id; every Mention.actor is one of them."""
    states: dict[str, str] = field(default_factory=dict)
    """Actor id of a capital to the actor id of its state."""
    _starts: list[int] = field(init=False, repr=False)
    _reach: list[int] = field(init=False, repr=False)
    """The farthest end of all mentions up to each one."""
    _by_id: dict[str, Actor] = field(init=False, repr=False)
    _named: frozenset[str] = field(init=False, repr=False)
    _by_country: dict[str, str] = field(init=False, repr=False)
    """Country code to the actor id of the state."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [m.span.start for m in self.mentions])
        reach = accumulate((m.span.end for m in self.mentions), max)
        object.__setattr__(self, "_reach", list(reach))
        object.__setattr__(self, "_by_id", {a.id: a for a in self.actors})
        object.__setattr__(self, "_named", frozenset(m.actor for m in self.mentions if m.named))
        states = {
            a.country: a.id
            for a in reversed(self.actors)
            if a.type is ActorType.COUNTRY and a.country
        }
        object.__setattr__(self, "_by_country", states)

    def actor(self, id_: str) -> Actor:
        """Return the actor of an id."""
        return self._by_id[id_]

    def inside(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions wholly inside a span, in order."""
        first = bisect_left(self._starts, span.start)
        after = bisect_left(self._starts, span.end, lo=first)
        return tuple(m for m in self.mentions[first:after] if m.span.end <= span.end)

    def outermost(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions wholly inside a span that no other of them holds."""
        found: list[Mention] = []
        for mention in self.inside(span):
            if not found or mention.span.start >= found[-1].span.end:
                found.append(mention)
        return tuple(found)

    def at(self, offset: int) -> Mention | None:
        """Return the outermost mention that holds a character."""
        found = None
        i = bisect_right(self._starts, offset) - 1
        while i >= 0 and self._reach[i] > offset:
            if self.mentions[i].span.end > offset:
                found = self.mentions[i]
            i -= 1
        return found

    def stands_for(self, mention: Mention) -> str:
        """Return who acts where a mention acts: a capital acts for its state."""
        state = self.states.get(mention.actor)
        return state if state in self._by_id else mention.actor

    def acts_for(self, mention: Mention) -> str:
        """Return for whom a mention acts: one whom nobody names acts for his state as well."""
        id_ = self.stands_for(mention)
        actor = self._by_id[id_]
        if id_ in self._named or actor.type is ActorType.COUNTRY or actor.country is None:
            return id_
        return self._by_country.get(actor.country, id_)

    def state_of(self, mention: Mention) -> str | None:
        """Return the state that a mention is or belongs to, if the article has it as an actor."""
        country = self._by_id[self.stands_for(mention)].country
        return self._by_country.get(country) if country else None
