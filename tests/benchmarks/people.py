"""Who logs in the benchmarks' register, and whose eyes the pages are measured with."""

from dataclasses import dataclass
from datetime import date

from borderops.districts.models import Commune, District, Unit
from borderops.management.sample_words import DISTRICTS
from borderops.people.models import Posting, User
from borderops.people.roles import Role

POSTS = 8  # border posts of a district, each with a clerk
SINCE = date(2015, 1, 1)
# A clerk of two districts, one of a few communes, and the other roles.
EYES = ["clerk", "post", "reviewer", "overseer", "observer"]


@dataclass
class Hand:
    """A clerk and the unit that the clerk logs for."""

    user: User
    unit: Unit


def make_hands():
    """The clerks of each district, by its key: 50 and a few in all."""
    districts = District.objects.filter(code__in=DISTRICTS)
    return {district.pk: [make_hand(district, turn) for turn in range(POSTS)] for district in districts}


def make_hand(district, turn):
    """A clerk of a district, at a post of their own."""
    unit = Unit.objects.create(name=f"Đồn {district.name} {turn + 1}", kind="đồn", district=district)
    return Hand(make_clerk(f"hand-{district.code}-{turn + 1}", unit, [district]), unit)


def make_clerk(name, unit, districts=()):
    user = User.objects.create(username=name, password="!")
    posting = Posting.objects.create(user=user, role=Role.CLERK, unit=unit, valid_from=SINCE)
    posting.districts.set(districts)
    return user


def make_post_clerk(hands):
    """A clerk who sees three communes only: those that the own post covers, before and after their merger."""
    district = District.objects.get(code="027")
    unit = hands[district.pk][0].unit
    unit.communes.set(Commune.objects.filter(district=district, on_border=True, valid_from=None)[:3])
    return make_clerk("post", unit)


def eyes(names=EYES):
    """The people whose pages are measured."""
    return {name: User.objects.get(username=name) for name in names}


def hands():
    """Every clerk with a post of their own."""
    return User.objects.filter(username__startswith="hand-").order_by("username")
