"""In: a language code. Out: an empty spaCy pipeline whose tokenizer works with what is installed.

Every tokenizer here gives a Doc whose text is the text it was given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import spacy
from spacy.lang.char_classes import ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import (
    DummyTokenizer,
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    get_lang_class,
    registry,
)

from generator.parse.ends import QUOTE_CLASS, STOP_CLASS

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

UNKNOWN = "xx"
"""spaCy's code for many languages at once: it reads those that spaCy does not know."""
WITHOUT_SPACES = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})
"""Written without spaces between words."""
OWN_TOKENIZER = frozenset({"ja"})
"""Of these, those for which spaCy's own way is taken where the package it needs is installed.
Chinese: by character with or without a package. Korean is no such case: its treebank, and so
our pipeline trained on it, takes what stands between two spaces for a word."""

SPACED = {"nlp": {"tokenizer": {"@tokenizers": "briefing.Spaced.v1"}}}
UNSPACED = {"nlp": {"tokenizer": {"@tokenizers": "briefing.Unspaced.v1"}}}


def blank_nlp(lang: str) -> Language:
    """Return a pipeline without components, for every language and whatever is installed."""
    known = lang if _is_known(lang) else UNKNOWN
    if lang not in WITHOUT_SPACES:
        return spacy.blank(known, config=SPACED)
    if lang in OWN_TOKENIZER:
        try:
            nlp = spacy.blank(lang)
        except ImportError:
            pass
        else:
            nlp.tokenizer = ShortTextTokenizer(nlp.vocab, nlp.tokenizer)
            return nlp
    return spacy.blank(known, config=UNSPACED)


def _is_known(lang: str) -> bool:
    try:
        get_lang_class(lang)
    except ImportError:
        return False
    return True


# --- words between spaces ------------------------------------------------------------------------

LOST_SPACES = (
    # "artículo.Este", "2024.El", "밝혔다.그는", "¿Qué?Nada"
    rf"(?<=[{ALPHA_LOWER}0-9%{QUOTE_CLASS}])[{STOP_CLASS}](?=[{QUOTE_CLASS}]?[{ALPHA_UPPER}])",
    # "artículo.»El", "artículo.«El"
    rf"(?<=[{STOP_CLASS}])[{QUOTE_CLASS}](?=[{ALPHA_UPPER}])",
    # "artículo».El"
    rf"(?<=[{ALPHA_LOWER}0-9%])[{QUOTE_CLASS}](?=[{STOP_CLASS}][{QUOTE_CLASS}]?[{ALPHA_UPPER}])",
)
"""Where a token is cut because the space between two sentences was lost; spaCy sees the first
only, and that not in every language."""
ADDRESS = re.compile(rf"(?u)(?=[\x00-\x7f]+$|\S*/){URL_PATTERN}")
"""spaCy's addresses, but without a slash only in ASCII: "밝혔다.그는" looks like one to it."""


def spaced_tokenizer() -> Callable[[Language], Callable[[str], Doc]]:
    """Return what makes spaCy's tokenizer for a language, with cuts where spaces were lost."""
    return _spaced


def _spaced(nlp: Language) -> Callable[[str], Doc]:
    # Made at once: the tokenizer reads its exceptions anew whenever a part of it is changed.
    defaults = nlp.Defaults
    infixes = [*(defaults.infixes or ()), *LOST_SPACES]
    tokenizer: Callable[[str], Doc] = Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(defaults.prefixes).search if defaults.prefixes else None,
        suffix_search=compile_suffix_regex(defaults.suffixes).search if defaults.suffixes else None,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=ADDRESS.match,
    )
    return tokenizer


# --- words without spaces ------------------------------------------------------------------------

_HAN = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_HIRAGANA = "ぁ-ゖゝゞ"
_KATAKANA = "ァ-ヺヽヾㇰ-ㇿｦ-ﾟ"
_LONG_VOWEL = "ー"
# What stands on or under a letter is none for Python: marks of accent, Indian scripts, Khmer.
_JOINED = "\u0300-\u036f\u0900-\u109f\u1780-\u17ff"


def _pattern(*, han: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<gap>\s+)
        | \d+ (?: [.,:，：\uff0e] \d+ )+                 # 3.5, 15:30
        | [{_HAN}] {han}
        | [{_HIRAGANA}] [{_HIRAGANA}{_LONG_VOWEL}]*
        | [{_KATAKANA}] [{_KATAKANA}{_LONG_VOWEL}]*
        | (?: (?! [{_HAN}{_HIRAGANA}{_KATAKANA}{_LONG_VOWEL}{STOP_CLASS}] ) [\w{_JOINED}] )+
        | (?P<mark>.) (?P=mark)*                     # also several times: "……"
        """,
        re.VERBOSE | re.DOTALL,
    )


ONE_BY_ONE = _pattern(han="")
"""Chinese: half of the words are one character long, and no longer ones are known here."""
IN_RUNS = _pattern(han="+")
"""Japanese: where the script changes a word often does."""


def unspaced_tokenizer() -> Callable[[Language], UnspacedTokenizer]:
    """Return what makes a tokenizer by script."""
    return lambda nlp: UnspacedTokenizer(nlp.vocab, IN_RUNS if nlp.lang == "ja" else ONE_BY_ONE)


class UnspacedTokenizer(DummyTokenizer):
    """Cuts where the script changes, and around every mark. Inherits that nothing is saved."""

    def __init__(self, vocab: Vocab, pattern: re.Pattern[str]) -> None:
        self.vocab = vocab
        self.pattern = pattern

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text."""
        words: list[str] = []
        spaces: list[bool] = []
        for match in self.pattern.finditer(text):
            word = match.group()
            if match.lastgroup == "gap" and words and word[0] == " " and not words[-1].isspace():
                spaces[-1] = True  # spaCy counts one space with the word before it
                word = word[1:]
            if word:
                words.append(word)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


LONGEST_FOR_SUDACHI = 12_000
"""Characters; it refuses more than 49,149 bytes, and a character has up to four."""


class ShortTextTokenizer(DummyTokenizer):
    """Another tokenizer, except for texts that are too long for it."""

    def __init__(self, vocab: Vocab, best: Callable[[str], Doc]) -> None:
        self.best = best
        self.plain = UnspacedTokenizer(vocab, IN_RUNS)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text."""
        return self.best(text) if len(text) <= LONGEST_FOR_SUDACHI else self.plain(text)


registry.tokenizers.register("briefing.Spaced.v1", func=spaced_tokenizer)
registry.tokenizers.register("briefing.Unspaced.v1", func=unspaced_tokenizer)
