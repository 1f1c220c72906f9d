"""In: disputes, the claims of all articles. Out: ClaimViews, both sides with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.views.parts import Anchor, ClaimView, StatedView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.article import Span
    from generator.model.corpus import ClaimReport, Dispute, Read
    from generator.render.desk import Desk

MOST_STATED = 4
"""Articles shown for each side; the same charge may stand in hundreds."""


def view_claims(desk: Desk, read: Read, *, page: str) -> Iterator[ClaimView]:
    """Yield the disputes that an article takes part in, with what other articles add."""
    yield from (
        view_dispute(desk, dispute, page=page, of=read)
        for dispute in desk.disputes_in.get(read.article.id, ())
    )


def view_dispute(desk: Desk, dispute: Dispute, *, page: str, of: Read | None = None) -> ClaimView:
    """Return one claim with both of its sides, the page's own article before the others."""
    own = of.article.id if of else None

    def stated(reports: Iterable[ClaimReport], *, denied: bool) -> tuple[StatedView, ...]:
        first = sorted(reports, key=lambda report: report.article != own)
        return tuple(
            _stated(desk, report, page=page, own=own, denied=denied)
            for report in first[:MOST_STATED]
        )

    return ClaimView(
        charges=stated(dispute.charges, denied=False),
        denials=stated(dispute.denials, denied=True),
        accused=tuple(desk.actor(one, page=page) for one in dispute.accused),
        why=desk.why(dispute.why) if dispute.why else "",
    )


def _stated(
    desk: Desk, report: ClaimReport, *, page: str, own: str | None, denied: bool
) -> StatedView:
    read = desk.reads[report.article]
    claim = read.findings.claims[report.claim]
    who, spans = (
        (claim.denied_by, claim.denied_by_spans)
        if denied
        else (claim.claimed_by, claim.claimed_by_spans)
    )
    words = claim.denial if denied and claim.denial else claim.span
    return StatedView(
        who=_names(desk, read, who, spans, page=page),
        words=desk.words(read, words, page=page),
        byline=None if report.article == own else desk.byline(read),
    )


def _names(
    desk: Desk, read: Read, actors: tuple[str, ...], spans: Iterable[Span], *, page: str
) -> tuple[Anchor, ...]:
    """Return who says so: known actors, else the words that stand for them."""
    return desk.local_actors(read, actors, page=page) or tuple(
        Anchor(text=read.article.words(span)) for span in spans
    )
