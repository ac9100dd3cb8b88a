"""The form of a list of workers: one day, one minutes number, and a tick for each who stands in it."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.models import CrossingPoint
from borderops.districts.models import Commune
from borderops.labour import list_choosing as choosing
from borderops.labour.choices import AT_CROSSING, ListKind
from borderops.labour.list_fields import (
    LABELS,
    SAID,
    HowChosen,
    Row,
    WhatHappened,
    WhichList,
    remark_field,
)
from borderops.labour.list_rules import MOST
from borderops.labour.permits import Permit
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.lists.fields import DayField
from borderops.review.forms import RecordForm


class WorkerListForm(WhichList, WhatHappened, HowChosen, RecordForm):
    """Logs or mends a list; whoever was ticked stays ticked, whatever is looked for meanwhile."""

    field_order = [*SAID, "until", "numbers", "leave_out", "find", "commune"]

    class Meta:
        model = WorkerList
        fields = SAID
        labels = LABELS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", timezone.localdate())
        self.stored = {line.permit_id: line for line in self.instance.stored_part("lines")}
        self.fields["district"].queryset = choosing.own_districts(self.user)
        self.kind, self.programme, self.district = [
            self.chosen(name) for name in ("kind", "programme", "district")
        ]
        self.leave_out_what_does_not_belong()
        self.permits = choosing.permits_of(self.user, self.programme, self.district)
        lived_in = Exists(self.permits.order_by().filter(commune=OuterRef("pk")))
        near = Q(district=self.district) | Q(other_districts=self.district)
        communes = Commune.objects.filter(near, lived_in) if self.district else Commune.objects.none()
        self.fields["commune"].queryset = communes.distinct().order_by("name")
        self.ticked = self.ticks()
        self.take_pasted()
        self.lay_rows()

    def chosen(self, name):
        """What is chosen in a field now, whatever the rest of the form says; nothing for what is not offered."""
        try:
            return self.fields[name].clean(self[name].value())
        except ValidationError:
            return None

    def leave_out_what_does_not_belong(self):
        """Nobody crosses by most lists, and only an extension has a new end."""
        if self.kind in AT_CROSSING:
            self.fields["crossing"].queryset = CrossingPoint.objects.west_to_east()
        else:
            del self.fields["crossing"]
        if self.kind != ListKind.EXTEND:
            del self.fields["until"]

    def ticks(self):
        """Whom the form names already: what the browser has sent, or what is stored or begun with."""
        if self.is_bound:
            sent = self.data.getlist("permit")
            return {int(key) for key in sent if key.isascii() and key.isdecimal() and len(key) < 19}
        return {*self.stored, *self.initial.get("permits", ())}

    def take_pasted(self):
        """Ticks whom the pasted numbers mean, with the days beside them; keeps what to say of the others."""
        pasted = choosing.read_pasted(self["numbers"].value())
        days, self.not_found = {}, []
        if pasted:
            days, self.not_found = choosing.find_pasted(self.permits, self.kind, pasted)
            self.ticked |= set(days)
            self.data = self.data.copy()
        for key, day in days.items():
            if day and not self.data.get(f"until-{key}"):
                self.data[f"until-{key}"] = vietnamese.day(day)

    def lay_rows(self):
        """The rows to tick: those who are ticked, and those who may be."""
        text = vietnamese.clean(self["find"].value(), single_line=True)
        ready = choosing.ready_for(self.permits, self.kind)
        offered = choosing.offered_for(ready, self.kind, self.chosen("day") or timezone.localdate())
        found = choosing.in_order(choosing.narrowed(offered, text, self.chosen("commune")))[: MOST + 1]
        found = {permit.pk: permit for permit in found}
        self.has_more = len(found) > MOST
        if self.has_more:
            found.popitem()
        self.tick_or_clear(set(found))
        self.named = self.named_permits()
        offered = self.named | found
        may_name = self.visible_among(offered)
        elsewhere = choosing.named_elsewhere(offered, self.kind, self.instance)
        is_ready = set(ready.filter(pk__in=offered).values_list("pk", flat=True))
        self.lay_days(offered.values())
        self.lay_remarks(offered.values(), may_name)
        self.begin_where_planned(self.named or found)
        self.rows = [
            Row(self, each, each.pk in may_name, each.pk in is_ready, elsewhere.get(each.pk, []))
            for each in offered.values()
        ]

    def tick_or_clear(self, shown):
        """What the buttons above the rows do to all that are shown."""
        asked = self.data.get("offer") if self.is_bound else ""
        if asked == "all":
            self.ticked |= shown
        elif asked == "none":
            self.ticked -= shown

    def named_permits(self):
        """The files that are ticked, by key: of the person's places, and those that the list holds already."""
        keys = self.visible_among(self.ticked) | (self.ticked & set(self.stored))
        return {permit.pk: permit for permit in choosing.in_order(Permit.objects.filter(pk__in=keys))}

    def visible_among(self, keys):
        return set(Permit.objects.visible_to(self.user).filter(pk__in=keys).values_list("pk", flat=True))

    def lay_days(self, permits):
        """In an extension, a field for the day of each."""
        for permit in permits if self.kind == ListKind.EXTEND else ():
            name, line = f"until-{permit.pk}", self.stored.get(permit.pk)
            label = gettext("%(permit)s, extended until") % {"permit": permit}
            self.fields[name] = DayField(label=label, required=False)
            self.fields[name].widget.attrs |= {"aria-label": label, "class": "form-control"}
            self.initial.setdefault(name, line and line.until)

    def lay_remarks(self, permits, may_name):
        """A field for what is to be said of each, as on a list of paper; not of whom this person may not know."""
        for permit in permits:
            if permit.pk in may_name:
                line = self.stored.get(permit.pk)
                self.fields[f"remark-{permit.pk}"] = remark_field(permit)
                self.initial.setdefault(f"remark-{permit.pk}", line.remark if line else "")

    def begin_where_planned(self, permits):
        """A new list begins with the crossing point that the files of its workers name, where it is but one."""
        planned = {permit.crossing_id for permit in permits.values()} - {None}
        if "crossing" not in self.fields or self.instance.pk or len(planned) != 1:
            return
        if not self.is_bound:
            self.initial.setdefault("crossing", *planned)
        elif "crossing" not in self.data:  # the kind was chosen just now, and the field comes with it
            self.data = self.data.copy()
            self.data["crossing"] = str(*planned)

    def offer(self):
        """Shows the rows anew and says nothing of faults yet: the person is still choosing."""
        self.full_clean()
        self.errors.clear()

    def clean(self):
        cleaned = super().clean()
        if "crossing" not in self.fields:
            self.instance.crossing = None
        if len(self.named) < len(self.ticked):
            self.add_error(
                None, gettext("A ticked worker is not found in your places. Look at the ticks again.")
            )
        staying = [key for key in self.stored if key in self.named]
        added = [key for key in self.named if key not in self.stored]
        self.instance.set_part("lines", [self.line_of(key, cleaned) for key in [*staying, *added]])
        return cleaned

    def line_of(self, key, cleaned):
        """The line of a ticked worker: the stored one, mended, or a new one."""
        line = self.stored.get(key) or ListLine(permit=self.named[key])
        extends = self.kind == ListKind.EXTEND
        line.until = (cleaned.get(f"until-{key}") or cleaned.get("until")) if extends else None
        if f"remark-{key}" in cleaned.keys() & self.data.keys():
            line.remark = vietnamese.clean(cleaned[f"remark-{key}"], single_line=True)
        return line

    def ask_before_submit(self):
        """Pasted numbers that mean nobody are mended first, or left out knowingly."""
        if self.not_found and not self.cleaned_data.get("leave_out"):
            ask = gettext("Mend these lines, or tick below to send the list without them.")
            self.add_error("numbers", " ".join([*self.not_found, ask]))
