"""The real dashboard in a real browser, with the network watched."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from sentra_geo.study import DEFAULT_FOLDER

LOCAL = {"localhost", "127.0.0.1"}


@pytest.fixture(scope="session")
def chromium():
    """Path of the browser; a machine without one fails, since a skipped test proves nothing."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path, "no Chromium: install it, or give its path in CHROMIUM"
    return path


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """A freshly started dashboard; its address."""
    with dashboard(tmp_path_factory) as url:
        yield url


@contextmanager
def dashboard(tmp_path_factory):
    """Start a dashboard with an empty store of its own, and stop it in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path_factory.mktemp("server") / "log.txt").open("w")
    store = tmp_path_factory.mktemp("store")
    options = ["--server.headless=true", f"--server.port={port}"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options],
        cwd=DEFAULT_FOLDER.parent,
        env={**os.environ, "SENTRA_GEO_STORE": str(store)},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/_stcore/health", server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=10)
        log.close()


def _wait_for(url, server, seconds=60):
    for _ in range(seconds * 5):
        assert server.poll() is None, "the server has stopped"
        try:
            with urllib.request.urlopen(url, timeout=2) as reply:  # noqa: S310 - our own server
                if reply.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start")


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_playwright() as playwright:
        # As root, as in containers, Chromium runs only without its sandbox.
        flags = ["--disable-gpu"] + (["--no-sandbox"] if getattr(os, "geteuid", int)() == 0 else [])
        started = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield started
        started.close()


@pytest.fixture
def open_tab(browser, address):
    """A function that opens an address in a new window; afterwards nothing may have gone wrong.

    Every request that leaves this machine is refused and fails the test, as do script errors.
    """
    outside, faults, contexts = [], [], []

    def check(route):
        if urlsplit(route.request.url).hostname in LOCAL:
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def open_it(path="/", **window):
        context = browser.new_context(**({"viewport": {"width": 1366, "height": 768}} | window))
        contexts.append(context)
        context.route("**/*", check)
        tab = context.new_page()
        tab.set_default_timeout(20_000)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.goto(address + path)
        tab.locator("[data-testid=stMain] h1").wait_for()
        return tab

    yield open_it
    for context in contexts:
        context.close()
    assert outside == []
    assert faults == []
