"""A handful of annotated sentences, in the forms that training reads."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CONLLU = """\
# sent_id = n1
1	La	el	DET	_	Gender=Fem|Number=Sing	2	det	_	_
2	ministra	ministra	NOUN	_	Gender=Fem|Number=Sing	3	nsubj	_	_
3	viajó	viajar	VERB	_	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
4	a	a	ADP	_	_	5	case	_	_
5	Lima	Lima	PROPN	_	_	3	obl	_	SpaceAfter=No
6	.	.	PUNCT	_	_	3	punct	_	_

# sent_id = n2
1	Firmó	firmar	VERB	_	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
2	Ana	Ana	PROPN	_	_	1	nsubj	_	_
3	Ruiz	Ruiz	PROPN	_	_	2	flat	_	_
4	el	el	DET	_	_	5	det	_	_
5	tratado	tratado	NOUN	_	_	1	obj	_	_
6-7	del	_	_	_	_	_	_	_	_
6	de	de	ADP	_	_	8	case	_	_
7	el	el	DET	_	_	8	det	_	_
8	sur	sur	NOUN	_	_	5	nmod:arg	_	SpaceAfter=No
9	.	.	PUNCT	_	_	1	punct	_	_

"""

COLUMNS = """\
#	eigene Sätze	[2024]
1	Die	O	O
2	Ministerin	O	O
3	sprach	O	O
4	in	O	O
5	Rom	B-LOC	O
6	mit	O	O
7	Ana	B-PER	O
8	Ruiz	I-PER	O
9	über	O	O
10	den	O	O
11	deutschen	B-LOCderiv	O
12	"	O	O
13	Plan	O	O
14	"	O	O
15	.	O	O

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of training files."""
    (tmp_path / "trees.conllu.gz").write_bytes(gzip.compress((CONLLU * 6).encode()))
    (tmp_path / "names.tsv.gz").write_bytes(gzip.compress((COLUMNS * 12).encode()))
    return tmp_path
