"""Every page for every role: opens, fits the screen, breaks no rule of accessibility or of our content policy."""

import pytest

from borderops.districts.models import Commune
from tests.browser import labour_pages
from tests.browser.labour_pages import of_labour

axe_playwright_python = pytest.importorskip("axe_playwright_python.sync_playwright")

READING = [
    "/",
    "/incidents/",
    "/incidents/book/",
    "/summaries/districts/?period=2024",
    "/summaries/districts/?period=2021",
    "/figures/",
    "/search/?q=lung",
    "/patrols/today/?day=20/05/2024",
    "/patrols/calendar/?month=2024-05",
    "/patrols/shifts/",
    "/patrols/shifts/book/",
    "/patrols/posts/?as_of=2021-05-31",
    "/patrols/joint/",
    "/patrols/markers/",
    "/patrols/markers/424/",
    "/patrols/figures/?period=2024",
    "/patrols/mechanisms/",
    "/crossings/",
    "/crossings/?as_of=2021-12-31",
    "/crossings/TT-TB/",
    "/crossings/PB-DC/",
    "/crossings/points/",
    "/crossings/proposals/",
    "/crossings/rules/",
    "/crossings/changes/",
    "/crossings/traffic/",
    "/crossings/figures/?period=2024",
    "/crossings/closed-hours/?year=2024",
]
WRITING = [
    "/incidents/new/",
    "/patrols/shifts/new/",
    "/patrols/joint/new/",
    "/outbox/",
    "/figures/new/",
    "/sheets/",
    "/sheets/incidents/import/",
    "/password/",
]
WRITING += ["/review/incidents/submit-all/?state=draft"]
WRITING += ["/crossings/changes/new/?crossing=PB-DC", "/crossings/changes/several/", "/crossings/notices/"]
WRITING += ["/crossings/notices/new/", "/crossings/traffic/new/?crossing=PB-DC"]
REVIEWING = ["/review/", "/review/figures/", "/review/incidents/accept-all/", "/incidents/none/"]
REVIEWING += ["/review/incidents/return-all/?code=D", "/review/shifts/", "/review/joint-patrols/"]
REVIEWING += ["/patrols/posts/new/", "/patrols/mechanisms/new/"]
REVIEWING += ["/crossings/points/new/", "/crossings/PB-DC/edit/", "/crossings/PB-DC/events/new/"]
REVIEWING += ["/review/flow-changes/", "/review/traffic/"]
HANDLING = ["/follow-ups/", "/incidents/overdue/?which=open"]
RECORDS = ["/admin/", "/admin/incidents/incident/", "/admin/figures/reportedfigure/"]
RECORDS += ["/admin/patrols/shiftreport/", "/admin/patrols/jointpatrol/"]
RECORDS += ["/admin/crossings/flowchange/", "/admin/crossings/notice/", "/admin/crossings/trafficreport/"]
LISTS = [
    "/admin/districts/commune/", "/admin/districts/district/", "/admin/districts/unit/", "/admin/people/user/",
    "/admin/districts/bordermarker/", "/admin/districts/counterpart/", "/admin/people/posting/",
    "/admin/incidents/incidentcode/", "/admin/figures/indicator/", "/admin/crossings/crossingpoint/",
    "/admin/patrols/mechanismchange/", "/admin/crossings/crossingevent/", "/admin/crossings/orderrule/",
]  # fmt: skip
PAGES = {
    "clerk": READING + WRITING + HANDLING + RECORDS,
    "reviewer": READING + WRITING + REVIEWING + ["/review/follow-ups/"] + RECORDS,
    "overseer": READING + WRITING + REVIEWING + RECORDS,
    "observer": READING,
    "admin": [
        "/",
        "/sheets/",
        "/admin/",
        "/admin/lists/savedview/",
        "/admin/patrols/post/",
        "/patrols/posts/",
        "/patrols/markers/",
        "/crossings/TT-TB/",
        "/crossings/points/",
        "/crossings/rules/",
        *LISTS,
        *(f"{page}add/" for page in LISTS),
    ],
}
for role, pages in labour_pages.PAGES.items():
    PAGES[role] = PAGES[role] + pages
OWN = {
    "clerk": {"draft": "edit/", "returned": "edit/", "accepted": ""},
    "reviewer": {"submitted": "return/", "accepted": "strike/", "struck": "reopen/"},
    "overseer": {"submitted": "fold/", "accepted": "reopen/"},
    "observer": {"accepted": "print/"},
}


# What was examined in this run; the frame around it is examined with every first page of a role.
EXAMINED = set()
# The elements of a page with their classes, what they are to assistive technology, which attributes they have, and
# whether they hold words; of rows that are alike, the first.
SKELETON = """() => {
  const meant = ["role", "type", "lang", "tabindex", "hidden", "disabled", "aria-current", "aria-hidden"];
  const told = (element, name) => {
    const value = element.getAttribute(name).trim();
    return meant.includes(name) ? `${name}=${value}` : `${name}${value ? "" : "=empty"}`;
  };
  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const bones = (element) => {
    const attributes = element.getAttributeNames().filter((name) => name !== "class").sort();
    const inner = [...element.children].map(bones).filter((each, turn, all) => each !== all[turn - 1]);
    const own = [element.tagName, element.getAttribute("class"), attributes.map((name) => told(element, name))];
    return `${own.join(" ")} ${hasWords(element)}(${inner.join(",")})`;
  };
  return bones(document.querySelector("main") ?? document.body);
}"""


@pytest.mark.parametrize("role", PAGES)
def test_every_page_is_sound(page, log_in, register, records, follow_up, shift, crossing, labour, role):
    log_in(page, register[role])
    own = [*of_a_shift(role, shift), *of_a_crossing(role, crossing), *of_labour(role, labour)]
    own += [records[state].get_absolute_url() + verb for state, verb in OWN.get(role, {}).items()]
    paths = PAGES[role] + own + of_handling(role, follow_up) + in_the_admin(role, register, records)
    # The administration is work for a desk; on a phone it opens, but only the register is made for one.
    at_a_desk = page.viewport_size["width"] > 1000
    if not at_a_desk:
        paths = on_a_phone(role, paths)
    faults = [fault for path in paths for fault in faults_of(page, path)]
    assert not faults, "\n".join(faults)


def test_an_old_version_opens_without_breaking_the_content_policy(open_page, log_in, register):
    page, commune = open_page(), Commune.objects.first()
    log_in(page, register["admin"])
    response = page.goto(f"/admin/districts/commune/{commune.pk}/history/{commune.history.first().pk}/")
    assert response.status == 200


@pytest.mark.parametrize("path", ["/login/", "/offline/", "/no-such-page/"])
def test_pages_before_log_in_are_sound(page, register, path):
    assert not faults_of(page, path, status=404 if path == "/no-such-page/" else 200)


def on_a_phone(role, paths):
    """What is the same for all who read is examined once on a phone: as the clerk, whose tool it is."""
    others = [] if role == "clerk" else READING[1:] + WRITING + labour_pages.READING + labour_pages.WRITING
    return [path for path in paths if "/admin/" not in path and path not in others]


def of_handling(role, follow_up):
    """What was done about an incident, and whom it names."""
    if role != "clerk":
        return [follow_up.get_absolute_url()] if role == "reviewer" else []
    incident = follow_up.incident.get_absolute_url()
    named = f"{incident}persons/{follow_up.person_id}/"
    pages = [f"{incident}follow-ups/new/", f"{incident}persons/", f"{named}edit/", f"{named}paper/"]
    return [f"{follow_up.get_absolute_url()}edit/", *pages]


def of_a_shift(role, shift):
    """A shift, its post, and what may be done with them; who keeps the lists sees posts alone."""
    if role == "admin":
        return [shift.post.get_absolute_url()]
    own, post = shift.get_absolute_url(), shift.post.get_absolute_url()
    pages = [own, f"{own}print/", post]
    return pages + [f"{post}edit/", f"{post}events/new/"] if role in ("reviewer", "overseer") else pages


def of_a_crossing(role, crossing):
    """What was reported of a crossing point, and what may be done with it; notices are not for all who read."""
    if role == "admin":
        return []
    change, traffic = (crossing[name].get_absolute_url() for name in ("change", "traffic"))
    if role == "observer":
        return [change, traffic]
    notice, draft = (crossing[name].get_absolute_url() for name in ("notice", "draft"))
    pages = [
        change,
        f"{traffic}print/",
        notice,
        f"/crossings/changes/several/?notice={crossing['notice'].pk}",
    ]
    pages.append(f"/crossings/changes/new/?corrects={crossing['change'].reference}")
    return (
        pages + [f"{draft}edit/", f"{notice}edit/", traffic]
        if role == "clerk"
        else [*pages, f"{change}strike/"]
    )


def in_the_admin(role, register, records):
    """One record's pages in the admin: to change, to read, its history."""
    if role == "admin":
        person = f"/admin/people/user/{register['clerk'].pk}"
        place = f"/admin/districts/commune/{Commune.objects.first().pk}"
        return [f"{person}/change/", f"{person}/password/", f"{place}/change/", f"{place}/history/"]
    if role == "observer":
        return []
    pages = [f"/admin/incidents/incident/{records[state].pk}/" for state in ("returned", "accepted")]
    return [page + name for page in pages for name in ("change/", "history/")]


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
    if is_new(page):
        unroll(page)
        faults += [f"{path}: {words(fault)}" for fault in axe(page)]
    return faults


def is_new(page):
    """Whether this markup, whatever its words and numbers, was not examined at this width before, for another role."""
    known = page.viewport_size["width"], page.evaluate(SKELETON)
    is_new = known not in EXAMINED
    EXAMINED.add(known)
    return is_new


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
