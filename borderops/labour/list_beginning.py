"""With what a new list begins: what the address says, some files, or the lines that another list held back."""

from django.db.models import Q
from django.utils.functional import cached_property

from borderops.crossings.models import CrossingPoint
from borderops.labour.choices import ListKind
from borderops.labour.list_choosing import own_districts
from borderops.labour.permits import Permit
from borderops.labour.programmes import Programme
from borderops.labour.worker_lists import WorkerList
from borderops.lists.fields import DayField
from borderops.review.views import named_by

COPIED = ["day", "minutes_number", "basis"]


def keys_in(texts):
    """The keys among what an address says."""
    return [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 19]


class Beginning:
    """What stands in a new form; nothing of what the person may not see."""

    def __init__(self, user, asked):
        self.user, self.asked = user, asked

    def text(self, name):
        return self.asked.get(name, "").replace("\0", "")

    @cached_property
    def source(self):
        """The list whose held lines are taken over, of those that this person may read whole."""
        readable = WorkerList.objects.readable_by(self.user)
        reference = self.text("from")
        return readable.filter(named_by(reference)).first() if reference else None

    @cached_property
    def permits(self):
        """The files with which it begins."""
        keys = keys_in(self.asked.getlist("permit"))
        if self.source:
            keys = [line.permit_id for line in self.source.held_lines]
        return list(Permit.objects.visible_to(self.user).filter(pk__in=keys).order_by("pk"))

    def told(self):
        """The first values of the form."""
        first = self.permits[0] if self.permits else None
        told = {
            "kind": self.text("kind") if self.text("kind") in ListKind.values else None,
            "programme": self.named(Programme.objects.visible_to(self.user), "code", "programme"),
            "district": self.named(own_districts(self.user), "abbr", "district"),
            "crossing": self.named(CrossingPoint.objects.all(), "code", "crossing"),
            "day": self.day(),
        }
        told = {name: value for name, value in told.items() if value}
        if first:
            told = {"programme": first.programme_id, "district": first.district_id} | told
        if self.source:
            told = self.told_by_source() | told
        return told | {"permits": [permit.pk for permit in self.permits]}

    def told_by_source(self):
        """The facts of the list whose held lines go on, and the ends of its extensions."""
        source = self.source
        told = {name: getattr(source, name) for name in COPIED}
        told |= {name: getattr(source, f"{name}_id") for name in ("programme", "district", "crossing")}
        lines = {f"until-{line.permit_id}": line.until for line in source.held_lines}
        lines |= {f"remark-{line.permit_id}": line.remark for line in source.held_lines}
        return told | {"kind": source.kind} | lines

    def named(self, among, field, name):
        """The key of what the address names by its code or its key."""
        text = self.text(name)
        known = Q(**{field: text}) | Q(pk__in=keys_in([text]))
        return among.filter(known).values_list("pk", flat=True).first() if text else None

    def day(self):
        """The day of the address; nothing where it cannot be read."""
        try:
            return DayField.read(self.text("day"))
        except ValueError:
            return None

    @property
    def is_whole(self):
        """Whether it is said what the list is about."""
        told = self.told()
        return all(told.get(name) for name in ("kind", "programme", "district"))
