"""In: a trained Language. Out: the bytes of one small file, and the way back.

Tables of weights are kept as int8 with a scale a row, everything else as fp16: a quarter of
what spaCy writes, without a measurable loss. spaCy computes in fp32, so they are cast while
loading.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import srsly
from thinc.api import Config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.pipeline import TrainablePipe

RUNTIME_SECTIONS = ("nlp", "components")
"""What of spaCy's configuration is needed to read; the rest speaks of training."""
INT8_MAX = 127
MATRIX = 2
"""Dimensions from which an array has rows of its own scale."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A part of a pipeline as it lies in the package."""

    config: str
    """spaCy's configuration of its components."""
    components: dict[str, bytes]
    """Name of each component, in the order of the work, to what its from_bytes() takes."""
    strings: list[str]
    """What the components name by hash."""


def pack(nlp: Language) -> bytes:
    """Return the trained components of a pipeline in one compressed file."""
    pipes = [(name, cast("TrainablePipe", pipe)) for name, pipe in nlp.pipeline]
    kept = {
        name: _packed(srsly.msgpack_loads(pipe.to_bytes(exclude=["vocab"]))) for name, pipe in pipes
    }
    config = Config({name: nlp.config[name] for name in RUNTIME_SECTIONS})
    data = {"config": config.to_str(), "components": kept, "strings": _strings(pipes)}
    return zlib.compress(srsly.msgpack_dumps(data), 9)


def unpack(packed: bytes) -> Pack:
    """Undo pack(); arrays come back as fp32."""
    data: dict[str, Any] = srsly.msgpack_loads(zlib.decompress(packed))
    components = {
        name: srsly.msgpack_dumps(_unpacked(kept)) for name, kept in data["components"].items()
    }
    return Pack(data["config"], components, data["strings"])


def _strings(pipes: Iterable[tuple[str, TrainablePipe]]) -> list[str]:
    """Return the letters that edit trees write; all other labels are kept as text."""
    data = [pipe.label_data for _, pipe in pipes if hasattr(pipe, "trees")]
    trees = [tree for labels in data for tree in labels["trees"]]
    return sorted({str(tree[key]) for tree in trees for key in ("orig", "subst") if key in tree})


def _packed(pipe: dict[str, Any]) -> dict[str, Any]:
    """Return what a component serialises, its weights made small."""
    if "model" not in pipe:
        return pipe
    model: dict[str, Any] = srsly.msgpack_loads(pipe["model"])
    model["params"] = [
        {name: None if value is None else _small(value) for name, value in params.items()}
        for params in model["params"]
    ]
    return pipe | {"model": model}


def _unpacked(pipe: dict[str, Any]) -> dict[str, Any]:
    if "model" not in pipe:
        return pipe
    model = dict(pipe["model"])
    model["params"] = [
        {name: None if value is None else _full(value) for name, value in params.items()}
        for params in model["params"]
    ]
    return pipe | {"model": srsly.msgpack_dumps(model)}


def _small(weights: np.ndarray[Any, Any]) -> dict[str, Any]:
    if weights.dtype != np.float32:
        return {"as_is": weights}
    if weights.ndim < MATRIX:
        return {"fp16": weights.astype(np.float16)}
    rows = weights.reshape(weights.shape[0], -1)
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-8) / INT8_MAX
    scale = scale.astype(np.float16).astype(np.float32)
    scale = np.where(scale == 0, np.float32(1.0), scale)
    whole = np.clip(np.rint(rows / scale[:, None]), -INT8_MAX, INT8_MAX).astype(np.int8)
    return {"int8": whole.reshape(weights.shape), "scale": scale.astype(np.float16)}


def _full(small: dict[str, Any]) -> np.ndarray[Any, Any]:
    if "as_is" in small:
        return np.asarray(small["as_is"])
    if "fp16" in small:
        return np.asarray(small["fp16"]).astype(np.float32)
    whole, scale = np.asarray(small["int8"]), np.asarray(small["scale"]).astype(np.float32)
    return whole.astype(np.float32) * scale.reshape(-1, *[1] * (whole.ndim - 1))
