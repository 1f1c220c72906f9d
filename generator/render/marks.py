"""In: an article's text and the spans that statements point to. Out: HTML with each marked.

A statement's words are one <mark> with the id that links point to. Where two statements
overlap without one holding the other, the later is cut at the crossing: its first piece has
the id, and every piece carries the same data-s, by which the script finds them all.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.article import Span
from generator.render.markdown import Safe, escape, escape_html
from generator.render.urls import span_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.article import Article

Kinds = dict[Span, tuple[str, ...]]
"""Which statements stand on a span: date, quote, event ...; they become classes."""


def gather_marks(spans: Iterable[tuple[Span | None, str]]) -> Kinds:
    """Put together the kinds of statement that share a span."""
    kinds: defaultdict[Span, dict[str, None]] = defaultdict(dict)
    for span, kind in spans:
        if span is not None and len(span) > 0:
            kinds[span][kind] = None
    return {span: tuple(kinds[span]) for span in sorted(kinds)}


def mark_paragraphs(
    article: Article, paragraphs: Iterable[Span], *, marks: Kinds, language: Mapping[str, str]
) -> Iterator[Safe]:
    """Yield each paragraph as a line of raw HTML.

    Args:
        article: whose text it is.
        paragraphs: what to show, in text order; marks outside them are left out.
        marks: what to mark.
        language: the attributes lang and dir.
    """
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in language.items())
    seen: set[Span] = set()
    for paragraph in paragraphs:
        inside = [span for span in marks if span.overlaps(paragraph)]
        # Boilerplate may lie inside a paragraph; it is news to nobody and set apart.
        html = "".join(_pieces(article, paragraph, _nest(inside, article), marks=marks, seen=seen))
        yield Safe(f"<p{attributes}>{html.strip()}</p>")


def _nest(spans: Iterable[Span], article: Article) -> list[tuple[Span, bool]]:
    """Return marks and boilerplate in the order in which they open: outer before inner."""
    both = [(span, True) for span in spans] + [(span, False) for span in article.boilerplate]
    return sorted(both, key=lambda item: (item[0].start, -item[0].end, item[1]))


def _pieces(
    article: Article,
    paragraph: Span,
    ordered: list[tuple[Span, bool]],
    *,
    marks: Kinds,
    seen: set[Span],
) -> Iterator[str]:
    """Yield text and tags so that every tag closes inside the one it was opened in."""
    ordered = [item for item in ordered if item[0].overlaps(paragraph)]
    edges = {paragraph.start, paragraph.end}
    edges |= {edge for span, _ in ordered for edge in (span.start, span.end)}
    cuts = sorted(edge for edge in edges if paragraph.start <= edge <= paragraph.end)
    open_now: list[tuple[Span, bool]] = []
    for here, after in pairwise(cuts):
        # Close down to the outermost that ends here; what it held is opened again below.
        ended = [depth for depth, (span, _) in enumerate(open_now) if span.end <= here]
        if ended:
            yield from (_close(item) for item in reversed(open_now[ended[0] :]))
            open_now = open_now[: ended[0]]
        for item in ordered:
            span, is_mark = item
            if span.start <= here < span.end and item not in open_now:
                open_now.append(item)
                yield _open(span, is_mark, kinds=marks.get(span, ()), first=span not in seen)
                if is_mark:
                    seen.add(span)
        yield escape_html(article.text[here:after])
    yield from (_close(item) for item in reversed(open_now))


def _open(span: Span, is_mark: bool, *, kinds: tuple[str, ...], first: bool) -> str:
    if not is_mark:
        return '<span class="b-boilerplate">'
    anchor = span_anchor(span)
    identity = f' id="{anchor}"' if first else ""
    classes = " ".join(f"b-{kind}" for kind in kinds)
    return f'<mark{identity} class="{classes}" data-s="{anchor}">'


def _close(item: tuple[Span, bool]) -> str:
    return "</mark>" if item[1] else "</span>"
