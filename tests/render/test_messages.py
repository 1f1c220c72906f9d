"""Every label exists in both languages, with the same slots; other languages fall back."""

from __future__ import annotations

import logging
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from generator.errors import BuildError
from generator.lexicon import HERE
from generator.model.findings import ActorType, Factuality, QuoteKind
from generator.render.markdown import Safe
from generator.render.messages import direction, load_messages

TEMPLATES = Path(__file__).parents[2] / "site_templates"


def table(language: str) -> dict[str, Any]:
    return tomllib.loads((TEMPLATES / "messages" / f"{language}.toml").read_text("utf-8"))


ENGLISH, SPANISH = table("en"), table("es")
FREE = {"whys"}
"""Tables that translate the program's own English: the English file may lack them."""


def test_both_languages_say_the_same_things() -> None:
    """No key is missing on either side, and each message has the same slots."""
    for name in ENGLISH.keys() | SPANISH.keys() - FREE:
        if name in FREE:
            continue
        assert ENGLISH[name].keys() == SPANISH[name].keys(), name
        for key, message in ENGLISH[name].items():
            slots = [set(re.findall(r"\{\w+\}", str(m))) for m in (message, SPANISH[name][key])]
            assert slots[0] == slots[1], f"{name}.{key}"


def test_every_message_of_the_templates_exists() -> None:
    """A template that asks for a message that is not there stops the build; none of ours does."""
    for template in TEMPLATES.rglob("*.j2"):
        for key in re.findall(r"""\bt\(\s*["']([^"']+)["']""", template.read_text("utf-8")):
            name, _, rest = key.partition(".")
            assert rest in ENGLISH.get(name, {}), f"{template.name}: {key}"


def test_everything_that_can_be_found_has_a_name() -> None:
    """Event types and modes, labels, kinds of quote and of actor."""
    types = tomllib.loads((HERE / "plover.toml").read_text("utf-8"))
    for kind, entry in types.items():
        if not isinstance(entry, dict) or "quad" not in entry:
            continue
        assert kind in SPANISH["types"]
        for mode in entry.get("modes", {}):
            assert f"{kind}/{mode}" in SPANISH["types"] or mode in SPANISH["modes"], mode
    assert {one.value for one in Factuality} <= SPANISH["labels"].keys()
    assert {one.value for one in QuoteKind} <= SPANISH["quotes"].keys()
    assert {one.value for one in ActorType} <= SPANISH["actor-types"].keys()


def test_plural_and_numbers_follow_the_language() -> None:
    """By CLDR, not by adding an s."""
    spanish, english = load_messages("es", [TEMPLATES]), load_messages("en", [TEMPLATES])
    assert spanish.say("count.articles", n=1) == "1 artículo"
    assert spanish.say("count.articles", n=12345) == "12.345 artículos"
    assert english.say("count.articles", n=12345) == "12,345 articles"


def test_values_are_escaped_and_links_kept() -> None:
    """A message is plain text; what fills it is escaped unless this program made it."""
    messages = load_messages("en", [TEMPLATES])
    assert messages.mark("labels.claim-by", by="<b>") == "Claim by &#60;b&#62;"
    assert messages.mark("labels.claim-by", by=Safe("[x](y.md)")) == "Claim by [x](y.md)"


def test_a_missing_language_is_english_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    """The site is built all the same, and the warning says how to mend it."""
    with caplog.at_level(logging.WARNING):
        messages = load_messages("qq", [TEMPLATES])
    assert messages.say("pages.index") == "Home"
    assert "messages/qq.toml" in caplog.text


def test_a_new_language_is_one_new_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What it lacks is taken from English, and named."""
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "fr.toml").write_text('[pages]\nindex = "Accueil"\n', "utf-8")
    with caplog.at_level(logging.WARNING):
        messages = load_messages("fr", [TEMPLATES, tmp_path])
    assert messages.say("pages.index") == "Accueil"
    assert messages.say("pages.quotes") == "Quotes"
    assert messages.country("KP") == "Corée du Nord"
    assert "pages.quotes" in caplog.text


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """With the line that TOML complains about."""
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "es.toml").write_text("[pages\n", "utf-8")
    with pytest.raises(BuildError, match=r"es\.toml.*line 1"):
        load_messages("es", [TEMPLATES, tmp_path])


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("events.verb.sign-off", "Verb “sign off”"),  # the lemma fills the slot
        ("quotes.colon.before-colon", "Words after a colon; the speaker stands before the colon"),
        ("quotes.brand-new", "Found by its verb of saying or its quotation marks"),  # the room's
        ("unheard.of", "unheard.of"),  # unknown: the id itself
    ],
)
def test_rules_are_said_in_words(rule: str, sentence: str) -> None:
    """The longest known beginning speaks."""
    assert load_messages("en", [TEMPLATES]).rule(rule) == sentence


@pytest.mark.parametrize(
    ("language", "expected"), [("es", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("und", "auto")]
)
def test_direction(language: str, expected: str) -> None:
    """As CLDR says; nothing is assumed of a language nobody knows."""
    assert direction(language) == expected
