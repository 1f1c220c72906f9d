"""A folder gives its articles in order, and a problem for everything it cannot give."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import ArticleError, BuildError
from generator.read import discover, read_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty articles folder with something beside it."""
    (tmp_path / "secret.txt").write_text("fuera", "utf-8")
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


def fill(folder: Path, *names: str) -> None:
    """Write small files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("uno", "utf-8")


def found(folder: Path) -> tuple[list[str], list[tuple[str, str, str, bool]]]:
    """Return the articles and problems of a folder in short."""
    discovery = discover(folder)
    return (
        [p.relative_to(folder).as_posix() for p in discovery.articles],
        [(p.path, p.reason, p.remedy, p.left_out) for p in discovery.problems],
    )


def test_order_and_hidden_files(folder: Path) -> None:
    """By path at every depth; hidden files, hidden folders and sidecars are no articles."""
    fill(
        folder, "b.txt", "a/z.md", "a.TXT", "c/d/e.Md", ".x.txt", ".git/y.txt", "b.yml", "a/z.yaml"
    )
    assert found(folder) == (["a.TXT", "a/z.md", "b.txt", "c/d/e.Md"], [])


def test_problems(folder: Path) -> None:
    """Each names the file, what is wrong and what to do."""
    fill(folder, "a.docx", "b.md", "b.txt", "c/b.txt", "d.yml", "e", "f.docx", "f.yaml")
    readable = "readers exist for .md, .txt"
    assert found(folder) == (
        ["b.md", "c/b.txt"],
        [
            ("articles/a.docx", "no reader for .docx", readable, True),
            ("articles/b.txt", "b.md beside it has the same name", "rename one of the two", True),
            (
                "articles/d.yml",
                "sidecar without article",
                "add d.txt, rename it after its article, or delete it",
                False,
            ),
            ("articles/e", "no reader for files without suffix", readable, True),
            ("articles/f.docx", "no reader for .docx", readable, True),
        ],
    )


def test_links(folder: Path) -> None:
    """A link is followed to a file inside the folder, never out of it, round or to nothing."""
    fill(folder, "a.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "d.txt").symlink_to(folder / "none.txt")
    (folder / "e").symlink_to(folder)
    (folder / "f").symlink_to(folder.parent)
    articles, problems = found(folder)
    assert articles == ["a.txt", "b.txt"]
    assert [(path, left_out) for path, _, _, left_out in problems] == [
        ("articles/c.txt", True),
        ("articles/d.txt", True),
        ("articles/f", True),
    ]


def test_sidecar_out_of_the_folder_is_not_read(folder: Path) -> None:
    """A link cannot bring words of the machine onto the site."""
    fill(folder, "a.txt")
    (folder.parent / "secret.yml").write_text("title: fuera", "utf-8")
    (folder / "a.yml").symlink_to(folder.parent / "secret.yml")
    article = read_file(folder / "a.txt", root=folder)
    assert article.title is None
    assert article.warnings[0].startswith("articles/a.yml: no file of the articles folder")


def test_pipes_are_refused(folder: Path) -> None:
    """A pipe would never end."""
    os.mkfifo(folder / "a.txt")
    assert found(folder)[1][0][:2] == ("articles/a.txt", "not a regular file")
    with pytest.raises(ArticleError, match="not a regular file"):
        read_file(folder / "a.txt", root=folder)


def test_name_that_is_no_text(folder: Path) -> None:
    """A name in an old encoding is named as well as can be."""
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_bytes(b"uno")
    assert found(folder) == ([], [("articles/?.txt", "its name is not UTF-8", "rename it", True)])


def test_no_folder(tmp_path: Path) -> None:
    """Without the folder nothing can be built."""
    with pytest.raises(BuildError, match="no such folder; create it"):
        discover(tmp_path / "none")


def test_ids(folder: Path) -> None:
    """The id is the path below the root, alike on every file system; no path of the machine."""
    fill(folder, "a/b.c.txt", "n\u0303.txt")
    article = read_file(folder / "a" / "b.c.txt", root=folder)
    assert (article.id, article.path) == ("a/b.c", "articles/a/b.c.txt")
    alone = read_file(folder / "a" / "b.c.txt", root=folder / "a")
    assert (alone.id, alone.path) == ("b.c", "a/b.c.txt")
    assert read_file(folder / "n\u0303.txt", root=folder).id == "ñ"


def test_no_reader(folder: Path) -> None:
    """A file given by name is refused as in a folder."""
    fill(folder, "a.docx")
    with pytest.raises(ArticleError, match=r"^articles/a.docx: no reader for .docx; readers exist"):
        read_file(folder / "a.docx", root=folder)
    with pytest.raises(ArticleError, match="not a regular file"):
        read_file(folder / "none.txt", root=folder)
