"""In: Corpus and Settings. Out: Pages, in Markdown, with the style and the script they need."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.render import urls
from generator.render.desk import Desk
from generator.render.environment import Renderer, find_asset, template_folders
from generator.render.messages import load_messages
from generator.render.views.actors import view_actor, view_actors
from generator.render.views.briefing import view_briefing
from generator.render.views.overview import (
    view_archive,
    view_home,
    view_method,
    view_problems,
)
from generator.render.views.quotes import view_quotes
from generator.render.views.timeline import view_timeline
from generator.settings import ShowText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.corpus import Corpus, Read
    from generator.settings import Settings


def render_pages(
    corpus: Corpus, settings: Settings, *, encode: Callable[[Read], object] | None = None
) -> Iterator[Page]:
    """Yield every page of the site; their order means nothing.

    Args:
        corpus: what to show.
        settings: the language, the templates, and how much of the text.
        encode: turns an article with its findings into what JSON can hold, for the data file
            that readers download; without it no briefing offers one.

    Raises:
        BuildError: a template or a messages file is unusable.
    """
    folders = template_folders(settings)
    messages = load_messages(settings.site_language, reversed(folders))
    desk = Desk(corpus, settings, messages=messages)
    render = Renderer(folders, messages).render

    yield Page(path=urls.HOME, content=render("index.md.j2", home=view_home(desk)))
    for path, timeline in view_timeline(desk):
        yield Page(path=path, content=render("timeline.md.j2", timeline=timeline))
    for path, quotes in view_quotes(desk):
        yield Page(path=path, content=render("quotes.md.j2", quotes=quotes))
    for path, archive in view_archive(desk):
        yield Page(path=path, content=render("archive.md.j2", archive=archive))
    yield Page(path=urls.ACTORS, content=render("actors.md.j2", actors=view_actors(desk)))
    for actor in corpus.actors:
        if actor.id in desk.paged:
            text = render("actor.md.j2", actor=view_actor(desk, actor))
            yield Page(path=urls.actor_path(actor.id), content=text)
    for read in corpus.reads:
        # The data holds the whole text: where that may not be published, neither may they.
        offered = encode if settings.show_text is ShowText.FULL else None
        view = view_briefing(desk, read, has_data=offered is not None)
        article = read.article
        yield Page(
            path=urls.briefing_path(article.id),
            content=render("briefing.md.j2", briefing=view),
            source=article.path,
        )
        if offered is not None:
            data = _write_json(offered(read))
            yield Page(path=urls.data_path(article.id), content=data, source=article.path)
    yield Page(path=urls.PROBLEMS, content=render("problems.md.j2", problems=view_problems(desk)))
    yield Page(path=urls.METHOD, content=render("method.md.j2", method=view_method(desk)))
    for asset in (urls.STYLE, urls.SCRIPT):
        yield Page(path=asset, content=find_asset(asset, folders))


def _write_json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    # Half of a surrogate pair, which a .jsonl line may hold, has no UTF-8 but has an escape.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
