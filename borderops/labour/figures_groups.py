"""By what the figures of labour programmes are broken down, and which rows each has."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import Commune, District
from borderops.labour.choices import Sex
from borderops.labour.models import Programme, Sector


@dataclass(frozen=True)
class Part:
    """One row of a breakdown: the key under which it is counted, its code in addresses, and its name."""

    key: object
    code: str
    name: str


@dataclass(frozen=True)
class Group:
    """A way to break the figures down."""

    short: str
    label: Promise
    # What is counted in trips, and in monthly counts where they tell it.
    field: str
    parts: Callable
    in_month_counts: bool = True
    # Whether a small number in it would say something of single persons.
    hides_few: bool = False


def programmes(figures, found):
    """All of them, or the chosen one."""
    chosen = figures.programme
    shown = [chosen] if chosen else Programme.objects.visible_to(figures.user)
    return [Part(each.pk, each.code, str(each)) for each in shown]


def districts(figures, found):
    """Those in the reader's places and any other of which something is counted, on the border or not."""
    chosen, places = figures.district, figures.places
    for each in [chosen] if chosen else District.objects.all():
        if chosen or places.everywhere or each.pk in places.districts or each.pk in found:
            yield Part(each.pk, each.code, str(each))


def communes(figures, found):
    """Those of which something is counted, by district."""
    known = Commune.objects.filter(pk__in=[key for key in found if key]).select_related("district")
    order = {district.pk: place for place, district in enumerate(District.objects.all())}
    for each in sorted(known, key=lambda each: (order[each.district_id], each.name, each.pk)):
        yield Part(each.pk, str(each.pk), f"{each.name} ({each.district})")
    yield from not_said(found, gettext("Commune not known"))


def sexes(figures, found):
    for value, label in Sex.choices:
        yield Part(value, value, str(label))
    yield from not_said(found, gettext("Sex not known"))


def sectors(figures, found):
    """Those of which something is counted."""
    for each in Sector.objects.filter(pk__in=[key for key in found if key]):
        yield Part(each.pk, each.code, str(each))
    yield from not_said(found, gettext("Sector not known"))


def months(figures, found):
    """Each month of the period, by its place in it."""
    for place, month in enumerate(figures.period.months):
        yield Part(place, month.key, month.brief)


def not_said(found, name):
    """A last row for what nobody has said, where there is any."""
    for key in {None, ""} & set(found):
        yield Part(key, "none", name)


GROUPS = {
    group.short: group
    for group in (
        Group("programme", _("Labour programme"), "programme", programmes),
        Group("district", _("Home district"), "district", districts),
        Group("commune", _("Home commune"), "commune", communes, hides_few=True),
        Group("sex", _("Sex"), "worker__sex", sexes, in_month_counts=False, hides_few=True),
        Group("sector", _("Sector of work"), "sector", sectors, in_month_counts=False),
        Group("month", _("Month"), "month", months),
    )
}
