"""In: a file's bytes. Out: Body, its clean text; every offset of the program refers to it."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from charset_normalizer import from_bytes

from generator.errors import ArticleError
from generator.read.clean import CONTROL, clean
from generator.read.metadata import NOTHING_KNOWN, Metadata

STAGE = "read"
SAVE_AS_UTF8 = "save it again as plain text in UTF-8"

# The longest first: the mark of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)

# What newsrooms of the supported languages have used. A closed list: an open one takes Spanish
# for encodings of mainframes, and with cp1250 in it half of all Western texts went wrong.
ENCODINGS = [
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1256",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "cp949",
]

# Documents of other programs that were only renamed: their first bytes and their name.
OTHER_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a word-processor document or another ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a word-processor document"),
    (b"{\\rtf", "an RTF document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)

MOSTLY = 0.1
"""Share of control characters above which a file is no text: prose has none at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a reader gets out of a file."""

    text: str
    title: str | None = None
    """A heading that stood above the text and is no part of it."""
    metadata: Metadata = NOTHING_KNOWN
    """What the file says of itself in front of its text."""
    warnings: tuple[str, ...] = ()


def read_text(raw: bytes, path: str) -> Body:
    """Return the text of a plain text file.

    Raises:
        ArticleError: the bytes are no text.
    """
    text, warnings = decode(raw, path)
    return Body(text=clean(text), warnings=warnings)


def decode(raw: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a file, and a warning where its encoding had to be guessed.

    Raises:
        ArticleError: the bytes are no text in any encoding we know.
    """
    start = raw[:64].lstrip().lower()
    for magic, name in OTHER_FORMATS:
        if start.startswith(magic.lower()):
            raise ArticleError(path, STAGE, f"it is {name} under another suffix", SAVE_AS_UTF8)
    text, warnings = _characters(raw, path)
    controls = len(CONTROL.findall(text))
    if "\0" in text or controls > MOSTLY * len(text):
        raise ArticleError(path, STAGE, "it is a binary file, not text", SAVE_AS_UTF8)
    return text, warnings


def _characters(raw: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            reason = f"it is not the {encoding.upper()} that its first bytes announce"
            raise ArticleError(path, STAGE, reason, SAVE_AS_UTF8) from error
    if b"\0" in raw:
        raise ArticleError(path, STAGE, "it is a binary file, not text", SAVE_AS_UTF8)
    guess = from_bytes(raw, cp_isolation=ENCODINGS, enable_fallback=False).best()
    if guess is None:
        reason = "it is a binary file, or a text in an unknown encoding"
        raise ArticleError(path, STAGE, reason, SAVE_AS_UTF8)
    warning = (
        f"{path}: not UTF-8, read as {guess.encoding}; look at its accented letters, "
        f"and {SAVE_AS_UTF8} if they are wrong"
    )
    return str(guess), (warning,)
