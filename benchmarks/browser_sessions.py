"""What a visitor waits for, in a real browser: `python -m benchmarks.browser_sessions`.

Serves the app on ten years of made-up training, then an empty Streamlit page as the floor.
Prints for each: cold start to the first words and the first chart, reload, reruns, bytes of a rerun and of a
first visit, memory idle and with each further visitor. A rerun lasts from the browser's question to the
server's last answer, as the page sees it: a page that draws a chart meanwhile sees it late. The first chart
of the Overview is a picture of ours, which needs no Plotly. It is a second start: the first one compiles
Python's modules.

Other work on the machine shows in every wall time: run it alone, or with precedence.
"""

import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

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


def reruns(page: Page, rounds: int) -> tuple[list[float], list[float]]:
    """Return milliseconds and bytes of reruns: the range is changed back and forth."""
    took, sent = [], []
    for turn in range(rounds):
        page.evaluate("messages.length = 0")
        name = "1 year" if turn % 2 else "All"
        page.get_by_role("radio", name=name, exact=True).or_(
            page.get_by_role("button", name=name, exact=True)
        ).first.click()
        page.wait_for_function("messages.some(one => one[0] === 'in')")
        settled(page)
        messages = page.evaluate("messages")
        asked = next(at for way, at, _ in messages if way == "out")
        answers = [(at, size) for way, at, size in messages if way == "in" and at >= asked]
        took.append(max(at for at, _ in answers) - asked)
        sent.append(sum(size for _, size in answers))
    return took, sent


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


def measure(browser: Browser, url: str, process: int, chart: str, pages: Sequence[str]) -> None:
    """Print everything about one server, which nobody has visited yet."""
    print(f"  memory, no visit yet     {memory_mb(process):7.0f} MB")
    words, cold, reload, sent = loading(browser, url, chart)
    print(f"  cold start, first words  {words:7.2f} s   ({sent / 1e6:.1f} MB sent)")
    print(f"  cold start, first chart  {cold:7.2f} s")
    words, again, reload_again, _ = loading(browser, url, chart)
    print(f"  next visitor             {again:7.2f} s   (words after {words:.2f} s)")
    print(f"  reload                   {min(reload, reload_again):7.2f} s")
    for path in pages:
        with visit(browser, f"{url}/{path}") as page:
            settled(page)
            if page.locator(".st-key-range").count() == 0:
                continue
            reruns(page, 2)  # from here on both ranges are computed
            busy = processor_ms(process)
            took, sizes = reruns(page, ROUNDS)
            busy = (processor_ms(process) - busy) / ROUNDS
        worst = sorted(took)[round(0.95 * (len(took) - 1))]
        spread = f"{min(took):.0f}-{max(took):.0f}"
        print(
            f"  rerun {path or 'overview':12}       p50 {statistics.median(took):5.0f} ms  "
            f"p95 {worst:5.0f} ms  {spread:>9}   {max(sizes) / 1000:5.0f} kB   cpu {busy:4.0f} ms"
        )
    print(f"  memory, after the visits {memory_mb(process):7.0f} MB")
    print(f"  each visitor at once    +{visitors(browser, url, process):7.1f} MB")


def main() -> None:
    """Measure the app on the long log, then the empty page."""
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
            (f"Hindsight, {report.added:,} sets", ".js-plotly-plot .main-svg, .drawn > svg", PAGES),
            ("An empty Streamlit page", "h1", ("",)),
        ):
            print(title)
            port = free_port()
            command = empty_page(folder, port) if chart == "h1" else app_arguments(port, headless=True)
            with serving(command, port, folder / "app.log", store=folder / "hindsight.duckdb") as server:
                measure(browser, f"http://localhost:{port}", server.pid, chart, pages)
        browser.close()


def empty_page(folder: Path, port: int) -> list[str]:
    """Return what to call Python with, to serve a page of one title and one choice."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    quiet = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    return ["-m", "streamlit", "run", str(script), f"--server.port={port}", *quiet]


if __name__ == "__main__":
    main()
