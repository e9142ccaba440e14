"""Chromium for browser tests and screenshots: how it is started, and when a page of ours is done."""

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from hindsight import find_chromium

FLAGS = (
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Remembers when the page last asked its server for something, and when that last said something.
LISTENING = """(() => {
    window.lastAsked = window.lastTold = 0
    const Real = WebSocket
    window.WebSocket = class extends Real {
        constructor(...given) {
            super(...given)
            this.addEventListener('message', () => { window.lastTold = performance.now() })
        }
        send(said) {
            window.lastAsked = performance.now()
            super.send(said)
        }
    }
})()"""
SETTLED = """() => {
    if (window.lastAsked > window.lastTold) return false
    const app = document.querySelector('[data-testid="stApp"]')
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    const pictures = [...document.querySelectorAll('[data-testid="stBidiComponentRegular"]')]
    return app?.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1, h2, [data-testid="stAlert"], [data-testid="stException"]')
        && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
        && charts.every(chart => chart.querySelector('.main-svg'))
        && pictures.every(picture => picture.querySelector('.drawn > svg'))
}"""


def launch(playwright: Playwright) -> Browser:
    """Start this machine's Chromium, or the one Playwright installed."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)


def listen(context: BrowserContext) -> None:
    """Let `settled` know of each page of this context what it has asked for and not yet been told.

    Streamlit says so only once the server has begun, which on a busy machine takes its time after a click.
    """
    context.add_init_script(LISTENING)


def settled(page: Page, patience_ms: float = 120_000) -> None:
    """Wait until the script has run and every chart is drawn, and no rerun follows at once."""
    page.wait_for_function(SETTLED, timeout=patience_ms)
    page.wait_for_timeout(250)
    page.wait_for_function(SETTLED, timeout=patience_ms)
