"""The report of a shift on a phone, in a real browser: three taps, without scripts, without a line."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.districts.models import BorderMarker
from borderops.incidents.models import Incident
from borderops.patrols.models import HandOver, ShiftReport
from borderops.review.states import State
from tests.browser.sound import faults_of
from tests.browser.test_bad_line import SENT, UNSENT, UNSENT_IN_THE_END, WAITS
from tests.browser.test_journey import press
from tests.patrols import makers

NEW = "/patrols/shifts/new/"
NIL = "button[value=nil]"
NUMBER = re.compile(r"CT-\d{4}-DV-\d{4}")
COPY_KEPT = """async () => {
  const kept = () => caches.match("/patrols/shifts/new/", { ignoreVary: true });
  while (!navigator.serviceWorker.controller || !(await kept())) await new Promise((go) => setTimeout(go, 50));
}"""


@pytest.fixture
def post(register):
    """A checkpoint of the clerk's unit that owes four reports a day since last week."""
    return make_post(register, "Chốt 424")


def make_post(register, name, per_day=4):
    clerk, since = register["clerk"], timezone.localdate() - timedelta(days=7)
    unit = clerk.home_unit
    commune = unit.communes.first() or unit.district.communes.first()
    marker = BorderMarker.objects.get(code="424")
    made = makers.make_post(name, commune=commune, unit=unit, opened=since, marker=marker)
    makers.expect(made, per_day, since=since, by=register["overseer"], first_start="00:00")
    return made


def test_a_shift_in_which_nothing_happened_is_three_taps(open_page, log_in, register, post):
    page = open_page(360)
    log_in(page, register["clerk"])
    page.goto("/patrols/shifts/")
    page.click(f"main a[href='{NEW}']")
    page.locator("[name=shift]").nth(1).check(force=True)
    press(page, NIL)
    record = ShiftReport.objects.get()
    assert (record.state, record.outcome, record.post, record.slot is not None) == (
        State.SUBMITTED, "nil", post, True)  # fmt: skip
    assert NUMBER.search(page.inner_text("h1")).group() == record.number
    assert record.number in page.inner_text("#messages")


def test_the_form_follows_the_post_and_asks_for_a_reason(open_page, log_in, register, post):
    other = make_post(register, "Chốt 425", per_day=1)
    page = open_page(360)
    log_in(page, register["clerk"])
    page.goto(f"{NEW}?post={post.pk}")
    assert page.locator("[name=shift]").count() == 5
    page.fill("[name=people_in]", "5")
    page.select_option("[name=post]", str(other.pk))
    assert page.locator("[name=shift]").count() == 5 and page.input_value("[name=people_in]") == "5"
    over = timezone.localdate(
        timezone.now() + timedelta(minutes=30)
    )  # a report may be sent that long before the end
    midnight = f"{over - timedelta(days=1)}T00:00/{over}T00:00"
    assert page.input_value("[name=shift]:checked") == midnight
    assert not page.is_visible("[name=from_time]") and not page.is_visible("[name=declarations_reason]")
    page.fill("[name=people_in]", "2005")
    page.fill("[name=declarations]", "3")
    assert page.is_visible("[name=declarations_reason]")
    assert "2.002" in page.inner_text("[data-lacking-words]")
    page.press("[name=shift][value=other]", "Space")
    assert page.is_visible("[name=from_time]")


def test_an_incident_of_the_shift_is_logged_from_its_page(open_page, log_in, register, post):
    page = open_page(360)
    log_in(page, register["clerk"])
    page.goto(NEW)
    page.fill("[name=people_in]", "2")
    press(page, "button[value=cases]")
    press(page, "main a[href*='/incidents/new/?shift=']")
    page.select_option("[name=code]", label="D2 Nhập cảnh trái phép")
    page.fill("[name=offenders]", "2")
    press(page, "button[value=submit]")
    assert Incident.objects.get().shift == ShiftReport.objects.get()
    press(page, f"main a[href='{ShiftReport.objects.get().get_absolute_url()}']")
    assert Incident.objects.get().number in page.inner_text("main")


def test_the_next_shift_confirms_the_hand_over(open_page, log_in, register, post):
    page = open_page(360)
    log_in(page, register["clerk"])
    page.goto(NEW)
    press(page, NIL)
    before = ShiftReport.objects.get()
    page.context.clear_cookies()
    log_in(page, register["overseer"])
    page.goto(before.get_absolute_url())
    press(page, ".hand-over button")
    assert HandOver.objects.get(shift=before).by == register["overseer"]
    assert not page.locator(".hand-over button").count()


def test_the_form_works_without_scripts(open_page, log_in, register, post):
    other = make_post(register, "Chốt 425", per_day=1)
    page = open_page(360, java_script_enabled=False)
    log_in(page, register["clerk"])
    page.goto(f"{NEW}?post={post.pk}")
    page.fill("[name=people_in]", "5")
    page.fill("[name=declarations]", "4")
    page.select_option("[name=post]", str(other.pk))
    page.click("[name=show_post]")
    assert page.input_value("[name=people_in]") == "5"
    page.click("#section-markers summary")
    page.fill("[name=marker_checks-0-marker]", "424")
    page.click("[name=add_row]")
    assert page.locator("[name=marker_checks-1-marker]").count() == 1
    page.select_option("[name=marker_checks-0-found]", "intact")
    press(page, NIL)
    page.fill("[name=declarations_reason]", "Trẻ em.")
    press(page, NIL)
    record = ShiftReport.objects.get()
    assert (record.post, record.people_in, record.marker_checks.count()) == (other, 5, 1)


def test_a_shift_filled_in_without_a_line_is_sent_once(device, register, post):
    page = device(register["clerk"])
    page.goto("/")
    page.evaluate(COPY_KEPT)
    page.context.set_offline(True)
    page.goto("/patrols/shifts/")
    page.wait_for_selector(f"[data-offline-form][href='{NEW}']:visible")
    page.click(f"[data-offline-form][href='{NEW}']")
    page.fill("[name=people_in]", "9")
    sent, key = page.input_value("[name=shift]:checked"), page.input_value("[name=form_key]")
    page.click("button[value=nil]")
    page.wait_for_selector(WAITS)
    page.goto("/patrols/shifts/")
    page.wait_for_selector("[data-outbox-list] li")
    assert "Chốt 424" in page.inner_text("[data-outbox-list] li")
    page.goto(NEW)
    page.wait_for_selector(f"[name=shift][value='{sent}']", state="detached")  # not offered twice
    page.context.set_offline(False)
    page.wait_for_selector(SENT)
    record = ShiftReport.objects.get()
    assert (str(record.form_key), record.state, record.people_in) == (key, State.SUBMITTED, 9)
    assert NUMBER.search(page.inner_text(SENT)).group() == record.number


def test_what_overlaps_comes_back_from_the_outbox_to_be_mended(open_page, log_in, register, post):
    page = open_page(360)
    log_in(page, register["clerk"])
    page.goto(NEW)
    page.route("**/outbox/", lambda route: route.abort())
    page.fill("[name=people_out]", "4")
    chosen = page.input_value("[name=shift]:checked")
    page.click("button[value=nil]")
    page.wait_for_selector(WAITS)
    standing = report(register["overseer"], post, chosen)
    page.unroute_all()
    page.problems.clear()
    page.goto("/outbox/")
    page.click("[data-outbox-list] li:has(.chip-stop) a")
    page.wait_for_selector(".error-summary")
    page.problems.clear()  # the browser tells of every refusal
    assert standing.number in page.inner_text(".error-summary")
    assert page.input_value("[name=people_out]") == "4" and page.input_value("[name=shift]:checked") == chosen
    free = next(key for key in keys(page) if key not in (chosen, "other") and key < chosen)
    page.check(f"[name=shift][value='{free}']", force=True)
    with page.expect_navigation(url="**/shifts/CT-*/"):
        page.click("button[value=nil]")
    assert ShiftReport.objects.count() == 2
    assert page.evaluate(UNSENT_IN_THE_END) == 0
    page.wait_for_selector(UNSENT, state="detached")


def keys(page):
    return page.eval_on_selector_all("[name=shift]", "all => all.map(one => one.value)")


def report(by, post, key):
    """A colleague's report of the same shift."""
    start, end = (timezone.make_aware(timezone.datetime.fromisoformat(at)) for at in key.split("/"))
    record = ShiftReport(post=post, starts_at=start, ends_at=end, outcome="nil").write(by)
    record.submit(by)
    return record


def test_the_pages_are_sound(page, log_in, register, post):
    log_in(page, register["clerk"])
    faults = faults_of(page, NEW)
    page.goto(NEW)
    press(page, NIL)
    faults += faults_of(page, ShiftReport.objects.get().get_absolute_url())
    other = make_post(register, "Chốt 425")
    draft = ShiftReport(
        post=other, starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now(), outcome=""
    )
    faults += faults_of(page, f"{draft.write(register['clerk']).get_absolute_url()}edit/")
    assert not faults, "\n".join(faults)
