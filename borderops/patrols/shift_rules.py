"""What must hold of a shift report: always, and before it may be submitted."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.patrols.choices import PostChange, ShiftOutcome
from borderops.patrols.days import A_DAY
from borderops.review.states import State

LONGEST = timedelta(hours=24)
# A report may be sent while the next shift is already at the post.
BEFORE_THE_END = timedelta(minutes=30)


class ShiftRules:
    """The rules of a shift report, the same for form, admin and workbook."""

    def clean(self):
        """What holds for every report, drafts included."""
        errors = dict(self.faults_of_hours()) | dict(self.faults_of_outcome())
        if not errors and (fault := self.fault_of_post()):
            errors["post"] = fault
        if not errors and (other := self.overlapped()):
            errors["starts_at"] = overlap_words(other)
        if errors:
            raise ValidationError(errors)

    def faults_of_hours(self):
        """What cannot be true of the hours, by field."""
        if not self.starts_at or not self.ends_at:
            return
        if self.starts_at > timezone.now():
            yield "starts_at", gettext("This shift lies in the future. Report it when it has begun.")
        if self.ends_at <= self.starts_at:
            yield "ends_at", gettext("The shift ends before it begins. Correct one of the two times.")
        elif self.ends_at - self.starts_at > LONGEST:
            hours = vietnamese.number((self.ends_at - self.starts_at).total_seconds() / 3600, 1)
            words = gettext(
                "The shift would be %(hours)s hours long, more than a day. Correct one of the two times."
            )
            yield "ends_at", words % {"hours": hours}

    def faults_of_outcome(self):
        """A shift in which nothing happened has no incident."""
        if self.outcome == ShiftOutcome.NIL and self.pk and self.incidents_told().exists():
            yield "outcome", gettext("Incidents are logged from this shift. Choose “Something happened”.")

    def incidents_told(self):
        """The incidents logged from this shift, those that do not count left out."""
        return self.incidents.exclude(state=State.STRUCK)

    def fault_of_post(self):
        """Why nothing can be reported from the post for this shift, or nothing."""
        if not self.post_id or not self.starts_at:
            return ""
        day = timezone.localdate(self.starts_at)
        last = self.post.event_before(day)
        if last and last.kind != PostChange.CLOSED:
            return ""
        if last:
            words = gettext("%(post)s has been closed since %(day)s. Choose another post, or another day.")
            return words % {"post": self.post, "day": vietnamese.day(last.on)}
        words = gettext("%(post)s was not open on %(day)s. Choose another post, or another day.")
        return words % {"post": self.post, "day": vietnamese.day(day)}

    def settle_place(self):
        """Where the post stood that day, its unit, and which of the day's expected reports this is."""
        post, day = self.post, timezone.localdate(self.starts_at)
        self.unit = post.unit if self.is_open else self.unit
        self.district, self.commune = post.stood_on(day).district, post.commune_on(day)
        self.duty_day, slot = self.expected_place(day)
        taken = self.others().filter(duty_day=self.duty_day, slot=slot).exists() if slot else False
        self.slot = None if taken or self.state == State.STRUCK else slot

    def expected_place(self, day):
        """The duty day and its shift; a shift begun after midnight may stand for the day before."""
        for begun in (day, day - A_DAY):
            if expected := self.post.expectation_on(begun):
                duty_day, slot = expected.place_of(self.starts_at, self.ends_at)
                if expected.holds_on(duty_day):
                    return duty_day, slot
        return day, None

    def others(self):
        """The other reports of the post that stand."""
        return type(self).objects.filter(post=self.post_id).exclude(state=State.STRUCK).exclude(pk=self.pk)

    def overlapped(self):
        """A report of the same post for some of the same time; the same form, sent again, is no other."""
        if not self.post_id or not self.starts_at or not self.ends_at or self.state == State.STRUCK:
            return None
        # No shift is longer than a day: only those that began a day before can reach into this one.
        near = self.others().filter(starts_at__gt=self.starts_at - LONGEST, starts_at__lt=self.ends_at)
        return near.filter(ends_at__gt=self.starts_at).exclude(form_key=self.form_key).first()

    def refuse_overlap(self):
        """Raises ValidationError where another report of the post stands for some of the same time."""
        if other := self.overlapped():
            raise ValidationError({"starts_at": overlap_words(other)})

    def lacking_declarations(self):
        """How many people were checked without a declaration, where that needs a word; else 0."""
        if self.declarations is None or self.people is None:
            return 0
        return max(self.people - self.declarations, 0)

    def clean_for_submit(self):
        """To submit, what happened must be said, the shift be over, and missing declarations be explained."""
        errors = dict(self.gaps())
        if errors:
            raise ValidationError(errors)
        self.full_clean(exclude=["form_key", "number"])

    def gaps(self):
        """What a submitted report may not lack, by field."""
        if not self.outcome:
            yield "outcome", gettext("Say whether anything happened: “Nothing happened” is a report too.")
        if self.ends_at and self.ends_at > timezone.now() + BEFORE_THE_END:
            yield (
                "ends_at",
                gettext("This shift is not over yet. Save a draft and send it at the end of the shift."),
            )
        if (lacking := self.lacking_declarations()) and not self.declarations_reason.strip():
            words = ngettext(
                "%(n)s person was checked without a health declaration. Correct the numbers, or say why.",
                "%(n)s people were checked without a health declaration. Correct the numbers, or say why.",
                lacking,
            )
            yield "declarations_reason", words % {"n": vietnamese.number(lacking)}


def overlap_words(other):
    """What stands in the way, and what to do."""
    words = gettext(
        "This post already has a report for some of this time: %(report)s. Open that one, or correct the times."
    )
    return words % {"report": f"{other}, {other.hours}" if other.number else other}
