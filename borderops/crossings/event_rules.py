"""What must hold of an event in the life of a crossing point; the same for form, administration and workbook."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.choices import PARTS, RANKS, STAGES, WHOLES, CrossingKind, LifeStep
from borderops.figures.rough_days import first_day_of, how_to_write
from borderops.figures.spans import is_rough_day, last_day_of

# What happens only to a crossing point that is not closed.
ENDED_BY_CLOSING = {LifeStep.CLOSED, LifeStep.UPGRADED, LifeStep.DOWNGRADED}
WRITTEN = ("decision", "basis", "published_text", "source")


class EventRules:
    """An event has a time in the past, and leads from what the crossing point was to something else."""

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name), single_line=True))
        if self.on and (words := self.why_not_on()):
            raise ValidationError({"on": words})
        errors = dict(self.faults_of_kind())
        if self.crossing_id and self.on and self.kind and not errors:
            errors = dict(self.faults_of_order())
        if errors:
            raise ValidationError(errors)

    def why_not_on(self):
        """What is wrong with the time: it is none, lies in the future, or this is written down for it already."""
        if not is_rough_day(self.on):
            return how_to_write()
        if self.on > timezone.localdate().isoformat()[: len(self.on)]:
            return gettext("This lies in the future. Write what has happened.")
        same = type(self).objects.filter(crossing=self.crossing_id, kind=self.kind, on=self.on)
        if same.exclude(pk=self.pk).exists():
            return gettext("This is written down for this time already. Correct that event.")
        return ""

    def faults_of_kind(self):
        """What it became is said, unless it was closed; parts of a gate name the gate."""
        if self.kind == LifeStep.CLOSED and self.kind_after:
            yield "kind_after", gettext("What is closed for good is of no kind any more. Leave this empty.")
        elif self.kind and self.kind != LifeStep.CLOSED and not self.kind_after:
            yield "kind_after", gettext("Say what kind of crossing it became, or shall become.")
        elif self.kind_after and self.crossing_id:
            is_part = self.kind_after in PARTS
            if is_part and not self.crossing.part_of_id:
                words = gettext(
                    "A clearance way or freight road is a part of a gate. Name the gate at the crossing point first."
                )
                yield "kind_after", words
            elif not is_part and self.crossing.part_of_id:
                words = gettext(
                    "This crossing point is a part of %(gate)s: choose clearance way or freight road."
                )
                yield "kind_after", words % {"gate": self.crossing.part_of}
            elif is_part and self.kind not in STAGES and self.whole_is_lower():
                words = gettext(
                    "%(gate)s is no international or bilateral gate at that time: only those have parts."
                )
                yield "kind_after", words % {"gate": self.crossing.part_of}

    def whole_is_lower(self):
        """Whether the gate whose part it is was known to be of another kind than those that have parts."""
        kind = self.crossing.part_of.kind_on(last_day_of(self.on)) if self.on else ""
        return bool(kind) and kind not in WHOLES | {CrossingKind.GATE}

    def faults_of_order(self):
        """An upgrade leads up, a downgrade down, both from what it was; and so for the next one after it."""
        others = [event for event in self.crossing.life if event.pk != self.pk]
        self.counts_from = last_day_of(self.on)
        made = [event for event in [*others, self] if event.kind not in STAGES]
        made.sort(key=lambda event: (event.counts_from, len(event.on), event is self))
        for before, event in zip([None, *made], made, strict=False):
            if fault := fault_between(before, event):
                if event is self:
                    yield "kind_after", fault
                elif before is self:
                    words = gettext("The event after it (%(event)s) would no longer be true: %(why)s")
                    yield "kind_after", words % {"event": event, "why": fault}
        if self.kind in STAGES and self.crossing.kind_on(first_day_of(self.on)) == self.kind_after:
            words = gettext("It already was: %(kind)s. Choose what it shall become.")
            yield "kind_after", words % {"kind": self.get_kind_after_display()}

    def refuse_withdrawal(self):
        """Raises ValidationError where a later event would no longer be true without this one."""
        made = [each for each in self.crossing.life if each.pk != self.pk and each.kind not in STAGES]
        for before, event in zip([None, *made], made, strict=False):
            if fault := fault_between(before, event):
                words = gettext("The event after it (%(event)s) would no longer be true: %(why)s")
                raise ValidationError(words % {"event": event, "why": fault})


def fault_between(before, event):
    """Why an event cannot follow upon what the crossing point was before, in words; nothing where it can."""
    if before and before.kind == LifeStep.CLOSED and event.kind in ENDED_BY_CLOSING:
        return gettext("It was closed for good before. Write down first that it was opened again.")
    was = before.kind_after if before else ""
    if event.kind not in (LifeStep.UPGRADED, LifeStep.DOWNGRADED) or not was:
        return ""
    if was == event.kind_after:
        words = gettext("It already was: %(kind)s. Choose what it became.")
        return words % {"kind": event.get_kind_after_display()}
    if was not in RANKS or event.kind_after not in RANKS:
        return ""
    goes_up = RANKS.index(event.kind_after) > RANKS.index(was)
    if goes_up == (event.kind == LifeStep.UPGRADED):
        return ""
    words = {
        LifeStep.UPGRADED: gettext("This is no upgrade: before it was “%(was)s”. Choose “Downgraded”."),
        LifeStep.DOWNGRADED: gettext("This is no downgrade: before it was “%(was)s”. Choose “Upgraded”."),
    }
    return words[event.kind] % {"was": before.get_kind_after_display()}
