"""Which marks belong together, in each paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.marks import find_marked, marks_of
from generator.lexicon import load_lexicon
from generator.parse.paragraphs import find_paragraphs

# Language, text, the words between its outermost marks.
CASES = [
    # The usual marks of each language.
    ("es", "Dijo «sí, mañana» y “no, nunca”.", ["sí, mañana", "no, nunca"]),
    ("de", "„Wir gehen“, sagte er. »Ja, gern«, sagte sie.", ["Wir gehen", "Ja, gern"]),
    ("fr", "Il a dit : « Nous partons ».", ["Nous partons"]),
    # Marks within marks belong to the outer ones.
    ("es", "«Me dijo “ya veremos” y se fue», contó.", ["Me dijo “ya veremos” y se fue"]),
    ("en", "“She said, ‘We’ll see,’ and left,” he said.", ["She said, ‘We’ll see,’ and left,"]),
    # A German text may close with a straight mark what it opened with its own.
    ("de", '„Wir gehen", sagte er.', ["Wir gehen"]),
    # Apostrophes, plurals and decades open nothing.
    ("en", "The players’ union of the ’60s, rock ’n’ roll and Ann's aides' cars.", []),
    ("en", "Rock 'n' roll of the '60s isn't over.", []),
    # A plural's apostrophe does not close single marks.
    ("en", "He said 'the players' union is gone' and left.", ["the players' union is gone"]),
    # Feet and inches are no marks.
    ("en", "The 6'2\" guard had a 5\" knife.", []),
    # A mark that is never closed ends with its paragraph ...
    ("es", "«Todo sigue igual, dijo.\n\nNadie respondió.", ["Todo sigue igual, dijo."]),
    # ... or where the same mark opens again.
    ("en", '"First, he said. "Second," he added.', ["First, he said.", "Second,"]),
    # A quote over two paragraphs: each is a fragment, the second repeats the mark.
    ("es", "«Es poco.\n\n»Pedimos más», dijo.", ["Es poco.", "Pedimos más"]),
    ("en", "“It is small.\n\n“We asked for more,” she said.",
     ["It is small.", "We asked for more,"]),
    # The opening mark typed at both ends, and the closing one.
    ("en", "“Hello there.“ she said. ”Go away” he said.", ["Hello there.", "Go away"]),
    # Marks of the printer's keyboard.
    ("en", "``Go away,'' he said. ''No, stay,'' she said.", ["Go away,", "No, stay,"]),
    # An empty pair marks nothing.
    ("en", 'He wrote "" and left.', []),
    # A language that has no lexicon still has the usual marks.
    ("nl", "“Wij gaan,” zei hij. «Ja, graag.»", ["Wij gaan,", "Ja, graag."]),
]  # fmt: skip


def marked_words(text: str, lang: str) -> list[str]:
    """Return the words between marks."""
    found = find_marked(text, find_paragraphs(text), marks=marks_of(load_lexicon(lang)))
    return [text[m.inner.start : m.inner.end] for m in found]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_pairs(lang: str, text: str, expected: list[str]) -> None:
    """Words between marks are found as a reader sees them."""
    assert marked_words(text, lang) == expected


def test_continuation() -> None:
    """Only the paragraph that repeats an open mark continues the one before."""
    text = "«Es poco.\n\n»Pedimos más», dijo. «Ya está», añadió."
    found = find_marked(text, find_paragraphs(text), marks=marks_of(load_lexicon("es")))
    assert [(m.closed, m.continues) for m in found] == [
        (False, False),
        (True, True),
        (True, False),
    ]


@given(
    st.text(alphabet="aA1 .,\n\"'“”„«»‘’`—()", max_size=80),
    st.sampled_from(["es", "en", "de", "fr", "nl"]),
)
def test_any_text(text: str, lang: str) -> None:
    """No text is refused; fragments are in order, apart, and inside one paragraph."""
    paragraphs = find_paragraphs(text)
    found = find_marked(text, paragraphs, marks=marks_of(load_lexicon(lang)))
    for left, right in pairwise(found):
        assert left.outer.end <= right.outer.start
    for marked in found:
        assert marked.outer.holds(marked.inner)
        assert len(marked.inner) > 0
        assert any(p.holds(marked.outer) for p in paragraphs)
