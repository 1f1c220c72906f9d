"""In: names met in an article. Out: People, which knows whose short names and offices they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.genders import genders_of
from generator.lexicon.gazetteer import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.stage import Word
    from generator.lexicon import Lexicon

LEADERS = frozenset({"head_of_state", "head_of_government", "leader", "monarch"})
"""Classes of offices that writers exchange for one another: "el presidente", "el líder"."""


OF_ONE = LEADERS | {"foreign_minister", "minister", "ambassador", "spokesperson", "secretary"}
"""Classes of offices that each state or body gives to one person at a time."""


class People:
    """The people of one article; full names are met first, then short ones resolved."""

    def __init__(self, lexicon: Lexicon) -> None:
        actors = lexicon.table("actors")
        self._given = frozenset(actors.get("given_names", {}).get("words", ()))
        self._family_first = frozenset(actors.get("family_first", {}).get("words", ()))
        self._genders = genders_of(lexicon)
        self._met_as: dict[str, set[bool]] = {}
        self._classes: dict[str, set[str]] = {}
        self._offices: dict[str, set[str]] = {}
        self._countries: dict[str, str] = {}
        self._met_at: dict[str, int] = {}
        self._surfaces: dict[str, str] = {}
        self._with_word: dict[str, list[str]] = {}  # ids by each of their words

    def looks_like_one(self, words: Sequence[Word]) -> bool:
        """Tell whether capitalised words are surely a person's: a given or an Asian family name."""
        return len(words) > 1 and (
            words[0].text in self._given or words[0].text in self._family_first
        )

    def meet(
        self,
        words: Sequence[Word],
        *,
        role_class: str | None,
        country: str | None,
        sure: bool,
        office: str = "",
        feminine: bool | None = None,
    ) -> None:
        """Learn a name with what its office tells.

        Args:
            words: the words of the name.
            role_class: class of the office it stands with, if any.
            country: ISO code of the state of that office.
            sure: True where an office makes a single word a person's name.
            office: the noun of that office.
            feminine: what the words of that office tell; None where they tell nothing.
        """
        if len(words) == 1 and not sure:
            return
        texts = tuple(w.text for w in words)
        id_ = slug(" ".join(texts))
        surface = texts[0] + "".join(w.gap + w.text for w in words[1:])
        if id_ not in self._surfaces:
            self._surfaces[id_] = " ".join(surface.split())
            for part in dict.fromkeys(id_.split("-")):
                self._with_word.setdefault(part, []).append(id_)
        self._met_at.setdefault(id_, words[0].span.start)
        if role_class:
            self._classes.setdefault(id_, set()).add(role_class)
            self._offices.setdefault(id_, set()).add(office)
        if country:
            self._countries.setdefault(id_, country)
        if feminine is not None:
            self._met_as.setdefault(id_, set()).add(feminine)

    def full(self, id_: str, *, at: int | None = None) -> str | None:
        """Return the id of the fullest name that a name's slug can only be short for.

        A short name at offset `at` stands for someone introduced before it, if anyone was:
        "Kim" is Kim Jong Un until Kim Yong Chol enters.
        """
        longer = self._longer(id_)
        fullest = [o for o in longer if not any(_is_part(o, p) for p in longer)]
        if at is not None and len(fullest) > 1:
            fullest = [o for o in fullest if self._met_at[o] < at]
        if len(fullest) == 1:
            return fullest[0]
        return id_ if id_ in self._surfaces else None

    def knows(self, id_: str) -> bool:
        """Tell whether a name may be short for one or more people."""
        return bool(self._longer(id_))

    def _longer(self, id_: str) -> list[str]:
        """Return the names that a name may be short for; an initial alone is no name."""
        if len(id_) == 1 and id_.isascii():
            return []  # "44 a. C.", after Carlos C. Ruiz
        return [o for o in self._with_word.get(id_.partition("-")[0], ()) if _is_part(id_, o)]

    def name(self, id_: str) -> str:
        """Return the words of a full name."""
        return self._surfaces[id_]

    def country(self, id_: str) -> str | None:
        """Return the state a person holds office for."""
        return next(
            (c for other, c in self._countries.items() if other == id_ or self.full(other) == id_),
            None,
        )

    def holder(
        self,
        role_class: str,
        country: str | None,
        *,
        office: str = "",
        at: int | None = None,
        feminine: bool | None = None,
    ) -> str | None:
        """Return the one person who holds such an office of that state; None if none or two.

        An office that many hold is told by its noun `office`, and only of whom the text has
        introduced before the offset `at`: an analyst is no other analyst. Nobody holds an office
        told with the other gender: "la presidenta" is no man.
        """
        wanted = LEADERS if role_class in LEADERS else {role_class}
        found = {
            self.full(id_)
            for id_, classes in self._classes.items()
            if classes & wanted
            and (country is None or self._countries.get(id_) == country)
            and (role_class in OF_ONE or self._is_called(id_, office, at))
        }
        holder = found.pop() if len(found) == 1 else None
        return None if holder and self._contradicts(holder, feminine) else holder

    def _contradicts(self, id_: str, feminine: bool | None) -> bool:
        """Tell whether someone was met with the other gender, or has a first name of it."""
        known: set[bool | None] = {*self._met_as.get(id_, ())}
        known = known or {self._genders.of_name(self._surfaces[id_])}
        return feminine is not None and known == {not feminine}

    def _is_called(self, id_: str, office: str, at: int | None) -> bool:
        return office in self._offices[id_] and (at is None or self._met_at[id_] < at)


def _is_part(short: str, full: str) -> bool:
    """Tell whether a name's slug is a shorter form of another: some of its words, in order."""
    parts, rest = short.split("-"), full.split("-")
    if len(parts) >= len(rest):
        return False
    left = iter(rest)
    return all(part in left for part in parts)
