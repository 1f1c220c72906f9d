"""In: word lists of open packages and our own lexicons. Out: `words.xz` of each language.

python -m training.words [LANG ...]      needs the dependency group `words`

Not part of a training run: it is done once, its result is shipped, and training reads that.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import tomllib
from collections import Counter
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pymorphy3
import wordfreq

from generator.lexicon import load_lexicon
from generator.lexicon.gazetteer import load_gazetteer, load_given_names
from generator.parse.words import FILE, PIPELINES, NameKind, WordTable, pack_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pymorphy3.tagset import OpencorporaTag

MOST_WORDS = 150_000
"""Clusters of rarer words are noise, and they double the file."""
LEMMA_WORDS = 80_000
NAVEC_CLUSTERS = 800
"""As many as the Brown clusters of the other languages have (700 to 1,000)."""
ITERATIONS = 12
READINGS = 800
"""Classes of the Russian dictionary; they hold 99.7 per cent of its frequent words."""
SHORT_PART = 4
"""Letters; shorter words of a name ("San", "New") say nothing by themselves."""
KINDS = {
    "country": NameKind.COUNTRY,
    "capital": NameKind.CITY,
    "demonym": NameKind.DEMONYM,
    "body": NameKind.BODY,
    "group": NameKind.BODY,
    "company": NameKind.BODY,
    "metonym": NameKind.BODY,
    "source": NameKind.BODY,
    "region": NameKind.REGION,
    "city": NameKind.CITY,
}
"""Kinds of the gazetteer's entries."""
LANGUAGES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text())


def main() -> None:
    """Write the tables of the languages named, or of all."""
    for lang in sys.argv[1:] or [lang for lang in LANGUAGES if lang != "defaults"]:
        source = LANGUAGES[lang].get("clusters")
        clusters = {"brown": _brown, "navec": _navec}[source](lang) if source else {}
        readings = _readings(clusters) if LANGUAGES[lang].get("dictionary") else {}
        lemmas = frozenset(wordfreq.top_n_list(lang, LEMMA_WORDS)) - clusters.keys()
        table = WordTable(clusters, _kinds(lang), lemmas, readings)
        packed = pack_words(table)
        (PIPELINES / lang).mkdir(parents=True, exist_ok=True)
        (PIPELINES / lang / FILE).write_bytes(packed)
        counts = f"{len(clusters)} clustered, {len(table.kinds)} in names, {len(lemmas)} others"
        sys.stdout.write(f"{lang}: {counts}, {len(packed)} bytes\n")


def _package_file(package: str, ending: str) -> bytes:
    """Return a data file of an installed package, by the end of its path."""
    for path in files(package) or ():
        if str(path).endswith(ending):
            return path.read_binary()
    raise FileNotFoundError(f"{package} holds no {ending}")


def _brown(lang: str) -> dict[str, int]:
    """Return Brown clusters: those of spacy-lookups-data, most frequent words first."""
    clusters, logs = (
        json.loads(gzip.decompress(_package_file("spacy-lookups-data", f"{lang}_{name}.json.gz")))
        for name in ("lexeme_cluster", "lexeme_prob")
    )
    words = sorted((w for w in clusters if w.strip() and "\n" not in w), key=lambda w: -logs[w])
    top = {word: int(clusters[word]) for word in words[:MOST_WORDS]}
    # A capital that changes nothing is not kept: the lower-case word is asked next.
    return {
        word: id_
        for word, id_ in top.items()
        if word == word.lower() or top.get(word.lower()) != id_
    }


def _navec(_lang: str) -> dict[str, int]:
    """Return clusters of the Russian word vectors that natasha ships, by spherical k-means.

    Navec keeps each vector as 100 codes of three dimensions each.
    """
    packed = _package_file("natasha", "navec_news_v1_1B_250K_300d_100q.tar")
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        vocab, pq = (_member(tar, name) for name in ("vocab.bin", "pq.bin"))
    text = gzip.decompress(vocab)
    number = int(np.frombuffer(text[:4], "<u4")[0])
    counts = np.frombuffer(text[4 : 4 + 4 * number], "<u4")
    words = text[4 + 4 * number :].decode().split("\n")
    rows, dimensions, parts, centroids = np.frombuffer(pq[:16], "<u4").tolist()
    codes = np.frombuffer(pq[16 : 16 + rows * parts], np.uint8).reshape(rows, parts)
    table = np.frombuffer(pq[16 + rows * parts :], "<f4")
    table = table.reshape(parts, centroids, dimensions // parts)
    top = np.argsort(-counts[:rows].astype(np.int64), kind="stable")[:MOST_WORDS]
    vectors = np.concatenate([table[part][codes[top, part]] for part in range(parts)], axis=1)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    # Frequent words are the first centres: each is a type of its own to begin with.
    centres = vectors[np.linspace(0, 20_000, NAVEC_CLUSTERS).astype(int)]
    for _ in range(ITERATIONS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    found = zip((words[i] for i in top.tolist()), nearest.tolist(), strict=True)
    return {word: cluster for word, cluster in found if not word.startswith("<")}


def _readings(words: Iterable[str]) -> dict[str, int]:
    """Return the class of the words that OpenCorpora's dictionary of Russian holds.

    Words are of one class when their possible parts of speech, cases, numbers and genders of
    nouns are the same; rare classes are left out.
    """
    dictionary = pymorphy3.MorphAnalyzer(lang="ru")
    known: dict[str, str] = {}
    for word in words:
        if dictionary.word_is_known(word):
            tags = (parse.tag for parse in dictionary.parse(word))
            known[word] = " ".join(sorted({_reading(tag) for tag in tags}))
    ids = {name: id_ for id_, (name, _) in enumerate(Counter(known.values()).most_common(), 1)}
    return {word: ids[name] for word, name in known.items() if ids[name] <= READINGS}


def _reading(tag: OpencorporaTag) -> str:
    gender = tag.gender if tag.POS == "NOUN" else None
    return "/".join(str(part) for part in (tag.POS, tag.case, tag.number, gender) if part)


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    assert file is not None  # noqa: S101 - a member that is a file
    return file.read()


def _kinds(lang: str) -> dict[str, int]:
    kinds: dict[str, int] = {}
    for word, kind in _kinds_of_words(lang):
        kinds[word.lower()] = kinds.get(word.lower(), 0) | kind
    return kinds


def _kinds_of_words(lang: str) -> Iterator[tuple[str, NameKind]]:
    lexicon = load_lexicon(lang)
    gazetteer = load_gazetteer(lexicon)
    for index in (gazetteer.cased, gazetteer.uncased, gazetteer.unsure):
        for words, _stop, entry in (p for phrases in index.phrases.values() for p in phrases):
            kind = KINDS[entry.kind] | (NameKind.AMBIGUOUS if entry.ambiguous else NameKind(0))
            yield from _words_of(words, kind)
    for nouns, kind in ((gazetteer.titles, NameKind.TITLE), (gazetteer.heads, NameKind.HEAD)):
        for words, _stop, _value in (p for phrases in nouns.phrases.values() for p in phrases):
            yield words[0], kind
    for name in load_given_names(lexicon):
        if len(name.split()) == 1:
            yield name, NameKind.GIVEN


def _words_of(words: tuple[str, ...], kind: NameKind) -> Iterator[tuple[str, NameKind]]:
    if len(words) == 1:
        yield words[0], kind
        return
    for word in words:
        if len(word) >= SHORT_PART and word[0].isupper():
            yield word, NameKind.PART


if __name__ == "__main__":
    main()
