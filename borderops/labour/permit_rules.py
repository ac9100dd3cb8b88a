"""What must hold of a permit; the same for form, administration and workbook."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.choices import Stage
from borderops.labour.papers import plain_number
from borderops.review.states import State

WRITTEN = ("number", "place", "note")
# What a permit had when it was issued, it keeps; without its days nobody would ever be overdue.
OF_ISSUE = ("number", "valid_from", "valid_to", "employer", "paper_number", "paper_expires_on")
SENT = [State.SUBMITTED, State.ACCEPTED]


class PermitRules:
    """A permit keeps the programme's term and age, the paper outlasts it, and a worker has one at a time."""

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        self.paper_number = plain_number(self.paper_number)
        errors = dict(self.faults_of_wage())
        errors |= dict(self.faults_of_paper())
        errors |= dict(self.faults_of_days())
        if self.programme_id:
            errors |= dict(self.faults_with_programme())
        if self.issued_on:
            errors = dict(self.faults_after_issue()) | errors
        if not errors and (other := self.overlapped()):
            words = gettext(
                "The worker has another permit in these days (%(other)s, %(days)s). Mend the days, or cancel that one."
            )
            errors["valid_from"] = words % {"other": other, "days": other.validity_words}
        if errors:
            raise ValidationError(errors)

    def faults_of_paper(self):
        """What cannot be true of the travel paper, by field."""
        if self.paper_number and not self.paper_kind:
            yield "paper_kind", gettext("Say which paper the number is of.")
        if self.paper_expires_on and self.ends_on and self.paper_expires_on < self.ends_on:
            words = gettext("The paper ends on %(day)s, before the permit. Renew it, or shorten the permit.")
            yield "paper_expires_on", words % {"day": vietnamese.day(self.paper_expires_on)}

    def faults_of_days(self):
        """What cannot be true of the validity and the age, by field."""
        if bool(self.valid_from) != bool(self.valid_to):
            missing = "valid_to" if self.valid_from else "valid_from"
            yield missing, gettext("Write both days of the permit, or leave both empty until it is issued.")
        elif self.valid_from and self.valid_to < self.valid_from:
            yield "valid_to", gettext("The last day lies before the first. Correct one of them.")
        elif self.valid_from and self.programme_id:
            yield from self.faults_of_term()
            yield from self.faults_of_age()

    def faults_after_issue(self):
        """What accepted lists have built on and an edit would take away, by field."""
        for name in OF_ISSUE:
            if not getattr(self, self._meta.get_field(name).attname):
                yield (
                    name,
                    gettext("The permit was issued with it. Write what is right; it cannot be left out."),
                )
        if self.extended and self.valid_to and self.valid_to >= self.due_on:
            words = gettext("A list extends the permit until %(day)s: its own last day lies before that.")
            yield "valid_to", words % {"day": vietnamese.day(self.due_on)}
        first = self.trips.order_by("out_on").values_list("out_on", flat=True).first()
        if first and self.valid_from and self.valid_from > first:
            words = gettext("The worker departed on %(day)s: the permit holds from that day or before.")
            yield "valid_from", words % {"day": vietnamese.day(first)}
        if self.went_on and self.ends_on and self.ends_on < self.went_on:
            words = gettext("The worker departed on %(day)s: the permit holds until that day or later.")
            yield "valid_to", words % {"day": vietnamese.day(self.went_on)}

    def faults_of_term(self):
        programme = self.programme
        latest = programme.last_day_from(self.valid_from)
        earliest = programme.earliest_end_from(self.valid_from)
        told = {"programme": programme, "term": programme.term_words}
        if latest and self.valid_to > latest:
            words = gettext(
                "%(programme)s gives permits for %(term)s: from this day until %(day)s at the latest."
            )
            yield "valid_to", words % (told | {"day": vietnamese.day(latest)})
        elif earliest and self.valid_to < earliest:
            words = gettext("%(programme)s gives permits for %(term)s: from this day until %(day)s at least.")
            yield "valid_to", words % (told | {"day": vietnamese.day(earliest)})

    def faults_of_age(self):
        """Too young on the first day; by the year of birth alone, where it may be so."""
        age = self.worker.age_on(self.valid_from) if self.worker_id else None
        if age is not None and age < self.programme.youngest:
            words = gettext(
                "The worker would be %(age)s: the programme takes people from %(youngest)s years on."
            )
            yield "valid_from", words % {"age": age, "youngest": self.programme.youngest}

    def faults_with_programme(self):
        """What does not belong to the programme, by field."""
        if self.intake_id and self.intake.programme_id != self.programme_id:
            yield "intake", gettext("This demand belongs to another programme. Choose one of this programme.")
        if self.sector_id and not self.programme.offers(self.sector):
            yield "sector", gettext("This programme has no such sector. Choose one of its sectors.")
        taken = type(self).objects.filter(programme=self.programme_id, number=self.number).exclude(pk=self.pk)
        if self.number and taken.exists():
            yield "number", gettext("Another permit of this programme has this number. Check it.")

    def overlapped(self, until=None):
        """Another permit of the worker, neither refused nor cancelled, on a common day; as extended until a day."""
        if not self.valid_from or not self.worker_id:
            return None
        end = Coalesce(F("due_on"), F("valid_to"))
        others = type(self).objects.filter(worker=self.worker_id).exclude(pk=self.pk)
        others = others.exclude(stage__in=[Stage.REFUSED, Stage.CANCELLED]).annotate(last_day=end)
        return others.filter(valid_from__lte=until or self.ends_on, last_day__gte=self.valid_from).first()

    def write(self, by, seen=None):
        """Saves a new permit or an edit, one at a time for each worker, and gives it as it stands.

        Raises ValidationError where the worker is not the person's, or somebody has changed the permit since `seen`.
        """
        with transaction.atomic():
            workers = type(self)._meta.get_field("worker").related_model.objects
            worker = (
                workers.visible_to(by).select_for_update(of=["self"], no_key=True).filter(pk=self.worker_id)
            )
            self.worker = worker.first()
            if self.worker is None:
                raise ValidationError(gettext("This worker lies outside your places."))
            self.refuse_gone()
            if self._state.adding:
                self.entered_by = by
                self.district, self.commune = self.worker.district, self.worker.commune
            else:
                self.keep_settled(seen)
            self.full_clean()
            self._history_user = by
            self.save()
            self.trips.exclude(sector=self.sector_id).update(sector=self.sector_id)
        return self

    def refuse_gone(self):
        """A worker who is merged, or whose data are removed, gets no permit."""
        if self.worker.merged_into_id:
            raise ValidationError(gettext("This worker was merged into another. Go on with that one."))
        if self.worker.forgotten_at:
            raise ValidationError(gettext("The personal data of this worker were removed. Log a new worker."))

    def keep_settled(self, seen):
        """What the lists say stays, whatever a form still holds."""
        stored = type(self).objects.select_for_update(of=["self"], no_key=True).get(pk=self.pk)
        self.refuse_stale(seen)
        if stored.worker_id != self.worker_id:
            words = gettext("A permit stays with its worker. Cancel it and make a new one for the other.")
            raise ValidationError({"worker": words})
        named = stored.stage != Stage.PREPARED or stored.lines.filter(list__state__in=SENT).exists()
        if named and stored.programme_id != self.programme_id:
            words = gettext(
                "A list already names this permit: its programme stays. Cancel it and make a new one."
            )
            raise ValidationError({"programme": words})
        for field in self._meta.concrete_fields:
            if not field.editable:
                setattr(self, field.attname, getattr(stored, field.attname))
        if not self.extended and self.issued_on:
            self.due_on = self.valid_to
