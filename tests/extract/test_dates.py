"""Dates in running text: where they begin and end, and what they are worth."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import dateparser
import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import BuildError
from generator.extract.date_rules import compile_grammar, grammar_of
from generator.extract.dates import find_dates
from generator.extract.stage import Reading
from generator.lexicon import load_lexicon
from generator.model.article import Article, DateSource, Published, Span
from generator.model.findings import TimexType

if TYPE_CHECKING:
    from tests.extract.conftest import MakeReading

SEEDS = Path(__file__).parents[2] / "seeds"
WEDNESDAY = Published("2024-06-19", DateSource.SIDECAR)
LANGUAGES = ("es", "en")
WITH_RULES = ("es", "en", "fr", "pt", "it", "de", "ru", "ar", "zh", "ja", "ko")
MARKED = Path(__file__).parent / "dates"
"""One file a language with sentences marked as those below."""
MARK = re.compile(r"\[([^\]=]+)=([^\]]*)\]")
"""[words=value] in the tables below; ? is a value that stays open."""

SPANISH = [
    # Orders of a full date; the article belongs to the span, the preposition does not.
    "Lo firmó [el 3 de mayo de 2022=2022-05-03] en Lima.",
    "Desde [el 3 de mayo del 2022=2022-05-03] rige.",
    "Quito, [lunes 2 de mayo de 2022=2022-05-02]",
    "Se publicó el [24/02/2022=2022-02-24] y el [2022-02-24=2022-02-24].",
    "Lima, [mayo 3 de 2022=2022-05-03]",
    # Of "del" and "al" the l goes too.
    "El acuerdo del [3 de mayo de 2022=2022-05-03].",
    # Month and year; the edge of a month is part of the words, not of the value.
    "No viajaba desde [julio de 2000=2000-07].",
    "Terminó a [finales de septiembre de 2021=2021-09].",
    "Empezó a [principios de este año=2024].",
    # Both days of a range; the first takes its month and year from the second.
    "Deliberaron del [3=2022-05-03] al [5 de mayo de 2022=2022-05-05].",
    "Subió entre [enero=2023-01] y [marzo de 2023=2023-03].",
    "Gobernó en [los años 2019=2019]-[2021=2021].",
    # Two digits after the dash are one season or budget.
    "Aprobaron el presupuesto [2019-20=2019/2020].",
    # Comparisons with another year, seasons without theirs.
    "Cayó en [marzo=2024-03] frente al [mismo período del año anterior=2023-03].",
    "Se verán en [otoño=2024-FA]; la primavera árabe queda lejos.",
    "Hubo calma en [los años 30=193] y [40=194], y [todo el año=2024].",
    # Before our era.
    "Cayó en [el año 146 a. C.=BC0146], en [el siglo II a. C.=BC01].",
    # Years, only where something says that they are.
    "En [2019=2019] firmaron, y desde [2021=2021] no se hablan.",
    "La Resolución 2397 ([2017=2017]) sigue en vigor.",
    "Eran 2019 soldados; costó 2019 euros, un 2019 % más.",
    "Llame al 915 204 2019 o pague 2.019,50.",
    "Ganaron por 2-1 y perdieron 3-0 en 24 de los 30 partidos.",
    "Fue en [1996=1996], [2000=2000] y [2004=2004].",
    # The day that is spoken of, even after a month.
    "Abrió [el lunes=2024-06-17], como en [mayo=2024-05], y cerró [la jornada=2024-06-17].",
    # Relative to publication, a Wednesday.
    "Han firmado [hoy=2024-06-19] un pacto.",
    "Llegó [ayer=2024-06-18] y se va [mañana=2024-06-20].",
    "Habló [anteayer=2024-06-17]; vuelve [pasado mañana=2024-06-21].",
    "[La semana pasada=2024-W24] hubo una cumbre.",
    "Dimitió [el pasado martes=2024-06-18].",
    "Ocurrió [hace dos años=2022] y otra vez [hace dos semanas=2024-W23].",
    "Volverán [dentro de tres días=2024-06-22].",
    "Se han acercado en [el último año=2023-06-19/2024-06-19].",
    "Crecieron [el año pasado=2023] y [el mes pasado=2024-05].",
    "Se vieron en [mayo del año pasado=2023-05].",
    # The tense of the clause decides what a bare weekday or month means.
    "Se reunirán [el viernes=2024-06-21] en Ginebra.",
    "Se reunieron [el viernes=2024-06-14] en Ginebra.",
    "Visitará Pekín en [octubre=2024-10].",
    "Visitó Pekín en [octubre=2023-10].",
    # A clause ends at a semicolon.
    "Se reunirá [el martes=2024-06-25]; [el lunes=2024-06-17] descansó.",
    # Larger and smaller pieces of time.
    "La crisis de [la década de 1990=199] y la de [los años ochenta=198].",
    "Un mapa de [el siglo XIX=18].",
    "Cayó en [el primer trimestre de 2023=2023-Q1].",
    "Fue en [la primavera de 2022=2022-SP].",
    "Hubo combates [el fin de semana pasado=2024-W24-WE].",
    "Pasó [el Viernes Santo de 2023=2023-04-07].",
    "Habló [el lunes por la noche=2024-06-17TNI].",
    "Empieza a [las 15.30 horas=T15:30].",
    # Durations and sets.
    "Negociaron durante [tres años=P3Y]; se ven [cada lunes=XXXX-WXX-1].",
    "Creció en [los últimos dos años=P2Y].",
    # Vague, and counted from the date before it.
    "Lo negó [recientemente=PAST_REF].",
    "Cayó [el 4 de abril de 2001=2001-04-04] y al [día siguiente=2001-04-05] huyó.",
    # A winter's month, a street and a man are no months.
    "Julio Salas cruzó la Plaza de Mayo y el mar.",
    "Mi prima y yo vimos el mar.",
    # After its article "mañana" is a part of the day.
    "Fue por [la mañana=TMO]; la mañana era fría.",
    # No such day.
    "El 31 de febrero de 2022 no existe, ni el 30 de febrero.",
]

ENGLISH = [
    # Orders of a full date.
    "They signed on [May 3, 2022=2022-05-03] in Lima.",
    "They signed on [3 May 2022=2022-05-03] in Lima.",
    "It began on [Monday, May 2, 2022=2022-05-02].",
    "It began on [Feb. 24, 2022=2022-02-24].",
    "It is dated [2022-02-24=2022-02-24].",
    # The day first or the month first: read only where one of them can be no month.
    "It is dated [24/02/2022=2022-02-24], not [02/25/2022=2022-02-25].",
    "It is dated [03/04/2022=2022].",
    # Month and year, early, mid and late.
    "He had not been there since [July 2000=2000-07].",
    "It ended in [late 2023=2023] or in [mid-March=2024-03].",
    "Talks resume [later this year=2024].",
    # Ranges.
    "The summit of [May 3-5=2024-05-03/2024-05-05] failed.",
    "It rose from [January=2023-01] to [March 2023=2023-03].",
    "The war of [1939=1939]-[1945=1945], and the season of [2019-20=2019/2020].",
    "The fair ran from [May 30=2023-05-30] to [June 2, 2023=2023-06-02].",
    # A year before a quarter is that quarter, before a month no more than the year.
    "In [the third quarter=2023-Q3] exports grew from [a year earlier=2022-Q3].",
    "In [May=2024-05] they met; [a year ago=2023] they did not.",
    "Arrivals fell in [March=2024-03] against [the same period last year=2023-03].",
    # Before our era.
    "Corinth fell in [146 BC=BC0146]; the wars ([431=BC0431]-[404 BC=BC0404]) were long over.",
    "From [395=BC0395] to [387 B.C.=BC0387] they fought, until [late in the 4th century BC=BC03].",
    # Years, only where something says that they are.
    "In [2019=2019] they signed; since [2021=2021] they have not met.",
    "Resolution 2397 ([2017=2017]) stands.",
    "It cost 2019 dollars, $2019, 2019%, for 2019 soldiers.",
    "They won 2-1 in 24 of 30 games.",
    "Voters rejected the [2018=2018] pact.",
    # Relative to publication, a Wednesday.
    "They signed [today=2024-06-19]; he leaves [tomorrow=2024-06-20].",
    "[Last week=2024-W24] they met, and they meet [next week=2024-W26].",
    "He resigned [last Tuesday=2024-06-18].",
    "It happened [two years ago=2022], not [two weeks ago=2024-W23].",
    "They drew closer over [the past year=2023-06-19/2024-06-19].",
    # The tense of the clause decides what a bare weekday or month means.
    "They will meet on [Friday=2024-06-21] in Geneva.",
    "They met on [Friday=2024-06-14] in Geneva.",
    "He will visit Beijing in [October=2024-10].",
    "He visited Beijing in [October=2023-10].",
    # Larger and smaller pieces of time.
    "[The 1990s=199] and [the eighties=198] were calm.",
    "A map of [the 19th century=18].",
    "[Third-quarter=2023-Q3] exports fell.",
    "It froze [last winter=2023-WI]; they rested over [the weekend=2024-W24-WE].",
    "He spoke at [3:30 p.m. Monday=2024-06-17T15:30].",
    "He left [last night=2024-06-18TNI].",
    "It was [Good Friday 2023=2023-04-07].",
    # Durations, sets, vague.
    "A [two-year=P2Y] truce; they meet [every Monday=XXXX-WXX-1].",
    "He denied it [recently=PAST_REF].",
    # As it is spoken on the air.
    "It fell in [nineteen sixty-three=1963], and in [May nineteen eighty-one=1981-05].",
    "Nineteen envoys came; she was nineteen.",
    # A season alone; a city that falls is none.
    "Talks broke down over [the winter=2023-WI], before the fall of Aleppo.",
    # Old years where something says that they are.
    "It goes back to the Treaty of [1648=1648]; some 1648 ships sailed.",
    # Two days after the date named last; no possessive makes a decade.
    "It was signed on [May 3, 2022=2022-05-03] and broken [two days later=2022-05-05].",
    "[1974=1974]'s peace was short, unlike [the 1960s=196].",
    # The day that is spoken of.
    "Shares rose on [Monday=2024-06-17] and ended [the day=2024-06-17] higher.",
    # What is to come until a day.
    "He postponed it until [Friday=2024-06-21].",
    # Counted from the date before it.
    "He fell on [April 4, 2001=2001-04-04] and fled [the next day=2001-04-05].",
    # Words that only look like dates.
    "May said she may march in the sun. We may die.",
    "April Smith and the Sun reported it.",
]

OTHERS = [
    # What every language must know: full dates, months, relative days, weeks and years, years
    # after a preposition, decades, the tense of a weekday.
    ("fr", "Signé [le 3 mai 2022=2022-05-03], annoncé en [juillet 2000=2000-07]."),
    ("fr", "[Hier=2024-06-18] et [il y a deux ans=2022], puis [la semaine dernière=2024-W24]."),
    ("fr", "Depuis [2019=2019] et dans [les années 1990=199], au [XIXe siècle=18]."),
    ("fr", "Ils se réuniront [vendredi=2024-06-21]. Ils se sont réunis [vendredi=2024-06-14]."),
    ("pt", "Assinado em [3 de maio de 2022=2022-05-03], anunciado em [julho de 2000=2000-07]."),
    ("pt", "[Ontem=2024-06-18] e [há dois anos=2022], e [a semana passada=2024-W24]."),
    ("pt", "Desde [2019=2019] e em [meados dos anos 90=199], no [século XIX=18]."),
    ("pt", "Falará [sexta-feira=2024-06-21]. Falou [sexta-feira=2024-06-14]."),
    ("it", "Firmato [il 3 maggio 2022=2022-05-03], annunciato a [luglio 2000=2000-07]."),
    ("it", "[Ieri=2024-06-18] e [due anni fa=2022], e [la settimana scorsa=2024-W24]."),
    ("it", "Dal [2019=2019], per [l'ultimo anno=2023-06-19/2024-06-19]."),
    ("de", "Am [3. Mai 2022=2022-05-03] und im [Juli 2000=2000-07]."),
    ("de", "[Gestern=2024-06-18], [vor zwei Jahren=2022] und [letzte Woche=2024-W24]."),
    ("de", "Seit [2019=2019] und in [den 1990er Jahren=199]; mit dir am Mi. um die Mitte."),
    ("de", "Die Sitzung wird am [Freitag=2024-06-21] sein."),
    ("ru", "Подписан [3 мая 2022 года=2022-05-03], объявлен в [июле 2000 года=2000-07]."),
    ("ru", "[Вчера=2024-06-18], [два года назад=2022] и на [прошлой неделе=2024-W24]."),
    ("ru", "С [2019 года=2019] и в [1990-е годы=199], [XIX век=18]."),
    ("ru", "Встреча состоится в [пятницу=2024-06-21]."),
    # Years at both ends of a dash, two dates or one stretch, and years before our era.
    ("fr", "La guerre de [1939=1939]-[1945=1945], celle de [431=BC0431]-[404 av. J.-C.=BC0404]."),
    ("fr", "[Au début du IIe siècle avant notre ère=BC01], [l’an 146 av. J.-C.=BC0146]."),
    ("pt", "A guerra de [1939-1945=1939/1945]."),
    ("pt", "Caiu em [146 a.C.=BC0146], no [século II a. C.=BC01]."),
    ("it", "Dal [1939=1939]-[1945=1945]; cadde nel [146 a.C.=BC0146], nel [II secolo a.C.=BC01]."),
    ("de", "Der Krieg ([1939=1939]–[1945=1945])."),
    ("de", "Er fiel [146 v. Chr.=BC0146] im [2. Jahrhundert v. Chr.=BC01]."),
    ("ru", "Война [1939–1945 годов=1939/1945]."),
    ("ru", "Пал в [146 году до н. э.=BC0146], [II век до н. э.=BC01]."),
    ("ar", "سقطت [عام 146 قبل الميلاد=BC0146] في [القرن الثاني قبل الميلاد=BC01]."),
    ("zh", "[公元前146年=BC0146]，[公元前二世纪=BC01]，城陷。"),
    ("ja", "[紀元前146年=BC0146]、[紀元前2世紀=BC01]に滅んだ。"),
    ("ko", "[기원전 146년=BC0146], [기원전 2세기=BC01]에 함락되었다."),
]

# A year and two months are one length, and so long ago is one date.
TWO_UNITS = [
    ("es", "Duró [dos años y tres meses=P2Y3M]; salió [hace un año y dos meses=2023-04]."),
    ("es", "Duró [1 hora y 30 minutos=PT1H30M], no [dos horas y media=PT2.5H]."),
    ("en", "[Two years and three months=P2Y3M], [a year and a half=P1.5Y], [two weeks=P2W]."),
    ("en", "It fell [a year and two months ago=2023-04], [a week and three days ago=2024-06-09]."),
    ("en", "It fell [half a year ago=2023-H2]."),
    ("en", "Between [two weeks=P2W] and [three months=P3M]."),
    ("fr", "Il y a passé [deux ans et trois mois=P2Y3M] et partit [il y a un an et demi=2022-H2]."),
    ("pt", "Cumpriu [dois anos e três meses=P2Y3M], não [dois anos e meio=P2.5Y]."),
    ("it", "Scontò [due anni e tre mesi=P2Y3M]; partì [un anno e due mesi fa=2023-04]."),
    ("de", "[Zwei Jahre und drei Monate=P2Y3M]; [vor einem Jahr und zwei Monaten=2023-04]."),
    ("ru", "Он отсидел [два года и три месяца=P2Y3M], не [два с половиной года=P2.5Y]."),
    ("zh", "他服刑[3年2个月=P3Y2M]，会谈持续[1小时30分钟=PT1H30M]。"),
    ("ja", "[3年2か月=P3Y2M]、服役した。[1時間30分=PT1H30M]かかった。"),
    ("ko", "[3년 2개월 동안=P3Y2M] 복역했고 [1년 2개월 전=2023-04] 떠났다."),
]  # fmt: skip


def marked(text: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """Return a text without its marks, and what they say: start, end, value."""
    plain, expected, end = "", [], 0
    for found in MARK.finditer(text):
        plain += text[end : found.start()]
        value = None if found[2] == "?" else found[2]
        expected.append((len(plain), len(plain) + len(found[1]), value))
        plain += found[1]
        end = found.end()
    return plain + text[end:], expected


def in_files() -> list[tuple[str, str]]:
    """Return the cases of all files: language and marked sentence."""
    return [
        (path.stem, line)
        for path in sorted(MARKED.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


@pytest.mark.parametrize(("lang", "text"), in_files())
def test_marked_in_files(lang: str, text: str) -> None:
    """The same in the languages whose cases fill a file each; no pipeline is needed."""
    plain, expected = marked(text)
    dates = find_dates(bare_reading(plain, lang), WEDNESDAY)
    assert [(d.span.start, d.span.end, d.value) for d in dates] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [("es", t) for t in SPANISH] + [("en", t) for t in ENGLISH] + OTHERS + TWO_UNITS,
)
def test_marked(lang: str, text: str, make_reading: MakeReading) -> None:
    """Spans and values are exactly those a reader sees, and there are no others."""
    plain, expected = marked(text)
    dates = find_dates(make_reading(plain, lang), WEDNESDAY)
    assert [(d.span.start, d.span.end, d.value) for d in dates] == expected


def test_users_article(make_reading: MakeReading) -> None:
    """The shipped article holds four dates; only two of them stand without its day."""
    text = (SEEDS / "000_fefd88a4e3205a57.txt").read_text(encoding="utf-8")
    reading = make_reading(text)
    dates = find_dates(reading, WEDNESDAY)
    words = ["hoy", "julio de 2000", "el último año", "febrero de 2022"]
    assert [reading.article.words(d.span) for d in dates] == words
    assert [d.edtf for d in dates] == ["2024-06-19", "2000-07", "2023-06-19/2024-06-19", "2022-02"]
    assert [d.anchor for d in dates] == ["published", None, "published", None]
    undated = find_dates(reading, None)
    assert [d.edtf for d in undated] == [None, "2000-07", None, "2022-02"]
    assert [d.value for d in undated] == [None, "2000-07", None, "2022-02"]
    assert [d.resolved for d in undated] == [False, True, False, True]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Lo dijo ayer, el martes, el 3 de mayo, hace dos años, en mayo y la semana pasada."),
        ("en", "He said so yesterday, on Tuesday, on May 3, two years ago and last week."),
    ],
)
def test_without_a_publication_date(lang: str, text: str, make_reading: MakeReading) -> None:
    """What is counted from publication is listed and left open."""
    dates = find_dates(make_reading(text, lang), None)
    assert len(dates) >= 5
    for date in dates:
        assert (date.value, date.edtf, date.resolved) == (None, None, False)
        assert date.anchor == "published"


def test_no_such_day(make_reading: MakeReading) -> None:
    """A day that no year has is no date, also where nobody knows the year."""
    assert not find_dates(make_reading("Hablarán el 30 de febrero.", "es"), None)
    assert find_dates(make_reading("Hablarán el 29 de febrero.", "es"), None)


CHRONICLE = """The war began in 1801. In 1802 the port fell, and on 3 May its fleet burned.
The siege of 1803 lasted from March to June. In 1804 and 1805 nothing moved.

At the end of the year the envoys met. The truce of 1807 held until October 12."""


def test_a_chronicle_counts_from_its_own_dates(make_reading: MakeReading) -> None:
    """Where a text speaks of years long past, a month is of the year named last, and says so."""
    dates = find_dates(make_reading(CHRONICLE, "en"), WEDNESDAY)
    counted = [(d.value, d.anchor) for d in dates if d.anchor]
    assert counted == [
        ("1802-05-03", "text"), ("1803-03", "text"), ("1803-06", "text"),
        ("1805", "text"), ("1807-10-12", "text"),
    ]  # fmt: skip
    # It looks back without going back, and a day in what it quotes is nobody's.
    back = " Unlike the year before, in May all was calm. “They left yesterday,” he wrote in June."
    dates = find_dates(make_reading(CHRONICLE + back, "en"), WEDNESDAY)
    assert [d.value for d in dates][-3:] == ["1807-05", None, "1807-06"]
    headed = CHRONICLE + "\n\n1809: Peace\n\nOn May 4 the last ships sailed."
    assert [d.value for d in find_dates(make_reading(headed, "en"), WEDNESDAY)][-1] == "1809-05-04"
    news = find_dates(make_reading("In 1802 the port fell. In May it burned.", "en"), WEDNESDAY)
    assert [(d.value, d.anchor) for d in news] == [("1802", None), ("2024-05", "published")]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "They had replied by Monday.", "2024-06-17"),  # over before the day
        ("en", "The text would be signed at a place still unnamed in May.", "2025-05"),
        ("es", "El canciller viaja el martes a Lima.", "2024-06-25"),  # a present announces
        ("fr", "Ils se sont parlé vendredi.", "2024-06-14"),
    ],
)
def test_tense_by_the_parse(make_reading: MakeReading, lang: str, text: str, value: str) -> None:
    """The verb of its clause tells where a day or month lies; words around it cannot here."""
    reading = make_reading(text, lang)
    if not reading.doc.has_annotation("DEP"):
        pytest.skip("a blank pipeline has no clauses")
    published = Published("2024-09-18" if "May" in text else "2024-06-19", DateSource.SIDECAR)
    assert [d.value for d in find_dates(reading, published)] == [value]


def test_types(make_reading: MakeReading) -> None:
    """Durations, sets and times are told apart from dates."""
    dates = find_dates(make_reading("Ayer habló tres horas, a las 15.30, como cada lunes."), None)
    assert [d.type for d in dates] == [
        TimexType.DATE, TimexType.DURATION, TimexType.TIME, TimexType.SET,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("pl", "Podpisano 3 maja 2022 w Warszawie.", ["2022-05-03"]),  # names of months
        ("uk", "Підписано 3 травня 2022 р. у Києві.", ["2022-05-03"]),
        ("vi", "Hai bên ký ngày 3 tháng 5, 2022 tại Hà Nội.", ["2022-05-03"]),
        ("pl", "Umowa 3 maja. Numer 3.5.20221", []),  # no year, and a longer number
        ("und", "Lorem 3 ipsum.", []),  # a language nobody knows
    ],
)
def test_languages_without_a_grammar(
    make_reading: MakeReading, lang: str, text: str, values: list[str]
) -> None:
    """CLDR's formats show full dates in any language, and nothing else is taken for one."""
    assert [d.value for d in find_dates(make_reading(text, lang), None)] == values


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("day", ["2022-05-03", "1999-12-31", "2024-02-29"])
def test_agrees_with_dateparser(lang: str, day: str, make_reading: MakeReading) -> None:
    """Another program reads our full dates as we do, and we read its orders."""
    written = {"es": "{0.day} de {1} de {0.year}", "en": "{1} {0.day}, {0.year}"}[lang]
    moment = dateparser.parse(day, languages=["en"], date_formats=["%Y-%m-%d"])
    assert moment is not None
    months = {v: w for w, v in grammar_of(load_lexicon(lang)).values["month_name"].items()}
    text = written.format(moment, str(months[moment.month]).title())
    again = dateparser.parse(text, languages=[lang])
    assert again is not None
    assert again.date() == moment.date()
    assert [d.value for d in find_dates(make_reading(text, lang), None)] == [day]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"name": "x", "means": "nonsense", "pattern": "x"}, "nonsense"),
        ({"name": "x", "means": "calendar", "pattern": "{planet}"}, "planet"),
        ({"name": "x", "means": "calendar", "pattern": "x", "color": "red"}, "color"),
        ({"name": "x", "means": "calendar", "pattern": "x)"}, "not a pattern"),
        ({"name": "x", "means": "calendar", "pattern": "x", "set": {"colour": 1}}, "colour"),
    ],
)
def test_a_wrong_rule_is_named(rule: dict[str, object], message: str) -> None:
    """An editor who breaks a rule is told which and why."""
    with pytest.raises(BuildError, match=f"rule x.*{message}"):
        compile_grammar({"rule": [rule]}, "en")


def test_keys_name_lists() -> None:
    """A key that names no list would leave rules untried in silence."""
    with pytest.raises(BuildError, match="planet"):
        compile_grammar({"keys": ["planet"]}, "en")


NLP = spacy.blank("xx")


def bare_reading(text: str, lang: str) -> Reading:
    """Return a reading of one paragraph with a blank pipeline, whatever the language."""
    article = Article(id="a", path="-", text=text, sha256="", lang=lang, lang_source="metadata")
    whole = (Span(0, len(text)),) if text else ()
    return Reading(article, NLP(text), load_lexicon(lang), whole, whole)


def vocabulary(lang: str) -> list[str]:
    """Return words of dates, and signs and numbers that come between them."""
    lists = grammar_of(load_lexicon(lang)).values.values()
    signs = ["3", "31", "12", "2019", "1999", "99", ",", "-", ".", "(", ")", "/", ":", "%", "€"]
    small = ["de", "del", "el", "la", "en", "hace", "the", "of", "in", "ago", "y", "and"]
    return sorted({word for row in lists for word in row}) + signs + small


@st.composite
def hostile_texts(draw: st.DrawFn, lang: str) -> str:
    """Return words of dates in any order, with any space between."""
    words = draw(st.lists(st.sampled_from(vocabulary(lang)), max_size=25))
    return "".join(word + draw(st.sampled_from([" ", "", "\n", "  "])) for word in words)


@pytest.mark.parametrize("lang", WITH_RULES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_spans_are_sound_and_nothing_is_invented(lang: str, data: st.DataObject) -> None:
    """On any text: spans inside it, in order, apart; undated, no number that is not in it."""
    text = data.draw(hostile_texts(lang) | st.text(max_size=60))
    for published in (None, WEDNESDAY):
        dates = find_dates(bare_reading(text, lang), published)
        spans = [d.span for d in dates]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for date in find_dates(bare_reading(text, lang), None):
        if date.anchor == "published":
            assert date.edtf is None
        if date.anchor is None and date.edtf and not any(era in text for era in eras(lang)):
            stated = re.findall(r"(?<!-)\d{4}(?=-|/|$)", date.edtf)
            around = in_digits(text[: date.span.end + 80])
            assert all(year[:2] in around for year in stated)
            if before := re.fullmatch(r"-\d{4}", date.edtf):
                assert str(1 - int(before[0])) in around


def eras(lang: str) -> list[str]:
    """Return the words that a year is counted from: eras, and "twenty" in "twenty forty"."""
    values = grammar_of(load_lexicon(lang)).values
    return [*values.get("era", ()), *values.get("spoken_century", ())]


def in_digits(text: str) -> str:
    """Write every numeral of one digit as 0 to 9."""
    values = ((char, unicodedata.numeric(char, -1)) for char in text)
    return "".join(f"{value:g}" if 0 <= value < 10 else char for char, value in values)


@pytest.mark.parametrize("lang", WITH_RULES)
@given(text=st.text(max_size=80))
@example(text="İ 3 de mayo de 2022 İ")  # lower case of another length
@example(text="\u00a0hoy\u2028hace\u00a0dos\u00a0años\ufeff")
@example(text="1999-2000-2001-2002 3.3.3.3 10:10:10")
@settings(max_examples=40, deadline=None)
def test_never_raises(lang: str, text: str) -> None:
    """Any text at all can be read."""
    find_dates(bare_reading(text, lang), WEDNESDAY)


@pytest.mark.parametrize("lang", WITH_RULES)
def test_patterns_repeat_within_bounds(lang: str) -> None:
    """No rule repeats anything without a bound, so none can take super-linear time."""
    unbounded = re.compile(r"(?<!\\)[*+]|\{\d+,\}")
    for rules in grammar_of(load_lexicon(lang)).openers.values():
        for rule in rules:
            assert not unbounded.search(rule.pattern.pattern), rule.name
