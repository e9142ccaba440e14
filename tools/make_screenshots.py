"""Write docs/screenshots from the app: every page, desktop and phone, light and dark, whole pages.

python -m tools.make_screenshots [PAGE ...]

<page>-<screen>-<scheme>.png is the first visit: the log is empty, and the sample stands in for it.
long-<page>-<screen>-<scheme>.png is the same page on ten years of made-up training.
What others see is taken from the demonstration: a coach's list, notes, a log that is shared; the page that
shares one, from an instance with a login.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, sync_playwright

from hindsight import ROOT
from src.analytics.sides import CHAINS
from src.catalog import load_catalog
from src.charts.palette import DARK, LIGHT
from src.charts.ramps import ramp
from src.ingest import import_export
from src.sharing import Account, Identity, Scope
from src.sharing.access import by_token, mark_used
from src.sharing.accounts import sign_in
from src.sharing.grants import create_link
from src.sharing.invitations import accept, invite
from src.sharing.moments import now
from src.store import Store, open_store
from src.ui.home import SAMPLE_FILE
from tests.hosting.instance import running_instance
from tests.hosting.provider import running_provider
from tools.chromium import launch, settled
from tools.make_long_log import long_log
from tools.running_app import running_app, running_demo

TARGET = ROOT / "docs" / "screenshots"
SCREENS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 860},
    "phone": {"width": 390, "height": 844},
}
DEFAULT = "overview"  # its address is the app's
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LONG = ("overview", "lifts", "balance", "sessions")  # the pages that ten years change most
HOSTED = {"coach", "notes"}  # there is no such page on a laptop
FOLLOWED = "demo.demo_alex"
SHARED = {  # picture -> address within the demonstration
    "coach": "/coach",
    "notes": f"/notes?of={FOLLOWED}",
    "shared-overview": f"/?of={FOLLOWED}",
    "shared-lifts": f"/lifts?lift=Deadlift&of={FOLLOWED}",
}
OWN = "hosted-sharing"
_MOST_HEIGHT = 4_000  # pixels
_COLOURS = 256  # of a picture


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
        _take_shared(chromium, Path(folder), pages)
        if not pages or OWN in pages:
            _take_own(chromium, Path(folder))
        chromium.close()


def _take_shared(chromium: Browser, folder: Path, pages: Sequence[str]) -> None:
    """Take what a coach sees; the first visit works the summaries out, and is waited for."""
    wanted = {name: path for name, path in SHARED.items() if not pages or name in pages}
    if not wanted:
        return
    with running_demo(folder / "demo.duckdb", folder / "demo.log") as url:
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(f"{url}/coach")
            page.get_by_text("need a look first").wait_for(timeout=60_000)
        for name, path in wanted.items():
            _take_all(chromium, f"{url}{path}", name)


def _take_own(chromium: Browser, folder: Path) -> None:
    """Take the page on which an athlete gives access, with a coach, a link and an open invitation on it."""
    with running_provider() as issuer:
        given_access(folder / "instance" / "store" / "hindsight.duckdb", issuer)
        with running_instance(folder / "instance", issuer) as url:
            with chromium.new_context() as context:
                page = context.new_page()
                page.goto(url)
                settled(page)
                page.get_by_role("button", name="Sign in").click()
                page.get_by_role("link", name="bert", exact=True).click()
                settled(page)
                signed_in = context.storage_state()
            _take_all(chromium, f"{url}/sharing", OWN, signed_in)


def given_access(place: Path, issuer: str) -> None:
    """Make a store in which Bert shares with a coach and by a link, and has invited one more."""
    place.parent.mkdir(parents=True)
    store = open_store(place)
    bert, coach = account(store, issuer, "bert", "Bert"), account(store, issuer, "coach", "Coach Kim")
    mine, data = bert.athlete_id, SAMPLE_FILE.read_bytes()
    import_export(store, mine, SAMPLE_FILE.name, data, catalog=load_catalog(), unit="kg")
    token = create_link(store, mine, "My brother", Scope(views=("overview", "lifts")))
    mark_used(store, by_token(store, token))
    everything = Scope(bodyweight=True, notes=True, comment=True)
    accept(store, invite(store, mine, "coach@example.org", "Kim, my coach", everything), coach)
    invite(store, mine, "physio@example.org", "The physio", Scope(views=("overview", "sessions")))
    store.close()


def account(store: Store, issuer: str, sub: str, name: str) -> Account:
    """Return the account of one of the provider's people, as their first visit makes it."""
    identity = Identity(issuer, sub, f"{sub}@example.org", email_verified=True, name=name, issued_at=now())
    if (made := sign_in(store, identity)) is None:
        raise LookupError(sub)
    return made


def page_names() -> list[str]:
    """Return the addresses of the pages: the names of their files."""
    return sorted(file.stem for file in (ROOT / "pages").glob("*.py") if file.stem not in HOSTED)


def _fill(store: Path) -> None:
    opened = open_store(store)
    import_export(opened, "me", "long.csv", long_log(), catalog=load_catalog())
    opened.close()


def _take_all(chromium: Browser, url: str, name: str, signed_in: StorageState | None = None) -> None:
    """Take the pictures of one page: in each scheme, wide and narrow."""
    for scheme in SCHEMES:
        with chromium.new_context(
            viewport=SCREENS["desktop"], color_scheme=scheme, locale="en-GB", storage_state=signed_in
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
    few_colours(taken).save(picture, optimize=True)


def few_colours(taken: Image.Image) -> Image.Image:
    """Return the picture in 256 colours, all of ours among them: what a colour means must not drift.

    The rest are those of Pillow's median cut, which drops what covers few pixels, such as a legend's boxes.
    """
    ours = our_colours()
    count = _COLOURS - len(ours) // 3
    rest = taken.quantize(count, dither=Image.Dither.NONE).getpalette() or []
    palette = np.array([*ours, *rest[: 3 * count]], dtype=np.int64).reshape(-1, 3)
    pixels = np.asarray(taken, dtype=np.int64).reshape(-1, 3)
    found, place = np.unique(pixels, axis=0, return_inverse=True)
    # Pillow would look for the nearest on a coarse grid: white would be no white any more.
    nearest = np.array([((palette - one) ** 2).sum(axis=1).argmin() for one in found], dtype=np.uint8)
    drawn = Image.fromarray(nearest[place.reshape(taken.height, taken.width)])
    drawn.putpalette(palette.ravel().tolist())
    return drawn


def our_colours() -> list[int]:
    """Return red, green and blue of each colour of the pages and the body, one after the other."""
    of_pages = [value for page in (LIGHT, DARK) for value in astuple(page) if value.startswith("#")]
    of_body = [colour for page in (LIGHT, DARK) for chain in CHAINS for colour in ramp(page, chain)]
    return [int(one[i : i + 2], 16) for one in dict.fromkeys([*of_pages, *of_body]) for i in (1, 3, 5)]


if __name__ == "__main__":
    main(sys.argv[1:])
