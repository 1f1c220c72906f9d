"""The pages say what the corpus holds, label it honestly, and lead back to the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import BuildError
from generator.model.findings import ActorType, Factuality, Headline, QuoteKind
from generator.render import render_pages
from generator.render.markdown import escape
from generator.render.views import quotes as quotes_view
from generator.render.views import timeline as timeline_view
from generator.settings import Settings, ShowText
from tests.dossiers import dossier
from tests.factories import (
    at,
    make_actor,
    make_article,
    make_claim,
    make_corpus,
    make_date,
    make_event,
    make_key_fact,
    make_mention,
    make_quote,
    make_read,
    published,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.corpus import Corpus, Read

ENGLISH = Settings(site_name="A dossier")


def pages(
    corpus: Corpus,
    settings: Settings = ENGLISH,
    *,
    encode: Callable[[Read], object] | None = None,
) -> dict[str, str]:
    return {page.path: page.content for page in render_pages(corpus, settings, encode=encode)}


def section(markdown: str, anchor: str) -> str:
    """Return the part of a page under the heading with that anchor."""
    found = re.search(
        rf"^#+ [^\n]*{{: #{anchor}\b[^\n]*\n(.*?)(?=^## |\Z)", markdown, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


def test_every_kind_of_page_is_there() -> None:
    """And each article, actor, year and month has its own."""
    assert set(pages(dossier())) == {
        "index.md", "timeline.md", "quotes.md", "actors.md", "archive.md", "problems.md",
        "method.md", "archive/2024.md", "archive/2024-05.md", "archive/undated.md",
        "actors/ann-lee.md", "actors/omar-haddad.md", "actors/norland.md", "actors/sudland.md",
        "actors/fr-501c26.md", "briefings/2024-05-04-vienna.md", "briefings/ar-1.md",
        "briefings/sin-fecha-9a458b.md", "assets/briefing.css", "assets/briefing.js",
    }  # fmt: skip


def test_an_article_added_moves_no_page() -> None:
    """Paths depend on the article alone."""
    before = set(pages(dossier()))
    after = set(pages(make_corpus(*dossier().reads, make_read(make_article("New.", id="new")))))
    assert after - before == {"briefings/new.md"}
    assert before <= after


def test_every_link_to_words_finds_them() -> None:
    """Each statement's anchor stands once in the text of its article."""
    site = pages(dossier())
    ids = {path: re.findall(r' id="(s-\d+-\d+)"', text) for path, text in site.items()}
    for path, found in ids.items():
        assert len(found) == len(set(found)), path
    links = [
        (path, target or path, anchor)
        for path, text in site.items()
        for target, anchor in re.findall(r"\]\(([^)#]*)#(s-\d+-\d+)\)", text)
    ]
    assert len(links) > 50
    for path, target, anchor in links:
        home = target if target == path else (Path(path).parent / target).as_posix()
        home = re.sub(r"[^/]+/\.\./", "", home)
        assert anchor in ids[home], (path, target, anchor)


@pytest.mark.parametrize(
    ("factuality", "claimed_by", "labels"),
    [
        (Factuality.ASSERTED, (), ["Reported"]),
        (Factuality.ASSERTED, ("ann-lee",), ["Claim by Ann Lee"]),  # said by one side only
        (Factuality.DENIED, (), ["Denied"]),
        (Factuality.DENIED, ("ann-lee",), ["Claim by Ann Lee", "Denied"]),
        (Factuality.POSSIBLE, (), ["Possible"]),
        (Factuality.PLANNED, (), ["Planned"]),
        (Factuality.CONDITIONAL, (), ["Conditional"]),
    ],
)
def test_what_did_not_happen_is_never_shown_as_reported(
    factuality: Factuality, claimed_by: tuple[str, ...], labels: list[str]
) -> None:
    """On the briefing, in the timeline, on the front page and on the actor's page."""
    article = make_article("Ann Lee left.", published=published())
    read = make_read(
        article,
        actors=(make_actor(),),
        mentions=(make_mention(at(article, "Ann Lee")),),
        events=(
            make_event(
                at(article, "Ann Lee left"),
                actors=("ann-lee",),
                factuality=factuality,
                claimed_by=claimed_by,
                date="2024-06-19",
            ),
        ),
    )
    site = pages(make_corpus(read))
    for path in (f"briefings/{article.id}.md", "timeline.md", "index.md", "actors/ann-lee.md"):
        shown = re.findall(r'class="b-label [^>]*>([^<]*)<', site[path])
        assert shown == labels, path


def test_both_sides_of_a_claim_stand_side_by_side() -> None:
    """And where nobody denies it, the page says so."""
    article = make_article("Ann says it rained. Bob denies it.")
    sides = {"claimed_by_spans": (at(article, "Ann"),)}
    denied = make_claim(
        at(article, "it rained"),
        **sides,
        denied_by_spans=(at(article, "Bob"),),
        denial=at(article, "Bob denies it"),
    )
    claims = section(_briefing(make_read(article, claims=(denied,))), "claims")
    assert claims.index("Says") < claims.index("Ann") < claims.index("it rained")
    assert claims.index("Denies") < claims.index("Bob") < claims.index("Bob denies it")
    alone = _briefing(make_read(article, claims=(make_claim(at(article, "it rained"), **sides),)))
    assert "No denial was found in the articles" in section(alone, "claims")


SIDES = tuple(make_actor(one.lower(), one, type=ActorType.GROUP) for one in ("Norland", "Sudland"))


def _side(text: str, words: str, *, name: str, **sides: tuple[str, ...]) -> Read:
    """Return an article of one claim; its words are those of the denial where one denies it."""
    article = make_article(text, id=name, published=published())
    span = at(article, words)
    return make_read(
        article,
        actors=SIDES,
        mentions=tuple(make_mention(at(article, one.name), one.id, one.type) for one in SIDES),
        claims=(make_claim(span, denial=span if "denied_by" in sides else None, **sides),),
    )


def test_sides_of_two_articles_stand_together() -> None:
    """On the page of each, on the front page and on the pages of both sides."""
    charge = _side(
        "Norland says that Sudland moved the fence.",
        "Sudland moved the fence",
        name="charge",
        claimed_by=("norland",),
        accused=("sudland",),
    )
    denial = _side(
        "Sudland told Norland that it never moved the fence.",
        "it never moved the fence",
        name="denial",
        denied_by=("sudland",),
    )
    site = pages(make_corpus(charge, denial))
    for path, anchor in (
        ("briefings/charge.md", "claims"),
        ("briefings/denial.md", "claims"),
        ("actors/norland.md", "claims"),
        ("actors/sudland.md", "claims"),
        ("index.md", "contested"),
    ):
        shown = section(site[path], anchor)
        assert shown.index("Says") < shown.index("Sudland moved the fence"), path
        assert shown.index("Denies") < shown.index("it never moved the fence"), path
        assert escape("Joined by: the same accused") in shown, path


def test_a_claim_among_the_key_facts_is_labelled() -> None:
    """By whom it is made and denied; it never stands there as a fact."""
    text = "Norland says that Sudland moved the fence. Sudland denies it."
    article = make_article(text, title="Fence")
    read = make_read(
        article,
        actors=(make_actor("norland", "Norland"), make_actor("sudland", "Sudland")),
        key_facts=(make_key_fact(at(article, "Norland says that Sudland moved the fence.")),),
        claims=(
            make_claim(
                at(article, "Sudland moved the fence"),
                claimed_by=("norland",),
                denied_by=("sudland",),
                denial=at(article, "Sudland denies it"),
            ),
        ),
    )
    shown = section(_briefing(read), "bottom-line")
    assert re.findall(r'class="b-label [^>]*>([^<]*)<', shown) == [
        "Claim by Norland",
        "Denied by Sudland",
    ]


def test_the_bottom_line_adds_to_the_title() -> None:
    """What the title says already is left to the key facts, if there is anything else."""
    article = make_article(
        "Ann left for Rome. Bob stayed in Bonn.", title="Ann leaves", published=published()
    )
    first, second = at(article, "Ann left for Rome."), at(article, "Bob stayed in Bonn.")
    facts = (make_key_fact(first, repeats_title=True), make_key_fact(second, 2))
    site = pages(make_corpus(make_read(article, key_facts=facts)))
    page = next(text for path, text in site.items() if path.startswith("briefings/"))
    assert "Bob stayed in Bonn." in section(page, "bottom-line")
    assert "Ann left for Rome." not in section(page, "bottom-line")
    assert "Ann left for Rome." in section(page, "key-facts")
    assert "Bob stayed in Bonn." in section(site["index.md"], "newest")
    alone = _briefing(make_read(article, key_facts=facts[:1]))
    assert "Ann left for Rome." in section(alone, "bottom-line")


def test_news_comes_before_what_was_told_before() -> None:
    """A deed that an earlier article told is named as such and leaves the bottom line to others."""
    old, new = "Norland left the pact on Monday.", "Sudland sent a note that fills two pages."
    reads = []
    for day in ("2024-05-01", "2024-05-03"):
        article = make_article(
            f"{old} {new}", id=day, published=published(day), publisher="Courier", title="Note"
        )
        event = make_event(at(article, old), actors=("norland",), date="2024-05-01")
        facts = (
            make_key_fact(at(article, old), events=(0,)),
            make_key_fact(at(article, new), 2, reasons=("figures",)),
        )
        mention = make_mention(at(article, "Norland"), "norland", ActorType.GROUP)
        reads.append(
            make_read(
                article, actors=SIDES[:1], mentions=(mention,), events=(event,), key_facts=facts
            )
        )
    site = pages(make_corpus(*reads))
    first = section(site["briefings/2024-05-01.md"], "bottom-line")
    second = section(site["briefings/2024-05-03.md"], "bottom-line")
    assert first.index(old) < first.index(new)
    assert second.index(new) < second.index(old)
    assert "told before by Courier, May 1, 2024" in second
    assert "told before" not in first


REASONS = [
    ("lead", "opens the article"),
    ("event:SUPPORT:sign", "tells an event: Signing"),
    ("event-planned:MOBILIZE:troops", "tells a plan: Troop movement"),
    ("event-conditional:ASSAULT", "tells something under a condition: Attack"),
]


@pytest.mark.parametrize(("reason", "words"), REASONS)
def test_reasons_are_told_in_words(reason: str, words: str) -> None:
    """A plan is not told as a deed."""
    article = make_article("Ann left.")
    fact = make_key_fact(at(article, "Ann left."), reasons=(reason,))
    shown = section(_briefing(make_read(article, key_facts=(fact,))), "bottom-line")
    assert f">{escape(words)}<" in shown


def test_direct_reported_and_fragment_look_different() -> None:
    """By their class and by a word; a direct quote has the article's own marks."""
    article = make_article("«Voy», dijo Ana. Dijo que iría. Habló de “paz”.", lang="es")
    read = make_read(
        article,
        quotes=(
            make_quote(
                at(article, "Voy"), QuoteKind.DIRECT, speaker_name="Ana", cue=at(article, "dijo")
            ),
            make_quote(at(article, "iría"), QuoteKind.INDIRECT),
            make_quote(at(article, "paz"), QuoteKind.MIXED),
        ),
    )
    shown = section(_briefing(read), "quotes").strip().split("\n")
    assert 'b-direct"' in shown[0]
    assert ">«Voy»</span>" in shown[0]
    assert "**Ana**" in shown[0]
    assert 'b-indirect"' in shown[1]
    assert ">iría</span>" in shown[1]
    assert "Speaker not named" in shown[1]
    assert 'b-mixed"' in shown[2]
    assert ">“paz”</span>" in shown[2]


def test_what_is_open_is_shown_as_open() -> None:
    """An expression that nobody can resolve says why; a month stays a month."""
    article = make_article("Tomorrow and in July 2000.")
    read = make_read(
        article,
        dates=(
            make_date(at(article, "Tomorrow"), value=None, edtf=None, resolved=False),
            make_date(at(article, "July 2000"), value="2000-07", edtf="2000-07"),
        ),
    )
    briefing = _briefing(read)
    first, second = section(briefing, "dates").strip().split("\n")
    assert "not resolved" in first
    assert "no publication date is known" in first
    assert '"b-means">July 2000<' in second
    assert "no publication date known" in briefing.split("## ")[0]
    assert "1 date could not be resolved" in section(briefing, "checks")


def test_a_made_title_says_so_and_leads_to_its_event() -> None:
    """An article's own title needs no remark."""
    article = make_article("Ann Lee met Omar Haddad.", title=None)
    event = make_event(at(article, "Ann Lee met Omar Haddad"))
    headline = Headline(text="Lee and Haddad", event=0)
    made = _briefing(make_read(article, events=(event,), headline=headline))
    assert "made from its main event" in made
    own = make_read(replace(article, title="Talks"), events=(event,))
    assert "# Talks" in _briefing(own)
    assert "made from" not in _briefing(own)


def test_text_can_be_cut_to_excerpts_or_left_out() -> None:
    """Where the text may not be published, no page holds more of it than its statements."""
    article = make_article("A first line.\nA second line.\nA third line.", id="x", title="T")
    corpus = make_corpus(
        make_read(article, key_facts=(make_key_fact(at(article, "A second line.")),))
    )
    full = pages(corpus)["briefings/x.md"]
    assert "A first line." in section(full, "text")
    excerpts = pages(corpus, replace(ENGLISH, show_text=ShowText.EXCERPTS))["briefings/x.md"]
    assert "A second line." in section(excerpts, "text")
    assert "A first line." not in excerpts
    none = pages(corpus, replace(ENGLISH, show_text=ShowText.NONE))
    assert 'id="text"' not in none["briefings/x.md"]
    assert "#s-" not in "".join(none.values())


def test_boilerplate_is_provenance() -> None:
    """It stands dimmed in the text, and once among the provenance."""
    article = make_article("News.\nAgency contributed to this article.")
    credit = at(article, "Agency contributed to this article.")
    article = replace(article, boilerplate=(credit,))
    news = at(article, "News.")
    briefing = _briefing(make_read(article, paragraphs=(news,), sentences=(news,)))
    assert '<span class="b-boilerplate">Agency contributed' in section(briefing, "text")
    assert "Agency contributed" in section(briefing, "provenance")


def test_an_actor_named_once_has_no_page() -> None:
    """Unless it acts or speaks; its name is shown without a link."""
    article = make_article("Ann Lee and Omar Haddad.", id="x")
    read = make_read(
        article,
        actors=(make_actor(), make_actor("omar-haddad", "Omar Haddad")),
        mentions=(
            make_mention(at(article, "Ann Lee")),
            make_mention(at(article, "Omar Haddad"), "omar-haddad"),
        ),
        quotes=(make_quote(at(article, "and"), speaker_actor="ann-lee", speaker_name="Ann Lee"),),
    )
    site = pages(make_corpus(read))
    assert "actors/ann-lee.md" in site
    assert "actors/omar-haddad.md" not in site
    people = section(site["briefings/x.md"], "people")
    assert "[Ann Lee](../actors/ann-lee.md)" in people
    assert "**Omar Haddad**" in people


def test_countries_are_named_in_the_language_of_the_site() -> None:
    """By CLDR, whatever the article calls them."""
    article = make_article("Corea del Norte acusó.", lang="es", id="x")
    read = make_read(
        article,
        actors=(make_actor("kp", "Corea del Norte", type=ActorType.COUNTRY, country="KP"),),
        mentions=(make_mention(at(article, "Corea del Norte"), "kp", ActorType.COUNTRY),),
        events=(make_event(at(article, "Corea del Norte acusó"), actors=("kp",)),),
    )
    assert "# North Korea" in pages(make_corpus(read))["actors/kp.md"]


def test_a_long_timeline_is_split_by_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page has the newest turns and leads to every year; nothing is lost."""
    monkeypatch.setattr(timeline_view, "ONE_PAGE", 3)
    monkeypatch.setattr(timeline_view, "LATEST", 2)
    site = pages(dossier())
    assert {"timeline/2023.md", "timeline/2024.md", "timeline/undated.md"} <= site.keys()
    assert site["timeline.md"].count("b-entry") == 2
    whole = [site[path].count("b-entry") for path in site if path.startswith("timeline/")]
    assert sum(whole) == len(dossier().happenings)
    assert "timeline/2023.md" in site["timeline.md"]
    assert "](timeline/2023.md#t-2023)" in site["index.md"]


def test_many_quotes_are_split_by_initial(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each speaker stands on the page of one letter."""
    monkeypatch.setattr(quotes_view, "ONE_PAGE", 1)
    site = pages(dossier())
    assert "b-quote" not in site["quotes.md"]
    assert site["quotes/a.md"].count('class="b-quote ') == 2
    assert site["quotes/o.md"].count('class="b-quote ') == 1


def test_data_is_offered_where_it_exists() -> None:
    """A link to nothing would stop a strict build."""

    def encode(read: Read) -> dict[str, object]:
        return {"half": "\ud800", "type": type(read).__name__}

    with_data = pages(dossier(), encode=encode)
    assert json.loads(with_data["data/ar-1.json"])["type"] == "Read"
    with_data["data/ar-1.json"].encode("utf-8")
    assert "(../data/ar-1.json)" in with_data["briefings/ar-1.md"]
    assert "data/" not in pages(dossier())["briefings/ar-1.md"]


def test_the_same_corpus_gives_the_same_pages() -> None:
    """Whatever the order of the articles."""
    reads = dossier().reads
    problems = dossier().problems
    backwards = make_corpus(*reversed(reads), problems=problems)
    assert pages(make_corpus(*reads, problems=problems)) == pages(backwards)


def test_an_empty_folder_is_a_site_all_the_same() -> None:
    """Without articles there are still pages that say so."""
    assert "index.md" in pages(make_corpus())


def test_a_project_may_lay_its_own_templates_over_ours(tmp_path: Path) -> None:
    """File by file; what it prints is escaped as ours is, in any filter or macro."""
    (tmp_path / "method.md.j2").write_text(
        "{% set name = '<b>' %}{% macro m(x) %}[{{ x }}]{% endmacro %}"
        "{{ name }} {{ name|upper }} {{ m(name) }} {{ name ~ name }} {{ name|safe }}"
        "{% set block %}<i>{{ name }}</i>{% endset %} {{ block }}",
        "utf-8",
    )
    escaped = "&#60;b&#62;"
    assert pages(dossier(), replace(ENGLISH, templates=tmp_path))["method.md"] == (
        f"{escaped} &#60;B&#62; [{escaped}] {escaped}{escaped} {escaped} <i>{escaped}</i>"
    )


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("{{ method.nothing }}", "nothing"),  # a field that the view does not have
        ("{{ nobody }}", "nobody"),  # a name that nothing gives
        ("{% if %}", "line 1"),  # no Jinja
        ("{{ t('pages.nowhere') }}", "pages.nowhere"),  # a message that does not exist
        ("{{ t('count.articles') }}", "by number"),  # a message without its number
        ("{% include 'gone.md.j2' %}", "gone"),
    ],
)
def test_a_wrong_template_is_named(tmp_path: Path, template: str, complaint: str) -> None:
    """With what is wrong in it; a wrong template never gives a page."""
    (tmp_path / "method.md.j2").write_text(template, "utf-8")
    with pytest.raises(BuildError, match=complaint):
        pages(dossier(), replace(ENGLISH, templates=tmp_path))


def _briefing(read: Read) -> str:
    found = pages(make_corpus(read))
    return next(text for path, text in found.items() if path.startswith("briefings/"))


@pytest.mark.parametrize("show_text", [ShowText.EXCERPTS, ShowText.NONE])
def test_text_that_may_not_be_published_is_in_no_file(show_text: ShowText) -> None:
    """The data of a briefing holds its whole text, so there is none to download."""
    article = make_article("A sentence nobody may publish. Another one.", id="x", title="T")
    corpus = make_corpus(make_read(article))
    settings = replace(ENGLISH, show_text=show_text)
    found = {
        p.path: p.content for p in render_pages(corpus, settings, encode=lambda r: r.article.text)
    }
    assert not [path for path in found if path.startswith("data/")]
    assert not [path for path, text in found.items() if "nobody may publish" in text]
    assert "data/x.json" not in found["briefings/x.md"]
