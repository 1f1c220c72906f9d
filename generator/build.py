"""In: Settings. Out: the Corpus of the whole folder. The table of contents of the program."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from generator.engine import run
from generator.link import link_corpus
from generator.model.corpus import Corpus, Problem, Read
from generator.read import discover
from generator.work import FileItem, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Settings

WORTH_A_POOL = 100
"""Articles; below, starting other processes takes longer than reading."""

logger = logging.getLogger(__name__)


def build_corpus(
    settings: Settings, *, progress: Callable[[int, int], None] | None = None
) -> Corpus:
    """Read every article of the folder and link what was found.

    Args:
        settings: where things are; paths absolute.
        progress: called with (articles done, articles in all) after each article.

    Raises:
        BuildError: settings, lexicons or templates are unusable.
    """
    found = discover(settings.articles)
    worker = Worker(lexicon=settings.lexicon, cache=settings.cache)
    items = [FileItem(path=path, root=settings.articles) for path in found.articles]
    reads: list[Read] = []
    problems: list[Problem] = list(found.problems)
    jobs = settings.jobs if len(items) >= WORTH_A_POOL else 1
    for done, result in enumerate(run(worker, items, jobs=jobs), start=1):
        if isinstance(result, Read):
            reads.append(result)
        else:
            problems.append(result)
        if progress:
            progress(done, len(items))
    problems += [
        Problem(path=read.article.path, stage="read", reason=warning, remedy="", left_out=False)
        for read in reads
        for warning in (*read.article.warnings, *read.findings.warnings)
    ]
    logger.info(
        "read %d articles, left out %d", len(reads), sum(problem.left_out for problem in problems)
    )
    return link_corpus(reads, problems)
