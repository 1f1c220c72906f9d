"""In: a Doc. Out: Trees, its dependency parse asked by character; empty on a blank pipeline."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from generator.extract.arguments import Arguments

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NO_VERBS = frozenset({"NOUN", "PROPN"})
"""Parts of speech of words that only look like a verb of the lexicon: "the visit"."""
CLOSED = frozenset({"ADP", "ADV", "CCONJ", "DET", "NUM", "PRON", "SCONJ"})
"""Parts of speech that no verb is taken for: "laid down"."""
OF_NOUNS = frozenset({"det", "case", "amod", "nummod", "det:poss", "nmod:poss"})
"""What hangs on a noun and on no verb; "Perú firma el pacto" may be tagged wrongly."""
CLAUSE_HEADS = frozenset(
    {"ROOT", "root", "ccomp", "xcomp", "advcl", "conj", "acl", "acl:relcl", "parataxis", "csubj"}
)
"""Relations of the verb of a clause to the word above it."""
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
"""Relations under which a verb without a subject has that of the verb above it."""
VERBS = frozenset({"VERB", "AUX"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
"""Relations of the words that make one verb with the word above them."""
PHRASE = frozenset({"advmod", "amod", "compound", "det", "flat", "nmod", "nummod"})
"""What belongs to the name of a thing; clauses and appositions say more of it."""
NAMING = frozenset({"amod", "appos", "compound", "conj", "flat", "nmod"})
"""Relations of a name to the noun that heads its phrase: "president of France, Jean Roy"."""
DEPENDS = frozenset({"iobj", "nmod", "obj", "obl"})
"""Relations of nouns that are no subject to the word above them."""
RELATIVE = frozenset({"acl", "acl:relcl"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
"""Relations of a verb to the verb that says whether it is so."""
CASE_NAMES = {"Nom": "nominative", "Acc": "accusative", "Dat": "dative", "Gen": "genitive"}


class Trees:
    """The parse of one article. Source of the relations: Universal Dependencies 2."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc if doc.has_annotation("DEP") else None
        self._starts: list[int] = doc.to_array(["IDX"]).tolist() if self._doc else []
        self.arguments: dict[int, Arguments] = {}
        """What `arguments_of` has found, by character: several frames ask for the same word."""
        self._sides: dict[int, tuple[Token | None, Token | None]] = {}

    def __bool__(self) -> bool:
        """Tell whether there is a parse."""
        return self._doc is not None

    def token(self, offset: int) -> Token | None:
        """Return the token that begins at a character, None without a parse; few are asked for."""
        i = bisect_left(self._starts, offset)
        begins = i < len(self._starts) and self._starts[i] == offset
        return self._doc[i] if self._doc and begins else None

    def is_no_verb(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is surely none."""
        token = self.token(offset)
        if token is None or token.pos_ not in NO_VERBS:
            return False
        relations = {child.dep_ for child in token.children}
        # "rejected reports that": the object right after its verb, with a clause of its own
        is_object = token.dep_ == "obj" and token.i == token.head.i + 1
        return bool(relations & OF_NOUNS) or (is_object and bool(relations & RELATIVE))

    def tells_nothing(self, offset: int) -> bool:
        """Tell whether a word is no verb, or one that only describes a noun."""
        token = self.token(offset)
        if token is None:
            return False
        if token.dep_ == "amod" and any(above.pos_ in VERBS for above in token.ancestors):
            # "the jailed activists": nobody is said to jail them; "of imposing sanctions" acts
            if "Ger" in token.morph.get("VerbForm", []) and _follows_case(token):
                return False
            return next(token.children, None) is None and not _follows_noun(token)
        return token.pos_ in CLOSED or self.is_no_verb(offset)

    def is_verb(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is surely a verb in a clause."""
        token = self.token(offset)
        return token is not None and token.pos_ == "VERB" and token.dep_ in CLAUSE_HEADS

    def verb_form(self, offset: int) -> str:
        """Return Fin or Part of the verb that begins at a character; "" where unsure."""
        token = self.token(offset)
        if token is None or token.pos_ not in VERBS:
            return ""
        if any(child.dep_ in SUBJECTS for child in token.children):
            return "Fin"
        if token.dep_ == "conj" and token.head.pos_ == "ADJ":
            return "Part"  # "left ten dead and many wounded"
        if token.dep_ not in ("acl", "xcomp") or "Part" not in token.morph.get("VerbForm", []):
            return ""
        # A participle takes no object and leaves the clause another verb.
        has_object = any(child.dep_ == "obj" for child in token.children)
        has_verb = any(above.pos_ in VERBS for above in token.ancestors)
        return "Part" if has_verb and not has_object else ""

    def case(self, offset: int) -> str:
        """Return the case of the noun that begins at a character; "" where unsure."""
        token = self.token(offset)
        found = token.morph.get("Case", []) if token is not None else []
        return CASE_NAMES.get(found[0], "") if found else ""

    def is_adjective(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is an adjective of a noun."""
        token = self.token(offset)
        return token is not None and token.dep_ == "amod"

    def is_infinitive(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is an infinitive."""
        token = self.token(offset)
        return token is not None and "Inf" in token.morph.get("VerbForm", [])

    def is_no_noun(self, offset: int) -> bool:
        """Tell whether a word is surely a verb, or only says of which kind another noun is."""
        token = self.token(offset)
        return token is not None and (token.dep_ == "compound" and token.head.i > token.i)

    def joins_noun(self, offset: int) -> bool:
        """Tell whether a gerund is a noun beside another ("air raids and shelling")."""
        token = self.token(offset)
        return token is not None and token.dep_ == "conj" and token.head.pos_ in NO_VERBS

    def is_complement(self, offset: int, of: int) -> bool:
        """Tell whether a verb tells what another verb wants ("demanded Iran stop and leave")."""
        token, over = self.token(offset), self.token(of)
        while token is not None and token.dep_ == "conj" and token.head.pos_ == "VERB":
            token = token.head
        return token is not None and token.dep_ in ("ccomp", "xcomp") and token.head == over

    def is_under(self, offset: int, above: int) -> bool:
        """Tell whether a word stands in what hangs on another."""
        token, over = self.token(offset), self.token(above)
        return token is not None and over is not None and over.is_ancestor(token)

    def is_relative(self, pronoun: int, verb: int) -> bool:
        """Tell whether a pronoun leads to a clause told as a fact ("por lo que protestan")."""
        leader, token = self.token(pronoun), self.token(verb)
        return leader is not None and token is not None and _is_leader(leader) and _states(token)

    def describes(self, offset: int) -> bool:
        """Tell whether a word says more of the noun before it: "los periodistas detenidos"."""
        token = self.token(offset)
        return token is not None and token.dep_ in ("acl", "amod") and token.head.i < token.i

    def is_told_beside(self, offset: int, above: int) -> bool:
        """Tell whether a word under another stands in a clause that tells of a noun as it is.

        "exigió la liberación de los periodistas que fueron detenidos": they were detained.
        """
        token, over = self.token(offset), self.token(above)
        while token is not None and token not in (over, token.head):
            relative = token.dep_ in RELATIVE and any(_is_leader(c) for c in token.children)
            if relative and token.head != over and _states(token):
                return True
            token = token.head
        return False

    def is_adverbial(self, offset: int) -> bool:
        """Tell whether a verb only says when, why or what for another is done."""
        token = self.token(offset)
        return token is not None and token.dep_ == "advcl"

    def is_told_in_the_past(self, offset: int) -> bool:
        """Tell whether somebody said a verb ("said it would")."""
        verb = self.token(offset)
        while verb is not None and verb.dep_ in ("conj", "xcomp"):
            verb = verb.head
        if verb is None or verb.dep_ not in ("ccomp", "parataxis"):
            return False
        return "Past" in verb.head.morph.get("Tense", [])

    def marks(self, offset: int) -> frozenset[str]:
        """Return the words that open the clause of a verb, in lower case."""
        token = self.token(offset)
        if token is None:
            return frozenset()
        return frozenset(c.lower_ for c in token.children if c.dep_ == "mark")

    def governor(self, offset: int) -> int | None:
        """Return where the verb begins of which another is the complement."""
        token = self.token(offset)
        if token is None or token.dep_ not in COMPLEMENTS or token.head.pos_ not in VERBS:
            return None
        return token.head.idx

    def described(self, offset: int) -> Token | None:
        """Return the noun that the clause of an infinitive or gerund describes."""
        verb = self.token(offset)
        while verb is not None and verb.dep_ in SHARES_SUBJECT and verb.head != verb:
            verb = verb.head
        is_noun = verb is not None and verb.dep_ in RELATIVE and verb.head.pos_ in NO_VERBS
        return verb.head if verb is not None and is_noun else None

    def above(self, offset: int) -> Token | None:
        """Return the word that a word depends on."""
        token = self.token(offset)
        return None if token is None else token.head

    def verb_over(self, offset: int) -> int | None:
        """Return where the verb begins whose object, or passive subject, a noun is."""
        token = self.token(offset)
        while token is not None and token.dep_ == "conj":
            token = token.head
        is_object = token is not None and token.dep_ in ("obj", "nsubj:pass")
        return token.head.idx if token is not None and is_object else None

    def said_of(self, offset: int) -> int | None:
        """Return where the adjective or noun begins that a clause says of a noun: "is unlikely"."""
        token = self.token(offset)
        if token is None or token.dep_ not in SUBJECTS | {"csubj"}:
            return None
        if any(child.dep_ == "cop" for child in token.head.children):
            return token.head.idx
        # "remains unlikely"
        said = (c for c in token.head.children if c.dep_ == "xcomp" and c.pos_ == "ADJ")
        return next((child.idx for child in said), None)

    def is_finite(self, offset: int) -> bool:
        """Tell whether the word that begins at a character is a finite verb."""
        token = self.token(offset)
        return (
            token is not None and token.pos_ in VERBS and "Fin" in token.morph.get("VerbForm", [])
        )

    def subject(self, offset: int) -> tuple[Token, ...]:
        """Return the heads of the subject of the verb that begins at a character.

        Several where they are coordinated; none where the tree tells no subject. That of a
        relative clause is what the clause is about.
        """
        verb = self.token(offset)
        head = None if verb is None else self._subject(verb)
        return () if head is None else (head, *_coordinated(head))

    def subject_of_clause(self, offset: int) -> int | None:
        """Return where the subject of a finite verb or auxiliary begins; None if unsure."""
        verb = self.token(offset)
        if verb is not None and verb.dep_ in HELPERS:
            verb = verb.head
        own = () if verb is None else (c for c in verb.children if c.dep_ in SUBJECTS)
        return next((child.idx for child in own), None)

    def differs_in_number(self, start: int, end: int, verb: int) -> bool:
        """Tell whether a phrase has another number than a finite verb; a list has none."""
        span = self._doc and self._doc.char_span(start, end, alignment_mode="expand")
        over = self.token(verb)
        if not span or over is None or any(t.dep_ == "conj" for t in span):
            return False
        mine, its = span.root.morph.get("Number", []), over.morph.get("Number", [])
        return bool(mine and its) and mine != its

    def _subject(self, verb: Token) -> Token | None:
        """Climb from a verb to the nearest that has a subject of its own."""
        while True:
            own, _ = self.sides(verb)
            if own is not None:
                is_relative = "Rel" in own.morph.get("PronType", []) and verb.dep_ in RELATIVE
                return verb.head if is_relative else own
            if verb.dep_ not in SHARES_SUBJECT or verb.head == verb:
                return None
            verb = verb.head

    def phrase(self, head: Token) -> tuple[int, int]:
        """Return where the noun phrase of a head begins and ends, what describes it left out."""
        inside = [head]
        for child in (*head.lefts, *head.rights):
            if child.dep_.partition(":")[0] in PHRASE:
                inside += child.subtree
        tokens = sorted(inside, key=lambda t: t.i)
        last = tokens[-1]
        return tokens[0].idx, last.idx + len(last)

    def is_no_subject(self, offset: int) -> bool:
        """Tell whether the phrase that a name stands in is surely an object, by its case."""
        head = self._head(offset)
        if head is not None and head.is_upper:
            return False  # an acronym shows no case
        if head is None or head.dep_ in SUBJECTS:
            return head is not None and self.sides(head.head)[1] == head
        return head.dep_.partition(":")[0] in DEPENDS and head.morph.get("Case", []) not in (
            [],
            ["Nom"],
        )

    def is_object(self, offset: int, verb: int) -> bool:
        """Tell whether a noun is the direct object of the verb that begins at a character."""
        token = self.token(offset)
        return token is not None and token.head.idx == verb and self.sides(token.head)[1] == token

    def has_object(self, verb: int) -> bool:
        """Tell whether the verb that begins at a character has a direct object."""
        token = self.token(verb)
        return token is not None and self.sides(token)[1] is not None

    def sides(self, verb: Token) -> tuple[Token | None, Token | None]:
        """Return subject and direct object of a verb, worked out once.

        Where nouns have cases their order is free, and a parse that goes by the order is heard
        against what number and gender of the verb say.
        """
        if verb.i not in self._sides:
            self._sides[verb.i] = _sides(verb)
        return self._sides[verb.i]

    def is_subject(self, offset: int, verb: int) -> bool:
        """Tell whether a noun is the subject of the verb that begins at a character."""
        token = self.token(offset)
        return token is not None and token.head.idx == verb and self.sides(token.head)[0] == token

    def is_apart(self, offset: int, above: int) -> bool:
        """Tell whether a word surely does not hang on another."""
        token, over = self.token(offset), self.token(above)
        return token is not None and over is not None and not over.is_ancestor(token)

    def _head(self, offset: int) -> Token | None:
        """Return the head of the phrase that a name stands in."""
        token = self.token(offset)
        while token is not None and token.dep_.partition(":")[0] in NAMING:
            token = token.head
        return token

    def first_of_list(self, offset: int) -> int | None:
        """Return where the first of coordinated verbs with one subject begins."""
        token = self.token(offset)
        if token is None or token.dep_ != "conj":
            return None
        return None if any(c.dep_ in SUBJECTS for c in token.children) else token.head.idx

    def describing_verb(self, start: int, end: int) -> int | None:
        """Return where the verb over some words begins, if its clause describes a noun."""
        verbs = self.verb_around(start, end)
        return verbs[-1].idx if verbs and verbs[-1].dep_ in RELATIVE else None

    def verb_around(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the verb of the clause that words stand in, with its auxiliaries.

        None where no verb is above them, or it is one of themselves.
        """
        inside = self._doc and self._doc.char_span(start, end, alignment_mode="expand")
        if not inside:
            return ()
        above = inside.root
        while above.pos_ not in VERBS and not any(c.dep_ in HELPERS for c in above.children):
            if above.head == above:
                return ()
            above = above.head
        helpers = [child for child in above.children if child.dep_ in HELPERS]
        return (*helpers, above) if not start <= above.idx < end else ()


def _is_leader(token: Token) -> bool:
    """Tell whether a word is a pronoun that leads a relative clause, no conjunction."""
    return "Rel" in token.morph.get("PronType", []) and token.dep_ != "mark"


def _states(verb: Token) -> bool:
    """Tell whether a verb is told as a fact: in the indicative, itself or its helper."""
    words = (verb, *(c for c in verb.children if c.dep_ in HELPERS))
    return {mood for word in words for mood in word.morph.get("Mood", [])} == {"Ind"}


def _sides(verb: Token) -> tuple[Token | None, Token | None]:
    subject = thing = None
    for child in verb.children:
        if subject is None and child.dep_ in SUBJECTS:
            subject = child
        elif thing is None and child.dep_ == "obj":
            thing = child
    if subject is None or not subject.morph.get("Case", []) or _agrees(subject, verb):
        return subject, thing
    if thing is None:
        return (subject, None) if "Nom" in subject.morph.get("Case", []) else (None, subject)
    exchanged = "Nom" in thing.morph.get("Case", []) and _agrees(thing, verb)
    return (thing, subject) if exchanged else (subject, thing)


def _agrees(noun: Token, verb: Token) -> bool:
    """Tell whether number and gender of a noun may be those of a finite verb."""
    several = any(child.dep_ == "conj" for child in noun.children)
    if any(child.dep_.startswith("nummod") for child in noun.children):
        return True
    number = ["Plur"] if several else noun.morph.get("Number", [])
    wanted = verb.morph.get("Number", [])
    if number and wanted and number != wanted:
        return False
    genders = noun.morph.get("Gender", []), verb.morph.get("Gender", [])
    return several or not all(genders) or genders[0] == genders[1]


def _follows_noun(adjective: Token) -> bool:
    """Tell whether a noun of its own phrase stands right before what is read as an adjective.

    "Japan on Friday lifted sanctions": a phrase without an article that is none, but a clause.
    """
    if not adjective.i or adjective.head.i < adjective.i:
        return False
    before = adjective.doc[adjective.i - 1]
    articles = any(child.dep_ == "det" for child in adjective.head.children)
    return before.head == adjective.head and before.pos_ in NO_VERBS and not articles


def _follows_case(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).dep_ == "case"


def _coordinated(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj":
            yield child
            yield from _coordinated(child)
