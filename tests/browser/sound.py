"""What makes a page sound in the browser: it opens, fits the screen, speaks Vietnamese, and axe finds nothing."""

import pytest

from tests.browsing import WIDTHS

AXE = pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT


def faults_of(page, path, status=200, widths=()):
    """What is wrong with a page: its status, its language, and at each width what does not fit and what axe finds.

    It is opened once, at the first width; for the others the window is made wider or narrower. Without widths it is
    looked at as wide as the window is.
    """
    widths = widths or [page.viewport_size["width"]]
    resize(page, widths[0])
    response = page.goto(path)
    if response.status != status:
        return [f"{path}: answers {response.status}"]
    faults = [] if page.get_attribute("html", "lang") == "vi" else [f"{path}: is not Vietnamese"]
    return faults + [f"{path} at {width}: {fault}" for width in widths for fault in at_width(page, width)]


def at_width(page, width):
    """What is wrong with the page that stands open, when the window is so wide."""
    resize(page, width)
    too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    unroll(page)
    return ["is wider than the screen"] * too_wide + [words(fault) for fault in axe(page)]


def resize(page, width):
    page.set_viewport_size({"width": width, "height": WIDTHS.get(width, 768)})


def unroll(page):
    """Makes the screen as high as the page, so that a bar at its foot covers nothing that could be scrolled to."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 100})


def axe(page):
    """The breaches of WCAG 2.2 AA that axe finds; the inside of Django's own picker of records is not ours."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    rules["resultTypes"] = ["violations"]  # to tell of everything that passed takes half of the time
    rules["preload"] = False  # none of these rules reads style sheets, so axe need not copy ours
    ours = {"exclude": [[".select2-container"]]}
    if page.evaluate("!window.axe"):
        page.evaluate(AXE)
    ask = "([ours, rules]) => axe.run(ours, rules).then((found) => found.violations)"
    return page.evaluate(ask, [ours, rules])


def words(fault):
    places = "; ".join(" ".join(map(str, node["target"])) for node in fault["nodes"][:3])
    return f"{fault['id']} ({fault['help']}) at {places}"
