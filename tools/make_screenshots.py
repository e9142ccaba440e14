"""Write docs/screenshots from the app: every page, desktop and phone, light and dark, whole pages.

python -m tools.make_screenshots [PAGE ...]

<page>-<screen>-<scheme>.png is the first visit: the log is empty, and the sample stands in for it.
long-<page>-<screen>-<scheme>.png is the same page on ten years of made-up training.
"""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from hindsight import ROOT
from src.catalog import load_catalog
from src.ingest import import_export
from src.store import open_store
from tools.chromium import launch, settled
from tools.make_long_log import long_log
from tools.running_app import running_app

TARGET = ROOT / "docs" / "screenshots"
SCREENS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 860},
    "phone": {"width": 390, "height": 844},
}
DEFAULT = "overview"  # its address is the app's
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LONG = ("overview", "lifts", "balance", "sessions")  # the pages that ten years change most
HOSTED = {"coach", "notes"}  # there is no such page on a laptop
_MOST_HEIGHT = 4_000  # pixels
_COLOURS = 128


def main(pages: Sequence[str]) -> None:
    """Take every page's pictures, or those of the pages named."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = launch(playwright)
        for prefix, names in (("", page_names()), ("long-", LONG)):
            store = Path(folder) / f"{prefix}hindsight.duckdb"
            if prefix:
                _fill(store)
            with running_app(store, Path(folder) / "app.log") as url:
                for page in [name for name in names if not pages or name in pages]:
                    _take_all(chromium, url if page == DEFAULT else f"{url}/{page}", f"{prefix}{page}")
        chromium.close()


def page_names() -> list[str]:
    """Return the addresses of the pages: the names of their files."""
    return sorted(file.stem for file in (ROOT / "pages").glob("*.py") if file.stem not in HOSTED)


def _fill(store: Path) -> None:
    opened = open_store(store)
    import_export(opened, "me", "long.csv", long_log(), catalog=load_catalog())
    opened.close()


def _take_all(chromium: Browser, url: str, name: str) -> None:
    """Take the pictures of one page: in each scheme, wide and narrow."""
    for scheme in SCHEMES:
        with chromium.new_context(
            viewport=SCREENS["desktop"], color_scheme=scheme, locale="en-GB"
        ) as context:
            page = context.new_page()
            page.goto(url)
            settled(page)
            for screen, size in SCREENS.items():
                picture = TARGET / f"{name}-{screen}-{scheme}.png"
                take(page, picture, size)
                print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB", flush=True)


def take(page: Page, picture: Path, size: ViewportSize) -> None:
    """Take one picture of the whole page, in as many colours as one can tell apart."""
    page.set_viewport_size(size)
    page.reload()  # as a phone opens it: a figure drawn wide and made narrow is another one
    settled(page)
    tall = int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
    height = min(max(tall, size["height"]), _MOST_HEIGHT)
    page.set_viewport_size({"width": size["width"], "height": height})
    settled(page)
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    taken.quantize(_COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
