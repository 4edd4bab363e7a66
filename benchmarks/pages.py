"""The app in the system's Chromium: seconds until a page, and a moved radius, are on screen."""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

_REPOSITORY = Path(__file__).resolve().parent.parent
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
_START_S = 60.0
_MOVES = 5
_RADIUS = "[class*='radius_km'] input[type=range]"
# Waits until the page has been at rest for 400 ms: the script has run, charts are drawn, frames
# loaded, maps on them. Gives the milliseconds from `start` until that rest began. After a control
# was moved, rest counts only once something in the main area has changed; null when nothing does.
_AT_REST = """
([start, moved]) => new Promise(resolve => {
  const find = name => [...document.querySelectorAll(`[data-testid="${name}"]`)];
  const frames = () => [...document.querySelectorAll("iframe")];
  const isDrawn = ({contentDocument: inner}) => inner === null || (
    inner.readyState === "complete" && inner.body.childElementCount > 0
    && (!inner.querySelector("#map_div") || inner.querySelector(".leaflet-overlay-pane > *")));
  const isAtRest = () => find("stApp").some(app => app.dataset.testScriptState === "notRunning")
    && find("stElementContainer").length > 0 && find("stSkeleton").length === 0
    && find("stVegaLiteChart").every(chart => chart.querySelector("canvas, svg"))
    && frames().every(isDrawn);
  let since = null, changed = !moved;
  const watch = new MutationObserver(() => { changed = true; since = null; });
  const seen = {childList: true, subtree: true, characterData: true, attributes: true};
  const areas = [...find("stMain"), ...frames().map(frame => frame.contentDocument?.body)];
  if (moved) areas.filter(Boolean).forEach(area => watch.observe(area, seen));
  const end = result => { watch.disconnect(); resolve(result); };
  const look = () => {
    const now = performance.now();
    since = changed && isAtRest() ? since ?? now : null;
    if (since !== null && now - since > 400) end(since - start);
    else if (!changed && now - start > 5000) end(null);
    else if (now - start > 60000) end(null);
    else setTimeout(look, 10);
  };
  look();
})
"""


def measure(rounds: int = 3) -> dict[str, Any]:
    """Open every page on freshly started servers and move its radius.

    Args:
        rounds: Servers started for each page.

    Returns:
        Medians by page, in seconds; None where the radius changes nothing.
    """
    taken: dict[str, list[dict[str, float | None]]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        for _ in range(rounds):
            for name, path in _pages().items():
                with _server() as address:
                    taken.setdefault(name, []).append(_visit(browser, f"{address}/{path}"))
        browser.close()
    pages = {
        name: {what: _median([visit[what] for visit in visits]) for what in visits[0]}
        for name, visits in taken.items()
    }
    return {"rounds": rounds, "pages": pages}


def _pages() -> dict[str, str]:
    """Address of each page by name."""
    names = sorted(path.stem for path in (_REPOSITORY / "pages").glob("*.py"))
    return {"dashboard": "", **{name: name.lstrip("0123456789_") for name in names}}


def _visit(browser: Browser, address: str) -> dict[str, float | None]:
    with browser.new_context(viewport=_VIEWPORT) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        cold = _seconds_to_rest(page)
        page.goto("about:blank")
        page.goto(address, wait_until="commit")
        warm = _seconds_to_rest(page)
        moves = [_move_radius(page) for _ in range(_MOVES)]
    return {"cold_s": cold, "warm_s": warm, "radius_s": _median(moves)}


def _seconds_to_rest(page: Page, start_ms: float = 0, *, moved: bool = False) -> float | None:
    found: float | None = page.evaluate(_AT_REST, [start_ms, moved])
    return None if found is None else found / 1000


def _move_radius(page: Page) -> float | None:
    page.locator(_RADIUS).focus()
    start = page.evaluate("performance.now()")
    page.keyboard.press("ArrowRight")
    return _seconds_to_rest(page, start, moved=True)


def _median(seconds: list[float | None]) -> float | None:
    known = [value for value in seconds if value is not None]
    return statistics.median(known) if known else None


@contextmanager
def _server() -> Iterator[str]:
    """The app on a free port of this computer, stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=_REPOSITORY, stdout=quiet, stderr=quiet) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - always http, local
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    message = "The app did not start: try `streamlit run dashboard.py`."
    raise SystemExit(message)


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or next((path for path in map(shutil.which, _BROWSERS) if path), None)
    if found is None:
        message = "No Chromium found: install one, or name it in the variable CHROMIUM."
        raise SystemExit(message)
    return found
