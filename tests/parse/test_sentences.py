"""Where sentences and paragraphs end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from generator.lexicon import load_lexicon
from generator.model.article import Article, Span
from generator.parse import parse_article
from generator.parse.sentences import SentenceEnds, sentence_words
from generator.parse.tokens import blank_nlp

if TYPE_CHECKING:
    from spacy.language import Language


def article(text: str, lang: str, boilerplate: tuple[Span, ...] = ()) -> Article:
    return Article(
        id="a",
        path="a.txt",
        text=text,
        sha256="",
        lang=lang,
        lang_source="metadata",
        boilerplate=boilerplate,
    )


def judged(lang: str, text: str, *, open_cases: bool) -> Doc:
    words = sentence_words(load_lexicon(lang).table("language"))
    return SentenceEnds(**words, open_cases=open_cases)(blank_nlp(lang)(text))


def marked(doc: Doc) -> str:
    """Write a bar before each start and a broken bar where a parser is to decide."""
    signs = {True: "|", None: "¦", False: ""}
    words = (signs[t.is_sent_start if t.i else False] + t.text_with_ws for t in doc)
    return "".join(words)


# A bar stands before each sentence but the first.
SENTENCES = [
    # Abbreviations, initials, and what shows that a sentence ended in one.
    ("es", "El ministro vio al Sr. López y a la Dra. Vega. |Hablaron de comercio."),
    ("es", "Habló el Gral. Díaz en EE. UU. ayer. |Volvió a EE. UU. |El viernes habrá otra."),
    ("es", "J. A. Samaranch y Trump Jr. viajaron, p. ej., a Seúl. |Llegaron el lunes."),
    ("es", "Compraron drones, misiles, etc. |Corea del Norte lo negó."),
    ("es", "El art. 5 y el núm. 12 siguen vigentes. |Dijo que no. |Putin calló."),
    ("en", "Mr. Smith met Gen. Lee at 5 p.m. Monday. |They left at 11 p.m. |The talks went on."),
    ("en", "The U.S. Treasury met in Washington, D.C. |The talks failed."),
    ("en", "Sen. J. D. Vance spoke. |A. J. Smith listened. |This is plan B. |The rest is known."),
    ("en", "He said no. |Moscow agreed to No. 5 on Sept. 5, i.e. last year."),
    ("fr", "M. Kim et MM. Lavrov et Choe ont vu Mme Ri vers 300 av. J.-C. déjà. |Fin."),
    ("pt", "O Sr. Silva e a Profa. Costa viajaram em 19 de jun. de 2024. |Voltaram."),
    ("de", "Dr. Weber und Prof. Roth trafen z. B. Kim bzw. Putin, d. h. niemanden. |Gut."),
    ("ru", "В 2024 г. Путин посетил КНДР. |Там 3 млн. руб. и т. д. |Потом он улетел."),
    ("ru", "Он живёт на ул. Ленина, т. е. в г. Москве. |А. С. Пушкин и Дж. Байден нет."),
    ("it", "Il dott. Rossi e l'on. Bianchi hanno visto il sig. Verdi. |L'art. 5 resta."),
    ("ar", "وصل الرئيس. |وقال د. أحمد إن الاتفاق مهم. |هل يوقعون؟ |لا أحد يعرف."),
    ("ko", "U.S. 대통령은 3.5% 올랐다고 했다. |Mr. Kim은 떠났다. |끝."),
    # Numbers: decimals, times, dates, ordinals.
    ("es", "La cláusula 4.2 prevé 3.500 soldados a las 15.30 h. y nada más. |Bien."),
    ("es", "Se firmó en 2024. |Los diputados la aprobaron. |30 votaron en contra."),
    ("en", "It rose 3.5 per cent. |Good. |It was 20 °C. |Nobody left."),
    ("it", "Parlerà alle 23:45. |Nel V secolo a.C. Roma crebbe, nel I d.C, no. |Martedì parte."),
    ("de", "Am 3. Juni war der 24. Gipfel. |Der 2. Weltkrieg endete 1945. |Danach kam Ruhe."),
    ("de", "Johannes Paul II. reiste am 19. 6. 2024 um 15.46 Uhr ab. |Er kam wieder."),
    ("ko", "조약은 2024. 6. 19. 체결됐다. |효력은 12. 4. 생겼다."),
    # Lists.
    ("es", "1. Retirar las tropas. |2. Abrir la frontera. |3. Canjear presos."),
    ("es", "Pidió: 1. Retirar las tropas. |b) Abrir la frontera."),
    # Quotations.
    ("es", "«¿Qué quieren?», dijo Ana. |«Paz.» |Y calló."),
    ("es", "—¿Firmará usted? —preguntó el periodista. |No respondió."),
    ("es", "¿Habrá acuerdo? |Nadie lo sabe. |¡Ojalá! |La cumbre sigue."),
    ("en", 'He said: "No." |She agreed. |“Will you?” he asked. |“We won,” she said. |Good.'),
    ("en", "The talks (who knows why?) failed. |(They began in 2019.) |Then came war."),
    ("fr", "« Nous partons. » |Il est parti. |« Pourquoi ? » a-t-il dit. |Silence ! |Bien."),
    ("de", "„Wir gehen“, sagte er. |„Warum?“, fragte sie. |„Darum.“ |Er ging."),
    ("de", "»Nein.« |Er ging. |»Warum?« fragte sie."),
    ("ru", "«Когда?» — спросил журналист. |— Нет, — сказал он. |Ответа не было."),
    ("it", "«Non firmiamo», ha detto. |«Perché?» ha chiesto lei. |Nessuno ha risposto."),
    ("zh", "他说：“我们走。”|会谈结束了。|“我们不签。”他说。|谁来？|没人。"),
    ("ja", "プーチン氏は「行く。」と述べた。|「なぜ？」と聞いた。|会談は終わった。"),
    ("ko", '그는 "매우 기쁘다."고 말했다. |두 정상은 “조약.”이라며 서명했다.'),
    # Datelines belong to what they stand before.
    ("es", "LIMA, 20 jul. — El ministro llegó. |Habló."),
    ("es", "MOSCÚ, 19 jun (EFE).- El presidente viajó. |Vuelve mañana."),
    ("en", "Moscow, June 19 (Reuters) - Russia signed. |Kim agreed."),
    ("it", "(ANSA) - ROMA, 19 GIU - Il presidente è partito. |Torna domani."),
    ("ru", "МОСКВА, 19 июня. /ТАСС/. |Президент прибыл."),
    # Lost spaces.
    ("es", "Vio el artículo.|Este decía «no».|El otro, en 2024.|Nada más."),
    ("es", "¿Qué?|Nada. |Vea www.ejemplo.es o ejemplo.es/a?B=c y EE.UU. hoy."),
    ("ko", "북한이 조약을 비준했다.|그는 떠났다."),
    ("ar", "قال الوزير نعم.|وأضاف لا."),
    ("zh", "他走了。|她来了！|增长3.5%。|19日结束。"),
    # Marks that end nothing, and what is left out.
    ("es", "Putin guardó silencio... y se fue. |Nadie lo esperaba… |Kim sonrió."),
    ("es", "Según el acuerdo [...] no hay plazo. |[...] El otro calló.[3] |Fin."),
]


@pytest.mark.parametrize(("lang", "text"), SENTENCES)
def test_sentence_ends(lang: str, text: str) -> None:
    """Without a parser sentences start where the bars stand and nowhere else."""
    assert marked(judged(lang, text.replace("|", ""), open_cases=False)) == text


# A broken bar stands where marks and words leave it open.
OPEN = [
    (
        "en",
        "Talks end in Seoul ¦They left for The Hague with Mr. Kim and ¦Mojmír ¦I now. |Good.",
    ),  # headline
    ("en", "He left (the Kremlin). |“Why?” ¦President Lee asked: ¦The U.S. ¦Army? |Russia, The."),
    ("es", "Habló de EE. UU. ¦El viernes, en 2019. ¦30 soldados y el núm. 5. ¦Putin no."),
    ("es", "Dijo... ¦Nada. ¦iPhone sube; ¦La bolsa (¿cuál?) no. |«No.» dijo «El Kremlin»."),
    ("de", "Am 3. ¦Juni kam er. |Dr. Weber nicht."),
    ("ko", "식당이 좋아요 ¦그는 갔다 ¦오늘 서울에."),
]


@pytest.mark.parametrize(("lang", "text"), OPEN)
def test_open_cases_are_left_to_a_parser(lang: str, text: str) -> None:
    """What is certain is set; before "They" after no mark, for one, nothing is."""
    plain = text.replace("|", "").replace("¦", "")
    assert marked(judged(lang, plain, open_cases=True)) == text


@pytest.mark.parametrize(("lang", "text"), SENTENCES)
def test_what_is_certain_is_the_same_with_a_parser(lang: str, text: str) -> None:
    """Leaving cases open changes no answer to another one."""
    plain = text.replace("|", "")
    with_parser, alone = (judged(lang, plain, open_cases=open_) for open_ in (True, False))
    for left, decided in zip(with_parser, alone, strict=True):
        assert left.is_sent_start in {None, decided.is_sent_start}


@pytest.fixture(scope="module")
def parser() -> Language:
    """A parser that has learnt one thing: "he" and "she" begin sentences, marks or not."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = []
    for words in (["he", "left", ".", "she", "came"], ["she", "came", "he", "left", "."]):
        verbs = [i for i, word in enumerate(words) if word in {"left", "came"}]
        given = {
            "heads": [min((abs(verb - i), verb) for verb in verbs)[1] for i in range(len(words))],
            "deps": ["ROOT" if i in verbs else "dep" for i in range(len(words))],
            "sent_starts": [word in {"he", "she"} for word in words],
        }
        examples.append(Example.from_dict(Doc(nlp.vocab, words=words), given))
    nlp.initialize(examples.__iter__)
    for _ in range(60):
        nlp.update(examples)
    return nlp


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([None, None, None, None, None], [True, False, False, True, False]),
        ([True, False, False, False, False], [True, False, False, False, False]),  # kept: no start
        ([True, False, True, False, False], [True, False, True, False, False]),  # kept: a start
        ([True, False, False, None, False], [True, False, False, True, False]),  # decided
    ],
)
def test_parsers_keep_what_is_set(
    parser: Language, given: list[bool | None], expected: list[bool]
) -> None:
    """The design rests on it: spaCy's parser decides what is None and nothing else."""
    doc = Doc(parser.vocab, words=["he", "left", ".", "she", "came"])
    for token, answer in zip(doc, given, strict=True):
        token.is_sent_start = answer
    assert [t.is_sent_start for t in parser.get_pipe("parser")(doc)] == expected


def test_every_list_of_abbreviations_is_complete() -> None:
    """What stands before names or numbers is an abbreviation, and no word opens with a stop."""
    for lang in ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"):
        words = sentence_words(load_lexicon(lang).table("language"))
        some = {*words["before_names"], *words["before_numbers"]}
        assert some <= set(words["abbreviations"]), lang
        assert not any(word != word.lower() or word.endswith(".") for word in some), lang


def test_long_paragraphs_take_time_in_proportion() -> None:
    """Fifty thousand words in one paragraph are no reason to wait."""
    doc = judged("en", "He left Mr. Kim there. " * 10_000, open_cases=True)
    assert sum(t.is_sent_start is True for t in doc) == 10_000


def test_sentences_lie_in_the_article() -> None:
    """parse_article gives the same sentences as spans of the article."""
    text = "Viajó a EE. UU.\n\nEl lunes volvió. Nadie respondió."
    parsed = parse_article(article(text, "es"), load_lexicon("es"))
    assert [text[s.start : s.end] for s in parsed.sentences] == [
        "Viajó a EE. UU.", "El lunes volvió.", "Nadie respondió.",
    ]  # fmt: skip


@settings(deadline=None)  # the first article waits for its pipeline
@given(st.text(max_size=200))
def test_text_is_never_altered(text: str) -> None:
    """The Doc's text is the article's, sentences lie in paragraphs, whatever the characters."""
    parsed = parse_article(article(text, "en"), load_lexicon("en"))
    assert parsed.doc.text == text
    for sentence in parsed.sentences:
        assert any(p.holds(sentence) for p in parsed.paragraphs)
        assert text[sentence.start : sentence.end].strip()
