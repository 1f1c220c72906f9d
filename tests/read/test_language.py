"""The language is told where it can be, and left open where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.lexicon import languages
from generator.read.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.article import Article


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Los ministros firmaron ayer un acuerdo de cooperación en Quito.", "es"),
        ("The ministers signed a cooperation agreement in Quito yesterday.", "en"),
        ("Les ministres ont signé hier un accord de coopération à Quito.", "fr"),
        ("Os ministros assinaram ontem um acordo de cooperação em Quito.", "pt"),
        ("Die Minister unterzeichneten gestern in Quito ein Abkommen.", "de"),
        ("I ministri hanno firmato ieri a Quito un accordo di cooperazione.", "it"),
        ("Министры подписали вчера в Кито соглашение о сотрудничестве.", "ru"),
        ("وقع الوزراء أمس في كيتو اتفاقا للتعاون بين البلدين.", "ar"),
        ("部长们昨天在基多签署了两国之间的合作协议，双方没有发表声明。", "zh"),
        ("閣僚らは昨日、キトで両国の協力に関する合意に署名した。", "ja"),
        ("장관들은 어제 키토에서 양국 간 협력 협정에 서명했다고 밝혔다.", "ko"),
        # too short to tell
        ("Quito, Lima", "und"),
        ("12.345 — 67 %", "und"),
        # names alone are of no language
        ("Putin Kim Xi Macron Scholz Lula", "und"),
        # languages without word lists are named, not taken for a neighbour
        (("Ministři včera v Quitu podepsali dohodu o spolupráci mezi oběma zeměmi a poté odjeli "
         "zpět do svých hlavních měst, uvedl mluvčí."), "cs"),
        (("Міністри підписали вчора в Кіто угоду про співробітництво між двома країнами, "
         "повідомив речник, після чого повернулися додому."), "uk"),
    ],
)  # fmt: skip
def test_detect(text: str, lang: str) -> None:
    """One sentence is enough for the languages that have word lists."""
    assert detect_language(text, frozenset(languages())) == lang


@pytest.mark.parametrize(
    ("lang", "sidecar", "found"),
    [
        ("pt-BR", "lang: fr", ("pt", "option")),
        (None, "lang: fr-CA", ("fr", "metadata")),
        (None, None, ("es", "detected")),
        (None, "lang: castellano", ("es", "detected")),
    ],
)
def test_source(
    lang: str | None, sidecar: str | None, found: tuple[str, str], read: Callable[..., Article]
) -> None:
    """What a person says is believed over what the text looks like."""
    text = "Los ministros firmaron ayer un acuerdo de cooperación en Quito."
    article = read(text, sidecar=sidecar, lang=lang)
    assert (article.lang, article.lang_source) == found


@pytest.mark.parametrize(
    ("text", "lang", "warning"),
    [
        ("Quito, Lima", None, "articles/a.txt: its language could not be told; give it"),
        ("Ministři včera odjeli.", "cs", "articles/a.txt: no word lists for language cs"),
    ],
)
def test_doubts(text: str, lang: str | None, warning: str, read: Callable[..., Article]) -> None:
    """The editor learns why little is found."""
    (first,) = read(text, lang=lang).warnings
    assert first.startswith(warning)
