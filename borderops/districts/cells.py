"""How places are written in the cells of a sheet. A commune is named by its code and, where needed, a day."""

import re
from datetime import timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import Commune, Counterpart, District
from borderops.districts.own_places import own_communes, own_districts
from borderops.sheets.cells import Cell, CodeCell, typed
from borderops.sheets.columns import Column, Several
from borderops.sheets.record_cells import BETWEEN, RecordCell, RecordsCell

A_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4}")


def aliases(text):
    return [alias.strip() for alias in text.split(BETWEEN)]


def counterpart_cell(cell=RecordCell):
    """Places on the other side, by code, Vietnamese or Chinese name."""
    return cell(
        Counterpart.objects.all,
        lambda place: [place.code, place.name_vi, place.name_zh, *aliases(place.aliases)],
        lambda place: f"{place.code} {place.name_vi}",
        _("Places on the other side"),
    )


def district_cell(cell=RecordCell):
    """Districts by name, abbreviation or code."""
    return of_own(
        cell(
            District.objects.all,
            lambda d: [d.code, d.abbr, f"huyện {d.name}"],
            lambda d: d.name,
            _("Districts"),
            digits=3,
        ),
        own_districts,
    )


def of_own(cell, own):
    """A cell whose drop-down offers the person's own places; another one may be written all the same."""
    cell.own, cell.others_too = own, True
    return cell


def commune_words(commune):
    """A commune so that it cannot be taken for another one with the same code."""
    return " ".join(filter(None, [commune.code, commune.name, commune.validity and f"({commune.validity})"]))


class CommuneCell(RecordCell):
    """A commune by its code; the first or last day beside it tells apart two with the same code."""

    hint = _("The commune's code; with its first or last day where a code was reused")
    own, others_too = staticmethod(own_communes), True

    def __init__(self):
        super().__init__(Commune.objects.all, lambda c: [c.code], commune_words, _("Communes"), digits=5)

    def find(self, text):
        days = {vietnamese.parse_day(day) for day in A_DAY.findall(text)}
        if not days or not re.match(r"\d{3,5}\b", text):
            return super().find(text)
        same_code = self.known.get(text.split()[0].zfill(5), {}).values()
        found = [commune for commune in same_code if days & {commune.valid_from, commune.valid_to}]
        if len(found) == 1:
            return found[0]
        raise ValueError(self.unknown(text, vietnamese.fold(text)))


class CommunesCell(RecordsCell, CommuneCell):
    """Several communes in one cell."""

    hint = _("Codes of communes with | between them; with a day where a code was reused")


class SuccessorCell(Cell):
    """The codes of the communes that a former one went into."""

    width = 22
    hint = _("Codes of communes with | between them")

    def read(self, value):
        return [code.strip().zfill(5) for code in typed(value).split(BETWEEN) if code.strip()]

    def render(self, value, obj=None, **kwargs):
        return BETWEEN.join(commune.code for commune in value or [])

    def told(self, value):
        return sorted(commune.pk for commune in value or [])


class Successors(Several):
    """Successors stand from the day after; their codes alone would not say which communes are meant."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        instance.chosen_successors = [heir_of(instance, code) for code in self.clean(row) or []]


class MainSuccessor(Column):
    """The successor that a former commune's figures go to; it stands among the others."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        code = self.clean(row)
        heirs = getattr(instance, "chosen_successors", None) or (
            instance.successors.all() if instance.pk else []
        )
        instance.main_successor = next((heir for heir in heirs if heir.code == code), None)
        if code and not instance.main_successor:
            raise ValueError(gettext("It must be one of those that the commune went into."))


class MainSuccessorCell(CodeCell):
    def render(self, value, obj=None, **kwargs):
        return value.code if value else ""


def heir_of(commune, code):
    """The commune with a code that stands from the day after the former one's last."""
    if not commune.valid_to:
        raise ValueError(
            gettext("Only a commune that has a last day went into others. Write that day first.")
        )
    day = commune.valid_to + timedelta(days=1)
    if heir := Commune.objects.filter(code=code, valid_from=day).first():
        return heir
    words = gettext("No commune with the code %(code)s stands from %(day)s. Put its row above this one.")
    raise ValueError(words % {"code": code, "day": vietnamese.day(day)})
