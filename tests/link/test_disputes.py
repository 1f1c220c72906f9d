"""A charge and its denial stand together whatever articles tell them; unlike things stay apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.corpus import Dispute, Read
from generator.model.findings import Actor, ActorType
from tests.factories import (
    at,
    make_actor,
    make_article,
    make_claim,
    make_corpus,
    make_mention,
    make_read,
    published,
)

STATES = {"Peru": "PE", "Chile": "CL", "Bolivia": "BO"}
NAMES = (*STATES, "Andes", "UN")


def actor(name: str) -> Actor:
    kind = ActorType.COUNTRY if name in STATES else ActorType.ORG
    return make_actor(name.lower(), name, type=kind, country=STATES.get(name))


def told(
    text: str,
    *,
    day: str = "2024-05-01",
    claimed: str = "",
    by: str = "",
    of: str = "",
    denied: str = "",
    denier: str = "",
) -> Read:
    """Return an article of one claim: the words claimed, by whom, of whom; the words of denial."""
    article = make_article(text, id=f"{day} {text}", published=published(day))
    named = [name for name in NAMES if name in text]
    fields: dict[str, Any] = {
        "claimed_by": (by.lower(),) if by else (),
        "accused": (of.lower(),) if of else (),
        "denied_by": (denier.lower(),) if denier else (),
        "denial": at(article, denied) if denied else None,
    }
    return make_read(
        article,
        actors=tuple(actor(name) for name in named),
        mentions=tuple(make_mention(at(article, n), n.lower(), actor(n).type) for n in named),
        claims=(make_claim(at(article, claimed or denied), **fields),),
    )


CHARGE = told(
    "Peru accused Chile of moving a border fence in the Andes.",
    claimed="moving a border fence in the Andes", by="Peru", of="Chile",
)  # fmt: skip

# What another article tells; whether it is about the same.
OTHERS = [
    # the same charge in other words
    (
        told(
            "Peru acusa a Chile de mover una cerca en los Andes.",
            claimed="mover una cerca", by="Peru", of="Chile", day="2024-05-03",
        ),
        True,
    ),
    # its denial, which names who accuses and where
    (
        told(
            "Chile negó ante Peru haber tocado una cerca de los Andes.",
            denied="negó ante Peru haber tocado una cerca", denier="Chile", day="2024-05-03",
        ),
        True,
    ),
    # the same two, at the same time, about something else
    (
        told(
            "Peru accused Chile of spying on ministers.",
            claimed="spying on ministers", by="Peru", of="Chile", day="2024-05-03",
        ),
        False,
    ),
    # a denial that could be of anything
    (
        told("Chile denied having spied.", denied="having spied", denier="Chile"),
        False,
    ),
    # the same words against another state
    (
        told(
            "Peru accused Bolivia of moving a border fence in the Andes.",
            claimed="moving a border fence in the Andes", by="Peru", of="Bolivia",
        ),
        False,
    ),
    # the same words by another, a year before
    (
        told(
            "Bolivia accused Chile of moving a border fence in the Andes.",
            claimed="moving a border fence", by="Bolivia", of="Chile", day="2023-01-02",
        ),
        False,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("other", "same"), OTHERS)
def test_what_belongs_together(other: Read, same: bool) -> None:
    """By whom it is against, who makes it, what both name and when."""
    disputes = make_corpus(CHARGE, other).disputes
    assert (len(disputes) == 1) is same
    if same:
        assert "the same accused" in disputes[0].why


def test_both_sides_over_two_articles() -> None:
    """A dispute knows who charges, who is charged, who denies, and where."""
    denial = OTHERS[1][0]
    (dispute,) = make_corpus(CHARGE, denial).disputes
    assert isinstance(dispute, Dispute)
    assert dispute.claimed_by == ("peru",)
    assert dispute.accused == ("chile",)
    assert dispute.denied_by == ("chile",)
    assert [one.article for one in dispute.charges] == [CHARGE.article.id]
    assert [one.article for one in dispute.denials] == [denial.article.id]
    assert dispute.latest == "2024-05-03"


def test_between_two_nothing_is_joined() -> None:
    """A denial that fits two charges equally stays alone."""
    first, second = (
        told(f"Peru accused Chile of {what}.", claimed=what, by="Peru", of="Chile")
        for what in ("moving troops", "sending tanks")
    )
    denial = told(
        "Chile told Peru it denied moving troops or sending tanks.",
        denied="denied moving troops or sending tanks",
        denier="Chile",
    )
    assert len(make_corpus(first, second, denial).disputes) == 3


def test_those_with_two_sides_come_first() -> None:
    """Then the newest."""
    newer = told(
        "Bolivia accused Peru of spying.", claimed="spying", by="Bolivia", of="Peru",
        day="2024-09-01",
    )  # fmt: skip
    disputes = make_corpus(newer, CHARGE, OTHERS[1][0]).disputes
    assert [bool(d.charges and d.denials) for d in disputes] == [True, False]


def test_a_denial_beside_a_charge_answers_it() -> None:
    """In one article, where it names who accuses, unless the charge has a denial of its own."""
    text = "Peru accused Chile of spying. Chile told Peru that nothing was copied. Chile denied it."
    read = told(text, claimed="spying", by="Peru", of="Chile")
    denied = at(read.article, "nothing was copied")
    loose = make_claim(denied, denied_by=("chile",), denial=denied)
    (charge,) = read.findings.claims
    own = replace(charge, denied_by=("chile",), denial=at(read.article, "Chile denied it"))
    for claims, count in (((charge, loose), 1), ((own, loose), 2)):
        found = replace(
            read.findings,
            claims=claims,
            sentences=(
                at(read.article, "Peru accused Chile of spying."),
                at(read.article, "Chile told Peru that nothing was copied."),
                at(read.article, "Chile denied it."),
            ),
            mentions=(
                *read.findings.mentions,
                make_mention(at(read.article, "Peru", nth=1), "peru", ActorType.COUNTRY),
            ),
        )
        assert len(make_corpus(replace(read, findings=found)).disputes) == count


READS = [CHARGE, *(other for other, _ in OTHERS)]


@settings(max_examples=24, deadline=None)
@given(st.permutations(READS))
def test_order_of_articles_does_not_matter(shuffled: list[Read]) -> None:
    """Linking gives the same disputes whatever order articles come in."""
    assert make_corpus(*shuffled).disputes == make_corpus(*READS).disputes
