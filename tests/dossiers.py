"""A small dossier with each kind of finding, and an article that tries to be code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.article import DateSource
from generator.model.corpus import Problem
from generator.model.findings import ActorType, Factuality, Headline, QuoteKind
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
    paragraphs_of,
    published,
)

if TYPE_CHECKING:
    from generator.model.corpus import Corpus, Read


def dossier() -> Corpus:
    """Return a small dossier in three languages, with each kind of finding at least once."""
    english, spanish, arabic = _english(), _spanish(), _arabic()
    problem = Problem(
        path="notes.docx",
        stage="read",
        reason='no reader for ".docx"',
        remedy="save it as .txt",
        left_out=True,
    )
    return make_corpus(english, spanish, arabic, problems=(problem,))


HOSTILE = (
    "<script>window.broken = 1</script> {{ 7*7 }} {% raw %}{# gone #} [press](javascript:alert(1))",
    "# heading",
    "--- front matter: yes ---",
    "| a | b |",
    "|---|---|",
    "!!! note",
    "??? folded",
    "=== tab",
    "1. one",
    "- item",
    "+ item",
    "    indented code",
    '</p></div></mark><img src=x onerror="window.broken = 2"> {: onclick="window.broken = 3" }',
    "`code` *stars* _lines_ ~~gone~~ ^up^ ==lit== $maths$ :smile: [^1]: note @someone",
    "klzzwxh:0001 \x02wzxhzdk:0\x03 &copy; &#60;b&#62; <!-- gone --> <https://example.org>",
    "\u202egnorw ma I\u202c " + "unbreakable" * 40,
)
"""Lines that would break a page, a template or a reader's trust if they were taken as code."""


def hostile() -> Read:
    """Return an article that tries to be code, in every place that a page shows."""
    text = "\n".join(HOSTILE)
    article = make_article(
        text,
        id="hostile <script> {{ 7*7 }}",
        path="hostile <b>.txt",
        title="</title><script>window.broken = 4</script> {{ 7*7 }} # [x](javascript:1) &lt;b&gt;",
        published=published(),
        publisher="'><img src=x onerror='window.broken = 5'>",
        agency="`agency` | **bold**",
        author="--- {: .author }",
        url="javascript:alert(1)",
        note="{% include 'index.md.j2' %}\n\n# note",
        tags=("<i>", "{{ 1 }}"),
        warnings=("<b>warning</b>\n# heading",),
    )
    lines = paragraphs_of(article)
    person = make_actor("x<script>", "<script>window.broken = 6</script>", roles=("# role",))
    return make_read(
        article,
        key_facts=tuple(
            make_key_fact(line, rank, reasons=("<b>reason</b>",))
            for rank, line in enumerate(lines, start=1)
        ),
        quotes=(
            make_quote(lines[0], speaker_name="*nobody* [x](javascript:1)", cue=lines[1]),
            make_quote(lines[5], QuoteKind.INDIRECT, speaker_actor="x<script>"),
        ),
        actors=(person,),
        mentions=(make_mention(lines[1], "x<script>"),),
        events=(
            make_event(
                lines[4],
                type="<b>TYPE</b>",
                mode="{{ mode }}",
                actors=("x<script>",),
                date="2024-06-19",
                claimed_by=("x<script>",),
                place=lines[3],
                rule="<script>rule</script>",
            ),
        ),
        dates=(make_date(lines[8], value="<b>", edtf=None, resolved=False),),
        claims=(make_claim(lines[12], claimed_by_spans=(lines[0],), denial=lines[14]),),
        warnings=("{{ 7*7 }}",),
    )


def _english() -> Read:
    article = make_article(
        "VIENNA - Foreign Minister Ann Lee met Omar Haddad in Vienna on 3 May 2024.\n"
        "“We agreed to open both embassies,” Lee said. "
        "Haddad said that talks would go on in July.\n"
        "Norland accuses Sudland of moving troops to the border. Sudland denies it.",
        id="2024-05-04-vienna",
        title="Norland and Sudland agree to open embassies",
        published=published("2024-05-04", DateSource.FILE_NAME),
        publisher="The Evening Courier",
        agency="Continental Press",
        url="https://example.org/a?b=1&c=(2)",
    )
    lee, haddad = make_actor(roles=("Foreign Minister",)), make_actor("omar-haddad", "Omar Haddad")
    norland = make_actor("norland", "Norland", type=ActorType.GROUP)
    sudland = make_actor("sudland", "Sudland", type=ActorType.GROUP)
    first = at(article, "Foreign Minister Ann Lee met Omar Haddad in Vienna on 3 May 2024.")
    accusation = at(article, "Norland accuses Sudland of moving troops to the border.")
    troops = at(article, "moving troops to the border")
    denial = at(article, "Sudland denies it")
    return make_read(
        article,
        key_facts=(
            make_key_fact(first, 1, events=(0,)),
            make_key_fact(accusation, 2, events=(1,)),
            make_key_fact(at(article, "“We agreed to open both embassies,” Lee said."), 3),
        ),
        events=(
            make_event(
                first,
                actors=("ann-lee", "omar-haddad"),
                date="2024-05-03",
                date_span=at(article, "3 May 2024"),
                date_from="events.date-in-clause",
                place=at(article, "Vienna"),
            ),
            make_event(
                accusation, type="ACCUSE", mode="allege", actors=("norland",), targets=("sudland",)
            ),
            make_event(
                troops,
                type="MOBILIZE",
                mode="troops",
                actors=("sudland",),
                factuality=Factuality.POSSIBLE,
                claimed_by=("norland",),
            ),
            make_event(
                denial,
                type="STATEMENT",
                mode="deny",
                actors=("sudland",),
                answers=accusation,
            ),
        ),
        quotes=(
            make_quote(
                at(article, "We agreed to open both embassies"),
                cue=at(article, "said"),
                speaker=at(article, "Lee", nth=1),
                speaker_name="Ann Lee",
                speaker_actor="ann-lee",
            ),
            make_quote(
                at(article, "talks would go on in July"),
                QuoteKind.INDIRECT,
                cue=at(article, "said", nth=1),
                speaker=at(article, "Haddad", nth=1),
                speaker_name="Omar Haddad",
                speaker_actor="omar-haddad",
            ),
        ),
        claims=(
            make_claim(troops, claimed_by=("norland",), denied_by=("sudland",), denial=denial),
        ),
        dates=(
            make_date(at(article, "3 May 2024"), value="2024-05-03", edtf="2024-05-03"),
            make_date(
                at(article, "July"),
                value="2024-07",
                edtf="2024-07",
                precision="month",
                anchor="published",
            ),
        ),
        actors=(lee, haddad, norland, sudland),
        mentions=(
            make_mention(at(article, "Ann Lee")),
            make_mention(at(article, "Lee", nth=1)),
            make_mention(at(article, "Omar Haddad"), "omar-haddad"),
            make_mention(at(article, "Norland"), "norland", ActorType.GROUP),
            make_mention(at(article, "Sudland"), "sudland", ActorType.GROUP),
        ),
    )


def _spanish() -> Read:
    article = make_article(
        "La ministra Ann Lee visitará mañana la capital de Francia.\n"
        "Lee habló de «un nuevo comienzo» y agradeció la ayuda de Francia en junio de 2023.",
        id="sin fecha",
        lang="es",
        machine_translated=True,
    )
    france = make_actor("FR", "Francia", type=ActorType.COUNTRY, country="FR")
    visit = at(article, "La ministra Ann Lee visitará mañana la capital de Francia.")
    thanks = at(article, "agradeció la ayuda de Francia en junio de 2023")
    return make_read(
        article,
        pipeline="blank:es",
        key_facts=(make_key_fact(visit, 1, events=(0,)),),
        events=(
            make_event(
                visit,
                type="AGREE",
                mode=None,
                actors=("ann-lee",),
                targets=("FR",),
                factuality=Factuality.PLANNED,
            ),
            make_event(
                thanks,
                type="SUPPORT",
                mode="praise",
                actors=("ann-lee",),
                targets=("FR",),
                date="2023-06",
            ),
        ),
        quotes=(
            make_quote(
                at(article, "un nuevo comienzo"),
                QuoteKind.MIXED,
                cue=at(article, "habló de"),
                speaker=at(article, "Lee", nth=1),
                speaker_name="Ann Lee",
                speaker_actor="ann-lee",
            ),
        ),
        dates=(
            make_date(at(article, "mañana"), value=None, edtf=None, resolved=False),
            make_date(
                at(article, "junio de 2023"), value="2023-06", edtf="2023-06", precision="month"
            ),
        ),
        actors=(make_actor(roles=("ministra",)), france),
        mentions=(
            make_mention(at(article, "Ann Lee")),
            make_mention(at(article, "Francia"), "FR", ActorType.COUNTRY),
        ),
        headline=Headline(text="Ann Lee → Francia", event=0),
    )


def _arabic() -> Read:
    article = make_article(
        "زارت الوزيرة آن لي باريس في 5 مايو 2024.",
        id="ar-1",
        lang="ar",
        published=published("2024-05-06"),
        publisher="صحيفة المساء",
    )
    sentence = at(article, "زارت الوزيرة آن لي باريس في 5 مايو 2024.")
    return make_read(
        article,
        pipeline="blank:ar",
        key_facts=(make_key_fact(sentence, 1, events=(0,)),),
        events=(
            make_event(
                sentence, type="CONSULT", mode="visit", actors=("ann-lee",), date="2024-05-05"
            ),
        ),
        dates=(make_date(at(article, "5 مايو 2024"), value="2024-05-05", edtf="2024-05-05"),),
        actors=(make_actor("ann-lee", "آن لي"),),
        mentions=(make_mention(at(article, "آن لي")),),
    )
