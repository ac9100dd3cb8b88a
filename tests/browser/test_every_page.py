"""Every page for every role: opens, fits the screen, breaks no rule of accessibility or of our content policy.

Every page is asked for as every role that may open it: it answers, in Vietnamese. A page that has anything in it
which no page before had in the same place (see `skeleton.bones`) then opens in the browser and is examined there.
What is left out is made of the same elements, classes, files and attributes as what was examined.
"""

import re

import pytest
from django.test import Client

from borderops.districts.models import Commune
from tests.browser.register_pages import PAGES, pages_of
from tests.browser.skeleton import bones
from tests.browser.sound import faults_of
from tests.browsing import WIDTHS

VIETNAMESE = re.compile('<html[^>]* lang="vi"')


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_sound(
    width, open_page, log_in, register, records, follow_up, shift, crossing, labour, sheets
):
    seen = set()
    for role in PAGES:
        client, page = Client(), open_page(width)
        client.force_login(register[role])
        log_in(page, register[role])
        paths = pages_of(role, register, records, follow_up, shift, crossing, labour, sheets)
        told = [fault for path in paths for fault in faults_of_one(client, page, path, width, seen)]
        assert not told, "\n".join([role, *told])


def faults_of_one(client, page, path, width, seen):
    """What is wrong with a page; it opens in the browser if it has anything in it that was not seen before."""
    response = client.get(path)
    if response.status_code != 200 or not VIETNAMESE.search(response.text):
        return [f"{path} answers {response.status_code}, or not in Vietnamese"]
    made_of = bones(response.text)
    if not is_made_for(width, path) or made_of <= seen:
        return []
    seen |= made_of
    return faults_of(page, path)


def is_made_for(width, path):
    """The administration is work for a desk; on a phone it opens, but only the register is made for one."""
    return width > 1000 or "/admin/" not in path


def test_an_old_version_opens_without_breaking_the_content_policy(open_page, log_in, register):
    page, commune = open_page(), Commune.objects.first()
    log_in(page, register["admin"])
    response = page.goto(f"/admin/districts/commune/{commune.pk}/history/{commune.history.first().pk}/")
    assert response.status == 200


@pytest.mark.parametrize("path", ["/login/", "/offline/", "/no-such-page/"])
def test_pages_before_log_in_are_sound(page, register, path):
    assert not faults_of(page, path, status=404 if path == "/no-such-page/" else 200)
