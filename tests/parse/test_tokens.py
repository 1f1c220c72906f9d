"""Every language has a tokenizer, and none alters the text."""

from __future__ import annotations

import pickle

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.lexicon import languages
from generator.parse.tokens import LONGEST_FOR_SUDACHI, UNSPACED, ShortTextTokenizer, blank_nlp

PIPELINES = {lang: blank_nlp(lang) for lang in (*languages(), "th", "vi", "my", "sw", "und", "")}

# Characters of any script that a text may hold, few enough that they meet.
MIXED = "aÉ1٣.。…!?¿«»“”\"'()[]・ー 　\u00a0\n\t한국어漢字ひらカタｶﾅไทยก็हिन्दीعربيЯ🙂\u0301/@:-"


@pytest.mark.parametrize("lang", PIPELINES)
@given(text=st.text(max_size=60) | st.text(alphabet=MIXED, max_size=60))
def test_text_is_kept(lang: str, text: str) -> None:
    """Whatever the characters, the Doc's text is the text."""
    assert PIPELINES[lang].make_doc(text).text == text


# A bar or a space stands between two tokens.
WORDS = [
    # Korean: what stands between spaces, marks split off; no package is asked for.
    ("ko", '푸틴 대통령이 19일 "|조약을 체결했다|"|고 밝혔다|.'),
    ("ko", "G20|·|G7과 3.5%인 2024년"),
    # Chinese: one character each; numbers and foreign words whole.
    ("zh", "新|华|社|2024|年|电|，|增|长|3.5|%|……|NATO|说 Kim Jong Un"),
    # Japanese without a dictionary: runs of one script.
    ("ja", "北朝鮮|の|ミサイル|は|3.5|メートル|、|「|行|く|。|」"),
    # Thai without a dictionary: marks at least.
    ("th", "ก็ไทย|(|ดี|)|!"),
    # Spaces that were lost between sentences, also where the text is no Latin.
    ("es", "artículo|.|Este y 2024|.|El|, ¿|Qué|?|Nada"),
    ("es", "dijo «|no|»|.|El otro|.|«|Sí"),
    ("ko", "비준했다|.|그는"),
    ("ar", "نعم|.|وأضاف"),
    # What only looks so.
    ("es", "EE.UU. www.ejemplo.es https://ejemplo.es/España?B=c 3.500"),
]


@pytest.mark.parametrize(("lang", "marked"), WORDS)
def test_words(lang: str, marked: str) -> None:
    """Words end where a reader or the treebank of the language ends them."""
    nlp = spacy.blank(lang, config=UNSPACED) if lang == "ja" else blank_nlp(lang)
    doc = nlp(marked.replace("|", ""))
    assert [token.text for token in doc] == marked.replace("|", " ").split()


def test_dictionary_is_spared_long_texts() -> None:
    """Sudachi refuses long paragraphs; they are read by script, and no article is lost."""
    vocab = blank_nlp("ja").vocab
    tokenizer = ShortTextTokenizer(vocab, lambda text: Doc(vocab, words=[text], spaces=[False]))
    assert len(tokenizer("行く。")) == 1
    long = "行く。" * LONGEST_FOR_SUDACHI
    assert len(tokenizer(long)) == 3 * LONGEST_FOR_SUDACHI
    assert tokenizer(long).text == long


@pytest.mark.parametrize("lang", ["es", "ko", "th", "zh"])
def test_tokenizers_can_be_stored(lang: str) -> None:
    """A trained pipeline names its tokenizer in its configuration; workers pickle it."""
    nlp = PIPELINES[lang]
    again = spacy.blank(
        str(nlp.lang), config={"nlp": {"tokenizer": nlp.config["nlp"]["tokenizer"]}}
    )
    text = "artículo.Este 한국어.그는 终止。ไทย"
    assert again(text).to_json() == nlp(text).to_json()
    assert pickle.loads(pickle.dumps(nlp.tokenizer))(text).text == text  # noqa: S301 - our own
