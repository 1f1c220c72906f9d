"""A real preview server: a change of any source builds the site again, once."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

PATIENCE_SECONDS = 60
QUIET_SECONDS = 4
"""A loop shows itself within one build's time; a build of this project takes about one."""
REBUILT = "Reloading browsers"
"""Said after every build but the first. MkDocs says how long a build took as well, but a
message it has said before it does not say again, and two builds may take as long."""

CONFIG = """
site_name: Preview
theme: {name: material, font: false}
plugins:
  - briefing:
      articles: articles
      templates: templates
      lexicon: words
      jobs: 1
markdown_extensions: [attr_list, md_in_html]
"""


class Preview:
    """A running `mkdocs serve` and what it has said."""

    def __init__(self, root: Path) -> None:
        for folder in ("articles", "templates", "words/es", "docs"):
            (root / folder).mkdir(parents=True)
        (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        self.root = root
        self.log = root / "log.txt"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.add("2024-01-02-primera.txt", "La ministra peruana llegó ayer a Quito.")
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", self.address]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)

    def add(self, name: str, text: str) -> None:
        (self.root / "articles" / name).write_text(text, encoding="utf-8")

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def builds(self) -> int:
        """Count the builds that ended, the first left out."""
        return self.log.read_text(encoding="utf-8").count(REBUILT)

    def wait_for_build(self, before: int) -> None:
        """Wait until more builds have ended than before."""
        self.wait(lambda: self.builds() > before)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds; say what the server said if it never does."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if condition():
                return
            time.sleep(0.2)
        pytest.fail(f"never came true; the server said:\n{self.log.read_text()}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    served = Preview(tmp_path)
    try:
        served.wait(lambda: "primera" in served.page("archive/"))
        yield served
    finally:
        served.process.terminate()
        served.process.wait(timeout=20)


def test_each_change_builds_once(preview: Preview) -> None:
    """An article, a sidecar, a template, a word list: each change shows, after one build."""
    changes: list[tuple[Callable[[], object], Callable[[], bool]]] = [
        (
            lambda: preview.add("2024-01-03-segunda.txt", "El ministro chileno llegó a Lima."),
            lambda: "ministro chileno" in preview.page("briefings/2024-01-03-segunda/"),
        ),
        (
            lambda: preview.add("2024-01-03-segunda.yml", "title: Un título nuevo\n"),
            lambda: "Un título nuevo" in preview.page("briefings/2024-01-03-segunda/"),
        ),
        (
            lambda: (preview.root / "templates" / "problems.md.j2").write_text("# Nichts\n"),
            lambda: "Nichts" in preview.page("problems/"),
        ),
        (
            lambda: (preview.root / "words" / "es" / "actors.toml").write_text(
                '# ours\n[bodies]\nconsejo-peruano = ["ministra peruana"]\n'
            ),
            lambda: "consejo-peruano" in preview.page("data/2024-01-02-primera.json"),
        ),
    ]
    for change, shows in changes:
        before = preview.builds()
        change()
        preview.wait(shows)
        preview.wait_for_build(before)
        time.sleep(QUIET_SECONDS)
        assert preview.builds() == before + 1
