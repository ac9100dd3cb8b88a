"""The pages of the register and who opens which, for the test of every page."""

from borderops.districts.models import Commune
from tests.browser import labour_pages, summary_pages
from tests.browser.labour_pages import of_labour
from tests.browser.sheet_pages import of_sheets
from tests.browser.summary_pages import of_summaries

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
CLOSING = ["/summaries/closings/?period=2024", "/admin/summaries/closing/"]
MAY_CLOSE = ["/summaries/closings/new/?period=2024-M05&district=026"]
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
    "clerk": READING + WRITING + HANDLING + RECORDS + CLOSING,
    "reviewer": READING + WRITING + REVIEWING + ["/review/follow-ups/"] + RECORDS + CLOSING + MAY_CLOSE,
    "overseer": READING + WRITING + REVIEWING + RECORDS + CLOSING + MAY_CLOSE,
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
    PAGES[role] = PAGES[role] + pages + summary_pages.PAGES[role]
OWN = {
    "clerk": {"draft": "edit/", "returned": "edit/", "accepted": ""},
    "reviewer": {"submitted": "return/", "accepted": "strike/", "struck": "reopen/"},
    "overseer": {"submitted": "fold/", "accepted": "reopen/"},
    "observer": {"accepted": "print/"},
}


def pages_of(role, register, records, follow_up, shift, crossing, labour, sheets, summaries):
    """All that a role opens, its own records included."""
    own = [
        *of_a_shift(role, shift),
        *of_a_crossing(role, crossing),
        *of_labour(role, labour),
        *of_sheets(role, sheets),
        *of_summaries(role, summaries),
    ]
    own += [records[state].get_absolute_url() + verb for state, verb in OWN.get(role, {}).items()]
    return PAGES[role] + own + of_handling(role, follow_up) + in_the_admin(role, register, records)


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
