"""The doors: what is printed where, and which exit code follows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

ROOT = Path(__file__).parents[1]
TEXT = "El ministro llegó ayer a Lima."


def briefing(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_keeps_the_order_of_the_input(tmp_path: Path) -> None:
    """Files, folders and records, one line each, in their order."""
    (tmp_path / "folder").mkdir()
    for name in ("b", "a"):
        (tmp_path / "folder" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    records = tmp_path / "many.jsonl"
    records.write_text(
        "".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(3)),
        encoding="utf-8",
    )
    single = tmp_path / "single.txt"
    single.write_text(TEXT, encoding="utf-8")
    result = briefing("extract", str(records), str(tmp_path / "folder"), str(single))
    assert result.exit_code == 0, result.stderr
    assert [found["id"] for found in lines(result)] == ["r0", "r1", "r2", "a", "b", "single"]


def test_extract_with_processes_gives_the_same(tmp_path: Path) -> None:
    """Two processes print what one prints."""
    records = tmp_path / "many.jsonl"
    records.write_text(
        "".join(
            json.dumps({"id": str(n), "text": f"{TEXT} Fue en {2000 + n}.", "lang": "es"}) + "\n"
            for n in range(20)
        ),
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "generator", "extract", str(records), "--jobs"]
    one, two = (
        subprocess.run([*command, jobs], capture_output=True, check=True, cwd=ROOT).stdout
        for jobs in ("1", "2")
    )
    assert one == two
    assert one.count(b"\n") == 20


def test_text_of_a_record_is_untouched() -> None:
    """Offsets are code points of the text as given, also outside the Basic Plane."""
    text = "  a\u0301 \U0001f600\r\nEl ministro llegó el 3 de mayo de 2021. "
    record = json.dumps({"id": "x", "text": text, "lang": "es", "date": None})
    (found,) = lines(briefing("extract", "-", stdin=record + "\n"))
    assert found["text"] == text
    (date,) = found["dates"]
    assert text[date["start"] : date["end"]] == "el 3 de mayo de 2021"
    assert found["published"] is None


@pytest.mark.parametrize(
    ("record", "options", "value"),
    [
        ({"date": "2024-06-19"}, [], "2024-06-18"),
        ({"dct": "2024-06-19"}, [], "2024-06-18"),  # the other name
        ({"date": "2024-06-19"}, ["--date", "2020-01-02"], "2020-01-01"),  # the option wins
        ({"date": None}, [], None),  # nothing is invented
        ({}, [], None),
    ],
)
def test_publication_date(record: dict[str, Any], options: list[str], value: str | None) -> None:
    """A relative date counts from the date given, and stays open where none is."""
    line = json.dumps({"id": "x", "text": TEXT, "lang": "es", **record})
    (found,) = lines(briefing("extract", "-", *options, stdin=line + "\n"))
    assert [d["value"] for d in found["dates"]] == [value]


def test_plain_text_on_standard_input() -> None:
    """What is no JSON is one article."""
    (found,) = lines(briefing("extract", "-", "--lang", "es", stdin=TEXT))
    assert found["text"] == TEXT


def test_bad_records_are_named_and_skipped(tmp_path: Path) -> None:
    """One bad line costs one line: named on standard error with its number and a remedy."""
    records = tmp_path / "some.jsonl"
    good = json.dumps({"id": "good", "text": TEXT})
    records.write_text(f"{{broken\n{good}\n[1]\n", encoding="utf-8")
    result = briefing("extract", str(records))
    assert result.exit_code == 0
    assert [found["id"] for found in lines(result)] == ["good"]
    assert "line 1" in result.stderr
    assert "line 3" in result.stderr
    assert briefing("extract", "--strict", str(records)).exit_code == 1


def test_a_date_that_does_not_exist_is_said(tmp_path: Path) -> None:
    """The article is read without it, and standard error names the line."""
    records = tmp_path / "some.jsonl"
    record = {"id": "x", "text": TEXT, "lang": "es", "date": "2024-02-30"}
    records.write_text(json.dumps(record) + "\n", encoding="utf-8")
    result = briefing("extract", str(records))
    assert lines(result)[0]["published"] is None
    assert "2024-02-30" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "not-there.txt"],
        ["extract", "--date", "2024-02-30", "seeds"],
        ["extract", "--lang", "not a code", "seeds"],
        ["extract"],
        ["build", "-f", "not-there.yml"],
        ["check", "-f", "not-there.yml"],
        ["no-such-command"],
    ],
)
def test_wrong_use_is_two(arguments: list[str]) -> None:
    """Wrong use and wrong configuration exit with 2 and say why, without a traceback."""
    result = briefing(*arguments)
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_wrong_configuration_names_the_remedy(tmp_path: Path) -> None:
    """A folder that is not there, and a plugin that is not named."""
    config = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    config.write_text("site_name: x\nplugins: [briefing]\n", encoding="utf-8")
    result = briefing("check", "-f", str(config))
    assert (result.exit_code, "seeds" in result.stderr) == (2, True)
    config.write_text("site_name: x\nplugins: [search]\n", encoding="utf-8")
    result = briefing("check", "-f", str(config))
    assert (result.exit_code, "briefing" in result.stderr) == (2, True)


def test_check_and_strict(tmp_path: Path) -> None:
    """A left-out article is named; with --strict it is exit code 1."""
    (tmp_path / "docs").mkdir()
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "good.txt").write_text(TEXT, encoding="utf-8")
    (articles / "empty.txt").write_text("", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: x\nplugins:\n  - briefing:\n      articles: articles\n", encoding="utf-8"
    )
    result = briefing("check", "-f", str(config))
    assert result.exit_code == 0
    assert "empty.txt" in result.stderr
    assert "1 articles read, 1 left out" in result.stderr
    assert briefing("check", "-f", str(config), "--strict").exit_code == 1


def test_build_markdown_stops_before_mkdocs(tmp_path: Path) -> None:
    """The Markdown and data files, which any renderer can take."""
    result = briefing("build", "-f", str(ROOT / "mkdocs.yml"), "--markdown", str(tmp_path))
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "index.md").is_file()
    assert list((tmp_path / "briefings").glob("*.md"))
    assert not list(tmp_path.rglob("*.html"))


def test_new_refuses_to_overwrite(tmp_path: Path) -> None:
    """A starter folder is written once; nothing of the user's is ever replaced."""
    project = tmp_path / "project"
    assert briefing("new", str(project)).exit_code == 0
    mine = project / "mkdocs.yml"
    mine.write_text("mine", encoding="utf-8")
    result = briefing("new", str(project))
    assert result.exit_code == 2
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.site
def test_new_project_builds(tmp_path: Path) -> None:
    """What `new` writes builds at once, under --strict, with its example on the site."""
    project = tmp_path / "project"
    assert briefing("new", str(project)).exit_code == 0
    assert (project / ".github" / "workflows" / "publish.yml").is_file()
    assert "briefing-site" in (project / "requirements.txt").read_text(encoding="utf-8")
    result = briefing("build", "-f", str(project / "mkdocs.yml"), "--strict")
    assert result.exit_code == 0, result.stderr
    assert "fisheries treaty" in (project / "site" / "index.html").read_text(encoding="utf-8")
