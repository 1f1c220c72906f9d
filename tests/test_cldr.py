"""CLDR's names of a language are its own, whatever was read before it."""

from __future__ import annotations

import subprocess
import sys

ASK = """
from generator.extract.date_rules import grammar_of
from generator.lexicon import load_lexicon
for lang in {order}:
    grammar_of(load_lexicon(lang))
print(sorted(grammar_of(load_lexicon("de")).values["month_name"]))
"""


def test_order_changes_no_names() -> None:
    """German months are the same alone and after Chinese ones, in a process of their own."""
    said = [
        subprocess.run(
            [sys.executable, "-c", ASK.format(order=order)],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for order in (["de"], ["zh", "ja", "ru", "de"])
    ]
    assert "'januar'" in said[0]
    assert said[0] == said[1]
