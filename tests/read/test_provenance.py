"""Boilerplate is found to the character, and news about agencies is left alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.model.article import Article, Span
from generator.read import read_file, read_record
from generator.read.phrases import load_phrases

SEEDS = Path(__file__).parents[2] / "seeds"
SHIPPED = "000_fefd88a4e3205a57.txt"
LANGUAGES = ("es", "en", "fr", "pt", "de", "it", "ru", "ar", "zh", "ja", "ko")


def article_of(text: str, lang: str) -> Article:
    """Return the article of some words."""
    record = json.dumps({"id": "a", "text": text, "lang": lang})
    return read_record(record, 1, source="a.jsonl")


def expected(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return a text without its marks ⟦ ⟧, and the spans that stood between them."""
    text, spans = "", []
    for index, part in enumerate(marked.replace("⟧", "⟦").split("⟦")):
        if index % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, tuple(spans)


NEWS = "Los ministros se reunieron el martes en Quito.\n"

CREDITS = [
    # a credit as the last line
    ("es", NEWS + "⟦Reuters ha contribuido a este artículo.⟧", "Reuters"),
    # two agencies, at the end of a paragraph
    ("es", "El canciller viajó a Lima. ⟦Con información de AFP y EFE.⟧", "AFP, EFE"),
    # in brackets after the last stop
    ("es", "El canciller viajó a Lima. ⟦(EFE)⟧", "EFE"),
    # the same, the stop outside
    ("it", "Il ministro è arrivato a Tunisi. ⟦(ANSA).⟧", "ANSA"),
    # nothing between the stop of the news and the credit
    ("es", "El canciller viajó a Lima.⟦Con información de AFP.⟧", "AFP"),
    # a label and a name
    ("es", NEWS + "⟦Fuente: Europa Press⟧", "Europa Press"),
    # names with initials, several desks
    (
        "en",
        (
            "The envoys met in Oslo.\n"
            "⟦(Reporting by J. K. Moss in Oslo and Ann Lee; Editing by Tom Roe)⟧"
        ),
        None,
    ),
    ("en", "The envoys met in Oslo. ⟦Reuters contributed to this article.⟧", "Reuters"),
    ("en", "The envoys met in Oslo.\n⟦With additional reporting by AP and AFP⟧", "AP, AFP"),
    ("fr", "Les ministres ont quitté Rabat. ⟦(avec AFP)⟧", "AFP"),
    ("fr", "Les ministres ont quitté Rabat.\n⟦Reuters a contribué à cet article.⟧", "Reuters"),
    ("pt", "Os ministros saíram de Maputo.\n⟦Com informações da Agência Lusa.⟧", "Lusa"),
    ("pt", "Os ministros saíram de Maputo. ⟦A Reuters contribuiu para este artigo.⟧", "Reuters"),
    ("de", "Die Minister reisten ab.\n⟦Mit Material von dpa und AFP⟧", "dpa, AFP"),
    ("de", "Die Minister reisten ab. ⟦Reuters hat zu diesem Artikel beigetragen.⟧", "Reuters"),
    ("it", "I ministri sono partiti.\n⟦Reuters ha contribuito a questo articolo.⟧", "Reuters"),
    ("it", "I ministri sono partiti. ⟦Con informazioni di Adnkronos.⟧", "Adnkronos"),
    ("ru", "Министры покинули Минск.\n⟦По материалам ТАСС⟧", "TASS"),
    ("ru", "Министры покинули Минск. ⟦Рейтер внёс вклад в эту статью.⟧", "Reuters"),
    ("ar", "غادر الوزراء عمان.\n⟦ساهمت رويترز في هذا التقرير.⟧", "Reuters"),
    ("ar", "غادر الوزراء عمان.\n⟦المصدر: وكالة الأناضول⟧", "Anadolu"),
    ("zh", "部长们离开了河内。⟦路透社对本文亦有贡献。⟧", "Reuters"),
    ("zh", "部长们离开了河内。\n⟦来源：新华社⟧", "Xinhua"),
    ("ja", "閣僚らはハノイを離れた。⟦この記事にはロイターが寄稿しました。⟧", "Reuters"),
    ("ja", "閣僚らはハノイを離れた。\n⟦提供：共同通信社⟧", "Kyodo"),
    ("ko", "장관들은 하노이를 떠났다.\n⟦로이터가 이 기사에 기여했습니다.⟧", "Reuters"),
    ("ko", "장관들은 하노이를 떠났다.\n⟦출처: 연합뉴스⟧", "Yonhap"),
    # an English credit under an article in another language
    ("ko", "장관들은 하노이를 떠났다.\n⟦Reporting by Ann Lee; Editing by Tom Roe⟧", None),
]


@pytest.mark.parametrize(("lang", "marked", "agency"), CREDITS)
def test_credits(lang: str, marked: str, agency: str | None) -> None:
    """The credit is boilerplate, its agency known by one name in every language."""
    text, spans = expected(marked)
    article = article_of(text, lang)
    assert article.boilerplate == spans
    assert article.agency == agency
    assert not article.machine_translated


TRANSLATIONS = [
    (
        "es",
        NEWS + "⟦Esta noticia fue traducida con la ayuda de inteligencia artificial."
        "Para más información, consulte nuestros Términos de uso.⟧",
    ),
    ("es", NEWS + "⟦Traducción automática del inglés.⟧"),
    ("en", "The envoys met. ⟦This article was translated with the help of AI tools.⟧"),
    ("en", "⟦This story was automatically translated from Arabic.⟧ The envoys met in Oslo."),
    ("fr", "Ils ont signé.\n⟦Cet article a été traduit à l’aide de l’intelligence artificielle.⟧"),
    ("pt", "Eles assinaram.\n⟦Este artigo foi traduzido com a ajuda de inteligência artificial.⟧"),
    ("de", "Sie traten ab.\n⟦Dieser Artikel wurde mithilfe künstlicher Intelligenz übersetzt.⟧"),
    ("it", "Hanno firmato.\n⟦Questo articolo è stato tradotto con l'intelligenza artificiale.⟧"),
    ("ru", "Они подписали.\n⟦Эта статья переведена с помощью искусственного интеллекта.⟧"),
    ("ar", "وقع الطرفان.\n⟦تمت ترجمة هذا المقال بمساعدة الذكاء الاصطناعي.⟧"),
    ("zh", "双方签署了协议。⟦本文由人工智能协助翻译。⟧"),
    ("ja", "双方が署名した。⟦この記事は人工知能の支援により翻訳されました。⟧"),
    ("ko", "양측이 서명했다.\n⟦이 기사는 인공지능의 도움을 받아 번역되었습니다.⟧"),
]


@pytest.mark.parametrize(("lang", "marked"), TRANSLATIONS)
def test_machine_translation(lang: str, marked: str) -> None:
    """The notice is boilerplate and the article is marked as machine-translated."""
    text, spans = expected(marked)
    article = article_of(text, lang)
    assert article.boilerplate == spans
    assert article.machine_translated


NOTICES = [
    ("es", NEWS + "⟦Suscríbase a nuestro boletín diario.\n\nTodos los derechos reservados.⟧"),
    # a line in the middle of the article
    ("es", NEWS + "⟦Lea también: El viaje del canciller a Lima⟧\nDespués volvieron a casa."),
    ("en", "They met.\n⟦Sign up for our weekly newsletter.⟧\nThey left.\n⟦© 2024 Moss Media⟧"),
    ("fr", "Ils ont signé.\n⟦Lire aussi : le voyage du ministre⟧\nPuis ils sont partis."),
    ("pt", "Eles assinaram.\n⟦Leia também: a viagem do ministro⟧\n⟦Todos os direitos reservados⟧"),
    ("de", "Sie traten ab.\n⟦Lesen Sie auch: Die Reise des Ministers\nAlle Rechte vorbehalten.⟧"),
    ("it", "Hanno firmato.\n⟦Leggi anche: il viaggio del ministro\n© Riproduzione riservata⟧"),
    (
        "ru",
        "Они подписали.\n⟦Читайте также: Поездка министра⟧\nПотом уехали.\n⟦Все права защищены.⟧",
    ),
    ("ar", "وقع الطرفان.\n⟦اقرأ أيضاً: رحلة الوزير⟧\nثم غادرا.\n⟦جميع الحقوق محفوظة⟧"),
    ("zh", "双方签署了协议。\n⟦延伸阅读：部长之行⟧\n随后离开。\n⟦版权所有，未经授权不得转载。⟧"),
    ("ja", "双方が署名した。\n⟦関連記事：大臣の訪問⟧\nその後離れた。⟦無断転載を禁じます。⟧"),
    ("ko", "양측이 서명했다.\n⟦관련 기사: 장관의 방문⟧\n이후 떠났다.\n⟦무단 전재 및 재배포 금지⟧"),
]


@pytest.mark.parametrize(("lang", "marked"), NOTICES)
def test_notices(lang: str, marked: str) -> None:
    """Lines of the site are boilerplate wherever they stand, joined over white space alone."""
    text, spans = expected(marked.replace("⟧\n⟦", "\n"))
    assert article_of(text, lang).boilerplate == spans


NEWS_ABOUT_AGENCIES = [
    ("es", "Reuters informó de que el presidente viajará a Quito."),
    ("es", "El acuerdo fue traducido con la ayuda de intérpretes."),
    ("es", "El ministro dijo: «Reuters ha contribuido a este artículo», y se rio."),
    ("es", "Reuters ha contribuido a este artículo de la ley, según el juez."),
    # the sentence of a credit, but inside a paragraph
    ("es", "El juez leyó en voz alta. Con información de AFP. Después calló y salió de la sala."),
    ("es", "El portavoz de la Alianza Popular (AP) respondió."),
    ("en", "Reporting by Reuters suggested that the envoy would resign."),
    ("en", "Reuters contributed to this success, the minister said."),
    ("en", "Automatic translation is changing diplomacy."),
    ("en", "Copyright law was on the agenda of the talks."),
    ("fr", "L'AFP a contribué à la libération de son journaliste."),
    ("pt", "A Reuters informou que o presidente viajará a Maputo."),
    ("de", "Die dpa hat am Montag mit dem Minister gesprochen."),
    ("it", "L'ANSA ha riferito che il ministro partirà domani."),
    ("ru", "ТАСС сообщило, что министр приедет в Минск."),
    ("ar", "قالت رويترز إن الوزير سيغادر عمان غدا."),
    ("zh", "路透社报道说，部长将于明天离开河内。"),
    ("ja", "ロイターは、閣僚がハノイを離れると報じた。"),
    ("ko", "로이터는 장관이 하노이를 떠날 것이라고 보도했다."),
    ("fr", "Cet article du traité a été traduit en trois langues par les experts."),
    ("pt", "Este artigo da lei foi traduzido por peritos."),
    ("de", "Dieser Artikel des Vertrags wurde mit Hilfe von Experten übersetzt."),
    ("it", "Questo articolo del trattato è stato tradotto con cura."),
    ("ru", "Эта статья договора переведена с английского языка."),
    ("ar", "تمت ترجمة هذا الاتفاق إلى ثلاث لغات."),
    ("zh", "本文件由专家翻译成三种语言。"),
    ("ja", "この条約は専門家によって翻訳された。"),
    ("ko", "이 조약은 전문가들이 번역했다."),
]


@pytest.mark.parametrize(("lang", "text"), NEWS_ABOUT_AGENCIES)
def test_news_stays(lang: str, text: str) -> None:
    """What only sounds like a credit or a notice stays in the article."""
    article = article_of(f"{text}\n{text} {text}", lang)
    assert article.boilerplate == ()
    assert article.agency is None
    assert not article.machine_translated


DATELINES = [
    ("es", "MOSCÚ, 19 jun ⟦(EFE).-⟧ El canciller llegó.", "EFE"),
    ("en", "OSLO, June 19 ⟦(Reuters) -⟧ The envoys met.", "Reuters"),
    ("en", "⟦(AP) —⟧ The envoys met.", "AP"),
    ("de", "Berlin ⟦(dpa) -⟧ Die Minister reisten ab.", "dpa"),
    ("it", "⟦(ANSA) -⟧ TUNISI, 19 GIU - Il ministro è arrivato.", "ANSA"),
    ("ru", "МИНСК, 19 июня. ⟦/ТАСС/.⟧ Министры прибыли.", "TASS"),
    ("ru", "МИНСК, 19 июн — РИА Новости. Министры прибыли.", "RIA Novosti"),
    ("zh", "新华社河内6月19日电 部长们离开了。", "Xinhua"),
    ("ja", "⟦【ハノイ共同】⟧閣僚らは離れた。", "Kyodo"),
    ("ko", "⟦(서울=연합뉴스) 홍길동 기자 =⟧ 장관들은 떠났다.", "Yonhap"),
    ("es", "Ciudad de México, lunes 5 de mayo ⟦(EFE).-⟧ El canciller llegó.", "EFE"),
    # abbreviations of something else, in the first words of a sentence
    ("es", "El líder de Alianza Popular (AP) dijo que no.", None),
    ("es", "Habló el líder de Alianza Popular (AP). Luego calló.", None),
    ("en", "Talks with the Arab Peace Agenda (APA) - a forum - failed.", None),
]


@pytest.mark.parametrize(("lang", "marked", "agency"), DATELINES)
def test_datelines(lang: str, marked: str, agency: str | None) -> None:
    """A dateline names the agency; its place and day stay in the text."""
    text, spans = expected(marked)
    article = article_of(text, lang)
    assert article.boilerplate == spans
    assert article.agency == agency


def test_shipped_article(tmp_path: Path) -> None:
    """Three sentences, the first two without a space between, are one span."""
    shutil.copy(SEEDS / SHIPPED, tmp_path)  # without its sidecar
    article = read_file(tmp_path / SHIPPED, root=tmp_path)
    assert article.boilerplate == (Span(2768, 2940),)
    assert len(article.text) == 2940
    assert (article.agency, article.machine_translated, article.lang) == ("Reuters", True, "es")
    assert article.published is None
    assert article.warnings == ()


@pytest.mark.parametrize("lang", [*LANGUAGES, "und", "cs"])
def test_patterns_compile(lang: str) -> None:
    """Every language has usable patterns; those without a file use all of them."""
    assert load_phrases(lang, None).agencies_in("Reuters, AFP") == ("Reuters", "AFP")


def test_broken_pattern_of_a_project_is_named(tmp_path: Path) -> None:
    """A project's own pattern that cannot be read stops the build, by its name."""
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / "provenance.toml").write_text('credits = ["(open"]', "utf-8")
    with pytest.raises(BuildError, match=r"es/provenance.toml, credits: '\(open'"):
        load_phrases("es", tmp_path)
