"""The publication date follows the order of trust, and contradictions are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.read.dateline import find_dateline
from generator.read.phrases import load_phrases
from generator.read.published import date_in_name, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.article import Article

NEWS = "El canciller viajó a Lima."
DATELINE = "LIMA, 5 may 2024 (EFE).- "


@pytest.mark.parametrize(
    ("date", "sidecar", "front", "name", "text", "published"),
    [
        # every source speaks; then the first falls silent, and so on
        ("2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04-a", DATELINE, "2024-05-01 option"),
        (None, "2024-05-02", "2024-05-03", "2024-05-04-a", DATELINE, "2024-05-02 sidecar"),
        (None, None, "2024-05-03", "2024-05-04-a", DATELINE, "2024-05-03 front-matter"),
        (None, None, None, "2024-05-04-a", DATELINE, "2024-05-04 file-name"),
        (None, None, None, "a", DATELINE, "2024-05-05 dateline"),
        (None, None, None, "a", "", None),
        # a dateline without a year says nothing alone
        (None, None, None, "a", "LIMA, 5 may (EFE).- ", None),
        # with the year from elsewhere it makes the date precise
        (None, "2024", None, "a", "LIMA, 5 may (EFE).- ", "2024-05-05 dateline"),
        (None, None, None, "2024-05-a", "LIMA, 5 may (EFE).- ", "2024-05-05 dateline"),
        # but not against the month that source gives
        (None, "2024-06", None, "a", "LIMA, 5 may (EFE).- ", "2024-06 sidecar"),
        # a full date on a line of its own under the headline is a dateline as well
        (None, None, None, "a", "Otra visita\n\n5 de mayo de 2024\n\n", "2024-05-05 dateline"),
        (None, None, None, "a", "5 de mayo de 2024: otra visita\n\n", None),
        (None, None, None, "a", "Otra visita\n\n5 de mayo\n\n", None),
        # a date that does not exist is none
        (None, "2024-02-30", None, "2024-05-04", "", "2024-05-04 file-name"),
    ],
)  # fmt: skip
def test_order_of_trust(
    date: str | None,
    sidecar: str | None,
    front: str | None,
    name: str,
    text: str,
    published: str | None,
    read: Callable[..., Article],
) -> None:
    """Option over sidecar over front matter over file name over dateline."""
    article = read(
        (f"---\ndate: {front}\n---\n" if front else "") + text + NEWS,
        f"{name}.md",
        sidecar=f"date: {sidecar}" if sidecar else None,
        date=date,
    )
    found = article.published
    assert (f"{found.edtf} {found.source}" if found else None) == published


@pytest.mark.parametrize(
    ("sidecar", "name", "text", "warned"),
    [
        ("2024-05-02", "2024-05-04", "", True),
        ("2024-05-02", "2024-06", "", True),
        # the same, said less precisely
        ("2024-05-02", "2024-05", "", False),
        ("2024-05", "2024-05-02", "", False),
        # a wire is printed up to two days after its dateline
        ("2024-05-07", "a", DATELINE, False),
        ("2024-05-08", "a", DATELINE, True),
        ("2024-05-08", "a", "Otra visita\n5 de mayo de 2024\n", True),
        # without a year there is nothing to contradict
        ("2024-06-07", "a", "LIMA, 5 may (EFE).- ", False),
    ],
)
def test_contradictions(
    sidecar: str, name: str, text: str, warned: bool, read: Callable[..., Article]
) -> None:
    """Two different dates give a warning that names both and where they come from."""
    article = read(text + NEWS, f"{name}.txt", sidecar=f"date: {sidecar}")
    assert bool(article.warnings) == warned
    for warning in article.warnings:
        assert warning.startswith(f"articles/{name}.txt: two dates, {sidecar} (sidecar) and 2024-")
        assert "correct" in warning


@pytest.mark.parametrize(
    ("stem", "edtf"),
    [
        ("2024-06-19", "2024-06-19"),
        ("2024-06-19-pacto", "2024-06-19"),
        ("2024_06_19_pacto", "2024-06-19"),
        ("20240619-pacto", "2024-06-19"),
        ("2024-06", "2024-06"),
        ("2024-06-pacto", "2024-06"),
        # no day, no month, no date
        ("2024-06-31-pacto", None),
        ("2024-13-pacto", None),
        ("20249999", None),
        # a year or a number alone may be anything
        ("2024-pacto", None),
        ("202406", None),
        ("2024-0619", None),
        ("20240619123", None),
        ("20240619a", None),
        ("pacto-2024-06-19", None),
        ("000_fefd88a4e3205a57", None),
    ],
)
def test_date_in_name(stem: str, edtf: str | None) -> None:
    """Only what stands first and can be nothing else is a date."""
    assert date_in_name(stem) == edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024-06-19T10:00:00Z", "2024-06-19"),
        ("2024-06-19 10:00", "2024-06-19"),
        ("20240619T1000", "2024-06-19"),
        (" 2024-06 ", "2024-06"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2024-00", None),
        ("2024-06-00", None),
        ("0000", None),
        ("24-06-19", None),
        ("2024-6-19", None),
        ("2024-06-19x", None),
        ("٢٠٢٤", None),
    ],
)
def test_parse_date(value: str, edtf: str | None) -> None:
    """Days, months and years that exist, in ISO 8601 and nothing else."""
    assert parse_date(value) == edtf


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        ("es", "MOSCÚ, 19 jun (EFE).- El canciller llegó.", (None, 6, 19)),
        ("es", "Moscú, 19 de junio de 2024 (AFP) - El canciller llegó.", (2024, 6, 19)),
        # an abbreviated Tuesday is no March
        ("es", "MOSCÚ, mar 19 jun 2024 (EFE).- El canciller llegó.", (2024, 6, 19)),
        # no agency, but nothing else either
        ("es", "Moscú, 19 de junio de 2024.- El canciller llegó.", (2024, 6, 19)),
        ("en", "MOSCOW, June 19, 2024 (Reuters) - The envoys met.", (2024, 6, 19)),
        ("en", "MOSCOW (AP) — The envoys met on June 19, 2024.", None),
        ("fr", "Paris, 19 juin 2024 (AFP) – Ils ont signé.", (2024, 6, 19)),
        ("it", "(ANSA) - MOSCA, 19 GIU - Il ministro è arrivato.", (None, 6, 19)),
        ("ru", "МОСКВА, 19 июн 2024 — РИА Новости. Министры прибыли.", (2024, 6, 19)),
        ("zh", "新华社河内2024年6月19日电 部长们离开了。", (2024, 6, 19)),
        # under a headline, and closed by a stop
        ("es", "Otra visita\n\nLIMA, 8 de marzo de 2024 — Habló ayer.", (2024, 3, 8)),
        ("es", "LIMA, 8 de marzo de 2024. La canciller habló.", (2024, 3, 8)),
        ("fr", "Dakar, le 21 novembre 2023. Le ministre est parti.", (2023, 11, 21)),
        ("es", "Otra visita\n\nLIMA, 8 de marzo. La canciller habló.", None),
        ("es", "Lima firmó, el 8 de marzo de 2024. Fue su tercera visita.", None),
        # dates of the news
        ("es", "El canciller viajó el 19 de junio de 2024 a Lima - su tercera visita.", None),
        ("es", "Lima recuerda el tratado, firmado el 5 de mayo de 1921 - y lo celebra.", None),
        ("en", "In Oslo, envoys met on June 19, 2024 - their third meeting.", None),
    ],
)
def test_day_of_dateline(lang: str, line: str, day: tuple[int | None, int, int] | None) -> None:
    """The day stands with place and agency before the first sentence, or is not there."""
    assert find_dateline(line, load_phrases(lang, None)).day == day
