"""The browser's fixtures see what a page does wrong."""

POLICY = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/html; charset=utf-8"}
PAGE = """<!doctype html><title>Trial</title><p style="color: red">Thử</p><script>alert(1)</script>
<img src="/no-such-picture.png" alt=""><img src="https://elsewhere.example/a.png" alt="">"""


def test_a_page_is_as_wide_as_the_screen_and_speaks_vietnamese(page):
    assert page.viewport_size["width"] in {360, 1366}
    assert page.evaluate("[navigator.language, new Date(0).getHours()]") == ["vi-VN", 8]


def test_breaches_of_the_policy_missing_files_and_other_hosts_are_noted(open_page):
    page = open_page()
    page.route("**/trial/", lambda route: route.fulfill(headers=POLICY, body=PAGE))
    page.goto("/trial/", wait_until="networkidle")
    noted = "\n".join(page.problems)
    page.problems.clear()
    for fault in [
        "inline style",
        "inline script",
        "no-such-picture.png",
        "asks another host for https://elsewhere",
    ]:
        assert fault in noted


def test_an_error_of_a_script_is_noted(open_page):
    page = open_page()
    page.route(
        "**/trial/", lambda route: route.fulfill(body="<!doctype html><script>nothing.there()</script>")
    )
    page.goto("/trial/")
    assert "nothing is not defined" in page.problems.pop()
