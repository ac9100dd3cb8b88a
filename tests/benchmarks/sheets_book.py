"""A workbook of incidents as a diligent office would send it: as many rows as wanted, each with 22 cells."""

import io
import random
from collections import Counter
from datetime import date, datetime, time, timedelta

import xlsxwriter

from borderops.districts.models import Commune, Unit
from borderops.incidents.choices import Direction, FoundBy
from borderops.incidents.models import IncidentCode

HEADINGS = [
    "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code", "regime", "direction",
    "offenders", "account", "reported_at", "found_by", "found_unit", "male", "female", "vn", "cn", "victims",
    "injured", "severity", "paper_book_number",
]  # fmt: skip
FIRST, DAYS = date(2025, 1, 1), 150
LOOKS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm"}


def rows(number, mark="S"):
    """Rows that say where, when and what without doubt; the same ones whenever they are asked for."""
    chance, communes, units, codes = random.Random(mark), plain_communes(), plain_units(), plain_codes()
    for turn in range(number):
        commune, code = chance.choice(communes), chance.choice(codes)
        male, female = chance.randint(0, 3), chance.randint(0, 2)
        day, people = FIRST + timedelta(days=chance.randrange(DAYS)), male + female
        yield [
            day, time(chance.randint(0, 23), chance.randint(0, 59)), commune.name, commune.district.name, "",
            f"thôn {chance.randint(1, 400)}", code.code, code.default_regime, chance.choice(Direction.values),
            people, f"Tổ tuần tra phát hiện {people} người qua biên giới, vụ số {mark}{turn}, đã lập biên bản.",
            datetime.combine(day, time(23, 59)), chance.choice(FoundBy.values), chance.choice(units), male,
            female, people, 0, 0, 0, "1", f"{mark}{turn:06d}",
        ]  # fmt: skip


def plain_communes():
    """Communes whose name means one place, all that time."""
    met = Counter(Commune.objects.values_list("name", flat=True))
    standing = Commune.objects.select_related("district").filter(other_districts=None).order_by("pk")
    days = FIRST, FIRST + timedelta(days=DAYS)
    return [each for each in standing if met[each.name] == 1 and all(map(each.stands_on, days))]


def plain_units():
    """Names of units that only one has."""
    met = Counter(Unit.objects.values_list("name", flat=True))
    return sorted(name for name in met if met[name] == 1)


def plain_codes():
    """Kinds that may be chosen and need no words."""
    codes = IncidentCode.objects.filter(parent__isnull=False).exclude(code="Z1").order_by("code")
    return [code for code in codes if not code.is_retired_on(FIRST + timedelta(days=DAYS))]


def book(number, mark="S"):
    """The same as an xlsx file."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"constant_memory": True})
    looks = {kind: workbook.add_format({"num_format": look}) for kind, look in LOOKS.items()}
    sheet = workbook.add_worksheet("Vụ việc")
    sheet.write_row(0, 0, HEADINGS)
    for turn, row in enumerate(rows(number, mark), 1):
        for place, cell in enumerate(row):
            if type(cell) in looks:
                sheet.write_datetime(turn, place, cell, looks[type(cell)])
            elif cell != "":
                sheet.write(turn, place, cell)
    workbook.close()
    return file.getvalue()
