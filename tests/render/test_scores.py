"""The scores on the method page are those that were recorded."""

from __future__ import annotations

import tomllib

from benchmarks.evaluate import HEAD, recorded
from generator.render.scores import load_scores


def test_every_kind_is_measured() -> None:
    """Dates, quotes and events have rows, and no figure is more than all."""
    scores = load_scores()
    assert list(scores) == ["dates", "quotes", "events"]
    for row in (row for rows in scores.values() for row in rows):
        assert row.articles > 0
        assert all(0 <= figure <= 100 for figure in row.measures.values()), row.set


def test_what_a_scorer_says_is_recorded() -> None:
    """In per cent; what a set does not measure is left out."""
    said = {"value": None, "relaxed": {"f1": 0.9415}}
    row = tomllib.loads(HEAD + recorded("dates", "ru_names_spans", 94, said))
    assert row == {
        "dates": [
            {"set": "ru_names_spans", "lang": "ru", "articles": 94, "measures": {"found": 94.2}}
        ]
    }
    assert 'lang = "mul"' in recorded("quotes", "x_hard_cases", 52, {})
