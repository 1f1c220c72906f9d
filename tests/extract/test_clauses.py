"""Verbs with their tense, their denial and their subject, on a blank pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.clauses import find_clauses
from generator.extract.naming import find_entities
from generator.lexicon.forms import auxiliary_lemmas, form_index

if TYPE_CHECKING:
    from tests.extract.conftest import MakeReading

# Language, text, lemma, verb group, tense, modality, subjects.
CASES = [
    # Compound past with two coordinated subjects.
    ("es", "Rusia y China han firmado el pacto.", "firmar", "han firmado", "Past", "asserted",
     ["russia", "china"]),
    # A correlative conjunction.
    ("es", "Tanto Perú como Chile negaron los hechos.", "negar", "negaron", "Past", "asserted",
     ["peru", "chile"]),
    # Conditional of a modal verb is a possibility.
    ("es", "Japón podría firmar el pacto.", "firmar", "podría firmar", "", "possible",
     ["japan"]),
    # Periphrastic future.
    ("es", "Japón va a firmar el pacto.", "firmar", "va a firmar", "Fut", "planned", ["japan"]),
    # Negation between subject and verb.
    ("es", "Japón no firmó el pacto.", "firmar", "no firmó", "Past", "denied", ["japan"]),
    # What a preposition governs is no subject.
    ("es", "El ministro de Francia firmó el pacto.", "firmar", "firmó", "Past", "asserted",
     ["ministro-de-francia"]),
    # The subject stands before a relative clause of its own.
    ("es", "Suecia, que no duda, firmó el pacto.", "firmar", "firmó", "Past", "asserted",
     ["sweden"]),
    # The relative pronoun stands for the name before it.
    ("es", "Habló con Suecia, que firmó el pacto.", "firmar", "firmó", "Past", "asserted",
     ["sweden"]),
    # A second verb keeps the subject of the first.
    ("es", "Italia negó los hechos y firmó el pacto.", "firmar", "firmó", "Past", "asserted",
     ["italy"]),
    # Passive.
    ("en", "The deal was signed on Monday.", "sign", "was signed", "Past", "asserted", []),
    # Modal of possibility with a perfect.
    ("en", "Japan may have signed the deal.", "sign", "may have signed", "Past", "possible",
     ["japan"]),
    # Do-support and negation.
    ("en", "Japan did not sign the deal.", "sign", "did not sign", "Past", "denied", ["japan"]),
    # Going to.
    ("en", "Japan is going to sign the deal.", "sign", "is going to sign", "Fut", "planned",
     ["japan"]),
    # A verb of failing denies what follows it.
    ("en", "Japan failed to sign the deal.", "sign", "sign", "Past", "denied", ["japan"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "lemma", "group", "tense", "modality", "subjects"), CASES)
def test_predicates(
    make_reading: MakeReading,
    lang: str,
    text: str,
    lemma: str,
    group: str,
    tense: str,
    modality: str,
    subjects: list[str],
) -> None:
    """The group, its tense and factuality, and who acts."""
    reading = make_reading(text, lang)
    lemmas = frozenset({"firmar", "negar", "sign"}) | auxiliary_lemmas(reading.lexicon)
    index = form_index(reading.lexicon, lemmas, frozenset())
    clauses = find_clauses(reading, find_entities(reading), index)
    (found,) = [p for p in clauses.predicates if p.lemma == lemma]
    assert reading.article.words(found.group) == group
    assert (found.tense, found.modality.value) == (tense, modality)
    assert [m.actor for m in found.subjects] == subjects


def test_noun_is_no_verb(make_reading: MakeReading) -> None:
    """A word that may be both is a noun after a determiner, a verb after a name."""
    for text, count in [("La firma del pacto tardó.", 0), ("Perú firma el pacto.", 1)]:
        reading = make_reading(text)
        index = form_index(reading.lexicon, frozenset({"firmar"}), frozenset())
        found = find_clauses(reading, find_entities(reading), index).predicates
        assert len(found) == count
