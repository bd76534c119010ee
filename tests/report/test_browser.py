"""The page in a real browser: nothing of an article becomes markup, and it can be read on every screen."""

import html
import json
import re
import shutil
import subprocess

import pytest

import tradecheck
from tests.report.conftest import LONG, article
from tests.report.test_html import SET, Reader
from tradecheck.report.html.page import run_page
from tradecheck.report.run import Checked, Run
from tradecheck.source import InputError, Source
from tradecheck.span import Bilingual

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=f"no browser here: {', '.join(NAMES)}")

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
ATTACK = (
    "</style></title><script>document.title = 'taken'</script>"
    "<img src=x onerror=\"document.title = 'taken'\"><svg/onload=\"document.title = 'taken'\">"
    "' onmouseover=alert(1) x=\"&lt;script&gt;"
)
MEASURE = """<script>
const box = element => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] };
const page = document.querySelector('.tradecheck');
document.documentElement.dataset.measured = JSON.stringify({
  room: innerWidth, width: document.documentElement.scrollWidth,
  texts: [...document.querySelectorAll('.paragraph:has(.card) .text')].map(box),
  cards: [...document.querySelectorAll('.card')].map(box),
  ink: getComputedStyle(page).color, paper: getComputedStyle(page).backgroundColor,
  dead: [...document.querySelectorAll('a')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length,
  links: document.querySelectorAll('a').length,
});
</script>"""


@pytest.fixture(scope="module")
def page():
    texts = {"итоги.txt": LONG, "коротко.txt": "Вступление.\n\n" + LONG + "\n\nЗаключение.\n"}
    items = [Checked(Source(name, text, "utf-8", None), article(text, source=name)) for name, text in texts.items()]
    error = InputError("x" * 300 + ".txt", Bilingual("такого файла нет", "there is no such file"))
    return run_page(Run(tuple(items), (error,), "ru", "1.0", "/"))


@pytest.fixture
def dom(tmp_path):
    """What the browser has made of a page."""

    def load(page: str, *flags: str) -> str:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        command = [
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", f"--user-data-dir={tmp_path / 'profile'}", *flags, "--dump-dom", path.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return load


@pytest.fixture
def measured(dom, page):
    def measure(*flags: str) -> dict:
        scripted = POLICY.sub("", page).replace("</body>", f"{MEASURE}</body>")
        (found,) = re.findall(r'data-measured="([^"]*)"', dom(scripted, *flags))
        return json.loads(html.unescape(found))

    return measure


def test_an_article_becomes_no_markup(dom):
    text = f"{ATTACK}\n{ATTACK}{LONG}"
    report = article(text, source=ATTACK)
    run = Run(
        (Checked(Source(ATTACK, text, "utf-8", None), report),),
        (InputError(ATTACK, Bilingual("нет", "no")),),
        "ru",
        "",
        "/",
    )
    for made in (run_page(run), report.to_html(), report._repr_html_()):
        unguarded = POLICY.sub("", made)
        seen = dom(unguarded)
        assert "<title>taken" not in seen
        assert Reader(seen).article == text
        assert not Reader(seen).tags & {"script", "img", "svg"}


def test_the_policy_lets_no_script_run_even_so(dom, page):
    script = "<script>document.title = 'taken'</script>"
    assert "<title>taken" not in dom(page.replace("</body>", f"{script}</body>"))
    assert "<title>taken" in dom(POLICY.sub("", page).replace("</body>", f"{script}</body>"))


def test_the_browser_sets_the_article_as_it_is_written(dom):
    table = "<table><caption>а<tr><th><th>2<tr><td>3<ul><li>4</table><p>5<table><tr><td>6<td>7</table>"
    for original, form in ((SET, "markdown"), (table, "html")):
        page = tradecheck.check(original, format=form).to_html()
        seen = [line.replace(" tbody", "") for line in Reader(dom(page)).shape]
        assert seen == Reader(page).shape


@pytest.mark.parametrize("width", [500, 1300])
def test_a_wide_table_leaves_the_page_its_width(dom, width):
    original = f"<table><tr>{'<td>длинноеслово 5&nbsp;000&nbsp;000' * 12}</table>"
    page = POLICY.sub("", tradecheck.check(original, format="html").to_html()).replace("</body>", f"{MEASURE}</body>")
    (found,) = re.findall(r'data-measured="([^"]*)"', dom(page, f"--window-size={width},900"))
    seen = json.loads(html.unescape(found))
    assert seen["width"] <= seen["room"] == width


@pytest.mark.parametrize("width", [1600, 1100])
def test_on_a_desk_the_cards_stand_beside_their_paragraphs(measured, width):
    seen = measured(f"--window-size={width},900")
    assert seen["width"] <= seen["room"] == width
    assert len(seen["cards"]) == len(seen["texts"]) == 2
    for card, text in zip(seen["cards"], seen["texts"], strict=True):
        assert card[0] >= text[2], "to the right"
        assert abs(card[1] - text[1]) < 24, "on one height"


def test_on_a_phone_the_cards_stand_under_their_paragraphs(measured):
    seen = measured("--window-size=390,800")
    assert seen["width"] <= seen["room"] <= 500
    for card, text in zip(seen["cards"], seen["texts"], strict=True):
        assert card[1] >= text[3]
        assert (card[0], card[2]) == (text[0], text[2])


def test_light_and_dark(measured):
    def brightness(colour: str) -> int:
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    light, dark = (measured(f"--blink-settings=preferredColorScheme={scheme}") for scheme in (1, 0))
    assert brightness(light["paper"]) > brightness(light["ink"]) + 500
    assert brightness(dark["ink"]) > brightness(dark["paper"]) + 500


def test_every_link_leads_somewhere(measured):
    seen = measured()
    assert seen["dead"] == 0
    assert seen["links"] > 10
