"""Fixtures for tests in a real browser: Chromium as found on the machine, driven by Playwright."""

import os
import shutil
from contextlib import contextmanager

import pytest
from django.test import Client

try:
    from playwright.sync_api import Locator, Page, sync_playwright
except ImportError:  # not built for this platform
    sync_playwright = None

NAMES = ["chromium", "chromium-browser", "google-chrome"]
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
READY = bool(sync_playwright and CHROMIUM)
QUIET = [  # an intranet has no outside to talk to
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
# What keeps pages for a bad line is tried by its own tests; elsewhere it would only ask for everything twice.
USUAL = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "service_workers": "block"}
WIDTHS = {360: 740, 1366: 768}  # a phone, and the screen of an office PC


def found():
    """Which browser runs the tests, or what to do to have one."""
    if not sync_playwright:
        return "left out, Playwright is not built for this platform"
    return (
        CHROMIUM
        or f"left out, no Chromium found: install one of {', '.join(NAMES)} or set CHROMIUM to its path"
    )


@contextmanager
def patience():
    """Makes a click or a key wait for the page that it opens.

    Playwright waits until the new page has begun; what a test asks of it next would come before the answer.
    """
    with pytest.MonkeyPatch.context() as changed:
        for asked, page_of in [(Page, lambda page: page), (Locator, lambda locator: locator.page)]:
            for name in ["click", "press"]:
                changed.setattr(asked, name, until_it_stands(getattr(asked, name), page_of))
        yield


def until_it_stands(act, page_of):
    """`act`, and then the wait until the page that stands afterwards is whole."""

    def patiently(at, *args, **options):
        act(at, *args, **options)
        page_of(at).wait_for_load_state("domcontentloaded")

    return patiently


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    if not READY:
        pytest.fail(found())
    # Playwright keeps an event loop in this thread until the run ends; Django takes it for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with patience(), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, live_server):
    """Opens pages, each with cookies of its own; at the end none may have had `problems`."""
    pages = []

    def open_page(width=1366, **options):
        size = {"width": width, "height": WIDTHS.get(width, 768)}
        options = USUAL | {"has_touch": width < 500} | options
        context = browser.new_context(base_url=live_server.url, viewport=size, **options)
        page = context.new_page()
        page.problems = []
        watch(page, live_server.url)
        pages.append(page)
        return page

    yield open_page
    problems = [problem for page in pages for problem in page.problems]
    for page in pages:
        page.context.close()
    if problems:
        pytest.fail("The browser complained:\n" + "\n".join(problems))


@pytest.fixture(params=WIDTHS)
def page(request, open_page):
    """A page; a test that takes it runs once at 360 and once at 1366 px."""
    return open_page(request.param)


@pytest.fixture
def log_in(live_server):
    """Logs a user in on a page, without the form."""

    def log_in(page, user):
        client = Client()
        client.force_login(user)
        for name, cookie in client.cookies.items():
            page.context.add_cookies([{"name": name, "value": cookie.value, "url": live_server.url}])

    return log_in


def watch(page, address):
    """Notes script errors, breaches of the CSP, failed files and requests to other hosts."""

    def said(message):
        # A page that a test opens in order to be refused (404, 403) is no problem; a file on it is.
        refused = "Failed to load resource" in message.text and message.location.get("url") == page.url
        if message.type == "error" and not refused:
            page.problems.append(f"{page.url}: {message.text} {message.location.get('url', '')}")

    def asked(request):
        if not request.url.startswith((address, "data:", "blob:", "about:")):
            page.problems.append(f"{page.url}: asks another host for {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: page.problems.append(f"{page.url}: {error}"))
    page.on("request", asked)
