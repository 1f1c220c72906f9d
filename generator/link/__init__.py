"""In: Reads and Problems. Out: the Corpus. Pure Python, the same whatever order they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.link.actors import link_actors
from generator.link.disputes import link_disputes
from generator.link.happenings import link_happenings
from generator.model.corpus import Corpus, Problem, Read

if TYPE_CHECKING:
    from collections.abc import Iterable


def link_corpus(reads: Iterable[Read], problems: Iterable[Problem]) -> Corpus:
    """Join actors, events and claims over articles."""
    by_id = sorted(reads, key=lambda read: read.article.id)
    dated = [read for read in by_id if read.article.published]
    dated.sort(key=_published, reverse=True)
    ordered = (*dated, *(read for read in by_id if not read.article.published))
    actors, ids = link_actors(ordered)
    return Corpus(
        reads=ordered,
        actors=actors,
        ids=ids,
        happenings=link_happenings(ordered, ids, actors),
        disputes=link_disputes(ordered, ids, actors),
        problems=tuple(sorted(problems, key=lambda p: (not p.left_out, p.path, p.reason))),
    )


def _published(read: Read) -> str:
    return read.article.published.edtf if read.article.published else ""
