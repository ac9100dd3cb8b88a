"""The registers whose accepted records enter figures, and what of each record does: as a closing writes it down."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Case, Count, IntegerField, Max, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.functional import Promise

from borderops import vietnamese
from borderops.figures.periods import Period
from borderops.review.states import State


@dataclass(frozen=True, eq=False)
class CountedRegister:
    """A register of reviewed records. Each app declares its own in `counted.py`."""

    key: str
    label: Promise | str
    model: type
    # What of a record enters figures, as paths of fields with their names: first the day by which it is counted, then
    # the code of its district. Words that people write are never among them: to reword or to anonymise a record
    # changes no figure.
    fields: dict
    # The lists that hang on a record and count with it: the name of each, and which of its fields do.
    parts: dict = field(default_factory=dict)
    # What else must hold of an accepted record so that a figure counts it, as filters.
    among: dict = field(default_factory=dict)
    # When what counts of a record was last changed, be it in another record on which it hangs.
    touched: tuple = ("updated_at",)

    @property
    def columns(self):
        """What a line tells, in order, under the name by which a closing knows it: a path, or a list and its fields."""
        return self.fields | {
            f"{name}:{','.join(told)}": self.part(name).related_model._meta.verbose_name_plural
            for name, told in self.parts.items()
        }

    def part(self, name):
        return self.model._meta.get_field(name)

    @property
    def day(self):
        return [*self.fields][0]

    @property
    def district(self):
        return [*self.fields][1]

    @property
    def everything(self):
        """Its records in any state."""
        return self.model.objects.filter(**self.among)

    def records(self, period, district):
        """Those of a period, in a district or in all of them, in any state."""
        found = self.everything.filter(**{f"{self.day}__gte": period.start, f"{self.day}__lte": period.end})
        return found.filter(**{self.district: district.code}) if district else found

    def lines(self, period, district):
        """The number of each accepted record and what counts of it, as text that is the same in every language."""
        counted = self.records(period, district).counted().order_by()
        lists = [self.told_of(name, counted) for name in self.parts]
        rows = counted.order_by("number").values_list("pk", "number", *self.fields)
        for key, *told in rows.iterator(chunk_size=2000):
            yield (*map(as_text, told), *(each.get(key, "") for each in lists))

    def told_of(self, name, counted):
        """{key of a record: what counts of one of its lists}."""
        relation, told = self.part(name), {}
        among = {f"{relation.field.name}__in": counted.values("pk")}
        rows = relation.related_model.objects.filter(**among).order_by()
        for key, *values in rows.values_list(relation.field.attname, *self.parts[name]):
            told.setdefault(key, []).append(" ".join(as_text(value) or "-" for value in values))
        return {key: "; ".join(sorted(lines)) for key, lines in told.items()}

    def by_month(self, months):
        """{(place of the month, code of the district): (accepted records, when one of them was last changed)}."""
        day, district = self.day, self.district
        counted = self.records(Period.between(months[0].start, months[-1].end), None).counted().order_by()
        rows = counted.annotate(which_month=month_number(day, [month.start for month in months]))
        rows = rows.values_list("which_month", district).annotate(
            how_many=Count("*"), last_change=Max(self.last_touched)
        )
        return {(month, code): (number, last) for month, code, number, last in rows}

    @property
    def last_touched(self):
        """The latest of the moments at which what counts of a record was changed."""
        return Greatest(*self.touched) if len(self.touched) > 1 else self.touched[0]

    def waiting(self, period, district):
        """How many of its records waited for review."""
        return self.records(period, district).waiting().order_by().count()


counted_registers = {}


def register(*entries):
    """Adds registers, in the order in which a closing lists them."""
    counted_registers.update({entry.key: entry for entry in entries})


def named(model, *paths):
    """Paths of fields under the names that the model gives them."""
    return {path: model._meta.get_field(path.partition("__")[0]).verbose_name for path in paths}


def days_of(period):
    """The filters under which a list shows what counts of these days."""
    days = {"since": vietnamese.day(period.start), "until": vietnamese.day(period.end)}
    return {"state": State.ACCEPTED.value} | days


def month_number(day, starts, first=0):
    """Which of the spans that begin on these days a record falls in; halved, so that many cost little more."""
    if len(starts) == 1:
        return Value(first)
    half = len(starts) // 2
    before = When(**{f"{day}__lt": starts[half]}, then=month_number(day, starts[:half], first))
    return Case(before, default=month_number(day, starts[half:], first + half), output_field=IntegerField())


def as_text(value):
    """A value as a closing writes it: nothing for what is not known, which is not 0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())
