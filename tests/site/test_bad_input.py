"""What people really drop into a folder: each bad file is named, the rest of the site is built."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from generator.plugin import build_site

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

CONFIG = """
site_name: Bad input
theme: {name: material, font: false}
plugins:
  - briefing: {articles: articles, jobs: 1}
markdown_extensions: [attr_list, md_in_html]
"""

GOOD = "El presidente peruano, Luis Vega, firmó ayer el acuerdo con Chile."

# File, its bytes, what the problems page must say of it.
BAD = [
    ("empty.txt", b"", "empty"),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("huge.txt", b"palabra " * (50 * 1024 * 1024 // 8), "larger than"),
    ("report.docx", b"PK\x03\x04", ".docx"),
    ("credits.txt", "Reuters ha contribuido a este artículo.".encode(), "credits"),
    ("twin.txt", b"Another of the same name.", "twin.md"),
    ("alone.yml", b"title: nothing beside it", "alone.yml"),
    ("broken.yml", b"title: [never closed", "broken.yml"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bad")
    articles = root / "articles"
    articles.mkdir()
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (articles / "good.txt").write_text(GOOD, encoding="utf-8")
    (articles / "broken.txt").write_text(GOOD, encoding="utf-8")
    (articles / "twin.md").write_text(GOOD, encoding="utf-8")
    for name, raw, _ in BAD:
        (articles / name).write_bytes(raw)
    build_site(root / "mkdocs.yml", site_dir=root / "site")
    return root / "site"


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, _, said in BAD])
def test_each_bad_file_is_on_the_problems_page(site: Path, name: str, said: str) -> None:
    """File, reason and remedy, in plain words."""
    page = html.unescape(re.sub(r"<[^>]+>", " ", (site / "problems/index.html").read_text("utf-8")))
    assert name in page
    assert said in page[page.index(name) - 200 : page.index(name) + 400]


def test_the_good_articles_are_there(site: Path) -> None:
    """Also the one whose sidecar is broken."""
    for name in ("good", "broken", "twin"):
        assert "Luis Vega" in (site / "briefings" / name / "index.html").read_text("utf-8")


def test_the_bad_ones_have_no_page(site: Path) -> None:
    """No half-empty briefing."""
    assert sorted(p.name for p in (site / "briefings").iterdir()) == [
        "broken", "good", "twin",
    ]  # fmt: skip
