"""Where sentences and paragraphs end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.lexicon import load_lexicon
from generator.model.article import Article, Span
from generator.parse import parse_article
from generator.parse.paragraphs import find_paragraphs


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


# A bar stands where a sentence ends.
CASES = [
    ("es", "Llegó el lunes.|Se fue el martes."),
    ("es", "Lo dijo en el artículo.|Este siguió."),  # one space
    ("es", "Habló el Sr. Pérez en EE. UU. ayer.|Nadie más."),  # abbreviations
    ("es", "Viajó a EE. UU.|El lunes volvió."),  # an abbreviation that ends a sentence
    ("es", "«¿Qué quieren?», dijo Ana.|«Paz.»|Y calló."),  # marks go with their sentence
    ("es", "LIMA, 20 jul. — El ministro llegó.|Habló."),  # a dateline
    ("en", "J. Smith met the U.S. delegation.|They left."),  # an initial
    ("en", 'He said: "No."|She agreed.'),
    ("de", "„Wir gehen.“|Er ging."),  # the mark that closes in German opens in English
    ("en", "He left.|“We won,” he said.|“Good.”|She left."),
    ("en", "It rose 3.5 per cent.|Good."),  # a decimal
    ("zh", "他走了。|她来了。"),
]


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_sentence_ends(lang: str, marked: str) -> None:
    """Sentences end where the bars stand and nowhere else."""
    gap = "" if lang == "zh" else " "
    text = marked.replace("|", gap)
    parsed = parse_article(article(text, lang), load_lexicon(lang))
    assert [text[s.start : s.end] for s in parsed.sentences] == marked.split("|")


def test_missing_space_ends_a_sentence() -> None:
    """Two sentences that a lost space joined are two."""
    text = "Lo dijo en este artículo.Nadie respondió."
    parsed = parse_article(article(text, "es"), load_lexicon("es"))
    assert [text[s.start : s.end] for s in parsed.sentences] == [
        "Lo dijo en este artículo.",
        "Nadie respondió.",
    ]


def test_lines_of_a_fixed_width_are_one_paragraph() -> None:
    """A break in mid-sentence after a long line is joined, a heading is not."""
    text = (
        "A heading\n"
        "The ministers of both states met on Monday in the\n"
        "capital to speak of trade.\n"
        "They left on Tuesday.\n\nThe end."
    )
    assert [text[p.start : p.end].split(maxsplit=1)[0] for p in find_paragraphs(text)] == [
        "A", "The", "They", "The",
    ]  # fmt: skip


def test_boilerplate_is_in_no_paragraph() -> None:
    """Credits in the middle of a line cut it."""
    text = "One. CREDIT Two."
    found = find_paragraphs(text, (Span(5, 11),))
    assert [text[p.start : p.end] for p in found] == ["One.", "Two."]


@given(st.text(max_size=200))
def test_text_is_never_altered(text: str) -> None:
    """The Doc's text is the article's, sentences lie in paragraphs, whatever the characters."""
    parsed = parse_article(article(text, "en"), load_lexicon("en"))
    assert parsed.doc.text == text
    for sentence in parsed.sentences:
        assert any(p.holds(sentence) for p in parsed.paragraphs)
        assert text[sentence.start : sentence.end].strip()
