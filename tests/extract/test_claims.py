"""A claim keeps both sides: who says it, who disputes it, and each in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.claims import find_claims
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.naming import find_entities

if TYPE_CHECKING:
    from generator.model.article import Span
    from tests.extract.conftest import MakeReading

# Language, text with the claim in [], its denial in {}, claimants, deniers, rule.
CASES = [
    # A charge and its denial in one sentence.
    (
        "es",
        "Pese a las acusaciones de Francia sobre [la ayuda de Irán], {Irán ha negado una entrega}.",
        ("france",),
        ("iran",),
        "charge-denied",
    ),
    # The denial stands in the next sentence and names nothing.
    (
        "en",
        "Ukraine accused Iran of [sending drones to Russia]. {Iran denied it}.",
        ("ukraine",),
        ("iran",),
        "charge-denied",
    ),
    # A minister denies for his state.
    (
        "en",
        "Ukraine accused Iran of [sending drones to Russia]. {The Iranian minister denied it}.",
        ("ukraine",),
        ("iran",),
        "charge-denied",
    ),
    # Nobody answers.
    (
        "es",
        "Colombia acusó a Venezuela de [haber cerrado la frontera].",
        ("colombia",),
        (),
        "charge",
    ),
    # A denial of what the article does not quote.
    (
        "es",
        "{Irán negó [haber enviado armas a Siria]}.",
        (),
        ("iran",),
        "denial",
    ),
    # The charge is only named, and with it who made it.
    (
        "es",
        "{Irán desmintió [la denuncia israelí]}.",
        ("israel",),
        ("iran",),
        "denial",
    ),
    # The charge stands after its denial, in the same words.
    (
        "en",
        "{Iran denied having sent drones to Chad}. France had accused Iran of [sending drones].",
        ("france",),
        ("iran",),
        "charge-denied",
    ),
    # With a complementiser the claim is the clause after it.
    (
        "es",
        "{Irán negó ayer que [Siria recibiera armas]}.",
        (),
        ("iran",),
        "denial",
    ),
]


def marked(text: str, claim: Span, denial: Span | None) -> str:
    """Return a text with the marks of the table at the spans that were found."""
    marks = [(claim.start, 1, "["), (claim.end, 0, "]")]
    if denial is not None:
        marks += [(denial.start, 0, "{"), (denial.end, 1, "}")]
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


@pytest.mark.parametrize(("lang", "text", "claimed", "denied", "rule"), CASES)
def test_claims(
    make_reading: MakeReading,
    lang: str,
    text: str,
    claimed: tuple[str, ...],
    denied: tuple[str, ...],
    rule: str,
) -> None:
    """One claim, with the words of both sides exactly where a reader sees them."""
    plain = text.translate({ord(mark): None for mark in "[]{}"})
    reading = make_reading(plain, lang)
    entities = find_entities(reading)
    events = find_events(reading, entities, dates=find_dates(reading, None), quotes=(), meant={})
    (claim,) = find_claims(reading, events=events)
    assert marked(plain, claim.span, claim.denial) == text
    assert (claim.claimed_by, claim.denied_by) == (claimed, denied)
    assert claim.rule == f"claims.{rule}"


@pytest.mark.parametrize(
    "text",
    [
        # Criticism is an opinion, no claim of fact.
        "Francia criticó a Irán por su programa nuclear.",
        # A denial of nothing said.
        "Irán lo negó.",
    ],
)
def test_no_claims(make_reading: MakeReading, text: str) -> None:
    """No claim without the words of what is claimed."""
    reading = make_reading(text)
    entities = find_entities(reading)
    events = find_events(reading, entities, dates=(), quotes=(), meant={})
    assert find_claims(reading, events=events) == ()


OPPONENTS = [
    ("en", "Chad’s opposition accused France of arming the guard.", "Chad’s opposition"),
    ("es", "La oposición chadiana acusó a Francia de armar a la guardia.", "La oposición chadiana"),
]


@pytest.mark.parametrize(("lang", "text", "words"), OPPONENTS)
def test_opponents_do_not_speak_for_their_state(
    make_reading: MakeReading, lang: str, text: str, words: str
) -> None:
    """They have their words, and no state."""
    reading = make_reading(text, lang)
    if not reading.doc.has_annotation("DEP"):
        pytest.skip("without a parse nothing tells whose noun a name belongs to")
    events = find_events(reading, find_entities(reading), dates=(), quotes=(), meant={})
    (claim,) = find_claims(reading, events=events)
    assert claim.claimed_by == ()
    assert [reading.article.words(span) for span in claim.claimed_by_spans] == [words]
