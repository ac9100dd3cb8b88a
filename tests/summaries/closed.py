"""Closes periods as a person does: looks at the page, and sends its form."""

import re

from django.urls import reverse

from borderops.figures.periods import Period
from borderops.summaries.closing import close
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import Manifest
from tests.figures.factories import log_in

MONTH = "2021-M03"


def address(period=MONTH, district=None):
    return reverse("close-figures") + f"?period={period}" + (f"&district={district.code}" if district else "")


def look(user, period=MONTH, district=None):
    """The page on which a period is closed."""
    return log_in(user).get(address(period, district))


def seen_on(page):
    """What its form says that the person has looked at."""
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page.text)[1]


def send(user, period=MONTH, district=None, seen=None, reason=""):
    """The answer to the form; without more said, of somebody who has just looked."""
    seen = seen or seen_on(look(user, period, district))
    return log_in(user).post(address(period, district), {"reason": reason, "seen": seen})


def closed(user, period=MONTH, district=None, reason="đã đối chiếu"):
    """A closing of what counts now."""
    span = Period.parse(period)
    return close(user, span, district, reason, Manifest.of(span, district).digest)


def current(period=MONTH, district=None):
    return Closing.objects.current().filter(period=period, district=district).first()
