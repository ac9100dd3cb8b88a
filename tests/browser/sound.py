"""What makes a page sound in the browser: it opens, fits the screen, speaks Vietnamese, and axe finds nothing."""

import pytest

axe_playwright_python = pytest.importorskip("axe_playwright_python.sync_playwright")


def faults_of(page, path, status=200):
    """What is wrong with a page: its status, its width, its language, what axe finds."""
    response = page.goto(path)
    if response.status != status:
        return [f"{path}: answers {response.status}"]
    faults = []
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        faults.append(f"{path}: is wider than the screen")
    if page.get_attribute("html", "lang") != "vi":
        faults.append(f"{path}: is not Vietnamese")
    unroll(page)
    return faults + [f"{path}: {words(fault)}" for fault in axe(page)]


def unroll(page):
    """Makes the screen as high as the page, so that a bar at its foot covers nothing that could be scrolled to."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 100})


def axe(page):
    """The breaches of WCAG 2.2 AA that axe finds; the inside of Django's own picker of records is not ours."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    rules["resultTypes"] = ["violations"]  # to tell of everything that passed takes half of the time
    ours = {"exclude": [[".select2-container"]]}
    return axe_playwright_python.Axe().run(page, context=ours, options=rules).response["violations"]


def words(fault):
    places = "; ".join(" ".join(map(str, node["target"])) for node in fault["nodes"][:3])
    return f"{fault['id']} ({fault['help']}) at {places}"
