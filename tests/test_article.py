"""The article the product was made for: what its briefing must hold, with a date and without.

The article is seeds/000_fefd88a4e3205a57.txt. Its text states no publication date; the sidecar
beside it does.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model.article import Article, DateSource, Span
from generator.model.corpus import Read
from generator.model.findings import Event, Factuality, Findings, QuoteKind
from generator.work import FileItem, Worker
from tests.conftest import pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = Path(__file__).parents[1] / "seeds" / "000_fefd88a4e3205a57.txt"

RU_KP = ("north-korea", "russia")
SPOKESPERSON = "portavoz-del-departamento-de-estado-estadounidense"


@pytest.fixture(scope="module", params=["blank", "built-in"])
def pipeline(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """With the shipped pipelines, and as if there were none."""
    with pipelines(request.param, tmp_path_factory.mktemp("none")):
        yield request.param


@pytest.fixture(scope="module", params=["sidecar", "no date"])
def read(
    request: pytest.FixtureRequest, pipeline: str, tmp_path_factory: pytest.TempPathFactory
) -> Read:
    """The article with its sidecar's date, and without any."""
    path = SEED
    if request.param == "no date":
        path = tmp_path_factory.mktemp("bare") / SEED.name
        shutil.copy(SEED, path)
    result = Worker()(FileItem(path=path, root=path.parent))
    assert isinstance(result, Read)
    assert result.findings.pipeline.startswith("blank" if pipeline == "blank" else "briefing")
    return result


@pytest.fixture
def article(read: Read) -> Article:
    return read.article


@pytest.fixture
def findings(read: Read) -> Findings:
    return read.findings


def events(findings: Findings, type_: str, mode: str | None = None) -> list[Event]:
    return [e for e in findings.events if e.type == type_ and (mode is None or e.mode == mode)]


def test_provenance(article: Article) -> None:
    """The last paragraph is provenance, all of it, though a space is missing in it."""
    assert (article.agency, article.machine_translated) == ("Reuters", True)
    assert article.boilerplate == (Span(2768, 2940),)
    assert article.lang == "es"


def test_dates(article: Article, findings: Findings) -> None:
    """Four dates and no other; without a publication date two of them stay open."""
    found = [(article.words(d.span), d.edtf, d.resolved) for d in findings.dates]
    dated = article.published is not None
    assert found == [
        ("hoy", "2024-06-19" if dated else None, dated),
        ("julio de 2000", "2000-07", True),
        ("el último año", "2023-06-19/2024-06-19" if dated else None, dated),
        ("febrero de 2022", "2022-02", True),
    ]
    if article.published:
        assert article.published.source is DateSource.SIDECAR


def test_quotes(article: Article, findings: Findings) -> None:
    """Five quotes; the name of the treaty in quotation marks is none of them."""
    found = [
        (q.span, q.kind, q.cue, article.words(q.speaker) if q.speaker else None, q.speaker_actor)
        for q in findings.quotes
    ]
    assert found == [
        (Span(633, 726), QuoteKind.INDIRECT, Span(621, 628), "Putin", "vladimir-putin"),
        (Span(820, 897), QuoteKind.INDIRECT, Span(811, 819), "Putin", "vladimir-putin"),
        (Span(939, 946), QuoteKind.MIXED, Span(911, 917), "Kim Jong Un", "kim-jong-un"),
        (
            Span(1495, 1721),
            QuoteKind.INDIRECT,
            Span(1487, 1494),
            "Un portavoz del Departamento de Estado estadounidense",
            SPOKESPERSON,
        ),
        (Span(2149, 2168), QuoteKind.MIXED, Span(2137, 2144), "Kim Jong Un", "kim-jong-un"),
    ]
    assert findings.quotes[0].speaker_name == "Vladimir Putin"


def test_actors(article: Article, findings: Findings) -> None:
    """The twelve who matter, under the right names; no agency, no terms of use."""
    assert {a.id for a in findings.actors} >= {
        "vladimir-putin", "kim-jong-un", "russia", "north-korea", "china", "ukraine",
        "united-states", "south-korea", "japan", "us-state-department", "un-security-council",
        "pyongyang",
    }  # fmt: skip
    names = {article.words(m.span) for m in findings.mentions}
    assert not names & {"Reuters", "Términos de Uso", "Términos", "Uso"}
    meant = {
        (article.words(m.span), m.actor)
        for m in findings.mentions
        if article.words(m.span) in {"Moscú", "Pekín", "El líder ruso", "el presidente ruso"}
    }
    assert meant == {
        ("Moscú", "russia"),
        ("Pekín", "china"),
        ("El líder ruso", "vladimir-putin"),
        ("el presidente ruso", "vladimir-putin"),
    }


def test_pyongyang_is_a_place_and_a_government(findings: Findings) -> None:
    """The place of the visit, and North Korea where it denies."""
    at = {m.span.start: m.actor for m in findings.mentions}
    assert (at[356], at[2713]) == ("pyongyang", "north-korea")


def test_signing(article: Article, findings: Findings) -> None:
    """Both leaders signed, on the publication day if that is known."""
    (signing,) = [e for e in events(findings, "SUPPORT", "sign") if e.trigger == Span(198, 205)]
    assert sorted(signing.actors) == ["kim-jong-un", "vladimir-putin"]
    assert signing.date == (article.published.edtf if article.published else None)
    assert signing.date_span == Span(206, 209)
    assert signing.factuality is Factuality.ASSERTED


def test_both_visits(article: Article, findings: Findings) -> None:
    """The visit of the day, and the earlier one, which alone is dated July 2000."""
    visits = [e for e in events(findings, "CONSULT", "visit") if e.actors == ("vladimir-putin",)]
    assert all(v.targets == ("north-korea",) for v in visits)
    published = article.published.edtf if article.published else None
    assert sorted([v.date or "" for v in visits]) == sorted(["2000-07", published or ""])


# Trigger, type, mode, actors, targets.
ACTS = [
    (Span(1347, 1372), "STATEMENT", "concern", ("united-states",), RU_KP),
    (Span(1964, 1971), "ACCUSE", "disapprove", ("vladimir-putin",),
     ("japan", "south-korea", "united-states")),
    (Span(2056, 2061), "SUPPORT", None, ("vladimir-putin",), ("north-korea",)),
    (Span(2137, 2144), "SUPPORT", None, ("kim-jong-un",), ("russia",)),
    (Span(2236, 2245), "SUPPORT", "praise", ("vladimir-putin",), ("north-korea",)),
    (Span(2301, 2310), "SANCTION", "discontinue", ("the-west",), ("russia",)),
    (Span(2343, 2351), "ASSAULT", None, ("russia",), ("ukraine",)),
    (Span(2561, 2572), "ACCUSE", "allege", ("united-states",), ("russia",)),
    (Span(2727, 2733), "STATEMENT", "deny", RU_KP, ()),
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act[1]}-{act[0].start}")
def test_acts(
    findings: Findings,
    act: tuple[Span, str, str | None, tuple[str, ...], tuple[str, ...]],
) -> None:
    """Who did what to whom."""
    trigger, type_, mode, actors, targets = act
    (event,) = [e for e in findings.events if e.trigger.overlaps(trigger) and e.type == type_]
    assert mode is None or event.mode == mode
    assert tuple(sorted(event.actors)) == actors
    assert tuple(sorted(event.targets)) == targets
    assert event.factuality is Factuality.ASSERTED


def test_invasion_is_dated(findings: Findings) -> None:
    """By the month beside it, whatever the publication date."""
    (invasion,) = events(findings, "ASSAULT")
    assert invasion.date == "2022-02"


def test_what_did_not_happen_is_not_asserted(findings: Findings) -> None:
    """A conditional assessment and a mentioned possibility are no events that took place."""
    for span in (Span(1039, 1067), Span(820, 873)):
        told = [e for e in findings.events if e.trigger.overlaps(span)]
        assert all(e.factuality is not Factuality.ASSERTED for e in told)


def test_claim_and_denial(article: Article, findings: Findings) -> None:
    """The accusation stands beside its denial."""
    (claim,) = [c for c in findings.claims if c.claimed_by == ("united-states",)]
    assert claim.span == Span(2611, 2694)
    assert tuple(sorted(claim.denied_by)) == RU_KP
    assert claim.denial is not None
    assert article.words(claim.denial).startswith("tanto Moscú como Pyongyang han negado")


def test_headline_is_made_from_the_signing(findings: Findings) -> None:
    """The article has no title; it gets one in its language from its main event."""
    assert findings.headline is not None
    assert findings.events[findings.headline.event].trigger == Span(198, 205)
    assert "Putin" in findings.headline.text
    assert "Kim Jong Un" in findings.headline.text
    assert "firman" in findings.headline.text


def test_key_facts_are_sentences_of_the_article(findings: Findings) -> None:
    """Ranked, at most six, each one sentence, the first tells the signing or the visit."""
    facts = findings.key_facts
    assert [f.rank for f in facts] == list(range(1, len(facts) + 1))
    assert 3 <= len(facts) <= 6
    assert all(f.span in findings.sentences for f in facts)
    assert any(f.span.holds(Span(198, 205)) for f in facts[:2])
    assert all(f.reasons for f in facts)
