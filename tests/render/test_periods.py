"""A date is said as precisely as it is known, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.messages import Messages, load_messages
from generator.render.periods import moment, say_period, say_value

TEMPLATES = Path(__file__).parents[2] / "site_templates"
MESSAGES = {language: load_messages(language, [TEMPLATES]) for language in ("en", "es")}


@pytest.fixture(params=["en", "es"])
def both(request: pytest.FixtureRequest) -> Messages:
    """Return the messages of each complete language."""
    return MESSAGES[request.param]


@pytest.mark.parametrize(
    ("edtf", "spanish", "english"),
    [
        ("2024-06-19", "19 de junio de 2024", "June 19, 2024"),  # a day
        ("2000-07", "julio de 2000", "July 2000"),  # a month stays a month
        ("1972", "1972", "1972"),
        ("199X", "década de 1990", "the 1990s"),
        ("18XX", "de 1800 a 1899", "1800 to 1899"),
        ("-0043", "44 a. C.", "44 BC"),  # EDTF has a year 0
        ("-04XX", "de 500 a. C. a 401 a. C.", "500 BC to 401 BC"),
        ("2024-22", "verano de 2024", "summer 2024"),
        ("2024-34", "2.º trimestre de 2024", "2nd quarter of 2024"),
        ("2024-40", "primera mitad de 2024", "first half of 2024"),
        ("2024-W03", "semana del 15 de enero de 2024", "week of January 15, 2024"),
        ("2024-06~", "hacia junio de 2024", "about June 2024"),
        ("2023-06/2024-06", "de junio de 2023 a junio de 2024", "June 2023 to June 2024"),
        ("2022/..", "desde 2022", "since 2022"),
        ("../2022-02", "hasta febrero de 2022", "until February 2022"),
        ("2023-02-30", "2023-02-30", "2023-02-30"),  # no such day: shown as written
        ("nonsense", "nonsense", "nonsense"),
    ],
)
def test_periods(edtf: str, spanish: str, english: str) -> None:
    """In the site's language, by CLDR."""
    assert say_period(edtf, MESSAGES["es"]) == spanish
    assert say_period(edtf, MESSAGES["en"]) == english


@pytest.mark.parametrize(
    ("value", "spanish"),
    [
        ("P2Y", "2 años"),
        ("P1M", "1 mes"),
        ("PT30M", "30 minutos"),  # minutes, not months
        ("P3DE", "30 años"),
        ("PXM", "varios meses"),  # vague stays vague
        ("PAST_REF", "en el pasado, sin decir cuándo"),
        ("2024-06-19TMO", "19 de junio de 2024, por la mañana"),
        ("2024-06-19T14:30", "19 de junio de 2024, 14:30"),
        ("XXXX-WXX-1", "cada lunes"),
        ("P1.5X", None),  # not known: not said
    ],
)
def test_values(value: str, spanish: str | None) -> None:
    """Durations, sets and references that no calendar holds."""
    assert say_value(value, MESSAGES["es"]) == spanish


def test_moments_sort_and_group() -> None:
    """Older before newer; a year before its months, a month before its days."""
    dates = [
        "2024-06-19",
        "2024",
        "199X",
        "2024-06",
        "2023-06-19/2024-06-19",
        "2024-W03",
        "../2022",
        "-0043",
        "-0217",
    ]
    ordered = sorted(dates, key=lambda one: moment(one).key)
    assert ordered == [
        "-0217", "-0043", "199X", "../2022", "2023-06-19/2024-06-19", "2024", "2024-W03", "2024-06",
        "2024-06-19",
    ]  # fmt: skip
    assert moment("2024-W03").month == "2024-01"
    assert moment("2024-22").month == ""  # a season is no month
    assert moment("2024").month == ""


def test_nothing_is_more_precise_than_its_value(both: Messages) -> None:
    """No day in a month, no month in a year."""
    assert not any(char.isdigit() for char in say_period("2000-07", both).replace("2000", ""))
    assert say_period("2000", both) == "2000"
