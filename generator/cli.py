"""In: a command line. Out: a site, JSON Lines, a report or a new project, and an exit code.

0: done. 1: done, but articles were left out and --strict was given. 2: wrong use or
configuration. The only module that draws or prints.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__, plugin, starter
from generator.build import build_corpus
from generator.engine import run
from generator.errors import BriefingError
from generator.model.corpus import Read
from generator.read import Override, discover
from generator.render import render_pages
from generator.store.codec import encode_read
from generator.work import FileItem, RecordItem, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.corpus import Problem

LEFT_OUT = 1
WRONG_USE = 2

config_option = click.option(
    "-f", "--config", "config_file", type=click.Path(path_type=Path), default=Path("mkdocs.yml"),
    show_default=True, help="The site's configuration.",
)  # fmt: skip
strict_option = click.option(
    "--strict", is_flag=True, help="Exit with 1 if an article was left out or MkDocs warned."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """Make a searchable site of briefings from a folder of news articles."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)


@main.command()
@config_option
@strict_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to write the site.")
@click.option(
    "--markdown",
    "markdown_dir",
    type=click.Path(path_type=Path),
    help="Stop at the Markdown and data files and write them to this folder.",
)
def build(
    config_file: Path, strict: bool, site_dir: Path | None, markdown_dir: Path | None
) -> None:
    """Build the site that mkdocs.yml describes."""
    with _refusals(), _progress() as progress:
        if markdown_dir is None:
            left_out = plugin.build_site(
                config_file, strict=strict, site_dir=site_dir, progress=progress
            )
        else:
            settings = plugin.load_settings(config_file)
            corpus = build_corpus(settings, progress=progress)
            for page in render_pages(corpus, settings, encode=encode_read):
                target = markdown_dir / page.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(page.content, encoding="utf-8")
            _report(corpus.problems)
            left_out = sum(problem.left_out for problem in corpus.problems)
    if strict and left_out:
        sys.exit(LEFT_OUT)


@main.command()
@config_option
@click.option("-a", "--dev-addr", help="Address and port to serve on, as in mkdocs serve.")
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(config_file: Path, dev_addr: str | None, open_browser: bool) -> None:
    """Preview the site; it is built again when an article, template or word list changes."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)  # says the address, and each rebuild
    with _refusals():
        plugin.serve_site(config_file, dev_addr=dev_addr, open_browser=open_browser)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--date", help="Publication date of every article: 2024-06-19, 2024-06 or 2024.")
@click.option("--lang", help="Language of every article: es, en ...")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--lexicon", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="A folder of your own words, laid over the shipped ones.")  # fmt: skip
@strict_option
def extract(
    paths: tuple[str, ...],
    date: str | None,
    lang: str | None,
    jobs: int,
    lexicon: Path | None,
    strict: bool,
) -> None:
    """Print what is found in each article as one line of JSON.

    PATHS are files, folders, .jsonl files with one article a line, or - for a .jsonl
    stream or one plain text on standard input.
    """
    left_out = 0
    with _refusals():
        worker = Worker(lexicon=lexicon, override=Override(date=date, lang=lang))
        for result in run(worker, _items(paths), jobs=jobs):
            if isinstance(result, Read):
                for warning in result.article.warnings:
                    click.echo(warning, err=True)
                line = json.dumps(encode_read(result), ensure_ascii=False)
                sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
            else:
                left_out += 1
                _report([result])
        sys.stdout.buffer.flush()
    if strict and left_out:
        sys.exit(LEFT_OUT)


@main.command()
@config_option
@strict_option
def check(config_file: Path, strict: bool) -> None:
    """Read every article and say what is wrong, without building the site."""
    with _refusals(), _progress() as progress:
        settings = plugin.load_settings(config_file)
        corpus = build_corpus(settings, progress=progress)
    _report(corpus.problems)
    left_out = sum(problem.left_out for problem in corpus.problems)
    click.echo(f"{len(corpus.reads)} articles read, {left_out} left out", err=True)
    if strict and left_out:
        sys.exit(LEFT_OUT)


@main.command()
@click.argument("directory", type=click.Path(path_type=Path))
def new(directory: Path) -> None:
    """Write a working starter folder with a first article and a publishing workflow."""
    with _refusals():
        starter.write_starter(directory)
    click.echo(f"Written. Now: cd {directory} && briefing serve")


def _items(paths: tuple[str, ...]) -> Iterator[FileItem | RecordItem]:
    """Yield articles in the order of the input; a path that is not there is wrong use."""
    for path in paths:
        if path == "-":
            yield from _standard_input()
            continue
        place = Path(path)
        if place.is_dir():
            found = discover(place)
            _report(found.problems)
            for article in found.articles:
                yield FileItem(path=article, root=place)
        elif not place.exists():
            raise click.UsageError(f"{path}: no such file or folder")
        elif place.suffix.lower() == ".jsonl":
            with place.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                yield from _records(lines, path)
        else:
            yield FileItem(path=place, root=place.parent)


def _standard_input() -> Iterator[RecordItem]:
    lines = iter(sys.stdin)
    first = next(lines, "")
    if first.lstrip().startswith("{"):
        yield from _records([first], "-")
        yield from (
            RecordItem(line=line, number=number, source="-")
            for number, line in enumerate(lines, start=2)
            if line.strip()
        )
    else:
        text = first + "".join(lines)
        yield RecordItem(line=json.dumps({"id": "-", "text": text}), number=1, source="-")


def _records(lines: Iterable[str], source: str) -> Iterator[RecordItem]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield RecordItem(line=line, number=number, source=source)


def _report(problems: Iterable[Problem]) -> None:
    """Print one line for each problem: the thing, what is wrong, what to do."""
    for problem in problems:
        left_out = "left out: " if problem.left_out else ""
        remedy = f"; {problem.remedy}" if problem.remedy else ""
        click.echo(f"{left_out}{problem.path}: {problem.reason}{remedy}", err=True)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn an unusable configuration into one line and exit code 2."""
    try:
        yield
    except BriefingError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(WRONG_USE)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Give a callback that draws a bar on a terminal and writes plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield _plain_line
        return
    bar: Any = None

    def draw(done: int, total: int) -> None:
        nonlocal bar
        if bar is None:
            bar = click.progressbar(length=total, label="Reading articles", file=sys.stderr)
        bar.update(1)
        if done == total:
            bar.finish()
            click.echo(err=True)

    yield draw


def _plain_line(done: int, total: int) -> None:
    """Say ten times in a run how far it is."""
    step = max(1, total // 10)
    if done % step == 0 or done == total:
        click.echo(f"read {done} of {total} articles", err=True)
