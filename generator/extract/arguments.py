"""In: the Trees of an article and a word. Out: Arguments, the noun phrases that depend on the word.

The places of phrases are characters. Where no pipeline was trained there are no Arguments, and
the callers read the words in their order instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.trees import NO_VERBS, SUBJECTS
from generator.model.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from generator.extract.trees import Trees

OBJECTS = ("obj", "iobj", "dobj")
OBLIQUES = frozenset({"obl", "nmod", "obl:arg", "obl:agent", "obl:tmod", "obl:npmod", "agent"})
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "parataxis", "appos"})
"""What is no part of a noun phrase, though it hangs on its head."""
RECEIVES = "Dat"
"""The case of those who are given something."""
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "obj"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase and the words that bring it."""

    case: tuple[str, ...]
    """Lower-case; none for a subject or object."""
    span: Span
    """Without the words that bring it, and without the clauses that describe it."""
    form: str
    """Case of its noun in Universal Dependencies; "" where the parse tells none."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What depends on a verb or noun."""

    object: Argument | None
    obliques: tuple[Argument, ...]
    """Those after the word before those in front of it; then those that describe others."""
    dative: Argument | None = None
    """Told apart only in languages with articles for it; elsewhere an oblique."""

    @property
    def phrases(self) -> tuple[Argument, ...]:
        """All of them; the object last, which its case may tell to be no direct one."""
        return self.obliques if self.object is None else (*self.obliques, self.object)


def arguments_of(trees: Trees, offset: int) -> Arguments | None:
    """Return the arguments of the word that begins at a character; None without a parse."""
    if offset not in trees.arguments:
        head = trees.token(offset)
        if head is None:
            return None
        trees.arguments[offset] = _arguments(head, trees)
    return trees.arguments[offset]


def _arguments(head: Token, trees: Trees) -> Arguments:
    subject, thing = trees.sides(head)
    objects = [
        _argument(child) for child in head.children
        if child == thing or (child.dep_ in OBJECTS and child != subject)
    ]  # fmt: skip
    objects.sort(key=_is_indirect)  # "impuso sanciones a Irán": two objects
    own = [_argument(child) for child in head.children if _is_oblique(child)]
    own += [one for one in objects if _is_indirect(one)]
    own.sort(key=lambda one: (one.span.start < head.idx, one.span.start))
    # What a genitive hangs on a noun is the noun's own.
    nested = sorted((_argument(t) for t in _nested(head)), key=lambda one: one.span.start)
    inner = [a for a in nested if a.case or a.form in ("", RECEIVES)]
    return Arguments(objects[0] if objects else None, (*own, *inner))


def _is_oblique(child: Token) -> bool:
    """Tell whether a word is an oblique; parses mix up who did a deed and what one becomes."""
    is_noun = child.pos_ in NO_VERBS and bool(child.morph.get("Case", []))
    return child.dep_ in OBLIQUES or (child.dep_ == "xcomp" and is_noun)


def _is_indirect(one: Argument) -> bool:
    return bool(one.case) or one.form == RECEIVES


def complement_of(trees: Trees, offset: int) -> Arguments | None:
    """Return the arguments of the infinitive that a verb governs ("refused to lift the ban")."""
    head = trees.token(offset)
    if head is None:
        return None
    for child in head.children:
        if child.dep_ in COMPLEMENTS and child.i > head.i and child.pos_ == "VERB":
            return arguments_of(trees, child.idx)
    return None


def asked_of(trees: Trees, offset: int) -> Argument | None:
    """Return who should do what a verb wants: the subject of its clause, else its object."""
    head = trees.token(offset)
    if head is None:
        return None
    wanted = [c for c in head.children if c.dep_ in ("ccomp", "xcomp") and c.i > head.i]
    own = [s for c in wanted for s in c.children if s.dep_ in SUBJECTS and s.i > head.i]
    objects = [c for c in head.children if c.dep_ in OBJECTS and c.i > head.i]
    found = [t for t in (own or (objects if wanted else [])) if t.pos_ != "PRON"]
    return _argument(found[0]) if found else None


def _nested(head: Token) -> Iterator[Token]:
    """Yield the phrases that describe the arguments of a word, nearest first."""
    level = [c for c in head.children if c.dep_ in OBJECTS or c.dep_ in OBLIQUES]
    while level:
        deeper: list[Token] = []
        for token in level:
            for child in token.children:
                if child.dep_ in OBLIQUES:
                    yield child
                if child.dep_ in OBLIQUES or child.dep_ == "conj":
                    deeper.append(child)
        level = deeper


def _argument(head: Token) -> Argument:
    """Return the phrase of a noun, with its preposition told apart."""
    case = [t for child in head.children if child.dep_ == "case" for t in child.subtree]
    case = [t for t in case if t.i < head.i]
    start, end = _extent(head, after=max((t.i for t in case), default=-1))
    doc = head.doc
    return Argument(
        tuple(t.lower_ for t in sorted(case, key=lambda t: t.i)),
        Span(doc[start].idx, doc[end].idx + len(doc[end])),
        _form(head),
    )


def _form(head: Token) -> str:
    """Return the case of a noun; a second object receives, also where its word has one form."""
    form = next(iter(head.morph.get("Case", [])), "")
    return RECEIVES if form and form != "Ins" and head.dep_ == "iobj" else form


def _extent(head: Token, *, after: int) -> tuple[int, int]:
    """Return first and last token of a noun phrase, the part that holds together."""
    inside = {head.i}
    level = [head]
    while level:
        token = level.pop()
        for child in token.children:
            if child.dep_ in CLAUSES or child.dep_ in ("punct", "discourse"):
                continue
            if child.i <= after and token is head:
                continue
            inside.add(child.i)
            level.append(child)
    start = end = head.i
    while start - 1 in inside:
        start -= 1
    doc = head.doc
    while end + 1 in inside or (end + 2 in inside and end + 1 < len(doc) and doc[end + 1].is_punct):
        end += 1
    return start, end
