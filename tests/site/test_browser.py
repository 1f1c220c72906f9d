"""What a reader does: click a fact, search, filter, read on a phone. In a real Chromium."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = [pytest.mark.site, pytest.mark.browser]

ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}

OVER = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
    && getComputedStyle(one).position !== "fixed"
    && !one.closest(".md-sidebar, .md-search, .md-header, .md-tabs"))
  .map((one) => one.outerHTML.slice(0, 80))"""

CONTRAST = """(selector) => {
  const parse = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (one) => {
    for (let node = one; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (getComputedStyle(node).backgroundColor !== "rgba(0, 0, 0, 0)") return colour;
    }
    return [255, 255, 255, 255];
  };
  const worst = { ratio: 99, what: "" };
  for (const one of document.querySelectorAll(selector)) {
    const [a, b] = [light(parse(getComputedStyle(one).color)), light(ground(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) Object.assign(worst, { ratio, what: one.outerHTML.slice(0, 100) });
  }
  return worst;
}"""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a built site on this machine alone."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="module")
def seeds(seeds_site: Path) -> Iterator[str]:
    with serve(seeds_site) as address:
        yield address


@pytest.fixture(scope="module")
def dossier(dossier_site: Path) -> Iterator[str]:
    with serve(dossier_site) as address:
        yield address


@contextmanager
def reader(
    browser: Browser,
    address: str,
    *,
    viewport: ViewportSize = DESK,
    scheme: Literal["light", "dark"] = "light",
    script: bool = True,
) -> Iterator[Page]:
    """Open a page that fails the test for any error or any request that leaves this machine."""
    context = browser.new_context(
        viewport=viewport,
        color_scheme=scheme,
        java_script_enabled=script,
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else faults.append(request.url)
        ),
    )
    try:
        yield page
    finally:
        context.close()
    assert not faults


BRIEFING = "briefings/2024-05-04-vienna/"


def test_a_click_on_a_fact_shows_its_words_marked(browser: Browser, seeds: str) -> None:
    """On the user's own article: each key fact lands on exactly its sentence."""
    with reader(browser, seeds) as page:
        page.goto(f"{seeds}briefings/000_fefd88a4e3205a57/")
        facts = page.locator("#bottom-line + ul a, #key-facts + ul a")
        assert facts.count() > 1
        for position in range(facts.count()):
            fact = facts.nth(position)
            words = fact.locator(".b-words").inner_text()
            fact.click()
            marked = page.locator("mark.b-on").first
            expect(marked).to_be_in_viewport()
            assert "".join(page.locator("mark.b-on").all_inner_texts()) == words
            expect(marked).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_words_are_marked_without_javascript(browser: Browser, dossier: str) -> None:
    """By the address alone."""
    with reader(browser, dossier, script=False) as page:
        page.goto(f"{dossier}{BRIEFING}")
        page.locator("#bottom-line + ul a").first.click()
        marked = page.locator("mark:target")
        expect(marked).to_be_in_viewport()
        expect(marked).to_have_text(
            "Foreign Minister Ann Lee met Omar Haddad in Vienna on 3 May 2024."
        )
        expect(marked).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_statement_on_another_page_leads_to_its_words(browser: Browser, dossier: str) -> None:
    """From the timeline into the article."""
    with reader(browser, dossier) as page:
        page.goto(f"{dossier}timeline/")
        page.get_by_role("link", name="agradeció la ayuda de Francia").click()
        expect(page.locator("mark.b-on").first).to_be_in_viewport()
        expect(page.locator("mark.b-on").first).to_have_text(
            "agradeció la ayuda de Francia en junio de 2023"
        )


@pytest.mark.parametrize("words", ["limusina", "alianza"])  # the second stands between marks
def test_search_finds_a_briefing(browser: Browser, seeds: str, words: str) -> None:
    """By words of its text, without leaving this machine."""
    with reader(browser, seeds) as page:
        page.goto(seeds)
        _search(page, words)
        results = page.locator('.md-search-result__item a[href*="000_fefd88a4e3205a57"]')
        expect(results.first).to_be_attached()


def test_search_does_not_run_what_it_finds(browser: Browser, dossier: str) -> None:
    """The index holds a hostile article; its lines stay words in the list of results."""
    with reader(browser, dossier) as page:
        page.goto(dossier)
        _search(page, "heading")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        page.wait_for_timeout(200)
        assert page.evaluate("window.broken") is None


def test_the_timeline_can_be_filtered_and_turned_around(browser: Browser, dossier: str) -> None:
    """By label and by actor; empty months disappear; the choice stands in the address."""
    with reader(browser, dossier) as page:
        page.goto(f"{dossier}timeline/")
        entries = page.locator(".b-timeline .b-entry:visible")
        everything = entries.count()
        page.locator("select[name=label]").select_option("planned")
        expect(entries).to_have_count(1)
        expect(page.locator("#t-2024")).to_be_hidden()
        assert "label=planned" in page.url
        page.reload()
        expect(entries).to_have_count(1)
        page.get_by_role("button", name="Show all").click()
        expect(entries).to_have_count(everything)
        assert page.url == f"{dossier}timeline/"
        page.locator("select[name=order]").select_option("oldest")
        years = page.locator(".b-timeline > h2")
        assert [year.split("\n")[0] for year in years.all_inner_texts()] == [
            "2023",
            "2024",
            "Without a date",
        ]
        days = page.locator("#t-2024-05 + ul .b-when").all_inner_texts()
        assert days == ["May 3, 2024", "May 5, 2024"]
        page.locator("select[name=actor]").select_option(label="Omar Haddad")
        expect(entries).to_have_count(1)


def test_the_timeline_is_whole_without_javascript(browser: Browser, dossier: str) -> None:
    """Only the filters are missing."""
    with reader(browser, dossier, script=False) as page:
        page.goto(f"{dossier}timeline/")
        assert page.locator(".b-timeline .b-entry:visible").count() > 5
        expect(page.locator(".b-filters")).to_be_hidden()


PAGES = [
    "",
    "timeline/",
    "actors/",
    "actors/ann-lee/",
    "quotes/",
    "archive/",
    "method/",
    "problems/",
    BRIEFING,
]


@pytest.mark.parametrize(
    "path", [*PAGES, "briefings/ar-1/", "briefings/hostile-script-7-7-dccf2f/"]
)
def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, dossier: str, path: str) -> None:
    """Not even the article with a word of four hundred letters."""
    with reader(browser, dossier, viewport=PHONE) as page:
        response = page.goto(dossier + path)
        assert response
        assert response.ok
        assert page.evaluate("document.scrollingElement.scrollWidth") == PHONE["width"]
        assert page.evaluate(OVER) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_small_words_can_be_read(
    browser: Browser, seeds: str, scheme: Literal["light", "dark"]
) -> None:
    """Contrast of at least 4.5 to 1, as WCAG AA asks, on light and dark ground."""
    with reader(browser, seeds, scheme=scheme) as page:
        for path in ("", "timeline/", "briefings/000_fefd88a4e3205a57/"):
            page.goto(seeds + path)
            worst = page.evaluate(
                CONTRAST, ".md-content :is(p, span, a, h1, h2, h3, li, mark, label)"
            )
            assert worst["ratio"] >= 4.5, worst


def test_the_keyboard_reaches_every_statement(browser: Browser, dossier: str) -> None:
    """A link that has the focus is outlined, and Enter goes to its words."""
    with reader(browser, dossier) as page:
        page.goto(f"{dossier}{BRIEFING}")
        fact = page.locator("#bottom-line + ul a").first
        page.locator(".b-facts a").focus()
        page.keyboard.press("Tab")
        expect(fact).to_be_focused()
        expect(fact).to_have_css("outline-style", "solid")
        page.keyboard.press("Enter")
        expect(page.locator("mark.b-on").first).to_be_in_viewport()


def _search(page: Page, words: str) -> None:
    """Type as a reader does: the index is fetched when the box gets the focus."""
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially(words, delay=30)
