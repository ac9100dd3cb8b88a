"""Communes, units and markers in the search over all registers, for who may open them in the administration."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.lists.search import SHOWN, Row, Source, register

NAMES = {Unit: ["name"], Commune: ["name", "aliases"], BorderMarker: ["code"], District: ["name"]}


def find(user, text):
    """The places whose names hold every word, whatever their marks and capitals."""
    words = vietnamese.fold(text).split()
    found = (
        row_of(place)
        for model, names in NAMES.items()
        if user.has_perm(f"districts.view_{model._meta.model_name}")
        for place in named(model, names, words)
    )
    return list(found)[:SHOWN]


def named(model, names, words):
    """The places of one sort, those first whose name begins so; few enough to be read whole."""
    texts = {pk: vietnamese.fold(" ".join(rest)) for pk, *rest in model.objects.values_list("pk", *names)}
    keys = [pk for pk, text in texts.items() if all(word in text for word in words)]
    keys = sorted(keys, key=lambda pk: (not texts[pk].startswith(words[0]), texts[pk]))[:SHOWN]
    places = model.objects.in_bulk(keys)
    return [places[pk] for pk in keys]


def row_of(place):
    """A place as its page in the administration."""
    meta = place._meta
    line = getattr(place, "validity", "") or ""
    name = str(meta.verbose_name).capitalize()
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[place.pk])
    return Row(str(place), " · ".join(filter(None, [name, line])), url)


register(Source("directory", _("Units, communes, markers"), "people.use_admin", find, rank=4))
