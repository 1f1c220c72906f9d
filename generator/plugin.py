"""In: MkDocs events. Out: generated pages. The only module that imports MkDocs.

The same two functions serve `mkdocs build` and `briefing build`: what the command line needs
of a configuration or a site is asked here.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.build import build_corpus
from generator.errors import BriefingError, BuildError
from generator.render import render_pages
from generator.render.urls import SCRIPT, SECTIONS, STYLE
from generator.settings import Settings, ShowText
from generator.store.codec import encode_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.model.corpus import Corpus

NAME = "briefing"
logger = logging.getLogger(__name__)


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs types the rest
    """What may stand under `briefing` in mkdocs.yml; paths are relative to that file."""

    articles = c.Type(str, default="seeds")
    templates = c.Optional(c.Type(str))
    lexicon = c.Optional(c.Type(str))
    cache = c.Type(str, default=".briefing/cache.sqlite")
    show_text = c.Choice([choice.value for choice in ShowText], default=ShowText.FULL.value)
    jobs = c.Type(int, default=0)
    """Processes that read articles; 0 takes as many as there are cores."""


class BriefingPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Adds the pages of the articles to a site that MkDocs builds."""

    progress: Callable[[int, int], None] | None = None
    """Told how many articles are read; set by the command line."""
    settings: Settings
    left_out: int = 0
    """Articles that the last build could not read."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep this object, and what its rooms have loaded, over the rebuilds of a preview."""
        del command, dirty
        # Only below this logger does --strict count warnings.
        logging.getLogger("generator").parent = logging.getLogger("mkdocs.plugins")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the options, and have every page load our style and script."""
        try:
            self.settings = read_settings(self.config, config)
        except BriefingError as error:
            raise PluginError(str(error)) from error
        if STYLE not in config.extra_css:
            config.extra_css.append(STYLE)
        if SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.append(SCRIPT)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the articles and add their pages; a page written by hand stands above ours."""
        try:
            corpus = build_corpus(self.settings, progress=self.progress)
            pages = list(render_pages(corpus, self.settings, encode=encode_read))
        except BriefingError as error:
            raise PluginError(str(error)) from error
        self._report(corpus)
        for page in pages:
            if files.get_file_from_path(page.path):
                logger.info("%s: written by hand, so none is generated", page.path)
                continue
            in_nav = page.path in SECTIONS
            file = File.generated(
                config,
                page.path,
                content=page.content,
                inclusion=InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV,
            )
            if page.source is not None and config.repo_url:
                file.edit_uri = self._edit_uri(page.source, config)
            files.append(file)
        return files

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Build again when an article, a template or a word list changes."""
        del config, builder
        for folder in (self.settings.articles, self.settings.templates, self.settings.lexicon):
            if folder is not None:
                server.watch(str(folder))
        return server

    def _report(self, corpus: Corpus) -> None:
        left_out = [problem for problem in corpus.problems if problem.left_out]
        self.left_out = len(left_out)
        for problem in left_out:
            logger.warning("%s: %s; %s", problem.path, problem.reason, problem.remedy)

    def _edit_uri(self, source: str, config: MkDocsConfig) -> str:
        # A path as people see it begins with the name of the articles folder.
        article = self.settings.articles.parent / source
        return Path(os.path.relpath(article, config.docs_dir)).as_posix()


def read_settings(options: Options, config: MkDocsConfig) -> Settings:
    """Return the settings of a site, with every path absolute.

    Raises:
        BuildError: a folder is not there, or a number makes no sense.
    """
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    if options.jobs < 0:
        raise BuildError(f"briefing: jobs is {options.jobs}; give a number of processes, or 0")
    return Settings(
        articles=_folder(root, "articles", options.articles),
        templates=_folder(root, "templates", options.templates) if options.templates else None,
        lexicon=_folder(root, "lexicon", options.lexicon) if options.lexicon else None,
        cache=root / options.cache,
        site_language=str(config.theme.get("language") or "en"),
        site_name=str(config.site_name),
        show_text=ShowText(options.show_text),
        jobs=options.jobs or os.cpu_count() or 1,
    )


def load_settings(config_file: Path) -> Settings:
    """Return the settings that an mkdocs.yml gives.

    Raises:
        BuildError: the file is not there, is not valid, or does not name the plugin.
    """
    config = _load(config_file)
    return read_settings(_plugin(config).config, config)


def build_site(
    config_file: Path,
    *,
    strict: bool = False,
    site_dir: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Build the site, and return how many articles it had to leave out.

    Raises:
        BuildError: the configuration or a template is unusable, or MkDocs gave up.
    """
    target = {} if site_dir is None else {"site_dir": str(site_dir.resolve())}
    # Left-out articles are counted by the caller; MkDocs would only stop without naming them.
    config = _load(config_file, strict=strict, **target)
    plugin = _plugin(config)
    plugin.progress = progress
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort as error:
        if strict and plugin.left_out:
            return plugin.left_out
        raise BuildError(f"{config_file}: {error}; the lines above say why") from error
    finally:
        config.plugins.on_shutdown()
    return plugin.left_out


def serve_site(
    config_file: Path, *, dev_addr: str | None = None, open_browser: bool = False
) -> None:
    """Preview the site until it is interrupted.

    Raises:
        BuildError: the configuration or a template is unusable.
    """
    _plugin(_load(config_file))
    address: dict[str, Any] = {} if dev_addr is None else {"dev_addr": dev_addr}
    try:
        serve(config_file=str(config_file), open_in_browser=open_browser, **address)
    except (Abort, ConfigurationError) as error:
        raise BuildError(f"{config_file}: {error}; the lines above say why") from error


def _folder(root: Path, option: str, name: str) -> Path:
    folder = (root / name).resolve()
    if not folder.is_dir():
        raise BuildError(
            f"briefing: {option} is {name!r}, and {folder} is no folder; "
            f"make it, or name another under plugins: briefing: {option}: in mkdocs.yml"
        )
    return folder


def _load(config_file: Path, **options: Any) -> MkDocsConfig:
    if not config_file.is_file():
        raise BuildError(f"{config_file}: no such file; `briefing new FOLDER` writes a first one")
    try:
        return load_config(config_file=str(config_file), **options)
    except (Abort, ConfigurationError) as error:
        raise BuildError(f"{config_file}: {error}") from error


def _plugin(config: MkDocsConfig) -> BriefingPlugin:
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, BriefingPlugin):
        raise BuildError(f"{config.config_file_path}: add `- {NAME}` to its plugins")
    return plugin
