"""In: any words from outside. Out: the same words without what a reader cannot see."""

from __future__ import annotations

import re
import unicodedata

LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# With the halves of surrogate pairs, which an escape in YAML can hold and no file.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Soft hyphens and zero-width characters hide inside words; bidirectional controls let a text
# show other words than it holds.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# The joiners are spelling in the scripts from Arabic to Khmer, and build emoji; elsewhere, and
# one after another, they are noise.
JOINED = (
    "\u0600-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\ufe0f\U0001f000-\U0001faff"
)
STRAY_JOINER = re.compile(f"(?<![{JOINED}])[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+")


def clean(text: str) -> str:
    """Return a text in NFC, with line ends as newlines and without invisible characters."""
    text = LINE_END.sub("\n", text)
    text = INVISIBLE.sub("", CONTROL.sub("", text))
    return unicodedata.normalize("NFC", STRAY_JOINER.sub("", text))
