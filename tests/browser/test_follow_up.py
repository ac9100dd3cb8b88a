"""The form for what was done shows what its outcome needs; a person's name stays nowhere but in the register."""

from borderops.incidents.models import FollowUp


def test_from_the_incident_to_the_fine_and_back(page, log_in, register, records):
    log_in(page, register["clerk"])
    incident = records["accepted"].get_absolute_url()
    page.goto(incident)
    page.click("#handling a.btn-primary")
    page.wait_for_url("**/follow-ups/new/")
    assert not page.is_visible("[name=fine]") and not page.is_visible("[name=person_name]")
    page.select_option("[name=outcome]", "fine")
    page.fill("[name=happened_on]", "03/06/2024")
    page.fill("[name=decision_number]", "12/QĐ-XPHC")
    page.fill("[name=decision_on]", "03/06/2024")
    page.fill("[name=fine]", "7.500.000")
    page.click("fieldset[data-keep-not] summary")
    page.fill("[name=person_name]", "Người Thử")
    page.locator("[data-keep-status]:not(:empty)").first.wait_for()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "12/QĐ-XPHC" in kept and "Người Thử" not in kept
    page.select_option("[name=outcome]", "reminded")
    assert not page.is_visible("[name=fine]") and page.is_visible("[name=decision_number]")
    page.select_option("[name=outcome]", "fine")
    assert page.input_value("[name=fine]") == "7.500.000"
    with page.expect_navigation():
        page.click("button[value=submit]")
    record = FollowUp.objects.get()
    assert (record.fine, record.person.name) == (7_500_000, "Người Thử")
    page.goto(incident)
    panel = page.inner_text("#handling")
    assert "12/QĐ-XPHC" in panel and "7.500.000" in panel and "Người Thử" not in panel


def test_the_form_works_without_scripts(open_page, log_in, register, records):
    page = open_page(java_script_enabled=False)
    log_in(page, register["clerk"])
    page.goto(f"{records['accepted'].get_absolute_url()}follow-ups/new/")
    page.select_option("[name=outcome]", "handed_over")
    page.select_option("[name=handed_to]", "police")
    page.fill("[name=people]", "2")
    with page.expect_navigation():
        page.click("button[value=submit]")
    assert FollowUp.objects.get().handed_to == "police"
