"""Which pipeline reads a language."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from generator.lexicon import load_lexicon
from generator.parse.pipeline import load_pipeline

ROOT = Path(__file__).parents[2]


def install(folder: Path, name: str, version: str) -> None:
    """Install a real, small pipeline under an official name, as pip would."""
    nlp = spacy.blank("es")
    nlp.meta.update({"name": name.removeprefix("es_"), "version": version})
    package = folder / name
    package.mkdir()
    nlp.to_disk(package / f"{nlp.lang}_{nlp.meta['name']}-{version}")
    (package / "meta.json").write_text(json.dumps(nlp.meta))
    (package / "__init__.py").write_text(
        "from pathlib import Path\n"
        "from spacy.util import load_model_from_init_py\n"
        f"__version__ = {version!r}\n"
        "def load(**overrides):\n"
        "    return load_model_from_init_py(__file__, **overrides)\n"
    )
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n")
    (info / "RECORD").write_text("")


PROGRAM = """
from generator.lexicon import load_lexicon
from generator.parse.pipeline import load_pipeline, official_names, pipeline_name
pipeline = load_pipeline(load_lexicon("es"))
print([*official_names("es"), pipeline.name, pipeline_name("es"), *pipeline.nlp.pipe_names])
"""


def test_largest_official_pipeline_is_chosen(tmp_path: Path) -> None:
    """Of two installed pipelines the larger reads, and gives its name and version."""
    install(tmp_path, "es_core_news_sm", "3.8.0")
    install(tmp_path, "es_core_news_md", "3.8.1")
    # In a process of its own: spaCy looks for installed pipelines when it is imported.
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ast.literal_eval(result.stdout) == [
        "es_core_news_md", "es_core_news_sm", "es_core_news_md 3.8.1", "es_core_news_md 3.8.1",
        "briefing_sentences",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["it", "ko", "ja", "zh", "ar", "und"])
def test_every_language_has_a_pipeline(lang: str) -> None:
    """Where neither we nor others bring one a blank one reads, also without its tokenizer."""
    assert load_pipeline(load_lexicon(lang)).name == f"blank:{lang}"
