"""Every page for every role: opens, fits the screen, breaks no rule of accessibility or of our content policy.

Every page is asked for as every role that may open it: it answers, in Vietnamese. As few of them as will do then open
in the browser and are examined there: whatever element stands anywhere on any page (see `skeleton.bones`) stands in
the same place on one of these. They open on an office screen; then the window becomes as narrow as a phone, but for
the administration.

Not examined are: pages made of the same elements, classes, files and attributes as those, with other words, numbers
or more rows; what the order of elements or the length of words alone does; what a page does as it opens on a phone or
is touched (that is for the journeys, which go through theirs on both).
"""

import re

import pytest
from django.test import Client

from borderops.districts.models import Commune
from tests.browser.register_pages import PAGES, pages_of
from tests.browser.skeleton import bones, fewest
from tests.browser.sound import faults_of

VIETNAMESE = re.compile('<html[^>]* lang="vi"')
# Each half is a test, so that two cores share the work; little stands on pages of both.
HALF = ("/labour/", "/crossings/", "/sheets/")


@pytest.mark.parametrize("in_half", [True, False], ids=["labour-crossings-sheets", "the-rest"])
def test_every_page_is_sound(
    in_half, open_page, log_in, register, records, follow_up, shift, crossing, labour, sheets, summaries
):
    made_of = {}
    for role in PAGES:
        paths = pages_of(role, register, records, follow_up, shift, crossing, labour, sheets, summaries)
        paths = [path for path in paths if path.startswith(HALF) == in_half]
        made_of |= {(role, path): made for path, made in answers(register[role], paths)}
    told, examined = [], to_examine(made_of)
    for role in PAGES:
        page = open_page()
        log_in(page, register[role])
        paths = [path for whose, path in examined if whose == role]
        told += [f"{role}: {fault}" for path in paths for fault in faults_of(page, path, widths=widths(path))]
    assert not told, "\n".join(told)


def answers(user, paths):
    """Each page with what it is made of, as the user is answered."""
    client, told = Client(), []
    client.force_login(user)
    for path in paths:
        response = client.get(path)
        if response.status_code != 200 or not VIETNAMESE.search(response.text):
            told.append(f"{user}: {path} answers {response.status_code}, or not in Vietnamese")
        yield path, bones(response.text)
    assert not told, "\n".join(told)


def to_examine(made_of):
    """The pages that show everything, and at both widths everything that is not of the administration alone."""
    narrow = {page: made for page, made in made_of.items() if len(widths(page[1])) > 1}
    return fewest(narrow) + fewest(made_of, known=set().union(*narrow.values()))


def widths(path):
    """The administration is work for a desk; on a phone it opens, but only the register is made for one."""
    return [1366] if "/admin/" in path else [1366, 360]


def test_an_old_version_opens_without_breaking_the_content_policy(open_page, log_in, register):
    page, commune = open_page(), Commune.objects.first()
    log_in(page, register["admin"])
    response = page.goto(f"/admin/districts/commune/{commune.pk}/history/{commune.history.first().pk}/")
    assert response.status == 200


@pytest.mark.parametrize("path", ["/login/", "/offline/", "/no-such-page/"])
def test_pages_before_log_in_are_sound(page, register, path):
    assert not faults_of(page, path, status=404 if path == "/no-such-page/" else 200)
