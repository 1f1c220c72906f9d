"""What MkDocs really builds is whole, safe and strict, on our articles and on hostile ones."""

from __future__ import annotations

import json
import logging
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator import plugin
from generator.errors import BuildError
from tests.dossiers import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.site

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "wbr"}


class Html(HTMLParser):
    """The links, anchors, scripts and shown words of a page; fails where tags do not nest."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []
        self.scripts = 0
        self.headings: list[int] = []
        self.lines: list[str] = [""]
        self.languages: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.handlers += [name for name in found if name.startswith("on")]
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if tag == "a" and "href" in found else []
        self.loads += [found[name] for name in ("src", "srcset") if found.get(name)]
        self.loads += [found["href"]] if tag == "link" else []
        self.scripts += tag == "script"
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p":
            self.lines.append("")
            self.languages.append((found.get("lang", ""), found.get("dir", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self.open and self.open.pop() != tag:
                # The theme leaves some svg elements open; ours close.
                pass

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def html_files(site: Path) -> list[Html]:
    return [Html(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


@pytest.mark.parametrize("name", ["dossier_site", "seeds_site"])
def test_every_internal_link_resolves(name: str, request: pytest.FixtureRequest) -> None:
    """To a page that is there and an anchor that is on it, each id once."""
    site: Path = request.getfixturevalue(name)
    pages = {"/" + page.path.relative_to(site).as_posix(): page for page in html_files(site)}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            parts = urlsplit(urljoin(f"https://site{path}", link))
            if parts.netloc != "site":
                continue
            target = parts.path + ("index.html" if parts.path.endswith("/") else "")
            if target in pages:
                assert not parts.fragment or parts.fragment in pages[target].ids, (path, link)
            else:
                assert (site / target.lstrip("/")).is_file(), (path, link)


@pytest.mark.parametrize("name", ["dossier_site", "seeds_site"])
def test_nothing_is_loaded_from_elsewhere(name: str, request: pytest.FixtureRequest) -> None:
    """No font, script, style or picture of another host."""
    for page in html_files(request.getfixturevalue(name)):
        assert not [one for one in page.loads if urlsplit(one).netloc], page.path


@pytest.mark.parametrize("name", ["dossier_site", "seeds_site"])
def test_headings_are_in_order(name: str, request: pytest.FixtureRequest) -> None:
    """One first heading, and no level skipped on the way down."""
    for page in html_files(request.getfixturevalue(name)):
        assert page.headings[0] == 1, page.path
        assert page.headings.count(1) == 1, page.path
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1, page.path


def test_an_article_that_tries_to_be_code_is_shown_as_words(dossier_site: Path) -> None:
    """No script, handler or link of its own on any page; each of its lines can be read."""
    scripts = {page.scripts for page in html_files(dossier_site) if "hostile" not in str(page.path)}
    for page in html_files(dossier_site):
        assert not page.handlers, page.path
        assert page.scripts in scripts, page.path
        assert not [one for one in page.links if urlsplit(one).scheme not in {"", "https"}]
    page = next(one for one in html_files(dossier_site) if "briefings/hostile" in str(one.path))
    shown = {" ".join(line.split()) for line in page.lines}
    for line in HOSTILE:
        words = re.sub("[\x02\x03\u202c\u202e]", "", " ".join(line.split()))
        assert any(one.startswith(words) for one in shown), line
    title = re.search("<title>(.*?)</title>", page.path.read_text("utf-8"), re.DOTALL)
    assert title
    assert "window.broken = 4" in title[1]
    assert "<" not in title[1]


def test_articles_keep_their_language_and_direction(dossier_site: Path) -> None:
    """So that a browser hyphenates, reads aloud and aligns them rightly."""
    page = Html(dossier_site / "briefings" / "ar-1" / "index.html")
    assert ("ar", "rtl") in page.languages


def test_seeds_have_a_briefing_each(seeds_site: Path) -> None:
    """With its data beside it, and all of it in the search index."""
    articles = [p for p in (plugin_root() / "seeds").rglob("*") if p.suffix in {".txt", ".md"}]
    briefings = list((seeds_site / "briefings").glob("*/index.html"))
    assert len(briefings) == len(articles)
    found = json.loads((seeds_site / "search" / "search_index.json").read_text("utf-8"))
    places = {one["location"].split("#")[0] for one in found["docs"]}
    assert {f"briefings/{page.parent.name}/" for page in briefings} <= places
    for page in briefings:
        data = json.loads((seeds_site / "data" / f"{page.parent.name}.json").read_text("utf-8"))
        assert data["schema"].startswith("briefing/")


def test_a_wrong_folder_is_named_with_what_helps(project: Callable[..., Path]) -> None:
    """Before anything is built."""
    config = project(options="articles: nowhere")
    with pytest.raises(BuildError, match=r"articles is 'nowhere'.*make it"):
        plugin.load_settings(config)
    with pytest.raises(BuildError):
        plugin.build_site(config)


def test_the_plugin_must_be_there(tmp_path: Path) -> None:
    """A site without it would have no briefing."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    with pytest.raises(BuildError, match="add `- briefing`"):
        plugin.load_settings(tmp_path / "mkdocs.yml")
    with pytest.raises(BuildError, match="no such file"):
        plugin.load_settings(tmp_path / "gone.yml")


def test_paths_are_relative_to_the_configuration(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not to where the command was given."""
    config = project()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    settings = plugin.load_settings(config)
    assert settings.articles == config.parent.resolve() / "seeds"
    assert settings.cache == config.parent.resolve() / ".briefing" / "cache.sqlite"


def test_a_left_out_article_is_a_warning(
    project: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    """Named with the reason; counted under --strict; the site is built all the same."""
    config = project()
    (config.parent / "seeds" / "notes.docx").write_bytes(b"PK")
    with caplog.at_level(logging.WARNING):
        assert plugin.build_site(config, strict=True) == 1
    assert "notes.docx" in caplog.text
    assert (config.parent / "site" / "briefings" / "talks" / "index.html").is_file()
    assert "notes.docx" in (config.parent / "site" / "problems" / "index.html").read_text("utf-8")


def test_a_page_written_by_hand_stands_above_ours(project: Callable[..., Path]) -> None:
    """The editor's words are never overwritten."""
    config = project()
    (config.parent / "docs" / "method.md").write_text("# Our own method\n", "utf-8")
    plugin.build_site(config, strict=True)
    assert "Our own method" in (config.parent / "site" / "method" / "index.html").read_text("utf-8")


def test_edit_links_lead_to_the_article(project: Callable[..., Path]) -> None:
    """Where the site names its repository."""
    config = project(more="repo_url: https://example.org/dossier\nedit_uri: edit/main/docs/")
    config.write_text(
        config.read_text("utf-8").replace(
            "font: false", "font: false, features: [content.action.edit]"
        ),
        "utf-8",
    )
    plugin.build_site(config)
    page = Html(config.parent / "site" / "briefings" / "talks" / "index.html")
    assert "https://example.org/dossier/edit/main/seeds/talks.txt" in page.links


def test_a_preview_watches_what_the_site_is_made_of(project: Callable[..., Path]) -> None:
    """Articles, templates and words; the cache that a build writes is not among them."""
    config = project(options="templates: own, lexicon: words")
    for name in ("own", "words"):
        (config.parent / name).mkdir()
    loaded = load_config(str(config))
    briefing = loaded.plugins["briefing"]
    briefing.on_config(loaded)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(config.parent))
    try:
        briefing.on_serve(server, config=loaded, builder=lambda: None)
        assert set(server._watched_paths) == {
            str(config.parent.resolve() / name) for name in ("seeds", "own", "words")
        }
    finally:
        server.server_close()


def plugin_root() -> Path:
    return Path(plugin.__file__).parents[1]
