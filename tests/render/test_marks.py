"""Statements overlap as they like; the text stays whole and every word stays findable."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Span
from generator.render.marks import gather_marks, mark_paragraphs
from generator.render.urls import span_anchor
from tests.factories import make_article

TEXT = "One two three four five six seven eight nine ten."
LANGUAGE = {"lang": "en", "dir": "ltr"}


class Marks(HTMLParser):
    """Checks that tags nest, and gathers the words under each mark."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.words: dict[str, str] = {}
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.open.append((tag, found.get("data-s")))
        if found.get("id"):
            self.ids.append(str(found["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for _, anchor in self.open:
            if anchor:
                self.words[anchor] = self.words.get(anchor, "") + data


def read(*spans: Span, boilerplate: tuple[Span, ...] = ()) -> Marks:
    article = make_article(TEXT, boilerplate=boilerplate)
    marks = gather_marks((span, "fact") for span in spans)
    reading = Marks()
    whole = [Span(0, len(TEXT))]
    for html in mark_paragraphs(article, whole, marks=marks, language=LANGUAGE):
        reading.feed(html)
    assert not reading.open
    return reading


def spans() -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
    return ends.filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


@given(st.lists(spans(), max_size=8), st.lists(spans(), max_size=1))
def test_any_overlap_keeps_the_text_and_marks_exactly_the_words(
    marked: list[Span], boilerplate: list[Span]
) -> None:
    """Crossing, nested, equal: tags nest, the text is whole, each id stands once."""
    reading = read(*marked, boilerplate=tuple(boilerplate))
    assert reading.text == TEXT
    assert sorted(reading.ids) == sorted({span_anchor(span) for span in marked})
    for span in marked:
        assert reading.words[span_anchor(span)] == TEXT[span.start : span.end]


def test_a_sentence_that_is_many_things_is_one_mark_with_many_classes() -> None:
    """A key fact that is an event needs one anchor."""
    article = make_article(TEXT)
    marks = gather_marks([(Span(0, 7), "fact"), (Span(0, 7), "event"), (None, "claim")])
    html = "".join(mark_paragraphs(article, [Span(0, 7)], marks=marks, language=LANGUAGE))
    assert html == (
        '<p lang="en" dir="ltr"><mark id="s-0-7" class="b-fact b-event" data-s="s-0-7">'
        "One two</mark></p>"
    )


def test_a_statement_over_two_paragraphs_has_its_anchor_in_the_first() -> None:
    """And the script finds the rest by data-s."""
    article = make_article("One two.\n\nThree four.")
    marks = gather_marks([(Span(4, 15), "quote-direct")])
    lines = list(
        mark_paragraphs(article, [Span(0, 8), Span(10, 21)], marks=marks, language=LANGUAGE)
    )
    assert lines[0].endswith(
        'One <mark id="s-4-15" class="b-quote-direct" data-s="s-4-15">two.</mark></p>'
    )
    assert '<mark class="b-quote-direct" data-s="s-4-15">Three</mark> four.' in lines[1]
