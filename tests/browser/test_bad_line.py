"""The quick form on a bad line, in a real browser: no connection, a killed browser, a lost answer, a refusal."""

import re

from borderops.incidents.models import Incident
from borderops.review.states import State

NEW = "/incidents/new/"
UNSENT, SENT, WAITS = "#sent-line .unsent", "#sent-line .sent:visible", "[data-outbox-notice] button"
NUMBER = re.compile(r"VV-2024-DV-\d{4}")
# Asked by evaluate: wait_for_function needs eval, which the pages forbid, as soon as it has to ask twice.
UNSENT_IN_THE_END = """async () => {
  const end = Date.now() + 5000;
  while (Date.now() < end && (await outbox.unsent()).length) await new Promise((go) => setTimeout(go, 50));
  return (await outbox.unsent()).length;
}"""
COPY_KEPT = """async () => {
  const kept = () => caches.match("/incidents/new/", { ignoreVary: true });
  while (!navigator.serviceWorker.controller || !(await kept())) await new Promise((go) => setTimeout(go, 50));
}"""


def fill(page, place="ma le 425"):
    """Fills the quick form, without waiting for what the place is understood as."""
    page.fill("[name=occurred_on]", "20/05/2024")
    page.fill("[name=place]", place)
    page.select_option("[name=code]", label="D2 Nhập cảnh trái phép")
    page.fill("[name=offenders]", "13")
    page.fill("[name=account]", "Tổ tuần tra phát hiện.")


def fill_without_a_line(page, **typed):
    """Opens the form, loses the line, and sends: the form then waits on this device."""
    page.goto(NEW)
    page.route("**/outbox/", lambda route: route.abort())
    page.route("**/incidents/new/**", lambda route: route.abort())
    fill(page, **typed)
    page.click("button[value=submit]")
    page.wait_for_selector(WAITS)
    page.unroute_all()
    page.problems.clear()  # the browser complains of the line that was taken away


def test_a_form_filled_without_a_line_outlives_the_browser_and_is_sent_once(device, register):
    page = device(register["clerk"])
    page.goto("/")
    page.evaluate(COPY_KEPT)
    page.context.set_offline(True)
    page.goto(NEW)
    fill(page)
    key = page.input_value("[name=form_key]")
    page.click("button[value=submit]")
    page.wait_for_selector(WAITS)
    page.goto("/incidents/")
    page.wait_for_selector("[data-outbox-list] li")  # the page without a line shows what waits
    assert page.locator("[data-outbox-list] li").count() == 1
    assert page.is_visible("[data-offline-form]")
    kill(page)

    page = device(register["clerk"])
    page.context.set_offline(True)
    page.goto(NEW)
    assert page.input_value("[name=form_key]") != key
    page.wait_for_selector(UNSENT)
    page.context.set_offline(False)
    page.wait_for_selector(SENT)
    record = Incident.objects.get()
    assert (str(record.form_key), record.state, record.offenders) == (key, State.SUBMITTED, 13)
    assert NUMBER.search(page.inner_text(SENT)).group() == record.number
    page.goto("/summaries/districts/?period=2024")
    assert record.number in page.inner_text(SENT) and not page.locator(UNSENT).count()


def kill(page):
    """Ends the browser at once, without giving it time to put anything away."""
    try:
        page.context.new_cdp_session(page).send("Browser.crash")
    except Exception as gone:  # the browser cannot answer any more
        assert "closed" in str(gone)


def test_a_lost_answer_makes_no_second_record(open_page, log_in, register):
    page = open_page(360)
    log_in(page, register["clerk"])
    page.goto(NEW)
    fill(page)

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    page.route("**/incidents/new/**", lose_the_answer)
    page.click("button[value=submit]")
    page.wait_for_selector(WAITS)
    assert Incident.objects.count() == 1
    page.unroute_all()
    page.problems.clear()
    page.goto("/outbox/")
    page.wait_for_selector(SENT)
    assert Incident.objects.get().number in page.inner_text(SENT)


def test_what_is_refused_comes_back_to_be_mended(open_page, log_in, register):
    page = open_page(360)
    log_in(page, register["clerk"])
    fill_without_a_line(page, place="đâu đó")
    page.goto("/")
    page.click(f"{UNSENT} a")
    page.click("[data-outbox-list] li:has(.chip-stop) a")
    page.wait_for_selector(".error-summary a[href='#id_place']")
    page.problems.clear()  # the browser tells of every refusal
    assert page.input_value("[name=account]") == "Tổ tuần tra phát hiện."
    page.fill("[name=place]", "ma le 425")
    page.wait_for_selector("#place-found .found")
    with page.expect_navigation(url="**/incidents/VV-*/"):
        page.click("button[value=submit]")
    assert Incident.objects.get().number in page.inner_text(SENT)
    assert page.evaluate(UNSENT_IN_THE_END) == 0
    page.wait_for_selector(UNSENT, state="detached")


def test_another_account_neither_sees_nor_sends_it_and_log_out_takes_it_away(open_page, log_in, register):
    page = open_page()
    log_in(page, register["clerk"])
    fill_without_a_line(page)
    page.context.clear_cookies()
    log_in(page, register["clerk2"])
    page.goto("/outbox/")
    page.wait_for_selector("[data-outbox-none]:visible")
    assert not page.locator(UNSENT).count() and not Incident.objects.exists()

    page.context.clear_cookies()
    log_in(page, register["clerk"])
    page.route(
        "**/outbox/",
        lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_(),
    )
    page.goto("/")
    page.wait_for_selector(UNSENT)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    with page.expect_navigation(url="**/login/"):
        page.click("form[data-forgets-kept] button")
    assert asked
    page.unroute_all()
    page.problems.clear()
    log_in(page, register["clerk"])
    page.goto("/outbox/")
    page.wait_for_selector("[data-outbox-none]:visible")
    assert not Incident.objects.exists()
