"""Permits, demands and employers in the search over all registers."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.labour.intakes import Employer, Intake
from borderops.labour.permits import Permit
from borderops.lists.search import SHOWN, Row, Source, register


def permits(user, text):
    """The permits of exactly this number or travel paper, of those that the person may see; nobody is named."""
    seen = Permit.objects.visible_to(user).of_number(text).for_list().order_by("-pk")
    return [Row(str(each), permit_line(each), each.get_absolute_url()) for each in seen[:SHOWN]]


def permit_line(permit):
    told = [permit.programme.code, permit.district, permit.validity_words, permit.stage_words]
    return " · ".join(str(each) for each in told if each)


def demands(user, text):
    """The demands with every word in their number, letter, place or employer."""
    seen = Intake.objects.visible_to(user).search(text).for_list().order_by("-starts_on", "-pk")
    return [Row(str(each), demand_line(each), each.get_absolute_url()) for each in seen[:SHOWN]]


def demand_line(intake):
    return f"{intake.programme.code} · {intake.days_words} · {intake.state_words}"


def employers(user, text):
    """The employers with every word in a name, the place or the licence."""
    seen = Employer.objects.visible_to(user).search(text).for_list()
    return [Row(each.name, each.place, each.get_absolute_url()) for each in seen[:SHOWN]]


def list_of(name):
    """The list of this name, narrowed by the text."""
    return lambda text: f"{reverse(name)}?{urlencode({'q': text})}"


register(Source("permits", _("Work permits"), "labour.view_permit", permits, list_of("permits"), rank=6))
register(
    Source("demands", _("Demands for workers"), "labour.view_intake", demands, list_of("intakes"), rank=7)
)
register(Source("employers", _("Employers"), "labour.view_employer", employers, list_of("employers"), rank=7))
