"""In: folders of templates. Out: the Jinja environment they run in.

Every expression passes `escape`; only Safe is printed as it is. Autoescaping of Jinja itself
stays off: it knows HTML alone, and its Markup would let through what Markdown still reads.
So any filter that returns ordinary text is escaped again on its way out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from generator.errors import BuildError
from generator.render import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.render.messages import Messages
    from generator.settings import Settings

PACKAGE = Path(__file__).resolve().parents[1]


def template_folders(settings: Settings) -> tuple[Path, ...]:
    """Return where templates are looked for: the project's own first, then the shipped ones."""
    # In a checkout they stand beside the package, in an installed wheel inside it.
    beside, inside = PACKAGE.parent / "site_templates", PACKAGE / "site_templates"
    shipped = inside if inside.is_dir() else beside
    return (settings.templates, shipped) if settings.templates else (shipped,)


class Renderer:
    """Holds the compiled templates of one build."""

    def __init__(self, folders: Iterable[Path], messages: Messages) -> None:
        self._environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            undefined=StrictUndefined,
            finalize=markdown.escape,
            autoescape=False,  # noqa: S701 - finalize escapes more than autoescape knows of
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        # What a macro or a block prints has been escaped piece by piece already.
        self._environment.concat = _join_safe  # type: ignore[method-assign] # any join will do
        self._environment.filters |= {
            "link": markdown.link,
            "yaml": markdown.yaml_string,
            "number": messages.number,
        }
        self._environment.globals = {
            "t": messages.mark,
            "range": range,
        }

    def render(self, template: str, **view: object) -> str:
        """Fill a template.

        Raises:
            BuildError: the template does not exist, is not Jinja, or asks for what is not there.
        """
        try:
            text = self._environment.get_template(template).render(**view)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            place = f"{template}, line {line}" if line else template
            message = f"site_templates/{place}: {error}; compare it with the shipped template"
            raise BuildError(message) from error
        return text.lstrip("\n")


def find_asset(name: str, folders: Iterable[Path]) -> str:
    """Return the content of the first file of that name; the project's own comes first."""
    for folder in folders:
        if (folder / name).is_file():
            return (folder / name).read_text("utf-8")
    raise BuildError(f"site_templates/{name}: not found; install the package again")


def _join_safe(parts: Iterable[str]) -> markdown.Safe:
    return markdown.Safe("".join(parts))
