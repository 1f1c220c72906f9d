"""The project has the shape it says it has."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.lexicon import HERE, languages
from generator.read import READERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_imports_run_one_way() -> None:
    """The drawing of the rooms in pyproject.toml is true."""
    # In a process of its own: the linter sets up logging for itself.
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_no_room_without_a_name() -> None:
    """Nothing is called by what it does not say."""
    nameless = {"utils", "helpers", "common", "misc", "core"}
    assert not [p for p in (ROOT / "generator").rglob("*.py") if p.stem in nameless]


@pytest.mark.parametrize(
    "path", sorted(HERE.rglob("*.toml")), ids=lambda p: str(p.relative_to(HERE))
)
def test_lexicon_files_say_where_their_words_come_from(path: Path) -> None:
    """Each file is valid and its first line is a comment."""
    text = path.read_text(encoding="utf-8")
    tomllib.loads(text)
    assert text.startswith("# ")


FUNCTION_WORDS = frozenset(
    [
        "que",
        "según",
        "dijo",
        "the",
        "said",
        "el",
        "la",
        "los",
        "las",
        "del",
        "por",
        "con",
        "who",
        "which",
    ]
)


@pytest.mark.parametrize("path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda p: p.stem)
def test_code_speaks_no_language(path: Path) -> None:
    """No string of a module is a function word of Spanish or English: words are data."""
    strings = {
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not strings & FUNCTION_WORDS


def test_readme_names_every_command_and_format() -> None:
    """What the command line has and what can be read stands in the README."""
    from generator.cli import main  # noqa: PLC0415 - click and MkDocs load only here

    for command in main.commands:
        assert f"briefing {command}" in README
    for suffix in READERS:
        assert f"`{suffix}`" in README


def test_every_dependency_has_its_reason() -> None:
    """A dependency without a reason beside it is one nobody decided on."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    for line in lines[start + 1 : lines.index("]", start)]:
        assert "# " in line


def test_spanish_and_english_are_complete() -> None:
    """The two first languages have every table that any language has."""
    tables = {lang: {p.stem for p in (HERE / lang).glob("*.toml")} for lang in languages()}
    everything = set().union(*tables.values())
    assert tables["es"] == tables["en"] == everything
