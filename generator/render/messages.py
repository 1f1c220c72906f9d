"""In: a language. Out: Messages, every label and sentence of the site in that language."""

from __future__ import annotations

import logging
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from generator.cldr import ENGLISH, locale_of
from generator.errors import BuildError
from generator.lexicon import merge
from generator.render.markdown import Safe, escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from babel import Locale

logger = logging.getLogger(__name__)

FALLBACK = "en"
UNKNOWN = "und"
"""ISO 639-3 for a language that could not be told; CLDR would call it left to right."""
SLOT = re.compile(r"\{(\w+)\}")
Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The words of the site. Articles stay in their own language."""

    locale: Locale
    tables: Table = field(repr=False)

    def say(self, key: str, **values: object) -> str:
        """Return the message with its slots filled, as plain text."""
        return SLOT.sub(lambda slot: str(values[slot[1]]), self._pattern(key, values))

    def mark(self, key: str, **values: object) -> Safe:
        """Return the message as Markdown: its own words and its values escaped, links kept."""
        pattern = self._pattern(key, values)
        return Safe(
            "".join(
                escape(values[part]) if is_slot else _escape_inside(part)
                for is_slot, part in _parts(pattern)
            )
        )

    def find(self, key: str) -> str | None:
        """Return a message that may not be there: names of types, rules and reasons."""
        entry = self._entry(key)
        return entry if isinstance(entry, str) else None

    def rule(self, rule: str) -> str:
        """Return the sentence for a rule: that of its longest known beginning, or its id.

        What follows that beginning fills the slot {rest}; where the last part has a meaning of
        its own, such as how the speaker was found, its sentence follows.
        """
        table, ends = self.tables.get("rules", {}), self.tables.get("rule-ends", {})
        parts = rule.split(".")
        starts = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        start = next((start for start in starts if start in table), None)
        if start is None:
            return rule
        rest = rule[len(start) + 1 :].replace("-", " ")
        sentence = str(table[start]).replace("{rest}", rest)
        return f"{sentence}; {ends[parts[-1]]}" if parts[-1] in ends else sentence

    def number(self, number: float) -> str:
        """Return a number as the site's language writes it."""
        return format_decimal(number, locale=self.locale)

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166-1 alpha-2 code, or the code."""
        return str(self.locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """Return the name of a language by its ISO 639 code, or the code."""
        return str(self.locale.languages.get(code.replace("-", "_"), code))

    def _entry(self, key: str) -> object:
        # Keys of data may hold dots themselves, so only the first one divides.
        table, _, name = key.partition(".")
        return self.tables.get(table, {}).get(name)

    def _pattern(self, key: str, values: Table) -> str:
        entry = self._entry(key)
        if isinstance(entry, dict):
            if "n" not in values:
                raise BuildError(f"messages: {key!r} is chosen by number; give it n=...")
            plural = self.locale.plural_form(values["n"])
            entry = entry.get(plural, entry.get("other"))
            values["n"] = self.number(values["n"])
        if not isinstance(entry, str):
            raise BuildError(f"messages/{FALLBACK}.toml: no message {key!r}; add it there")
        for slot in SLOT.findall(entry):
            if slot not in values:
                raise BuildError(f"messages: {key!r} has a slot {{{slot}}} that nothing fills")
        return entry


def load_messages(language: str, folders: Iterable[Path]) -> Messages:
    """Load the messages of a language over the English ones, from each folder in turn.

    Args:
        language: as MkDocs writes it: "es", "pt-BR".
        folders: folders with a messages/ folder in them, the least important first.

    Raises:
        BuildError: a file is not valid TOML.
    """
    folders = tuple(folders)
    english = _load(FALLBACK, folders)
    own = english if language == FALLBACK else _load(language, folders)
    if not own:
        logger.warning(
            "messages/%s.toml: no words for this language of the site, so English is used; "
            "add the file to the templates folder, or choose another theme.language",
            language,
        )
        language = FALLBACK
    else:
        for key in sorted(_keys(english) - _keys(own)):
            logger.warning("messages/%s.toml: no message %r, so English is used", language, key)
    locale = locale_of(language) or ENGLISH
    return Messages(locale=locale, tables=merge(english, own))


def direction(language: str) -> str:
    """Return "rtl" or "ltr" as a language is written; "auto" where nobody knows."""
    if language == UNKNOWN:
        return "auto"
    locale = locale_of(language)
    return locale.text_direction if locale else "auto"


def _load(language: str, folders: Iterable[Path]) -> Table:
    tables: Table = {}
    for folder in folders:
        file = folder / "messages" / f"{language}.toml"
        if not file.is_file():
            continue
        try:
            tables = merge(tables, tomllib.loads(file.read_text("utf-8")))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"{file}: not readable as TOML ({error}); repair the line it names"
            raise BuildError(message) from error
    return tables


def _keys(tables: Table) -> set[str]:
    return {f"{table}.{key}" for table, messages in tables.items() for key in messages}


def _parts(pattern: str) -> Iterable[tuple[bool, str]]:
    """Cut a pattern into (is a slot, text or name of the slot)."""
    for position, part in enumerate(SLOT.split(pattern)):
        yield bool(position % 2), part


def _escape_inside(text: str) -> str:
    """Escape without losing the spaces beside a slot."""
    inner = escape(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"
