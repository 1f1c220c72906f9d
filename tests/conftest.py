"""What every test may ask for: built sites, made once in a session."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import plugin
from generator.parse import builtin
from generator.parse.pipeline import load_pipeline
from generator.render import render_pages
from generator.settings import Settings
from tests.dossiers import dossier, hostile
from tests.factories import make_corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.corpus import Corpus

ROOT = Path(__file__).parents[1]
# Material prints an advertisement on standard error, which is no warning about our site.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

CONFIG = """
site_name: A dossier
theme: {name: material, language: LANGUAGE, font: false}
plugins: [search]
extra_css: [assets/briefing.css]
extra_javascript: [assets/briefing.js]
validation: {links: {anchors: warn, unrecognized_links: warn}, nav: {omitted_files: ignore}}
markdown_extensions: [attr_list, md_in_html, {toc: {permalink: false, toc_depth: 3}}]
"""


@contextmanager
def pipelines(kind: str, empty: Path) -> Iterator[None]:
    """Read with the shipped pipelines ("built-in"), or as if none were shipped ("blank")."""
    with pytest.MonkeyPatch.context() as patch:
        if kind == "blank":
            patch.setattr(builtin, "PIPELINES", empty)
        forget_pipelines()
        yield
    forget_pipelines()


def forget_pipelines() -> None:
    """Have the next article load its pipeline anew."""
    load_pipeline.cache_clear()
    builtin.builtin_version.cache_clear()


def build_pages(corpus: Corpus, folder: Path, *, language: str) -> Path:
    """Have MkDocs build the pages of a corpus, strictly, and return the site."""
    settings = Settings(site_language=language, site_name="A dossier")
    for page in render_pages(corpus, settings):
        target = folder / "docs" / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.content, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.replace("LANGUAGE", language), "utf-8")
    build(load_config(str(folder / "mkdocs.yml"), strict=True))
    return folder / "site"


@pytest.fixture(scope="session")
def dossier_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built site of a small dossier, with an article that tries to be code."""
    corpus = dossier()
    corpus = make_corpus(*corpus.reads, hostile(), problems=corpus.problems)
    return build_pages(corpus, tmp_path_factory.mktemp("dossier"), language="en")


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the shipped articles, as `briefing build --strict` makes it."""
    site = tmp_path_factory.mktemp("seeds") / "site"
    assert plugin.build_site(ROOT / "mkdocs.yml", strict=True, site_dir=site) == 0
    return site


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of small projects: mkdocs.yml with options, and one article."""

    def make(*, options: str = "", more: str = "") -> Path:
        (tmp_path / "docs").mkdir()
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds" / "talks.txt").write_text(
            "The minister met the ambassador in Vienna. Nobody said why.\n", "utf-8"
        )
        config = tmp_path / "mkdocs.yml"
        config.write_text(
            "site_name: A dossier\ntheme: {name: material, language: en, font: false}\n"
            f"markdown_extensions: [attr_list, md_in_html]\n{more}\n"
            f"plugins:\n  - search\n  - briefing: {{{options}}}\n",
            "utf-8",
        )
        return config

    return make


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the browser of the browser tests."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("the browser tests need Chromium: install your system's package `chromium`")
    return Path(found)
