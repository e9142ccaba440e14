"""Write docs/screenshots/<page>-<desktop|phone>-<light|dark>.png from the app on its sample log.

python -m tools.make_screenshots [PAGE ...]
"""

import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from hindsight import ROOT
from tools.chromium import launch, settled
from tools.running_app import running_app

TARGET = ROOT / "docs" / "screenshots"
SCREENS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 860},
    "phone": {"width": 390, "height": 844},
}
DEFAULT = "overview"  # its address is the app's
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(pages: Sequence[str]) -> None:
    """Take every page's pictures, or those of the pages named."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = launch(playwright)
        with running_app(Path(folder) / "hindsight.duckdb", Path(folder) / "app.log") as url:
            for page in pages or page_names():
                for screen, scheme in product(SCREENS, SCHEMES):
                    picture = TARGET / f"{page}-{screen}-{scheme}.png"
                    take(
                        chromium,
                        url if page == DEFAULT else f"{url}/{page}",
                        picture,
                        SCREENS[screen],
                        scheme,
                    )
                    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")
        chromium.close()


def page_names() -> list[str]:
    """Return the addresses of the pages: the names of their files."""
    return sorted(file.stem for file in (ROOT / "pages").glob("*.py"))


def take(
    browser: Browser, url: str, picture: Path, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    """Take one picture of what the first screen shows."""
    with browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB") as context:
        page = context.new_page()
        page.goto(url)
        settled(page)
        page.screenshot(path=picture)


if __name__ == "__main__":
    main(sys.argv[1:])
