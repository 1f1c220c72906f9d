"""In: YAML of a sidecar or front matter. Out: Metadata, checked key by key, with warnings.

Only YAML's syntax is read, never its types: a date stays the words the editor wrote, and the
language `no` is Norwegian. Nothing here can fail; what is wrong becomes a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import yaml
from babel.core import get_global

from generator.errors import BuildError
from generator.read.clean import clean
from generator.read.published import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST = 64 * 1024
"""Bytes of YAML; a page of metadata is 2 KB, and YAML is slow enough to be a weapon."""
DEEPEST = 2
"""A mapping that holds lists: everything deeper is a mistake."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LANGUAGE_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
DATE_FORMS = "write 2024-06-19, 2024-06 or 2024"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What an editor or a file says of an article; None and () where it says nothing."""

    title: str | None = None
    date: str | None = None
    """EDTF: a day, month or year that exists."""
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    language: str | None = None
    """Primary subtag in lower case."""
    tags: tuple[str, ...] = ()
    note: str | None = None
    warnings: tuple[str, ...] = ()

    def over(self, below: Metadata) -> Metadata:
        """Return these facts, and where there is none, those of the other."""
        mine = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "warnings"}
        given = {name: value for name, value in mine.items() if value}
        return replace(below, **given, warnings=self.warnings + below.warnings)

    def with_body(self, title: str | None, warnings: tuple[str, ...]) -> Metadata:
        """Return these facts with what the reading of the text gave; a given title stays."""
        return replace(self, title=self.title or title, warnings=warnings + self.warnings)


NOTHING_KNOWN = Metadata()
KEYS = tuple(sorted([f.name for f in fields(Metadata) if f.name != "warnings"] + ["lang"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What the command line says of every article it names; it is trusted above all else."""

    date: str | None = None
    lang: str | None = None

    def __post_init__(self) -> None:
        """Check at the door: a wrong option is wrong for every article.

        Raises:
            BuildError: no such date, or no language code.
        """
        if self.date is not None and self.edtf is None:
            raise BuildError(f"date {self.date}: no date that exists; {DATE_FORMS}")
        if self.lang is not None and self.language is None:
            raise BuildError(f"language {self.lang}: no language code; write one such as es")

    @property
    def edtf(self) -> str | None:
        """The date in EDTF."""
        return parse_date(self.date) if self.date is not None else None

    @property
    def language(self) -> str | None:
        """The language as its primary subtag."""
        return primary_subtag(self.lang) if self.lang is not None else None


NO_OVERRIDE = Override()


def primary_subtag(tag: str) -> str | None:
    """Return the language of a BCP 47 tag in its shortest code; None if it is no tag."""
    match = LANGUAGE_TAG.fullmatch(tag.strip())
    if match is None:
        return None
    code = match[1].lower()
    alias: list[str] | str = get_global("language_aliases").get(code, code)
    return (alias if isinstance(alias, str) else alias[0]).split("_")[0]


def parse_metadata(raw: str, where: str, *, first_line: int = 1) -> Metadata:
    """Return the metadata in a YAML mapping; every warning names its file and line."""
    warn = _Warner(where, first_line)
    found: dict[str, str | tuple[str, ...]] = {}
    for key, line, value in _entries(raw, warn):
        name = "language" if key == "lang" else key
        if key not in KEYS:
            warn(line, f'unknown key "{key}"', f"known keys are {', '.join(KEYS)}")
            continue
        if name in found:
            warn(line, f'"{key}" is given twice', "delete one of the two; the last is used")
        checked = _checked(name, value, warn=partial(warn, line))
        if checked:
            found[name] = checked
    return replace(NOTHING_KNOWN, **found, warnings=tuple(warn.given))  # type: ignore[arg-type]  # _checked gives tuples to tags alone


@dataclass(frozen=True, slots=True)
class _Warner:
    where: str
    first_line: int
    given: list[str] = field(default_factory=list)

    def __call__(self, line: int, reason: str, remedy: str) -> None:
        self.given.append(f"{self.where}, line {line + self.first_line}: {reason}; {remedy}")


def _entries(raw: str, warn: _Warner) -> Iterator[tuple[str, int, str | tuple[str, ...] | None]]:
    """Yield key, line and value; None stands for a value that is neither words nor a list."""
    if len(raw.encode("utf-8", "replace")) > LARGEST:
        warn(0, f"larger than {LARGEST // 1024} KB", "keep metadata short; it was not used")
        return
    try:
        if (line := _forbidden(raw)) is not None:
            warn(line, "anchors, aliases and nested lists are refused", "write the values out")
            return
        root = yaml.compose(raw, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = f"not valid YAML ({error.problem or error.context})"
        warn(mark.line if mark else 0, reason, "repair the line; nothing of it was used")
        return
    except yaml.YAMLError:
        warn(0, "holds characters that YAML forbids", "delete them; nothing of it was used")
        return
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        warn(0, "not a list of keys and values", 'write lines such as "date: 2024-06-19"')
        return
    for key, value in root.value:
        yield _scalar(key) or "", key.start_mark.line, _words(value)


def _forbidden(raw: str) -> int | None:
    """Return the line of the first anchor, alias or deep nesting: they can blow up memory."""
    depth = 0
    for event in yaml.parse(raw, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if getattr(event, "anchor", None) is not None or depth > DEEPEST:
            return event.start_mark.line if event.start_mark else 0
    return None


def _words(node: yaml.Node) -> str | tuple[str, ...] | None:
    if isinstance(node, yaml.SequenceNode):
        words = [_scalar(item) for item in node.value]
        return None if None in words else tuple(w for w in words if w)
    return _scalar(node)


def _scalar(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        return None
    plain = node.style is None
    return "" if plain and node.value in NULLS else clean(node.value)


def _checked(
    name: str, value: str | tuple[str, ...] | None, *, warn: Callable[[str, str], None]
) -> str | tuple[str, ...] | None:
    """Return the value in the form its key asks for, or warn and return None."""
    if name == "tags" and value is not None:
        tags = value.split(",") if isinstance(value, str) else value
        return tuple(dict.fromkeys(t for tag in tags if (t := _one_line(tag))))
    if name == "author" and isinstance(value, tuple):
        return ", ".join(map(_one_line, value))
    if not isinstance(value, str):
        warn(f'"{name}" must be a single value', "write it on one line, without list or keys")
        return None
    if not value.strip():
        return None
    if name not in CHECKS:
        return value.strip() if name == "note" else _one_line(value)
    check = CHECKS[name]
    checked = check.read(value)
    if checked is None:
        warn(f'"{value}" is {check.reason}', f"{check.remedy}; it was not used")
    return checked


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _web_address(value: str) -> str | None:
    """Return an http or https address; others (javascript:, file:) could act on a reader."""
    address = value.strip()
    if re.search(r"[\s<>\"]", address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


class _Check(NamedTuple):
    read: Callable[[str], str | None]
    reason: str
    remedy: str


CHECKS = {
    "date": _Check(parse_date, "no date that exists", DATE_FORMS),
    "language": _Check(primary_subtag, "no language code", "write one such as es"),
    "url": _Check(_web_address, "no web address", "write one that begins with https://"),
}
