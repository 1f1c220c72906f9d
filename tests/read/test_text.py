"""Bytes become clean text, or an error that says what to do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.errors import ArticleError
from generator.read import LARGEST_FILE, read_file
from generator.read.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model.article import Article

WORDS = "El canciller se reunió en Bogotá con la señora Núñez, según anunció la Presidencia."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n\xef\xbb\xbf ", "it is empty"),
        # only what cleaning takes away
        ("\u200b\u202e".encode(), "it is empty"),
        (b"\x00\x01\x02 words \x00", "it is a binary file, not text"),
        # valid UTF-8, but no text
        (bytes(range(1, 9)) * 40, "it is a binary file, not text"),
        # no NUL and no UTF-8: still no text
        (bytes([0x81, 0x8D, 0xFF, 0xFE, 0x9D, 0x03]) * 50, "it is a binary file"),
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF document under another suffix"),
        (b"PK\x03\x04\x14\x00", "it is a word-processor document or another ZIP archive"),
        (b"\n<!DOCTYPE html><p>El canciller", "it is a web page under another suffix"),
        # half a character after a byte order mark
        (b"\xff\xfea\x00b", "it is not the UTF-16 that its first bytes announce"),
        ("Reuters ha contribuido a este artículo.\n".encode(), "it holds only credits"),
    ],
)
def test_no_article(raw: bytes, reason: str, read: Callable[..., Article]) -> None:
    """What is no article is named with its reason and a remedy."""
    with pytest.raises(ArticleError) as caught:
        read(raw)
    assert caught.value.path == "articles/a.txt"
    assert caught.value.stage == "read"
    assert caught.value.reason.startswith(reason)
    assert caught.value.remedy


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file of 50 MB costs no more memory than the limit."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(ArticleError, match=r"larger than 5 MB; split it"):
        read_file(path, root=tmp_path)
    path.write_bytes(b"a" * LARGEST_FILE)
    assert len(read_file(path, root=tmp_path).text) == LARGEST_FILE


@pytest.mark.parametrize(
    ("raw", "warned"),
    [
        (WORDS.encode(), False),
        (WORDS.encode("utf-8-sig"), False),
        (WORDS.encode("utf-16"), False),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), False),
        (WORDS.encode("utf-32"), False),
        # decomposed accents, as some file systems and PDF copies have them
        (unicodedata.normalize("NFD", WORDS).encode(), False),
        (WORDS.encode("latin-1"), True),
        (WORDS.encode("cp1252"), True),
    ],
)
def test_encodings(raw: bytes, warned: bool, read: Callable[..., Article]) -> None:
    """The same words come out of every encoding; a guess is said to be one."""
    article = read(raw)
    assert article.text == WORDS
    assert [w for w in article.warnings if "not UTF-8" in w] == list(article.warnings)
    assert bool(article.warnings) == warned


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "«Ya basta», dijo la señora Núñez en Bogotá – “sin más”, añadió después."),
        ("cp1251", "Министр иностранных дел прибыл в Минск, сообщили в пресс-службе."),
        ("koi8_r", "Министр иностранных дел прибыл в Минск, сообщили в пресс-службе."),
        ("gb18030", "部长们星期二离开了河内,双方没有发表任何声明。"),
        ("shift_jis", "閣僚らは火曜日にハノイを離れたが、声明は発表されなかった。"),
        ("cp949", "장관들은 화요일에 하노이를 떠났으며 성명은 발표되지 않았다."),
        ("cp1256", "غادر الوزراء عمان يوم الثلاثاء ولم يصدر أي بيان مشترك عن الطرفين."),
    ],
)
def test_old_encodings(encoding: str, words: str, read: Callable[..., Article]) -> None:
    """The encodings that newsrooms of each language used are told apart."""
    assert read(words.encode(encoding), lang=None).text == words


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("a\x02b\x03c\td", "abc\td"),
        ("\ufeffpa\u00adla\u200bbra", "palabra"),
        # a text that shows other words than it holds
        ("pagar \u202e0001\u202c euros\u2066", "pagar 0001 euros"),
        ("a\u200db", "ab"),
        # the joiner is spelling in Persian, builds a letter in Hindi and an emoji
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        # two of them are none
        ("می\u200c\u200c", "می\u200c"),
        ("  dos  espacios \n\n\n y líneas ", "  dos  espacios \n\n\n y líneas "),
    ],
)
def test_clean(dirty: str, cleaned: str) -> None:
    """Invisible characters go, everything a reader sees stays."""
    assert clean(dirty) == cleaned


@given(st.text())
def test_clean_is_stable(text: str) -> None:
    """Cleaning twice is cleaning once, so offsets cannot move later."""
    assert clean(clean(text)) == clean(text)


def test_offsets_refer_to_the_clean_text(read: Callable[..., Article]) -> None:
    """Spans count after the byte order mark, line ends and controls are gone."""
    article = read("\ufeffEl canciller viajó.\r\n\x02Con información de AFP.\r\n")
    (span,) = article.boilerplate
    assert article.words(span) == "Con información de AFP."


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)),
    name=st.sampled_from(["a.txt", "a.md", "2024-02-31.md"]),
    sidecar=st.one_of(st.none(), st.binary(max_size=100), st.text(max_size=100).map(str.encode)),
)
@example(raw=b"---\n&a [*a]\n---\n", name="a.md", sidecar=b"{" * 50)
@example(raw=b"---\n? {a: b}\n: c\n---\nx", name="a.md", sidecar=b"<<: {date: 2024}\ndate: !!x y")
@example(raw=b"x", name="a.txt", sidecar=b"url: http://[\ndate: 2024-02-30\nlang: [es]")
@example(raw=b"a", name="a.txt", sidecar=b'title: "\\uD800"')
def test_any_bytes(
    raw: bytes, name: str, sidecar: bytes | None, read: Callable[..., Article]
) -> None:
    """Whatever the bytes, there is an article or an ArticleError, and spans lie in the text."""
    try:
        article = read(raw, name, sidecar=sidecar or b"", lang=None)
    except ArticleError:
        return
    assert article.text.strip()
    article.text.encode("utf-8")
    " ".join([str(article.title), str(article.note), *article.tags]).encode("utf-8")
    ends = [0]
    for span in article.boilerplate:
        assert ends[-1] <= span.start < span.end <= len(article.text)
        ends.append(span.end)
