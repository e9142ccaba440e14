"""What holds on every page: it stays still, is quiet, asks nobody else, and can be read by all."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from hindsight import ROOT
from tests.browser.conftest import DESKTOP, PHONE, watched
from tools.chromium import settled

pytestmark = pytest.mark.browser

PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py") if file.stem not in {"coach", "notes"})
MOST_SHIFT = 0.1  # what web.dev calls good
# What the page may stand on: in the dark Streamlit's own dark for a moment, then ours; never white.
GROUNDS = {
    "light": {"rgb(255, 255, 255)"},
    "dark": {"rgb(18, 22, 27)", "rgb(23, 22, 20)"},
}  # its own dark, then ours
# Violations in markup that is Streamlit's own: the list of pages in its menu holds groups that are no items.
STREAMLITS_OWN = {"list": "stSidebarNavItems", "listitem": '<li class="st-emotion-cache'}
WATCH = """() => {
    window.shift = 0; window.grounds = new Set()
    new PerformanceObserver(list => list.getEntries().forEach(one => {
        if (!one.hadRecentInput) window.shift += one.value
    })).observe({type: 'layout-shift', buffered: true})
    const look = () => {
        const app = document.querySelector('[data-testid="stApp"]')
        if (app) window.grounds.add(getComputedStyle(app).backgroundColor)
        requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
}"""
# A page is hidden until what is seen of it stays where it is: nothing on it may call itself visible.
SEEN_OF_A_HIDDEN_PAGE = """() => {
    const main = document.querySelector('[data-testid="stMainBlockContainer"]')
    main.style.cssText = 'visibility: hidden; transition: none'
    const seen = [...main.querySelectorAll('*')].filter(one => getComputedStyle(one).visibility !== 'hidden')
    const found = seen.map(one => `${one.tagName} in ${one.closest('[data-testid]').dataset.testid}`)
    main.style.cssText = ''
    return found
}"""
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
    .map(element => element.scrollWidth - element.clientWidth)"""
# Words of a page as a first visit sees it, charts apart: who adds a sentence takes another away, or puts it
# where one asks.
MOST_WORDS = {
    "overview": 165, "lifts": 218, "balance": 115, "muscles": 138, "plan": 78, "sessions": 145,
    "log": 20, "data": 58, "settings": 108, "report": 42, "sharing": 36, "methods": 285,
}  # fmt: skip
WORDS = """() => {
    const main = document.querySelector('[data-testid="stMain"]')
    const drawn = [...main.querySelectorAll('svg, [data-testid="stIconMaterial"]')]
    drawn.forEach(one => one.style.display = 'none')
    const words = main.innerText.match(/[A-Za-z]+/g)
    drawn.forEach(one => one.style.display = '')
    return words.length
}"""
UNNAMED = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .filter(chart => !chart.querySelector('[aria-label]') && !chart.getAttribute('aria-label')).length"""


def violations(page: Page) -> list[str]:
    """Serious violations that are ours, each with where it is."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
        if STREAMLITS_OWN.get(one["id"], "\0") not in node["html"]
    ]


@pytest.mark.parametrize(("scheme", "first", "then"), [("light", DESKTOP, PHONE), ("dark", PHONE, DESKTOP)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stays_still_is_quiet_and_readable(browser, empty_app, name, scheme, first, then):
    with browser.new_context(viewport=first, color_scheme=scheme, locale="en-GB") as context:
        context.add_init_script(f"({WATCH})()")
        page = watched(context)
        page.goto(empty_app if name == "overview" else f"{empty_app}/{name}")
        settled(page)
        assert page.evaluate("window.shift") < MOST_SHIFT
        assert page.evaluate(SEEN_OF_A_HIDDEN_PAGE) == []
        assert set(page.evaluate("[...window.grounds]")) <= GROUNDS[scheme]
        assert page.locator("h1").count() == 1
        assert page.evaluate(WORDS) <= MOST_WORDS[name]
        assert page.evaluate(UNNAMED) == 0, "a chart without alternative text"
        for chart in page.locator(".js-plotly-plot").all():
            assert chart.locator(".trace, .hm").count() > 0, "a chart without marks"
        for size in (first, then):
            page.set_viewport_size(size)
            settled(page)
            assert violations(page) == []
            assert set(page.evaluate(TOO_WIDE)) == {0}, "it scrolls sideways"
        assert page.errors == []
        assert page.hosts == {empty_app.removeprefix("http://")}


DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')]
    .map(one => one.querySelectorAll('.points path').length)"""


def test_another_range_is_drawn_in_every_chart(desktop, empty_app):
    """Each figure says that its data are the last one's (`src/ui/show.py`): only a new chart shows others."""
    desktop.goto(f"{empty_app}/lifts?range=3+months")
    settled(desktop)
    before = desktop.evaluate(DRAWN)
    desktop.locator(".st-key-range").get_by_text("1 year").click()
    desktop.wait_for_url("**range=1+year**")
    settled(desktop)
    after = desktop.evaluate(DRAWN)
    assert before
    assert all(more > fewer for fewer, more in zip(before, after, strict=True))


def test_a_page_can_be_walked_with_the_tabulator_and_one_sees_where_one_is(desktop, empty_app):
    desktop.goto(empty_app)
    settled(desktop)
    seen = []
    for _ in range(40):
        desktop.keyboard.press("Tab")
        seen.append(
            desktop.evaluate("""() => {
                const at = document.activeElement, style = getComputedStyle(at)
                const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                const near = [at, at.parentElement, at.closest('[data-testid]')].filter(Boolean)
                const shadow = near.some(one => getComputedStyle(one).boxShadow !== 'none')
                return {control: /^(A|BUTTON)$/.test(at.tagName),
                        name: at.innerText || at.getAttribute('aria-label') || '',
                        y: at.getBoundingClientRect().y, shown: ring || shadow}
            }""")
        )
    names = [one["name"] for one in seen]
    order = ["Overview", "Balance", "Upload your log", "Deadlift", "Kettlebell swing", "Table"]
    places = [next((i for i, name in enumerate(names) if wanted in name), None) for wanted in order]
    assert None not in places, names
    assert places == sorted(places)
    hidden = [one["name"] for one in seen if one["control"] and not one["shown"]]
    assert hidden == []


def test_a_menu_choice_works_with_the_keyboard_alone(desktop, empty_app):
    desktop.goto(empty_app)
    settled(desktop)
    desktop.get_by_role("link", name="Balance", exact=True).first.focus()
    desktop.keyboard.press("Enter")
    settled(desktop)
    assert desktop.url.endswith("/balance")


def test_an_open_explanation_and_an_open_table_are_readable_in_the_dark(browser, empty_app):
    with browser.new_context(viewport=DESKTOP, color_scheme="dark", locale="en-GB") as context:
        page = watched(context)
        page.goto(f"{empty_app}/balance")
        settled(page)
        for label in ("How?", "Table"):
            page.get_by_role("button", name=label).first.click()
            settled(page)
            assert violations(page) == []
            page.keyboard.press("Escape")
