"""The form of a joint patrol in a browser: what does not belong is hidden, with a script or without one."""

from borderops.patrols.models import JointPatrol
from tests.browser.sound import axe, unroll, words
from tests.factories import make_clerk, make_commune, make_marker
from tests.patrols.joint_patrols import LIST, NEW

FOUND = "[name=findings]"


def is_sound(page):
    unroll(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [words(fault) for fault in axe(page)] + (["is wider than the screen"] if wide else [])


def choose(page, name, value):
    page.locator(f"label:has([name={name}][value={value}])").click()


def test_a_patrol_is_logged_with_its_markers(page, log_in, live_server):
    make_marker("424", make_commune())
    log_in(page, make_clerk())
    page.goto(NEW)
    assert page.is_hidden("[name=postponed_reason]") and page.is_visible(FOUND) and is_sound(page) == []
    page.fill("[name=day]", "20/05/2024")
    page.fill("[name=from_marker]", "424")
    page.fill("[name=marker_checks-0-marker]", "999")
    page.select_option("[name=marker_checks-0-found]", "intact")
    page.click("[data-add-row]")
    page.fill("[name=marker_checks-1-marker]", "425")
    page.select_option("[name=marker_checks-1-found]", "worn")
    page.click("button[value=submit]")
    assert page.locator("a[href='#id_marker_checks-0-marker']").is_visible() and is_sound(page) == []
    page.fill("[name=marker_checks-0-marker]", "424")
    page.click("button[value=submit]")
    record = JointPatrol.objects.get()
    assert [row.marker.code for row in record.marker_checks.all()] == ["424", "425"] and is_sound(page) == []
    page.goto(LIST)
    assert is_sound(page) == []
    page.goto(f"{record.get_absolute_url()}print/")
    assert is_sound(page) == []


def test_one_that_was_put_off_asks_for_the_reason_alone_without_a_script(open_page, log_in, live_server):
    page = open_page(360, java_script_enabled=False)
    make_marker("424", make_commune())
    log_in(page, make_clerk())
    page.goto(NEW)
    page.fill("[name=marker_checks-0-marker]", "424")
    page.select_option("[name=marker_checks-0-found]", "intact")
    page.fill("[name=from_marker]", "424")
    choose(page, "held", "postponed")
    assert page.is_visible("[name=postponed_reason]") and page.is_hidden(FOUND)
    page.fill("[name=postponed_reason]", "Mưa lũ")
    page.click(".form-bar button[value=submit]")
    assert page.is_visible("[name=marker_checks-0-marker]") and not JointPatrol.objects.exists()
    page.fill("[name=marker_checks-0-marker]", "")
    page.select_option("[name=marker_checks-0-found]", "")
    page.click(".form-bar button[value=submit]")
    assert JointPatrol.objects.get().postponed_reason == "Mưa lũ"
