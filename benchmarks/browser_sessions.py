"""What a visitor waits for, in a real browser: `python -m benchmarks.browser_sessions`.

Serves the app on ten years of made-up training, then an empty Streamlit page as the floor.
Prints for each: cold start to the first words and the first chart, reload, reruns, bytes of a rerun and of a
first visit, memory idle and with each further visitor. The first chart of the Overview is a picture of ours,
which needs no Plotly. It is a second start: the first one compiles Python's modules.

A rerun is timed twice. The server's part lasts from the browser's question to the last answer, as they pass
a relay between both. What the visitor waits for lasts from the question to the last answer as the page sees
it: a page that draws meanwhile sees it late. Beside them stands what each side worked: processor time of the
server's process, and time the page's one thread was busy, drawing after the last answer included.

`python -m benchmarks.browser_sessions --reruns [page ...]` measures nothing but those, of all or some pages.

Other work on the machine shows in every wall time: run it alone, or with precedence.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.relay import Relay, relaying
from hindsight import app_arguments, free_port
from src.catalog import load_catalog
from src.ingest import import_export
from src.store import open_store
from tools.chromium import launch, settled
from tools.make_long_log import long_log
from tools.running_app import serving

ROUNDS = 10
VISITORS = 5
PAGES = ("", "lifts", "balance", "muscles", "sessions")
EMPTY = """
import streamlit as st
st.title("Empty")
st.segmented_control("Range", ["All", "1 year"], key="range")
"""
# Every message of the page's web socket: when, which way, how large.
LISTEN = """() => {
    const Plain = window.WebSocket
    window.messages = []
    const size = data => data.byteLength ?? data.size ?? data.length
    window.WebSocket = class extends Plain {
        constructor(...given) {
            super(...given)
            this.addEventListener('message', one => messages.push(['in', performance.now(), size(one.data)]))
        }
        send(data) { messages.push(['out', performance.now(), size(data)]); super.send(data) }
    }
}"""


@contextmanager
def visit(browser: Browser, url: str) -> Iterator[Page]:
    """Open a browser of one's own on an address."""
    with browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB") as context:
        context.add_init_script(f"({LISTEN})()")
        page = context.new_page()
        page.goto(url)
        yield page


def first_chart(page: Page, chart: str) -> None:
    """Wait until what stands for the first chart is there."""
    page.wait_for_selector(chart, state="visible", timeout=60_000)


def loading(browser: Browser, url: str, chart: str) -> tuple[float, float, float, float]:
    """Return seconds to a visitor's first words, first chart, and that of a reload; bytes of the first."""
    with visit(browser, "about:blank") as page:
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        sizes: list[float] = []
        network.on("Network.loadingFinished", lambda one: sizes.append(one["encodedDataLength"]))
        begun = perf_counter()
        page.goto(url)
        first_chart(page, "h1")
        words = perf_counter() - begun
        first_chart(page, chart)
        cold = perf_counter() - begun
        settled(page)
        sent = sum(sizes) + sum(size for way, _, size in page.evaluate("messages") if way == "in")
        begun = perf_counter()
        page.reload()
        first_chart(page, chart)
        return words, cold, perf_counter() - begun, sent


class Rerun(NamedTuple):
    """What it took to answer another range."""

    server_ms: float  # from the question to the last answer, as they pass before the server
    waited_ms: float  # the same, as the page sees it
    page_ms: float  # how long the page's thread was busy
    size: int  # bytes of the answers


def reruns(page: Page, relay: Relay, network: CDPSession, rounds: int) -> list[Rerun]:
    """Change the range back and forth, and return what each change took."""
    made = []
    for turn in range(rounds):
        page.evaluate("messages.length = 0")
        relay.take()
        busy = busy_ms(network)
        name = "1 year" if turn % 2 else "All"
        page.get_by_role("radio", name=name, exact=True).or_(
            page.get_by_role("button", name=name, exact=True)
        ).first.click()
        page.wait_for_function("messages.some(one => one[0] === 'in')")
        settled(page)
        messages = page.evaluate("messages")
        asked = next(at for way, at, _ in messages if way == "out")
        answers = [(at, size) for way, at, size in messages if way == "in" and at >= asked]
        passed = relay.take()
        began = next(one.at_s for one in passed if one.way == "asked")
        told = max(one.at_s for one in passed if one.way == "told")
        made.append(
            Rerun(
                server_ms=(told - began) * 1000,
                waited_ms=max(at for at, _ in answers) - asked,
                page_ms=busy_ms(network) - busy,
                size=sum(size for _, size in answers),
            )
        )
    return made


def busy_ms(network: CDPSession) -> float:
    """Return how long the page's main thread has worked since it was opened."""
    found = network.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in found if one["name"] == "TaskDuration")) * 1000


def measure_reruns(browser: Browser, port: int, process: int, pages: Sequence[str]) -> None:
    """Print what reruns of the pages take; both ranges are computed before."""
    print(f"  {'rerun':16}     server p50, p95    visitor p50, p95    kB    server cpu    page busy")
    for path in pages:
        with relaying(port) as relay, visit(browser, f"http://localhost:{relay.port}/{path}") as page:
            settled(page)
            if page.locator(".st-key-range").count() == 0:
                continue
            network = page.context.new_cdp_session(page)
            network.send("Performance.enable")
            reruns(page, relay, network, 2)
            busy = processor_ms(process)
            made = reruns(page, relay, network, ROUNDS)
            busy = (processor_ms(process) - busy) / ROUNDS
        server, waited = (spread([one[part] for one in made]) for part in (0, 1))
        print(
            f"  {path or 'overview':16} {server} ms {waited} ms {max(one.size for one in made) / 1000:5.0f}"
            f"   {busy:8.0f} ms {statistics.median(one.page_ms for one in made):9.0f} ms"
        )


def spread(values: Sequence[float]) -> str:
    """Return the value in the middle, that of 95 in 100, and the least."""
    worst = sorted(values)[round(0.95 * (len(values) - 1))]
    return f"{statistics.median(values):5.0f}, {worst:4.0f} (>{min(values):4.0f})"


def memory_mb(process: int) -> float:
    """Return the memory a process holds now, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def processor_ms(process: int) -> float:
    """Return the processor time a process has used, in ms: other work on the machine disturbs it less."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000


def visitors(browser: Browser, url: str, process: int) -> float:
    """Return the MB that each of several visitors at once adds."""
    before = memory_mb(process)
    contexts = [browser.new_context() for _ in range(VISITORS)]
    for context in contexts:
        page = context.new_page()
        page.goto(url)
        settled(page)
    added = (memory_mb(process) - before) / VISITORS
    for context in contexts:
        context.close()
    return added


def measure(browser: Browser, port: int, process: int, chart: str, pages: Sequence[str]) -> None:
    """Print everything about one server, which nobody has visited yet."""
    url = f"http://localhost:{port}"
    print(f"  memory, no visit yet     {memory_mb(process):7.0f} MB")
    words, cold, reload, sent = loading(browser, url, chart)
    print(f"  cold start, first words  {words:7.2f} s   ({sent / 1e6:.1f} MB sent)")
    print(f"  cold start, first chart  {cold:7.2f} s")
    words, again, reload_again, _ = loading(browser, url, chart)
    print(f"  next visitor             {again:7.2f} s   (words after {words:.2f} s)")
    print(f"  reload                   {min(reload, reload_again):7.2f} s")
    measure_reruns(browser, port, process, pages)
    print(f"  memory, after the visits {memory_mb(process):7.0f} MB")
    print(f"  each visitor at once    +{visitors(browser, url, process):7.1f} MB")


def main() -> None:
    """Measure the app on the long log, then the empty page."""
    only_reruns, asked = "--reruns" in sys.argv, tuple(sys.argv[2:])
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, browser = Path(name), launch(playwright)
        store = open_store(folder / "hindsight.duckdb")
        report = import_export(store, "me", "long.csv", long_log(), catalog=load_catalog())
        store.close()
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        port = free_port()
        with (
            serving(app_arguments(port, headless=True), port, folder / "first.log", store=store.path),
            visit(browser, f"http://localhost:{port}") as page,
        ):
            settled(page)
        for title, chart, pages in (
            (f"Hindsight, {report.added:,} sets", ".js-plotly-plot .main-svg, .drawn > svg", asked or PAGES),
            ("An empty Streamlit page", "h1", ("",)),
        ):
            print(title)
            port = free_port()
            command = empty_page(folder, port) if chart == "h1" else app_arguments(port, headless=True)
            with serving(command, port, folder / "app.log", store=folder / "hindsight.duckdb") as server:
                if only_reruns:
                    measure_reruns(browser, port, server.pid, pages)
                else:
                    measure(browser, port, server.pid, chart, pages)
        browser.close()


def empty_page(folder: Path, port: int) -> list[str]:
    """Return what to call Python with, to serve a page of one title and one choice."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    quiet = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    return ["-m", "streamlit", "run", str(script), f"--server.port={port}", *quiet]


if __name__ == "__main__":
    main()
