"""Markdown becomes the words a reader sees, with its front matter as metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.read.markdown import read_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.article import Article


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Uno *dos* **tres** ~~cuatro~~ `cinco`.", "Uno dos tres cuatro cinco."),
        ('Vea [el pacto](https://example.org/p "t") <https://example.org>.',
         "Vea el pacto https://example.org."),
        # a picture is no sentence
        ("Uno ![Foto de Ana](a.png) dos.", "Uno  dos."),
        # lines of one paragraph, wrapped by an editor or broken on purpose
        ("Uno\ndos  \ntres\\\ncuatro", "Uno dos\ntres\ncuatro"),
        ("部长们离开了\n河内。", "部长们离开了河内。"),
        ("장관들은\n떠났다.", "장관들은 떠났다."),
        ("Uno.\n\n\n\nDos.", "Uno.\n\nDos."),
        ("Uno.\n\n## Dos\n\nTres.", "Uno.\n\nDos\n\nTres."),
        ("Uno:\n\n- dos\n- tres\n  - cuatro\n\nCinco.", "Uno:\n\ndos\ntres\ncuatro\n\nCinco."),
        # a year at the start of a paragraph looks like the number of a list
        ("2024. Fue un año largo.", "2024. Fue un año largo."),
        ("1. uno\n2. dos", "1. uno\n2. dos"),
        ("> «Basta», dijo.\n>\n> Y calló.", "«Basta», dijo.\n\nY calló."),
        ("    code <b>\n\n```py\nx = 1\n```", "code <b>\n\nx = 1"),
        ("Uno <b>dos</b> <!-- tres --> cuatro<br>cinco", "Uno dos  cuatro\ncinco"),
        ("<div>Uno <i>dos</i> &amp; tres</div>\n<script>x()</script>\n\nCuatro.",
         "Uno dos & tres\n\nCuatro."),
        ("|a|b|\n|-|-|\n|1|*2*|\n|3|4|\n\nFin.", "a\tb\n1\t2\n3\t4\n\nFin."),
        ("Uno.\n\n---\n\nDos.", "Uno.\n\nDos."),
        # an entity cannot bring back what cleaning took away
        ("Uno&#8203;dos&#x202e;tres &nbsp;a &amp; b", "Unodostres \xa0a & b"),
        # what stands between two rules is text, not front matter
        ("---\nUno, dos.\n\n---\nTres.", "Uno, dos.\n\nTres."),
    ],
)  # fmt: skip
def test_plain_text(source: str, text: str) -> None:
    """The words stay, the marks go."""
    body = read_markdown(source.encode(), "a.md")
    assert (body.text, body.title, body.warnings) == (text, None, ())


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("# El *pacto*\n\nUno.", "El pacto", "Uno."),
        ("El pacto\n===\nUno.", "El pacto", "Uno."),
        # below other words it is a heading of the text
        ("Uno.\n\n# Dos", None, "Uno.\n\nDos"),
        # only the first is the title
        ("# Uno\n# Dos\n\nTres.", "Uno", "Dos\n\nTres."),
        # the editor's title wins, and the heading stays in the text
        ("---\ntitle: Otro\n---\n# Uno\n\nDos.", "Otro", "Uno\n\nDos."),
        # the same words twice are one title
        ("---\ntitle: Uno\n---\n# Uno\n\nDos.", "Uno", "Dos."),
    ],
)
def test_title(source: str, title: str | None, text: str, read: Callable[..., Article]) -> None:
    """A heading above everything is the title where nothing else is."""
    article = read(source, "a.md")
    assert (article.title, article.text) == (title, text)


def test_title_of_a_sidecar_keeps_the_heading_out(read: Callable[..., Article]) -> None:
    """The heading is the title in the file's own eyes; the sidecar's is shown."""
    article = read("# Uno\n\nDos.", "a.md", sidecar="title: Otro")
    assert (article.title, article.text) == ("Otro", "Dos.")


def test_front_matter(read: Callable[..., Article]) -> None:
    """Every key arrives, and none of it is text."""
    article = read(
        "---\r\ntitle: El pacto\r\ndate: 2024-06-19\r\nlanguage: pt-BR\r\ntags: [uno, dos]\r\n"
        "url: https://example.org/a\r\npublisher: El Diario\r\nagency: EFE\r\n"
        "author: Ana Ruiz\r\nnote: mirar\r\n...\r\nUno.\r\n",
        "a.md",
        lang=None,
    )
    assert article.text == "Uno."
    assert article.published is not None
    assert (article.published.edtf, article.published.source) == ("2024-06-19", "front-matter")
    assert (article.title, article.lang, article.lang_source) == ("El pacto", "pt", "metadata")
    assert (article.tags, article.url) == (("uno", "dos"), "https://example.org/a")
    assert (article.publisher, article.agency) == ("El Diario", "EFE")
    assert (article.author, article.note, article.warnings) == ("Ana Ruiz", "mirar", ())


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        ("---\ntitle: [Uno\n---\nDos.", "articles/a.md, line 3: not valid YAML"),
        ("---\ntitle: Uno\n\nDos.", "articles/a.md, line 1: front matter without end"),
        ("---\ntítulo: Uno\n---\nDos.", 'articles/a.md, line 2: unknown key "título"; known keys'),
    ],
)
def test_broken_front_matter(source: str, warning: str, read: Callable[..., Article]) -> None:
    """The body is read, and the editor told which line to repair."""
    article = read(source, "a.md")
    assert article.text == "Dos."
    assert any(w.startswith(warning) for w in article.warnings)
