"""A headline above a plain text is its title; a date, a credit or a paragraph is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.article import Article

BODY = "Lima, 3 mar (EFE).- El canciller viajó a Quito. Volverá el lunes."

# The first line; the title it makes, None where it stays in the text.
LINES = [
    ("Perú y Ecuador reabren su frontera", "Perú y Ecuador reabren su frontera"),
    # white space is no part of it
    ("  Perú   reabre su frontera ", "Perú reabre su frontera"),
    # a headline may ask
    ("¿Quién media entre Perú y Ecuador?", "¿Quién media entre Perú y Ecuador?"),
    ("«No habrá guerra», dice el canciller", "«No habrá guerra», dice el canciller"),
    # a paragraph ends with a stop, also before a closing mark
    ("El canciller viajó a Quito.", None),
    ("El canciller dijo: «No habrá guerra.»", None),
    # what announces a list or is a form of address
    ("Puntos de la agenda bilateral:", None),
    ("Señor presidente de la República,", None),
    # a rubric, a place, a list
    ("Internacional", None),
    ("- Perú reabre su frontera", None),
    # a date, a dateline, a credit
    ("3 de marzo de 2024", None),
    ("Lima, 3 de marzo de 2024", None),
    ("Con información de AFP y EFE", None),
    # too long for a headline
    ("Perú y Ecuador reabren su frontera " * 5, None),
]


@pytest.mark.parametrize(("line", "title"), LINES)
def test_first_line(line: str, title: str | None, read: Callable[..., Article]) -> None:
    """What stands alone above the prose is the title, and then no part of the text."""
    content = f"{line}\n\n{BODY}"
    article = read(content)
    assert article.title == title
    assert article.text == (BODY if title else content)


def test_below_the_headline_the_dateline_is_read(read: Callable[..., Article]) -> None:
    """The credit opens the text, as it does without a headline."""
    article = read(f"Perú reabre su frontera\n\n{BODY}")
    assert article.agency == "EFE"
    assert article.words(article.boilerplate[0]) == "(EFE).-"


@pytest.mark.parametrize(
    "content",
    [
        # no blank line below it
        f"Perú reabre su frontera\n{BODY}",
        # nothing below it, or nothing that is prose
        "Perú reabre su frontera\n\n",
        "Perú reabre su frontera\n\nEcuador reabre la suya",
    ],
)
def test_no_headline(content: str, read: Callable[..., Article]) -> None:
    """A first line is only a headline above prose and apart from it."""
    article = read(content)
    assert (article.title, article.text) == (None, content)


def test_title_of_the_editor_keeps_the_headline_out(read: Callable[..., Article]) -> None:
    """As a Markdown heading, it is the title in the file's own eyes; the editor's is shown."""
    article = read(f"Perú reabre su frontera\n\n{BODY}", sidecar="title: Otro")
    assert (article.title, article.text) == ("Otro", BODY)


@pytest.mark.parametrize(
    ("lang", "line", "body"),
    [
        ("zh", "中国外长访问平壤并会见朝鲜领导人", "中国外长星期三访问了平壤。"),
        ("ru", "Министр прибыл в Минск", "Министр прибыл в Минск во вторник."),
    ],
)
def test_other_scripts(lang: str, line: str, body: str, read: Callable[..., Article]) -> None:
    """Also where words have no spaces between them."""
    article = read(f"{line}\n\n{body}", lang=lang)
    assert (article.title, article.text) == (line, body)
