"""Where paragraphs end: lines that writers ended, and lines that a width broke."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Span
from generator.parse.paragraphs import find_paragraphs

LEAD = (
    "The foreign ministers of both states met on Monday in the capital and spoke of trade, of the "
    "border and of the soldiers who are still missing. They signed nothing. Pyongyang had asked "
    "for a treaty, which the ministers want to discuss again in June, and Mr. Lee called the day a "
    "beginning."
)
SECOND = (
    "On Tuesday they left. A spokesman said that the next round of talks would be held in Seoul – "
    "or in Moscow – before the end of the year. No date was given. The border stays closed to all "
    "but the delegations of the two governments and of the Red Cross."
)
ZH = (
    "两国外长星期一在首都举行会谈，就贸易、边境以及至今下落不明的士兵问题交换了意见。双方没有签署任何文件。"
    "平壤方面要求缔结一项条约，部长们希望在六月再次讨论这一问题。一名发言人表示，下一轮会谈将在年底前举行。"
)
KO = (
    "두 나라 외교장관은 월요일 수도에서 만나 무역과 국경 문제를 논의했다. "
    "그리고 아직 돌아오지 못한 병사들에 대해서도 이야기했으나 "
    "양측은 아무것도 서명하지 않았다. 평양은 조약을 요구했으며 "
    "장관들은 유월에 다시 이 문제를 논의하기를 원한다. "
    "대변인은 다음 회담이 올해가 끝나기 전에 열릴 것이라고 말했다."
)


def wrapped(text: str, width: int) -> str:
    """Break a text at a width, at spaces or, where it has none, anywhere."""
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))


def paragraphs(text: str) -> list[str]:
    return [text[p.start : p.end] for p in find_paragraphs(text)]


def joined(text: str) -> list[str]:
    return [" ".join(p.split()) for p in paragraphs(text)]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_lines_of_a_width_are_one_paragraph(width: int) -> None:
    """Also where a sentence or an abbreviation ends with the line, or a dash begins one."""
    text = f"Talks end\n\n{wrapped(LEAD, width)}\n\n{wrapped(SECOND, width)}\n"
    assert joined(text) == ["Talks end", LEAD, SECOND]


def test_short_last_lines_end_paragraphs() -> None:
    """Without empty lines between them paragraphs end where another word had had place."""
    text = f"Talks end\n{wrapped(LEAD, 72)}\n{wrapped(SECOND, 72)}"
    assert joined(text) == ["Talks end", LEAD, SECOND]


def test_first_lines_may_be_set_in() -> None:
    """An indented line begins a paragraph, a wholly indented one stays together."""
    first = "\n".join(textwrap.wrap(LEAD, 72, initial_indent="    "))
    whole = textwrap.indent(wrapped(SECOND, 68), "    ")
    assert joined(f"{first}\n{first}\n\n{whole}") == [LEAD, LEAD, SECOND]


@pytest.mark.parametrize(("text", "width"), [(ZH, 30), (ZH, 40), (KO, 40), (KO, 60)])
def test_scripts_without_capitals(text: str, width: int) -> None:
    """What is broken at a width is one paragraph; the text keeps its breaks."""
    broken = wrapped(text, width)
    assert paragraphs(f"会谈结束\n\n{broken}\n\n{broken}") == ["会谈结束", broken, broken]


@pytest.mark.parametrize(
    "lines",
    [
        # A headline, however long, and a paragraph on one line.
        ["Ministers of both states end two days of talks in the capital", LEAD, SECOND],
        ["Ministers end two days of talks in the capital without result: reports", LEAD],
        ["两国外长在首都举行会谈没有签署任何文件", ZH, ZH],
        # Headings and short lines.
        ["What they want", "Trade with the South", "An open border", LEAD],
        # Items of a list, with marks, numbers, letters, or none; long or short.
        ["The sides agreed to:", "- withdraw the troops", "- open the border", LEAD],
        ["• withdraw all of the troops from the northern bank of the river", "• open the border"],
        ["1. The first meeting of the ministers of both states since the war", "2. The second"],
        ["a) withdraw all of the troops from the northern bank of the river", "b) open it"],
        ["withdraw all of the troops from the northern bank of the river;", "open the border"],
        ["apples", "oranges", "pears and all the other fruit"],
        # Dialogue.
        ["—¿Firmará usted el tratado con el presidente de Corea del Norte?", "—Nunca."],
        # Verses or lines of names, without marks but with capitals.
        ["Kim Jong Un, General Secretary of the Workers' Party of Korea", "Vladimir Putin"],
    ],
)
def test_lines_of_writers_stay_apart(lines: list[str]) -> None:
    """Where a writer ended the line a paragraph ends."""
    assert paragraphs("\n".join(lines)) == lines


def test_items_keep_their_further_lines() -> None:
    """A line under the words of an item belongs to it; the next item does not."""
    text = (
        "The ministers agreed on two things at the end of a long second day of the\n"
        "talks:\n"
        "  1. to withdraw the troops\n"
        "     from the river. Nobody stays.\n"
        "  2. to open the border."
    )
    assert joined(text) == [
        "The ministers agreed on two things at the end of a long second day of the talks:",
        "1. to withdraw the troops from the river. Nobody stays.",
        "2. to open the border.",
    ]


def test_a_width_may_put_a_day_first() -> None:
    """A line that begins with "19. Juni" begins no item of a list."""
    text = (
        "Die Minister beider Staaten trafen einander nach langem Schweigen am\n"
        "19. Juni in der Hauptstadt und sprachen über Handel und über die Grenze\n"
        "im Norden."
    )
    assert joined(text) == [" ".join(text.split())]


def test_two_lines_are_enough() -> None:
    """A small letter after a long line that ends inside a sentence goes on with it."""
    text = "The ministers of both states met on Monday in the\ncapital.\nThey left on Tuesday."
    assert joined(text) == [
        "The ministers of both states met on Monday in the capital.",
        "They left on Tuesday.",
    ]


@pytest.mark.parametrize("gap", ["\r\n", "\r", "\u2028"])
def test_other_line_breaks(gap: str) -> None:
    """Files of any system are read alike; two breaks end a paragraph."""
    text = f"Talks end\n\n{wrapped(LEAD, 72)}".replace("\n", gap)
    assert joined(text) == ["Talks end", LEAD]


def test_boilerplate_is_in_no_paragraph() -> None:
    """Credits in the middle of a line cut it."""
    text = "One. CREDIT Two."
    found = find_paragraphs(text, (Span(5, 11),))
    assert [text[p.start : p.end] for p in found] == ["One.", "Two."]


@given(st.text(alphabet="aB.,:- 1)\n\r•文。", max_size=300) | st.text(max_size=200))
def test_all_words_are_in_paragraphs(text: str) -> None:
    """Paragraphs follow each other, hold what is no white space, and begin and end with it."""
    found = find_paragraphs(text)
    at = 0
    for paragraph in found:
        assert not text[at : paragraph.start].strip()
        words = text[paragraph.start : paragraph.end]
        assert words
        assert words == words.strip()
        at = paragraph.end
    assert not text[at:].strip()
