"""In: a language code. Out: the pipeline that ships with the product, put together from its parts.

Syntax and names are trained apart and lie apart: `pipelines/es/syntax.bin`, `names.bin`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from spacy.util import load_config_from_str, load_model_from_config
from thinc.api import NumpyOps, set_current_ops

# These register what the packed configurations name.
from generator.parse import embedding, lemmas  # noqa: F401
from generator.parse.packing import Pack, unpack
from generator.parse.tokens import SPACED
from generator.parse.words import FILE, PIPELINES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language

PARTS = ("syntax", "names")
SUFFIX = ".bin"


def use_numpy() -> None:
    """Multiply matrices by numpy in models made from now on.

    thinc prefers BLIS, which falls back to plain C on processors newer than itself; numpy's
    product was three times as fast where that was measured, and never slower.
    """
    set_current_ops(NumpyOps(use_blis=False))


def load_builtin(lang: str) -> Language | None:
    """Load the shipped pipeline of a language; None where there is none."""
    packs = [unpack(path.read_bytes()) for path in _files(lang)]
    return put_together(packs) if packs else None


def put_together(packs: Sequence[Pack]) -> Language:
    """Return one pipeline with the components of all parts, in their order."""
    use_numpy()
    first, *others = (load_config_from_str(pack.config) for pack in packs)
    for other in others:
        first["components"].update(other["components"])
        first["nlp"]["pipeline"] += other["nlp"]["pipeline"]
    first["nlp"]["tokenizer"] = SPACED["nlp"]["tokenizer"]
    nlp = load_model_from_config(first, auto_fill=True)
    for pack in packs:
        for string in pack.strings:
            nlp.vocab.strings.add(string)
        for name, data in pack.components.items():
            nlp.get_pipe(name).from_bytes(data, exclude=["vocab"])  # type: ignore[attr-defined]
    return nlp


@cache
def builtin_version(lang: str) -> str | None:
    """Return a name for exactly these weights, None where none are shipped."""
    files = _files(lang)
    if not files:
        return None
    digest = hashlib.sha256()
    for path in (*files, PIPELINES / lang / FILE):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _files(lang: str) -> list[Path]:
    paths = [PIPELINES / lang / f"{part}{SUFFIX}" for part in PARTS]
    return [path for path in paths if path.exists()]
