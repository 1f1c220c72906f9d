"""Actors and events over articles: who is the same, what is one event, and why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link import link_corpus
from generator.model.article import Article, DateSource, Published, Span
from generator.model.corpus import Read
from generator.model.findings import Actor, ActorType, Event, Factuality, Findings, Mention

SPAN = Span(0, 4)


def person(
    id_: str, name: str, *, country: str | None = None, classes: tuple[str, ...] = ()
) -> Actor:
    return Actor(
        id=id_,
        name=name,
        type=ActorType.PERSON,
        country=country,
        role_classes=classes,
        political=True,
    )


def state(id_: str, country: str) -> Actor:
    return Actor(id=id_, name=id_, type=ActorType.COUNTRY, country=country, political=True)


def event(**fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "span": SPAN, "trigger": SPAN, "type": "CONSULT", "mode": "visit", "actors": (),
        "targets": (), "actor_spans": (), "target_spans": (), "rule": "test",
        "factuality": Factuality.ASSERTED,
    }  # fmt: skip
    return Event(**(defaults | fields))


def read(id_: str, *actors: Actor, events: tuple[Event, ...] = (), day: str = "2024-01-01") -> Read:
    return Read(
        article=Article(
            id=id_, path=id_, text="text", sha256="", lang="es", lang_source="metadata",
            published=Published(day, DateSource.SIDECAR),
        ),
        findings=Findings(
            pipeline="blank:es", paragraphs=(SPAN,), sentences=(SPAN,), actors=actors,
            mentions=tuple(
                Mention(span=SPAN, type=a.type, actor=a.id, named=True, rule="test") for a in actors
            ),
            events=events,
        ),
    )  # fmt: skip


# Two people as two articles know them; whether they are one.
PEOPLE = [
    # Languages spell a name their own way.
    (
        person("vladimir-poutine", "Vladimir Poutine"),
        person("wladimir-putin", "Wladimir Putin"),
        True,
    ),
    (
        person("serguei-lavrov", "Serguéi Lavrov"),
        person("sergej-lawrow", "Sergej Lawrow"),
        True,
    ),
    # A family name with the same state.
    (
        person("lavrov", "Lavrov", country="RU"),
        person("serguei-lavrov", "Serguéi Lavrov", country="RU"),
        True,
    ),
    # A family name alone is not enough.
    (
        person("lavrov", "Lavrov"),
        person("serguei-lavrov", "Serguéi Lavrov", country="RU"),
        False,
    ),
    # The same name in two states.
    (
        person("luis-vega", "Luis Vega", country="PE"),
        person("luis-vegas", "Luis Vegas", country="CL"),
        False,
    ),
    # Of one family, but two people.
    (
        person("kim-jong-un", "Kim Jong Un", country="KP"),
        person("kim-yo-jong", "Kim Yo Jong", country="KP"),
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "same"), PEOPLE)
def test_people(one: Actor, other: Actor, same: bool) -> None:
    """People are joined by name, state and office; the reason is given."""
    corpus = link_corpus([read("a", one), read("b", other)], [])
    assert (len(corpus.actors) == 1) is same
    assert (corpus.ids["a", one.id] == corpus.ids["b", other.id]) is same
    if same:
        assert "name" in corpus.actors[0].why


def test_two_candidates_mean_none() -> None:
    """A name that may be short for two people of a state is joined to neither."""
    corpus = link_corpus(
        [
            read("a", person("kim", "Kim", country="KP")),
            read(
                "b",
                person("jo-kim", "Jo Kim", country="KP"),
                person("ri-kim", "Ri Kim", country="KP"),
            ),
        ],
        [],
    )
    assert {a.id for a in corpus.actors} == {"kim", "jo-kim", "ri-kim"}


RU, KP = state("russia", "RU"), state("north-korea", "KP")
PUTIN = person("vladimir-putin", "Vladimir Putin", country="RU")


def happenings(one: Event, other: Event) -> int:
    reads = [
        read("a", RU, KP, PUTIN, events=(one,)),
        read("b", RU, KP, PUTIN, events=(other,)),
    ]
    return len(link_corpus(reads, []).happenings)


BASE = event(actors=("russia",), targets=("north-korea",), date="2024-06-19")

# What the second article tells; how many events both together make.
EVENTS = [
    (event(actors=("russia",), targets=("north-korea",), date="2024-06-19"), 1),  # the same
    # A leader acts for his state, and a month holds the day.
    (event(actors=("vladimir-putin",), targets=("north-korea",), date="2024-06"), 1),
    (event(actors=("russia",), targets=("north-korea",), date="2024-06-20"), 2),  # another day
    (event(actors=("russia",), targets=("north-korea",)), 2),  # undated
    # Another act.
    (event(type="AID", mode=None, actors=("russia",), targets=("north-korea",), date="2024-06"), 2),
]


@pytest.mark.parametrize(("other", "count"), EVENTS)
def test_events_merge(other: Event, count: int) -> None:
    """The same act of the same sides at dates that agree is one event with two reports."""
    assert happenings(BASE, other) == count


def test_the_precise_date_and_both_reports_stay() -> None:
    """A merged event has the most precise date and every report, first published first."""
    month = event(actors=("russia",), targets=("north-korea",), date="2024-06")
    corpus = link_corpus(
        [
            read("late", RU, KP, events=(BASE,), day="2024-06-21"),
            read("early", RU, KP, events=(month,), day="2024-06-20"),
        ],
        [],
    )
    (merged,) = corpus.happenings
    assert merged.date == "2024-06-19"
    assert [r.article for r in merged.reports] == ["early", "late"]
    assert "dates that agree" in merged.why


def test_told_and_denied_is_only_possible() -> None:
    """An event that one article tells and another denies is never shown as a fact."""
    denied = event(
        actors=("russia",), targets=("north-korea",), date="2024-06-19",
        factuality=Factuality.DENIED,
    )  # fmt: skip
    corpus = link_corpus(
        [read("a", RU, KP, events=(BASE,)), read("b", RU, KP, events=(denied,))], []
    )
    assert [h.factuality for h in corpus.happenings] == [Factuality.POSSIBLE]


READS = [
    read("a", RU, KP, person("lavrov", "Lavrov", country="RU"), events=(BASE,)),
    read("b", RU, KP, PUTIN, events=(BASE,), day="2024-02-02"),
    read("c", RU, person("serguei-lavrov", "Serguéi Lavrov", country="RU"), day="2023-01-01"),
    read(
        "d",
        KP,
        person("wladimir-putin", "Wladimir Putin"),
        events=(event(actors=("north-korea",)),),
    ),
]


@settings(max_examples=24)
@given(st.permutations(READS))
def test_order_of_articles_does_not_matter(shuffled: list[Read]) -> None:
    """Linking gives the same corpus whatever order articles come in."""
    assert link_corpus(shuffled, []) == link_corpus(READS, [])
