"""What must hold of a report of traffic and of its rows; the same for form, administration and workbook."""

from collections import Counter
from decimal import Decimal

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.choices import Flow, TrafficStanding
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import is_rough_day, last_day_of
from borderops.review.states import State


def first_of(period):
    """The first day of a day or month."""
    return first_day_of(period)


class TrafficRules:
    """A report tells one day or month of one crossing point once as an estimate and once as final."""

    # Whether its rows are not known yet when its fields are checked, and are checked with it afterwards.
    rows_follow = False

    def clean(self):
        """What holds for every report, drafts included."""
        for name in ("source", "remark"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = dict(self.faults_of_period())
        if not errors and self.crossing_id and self.period:
            errors |= dict(self.faults_of_flows())
        if not self.rows_follow:
            errors |= dict(self.faults_with_rows())
        if not errors and (other := self.told_twice()):
            errors["period"] = twice_words(other)
        if errors:
            raise ValidationError(errors)

    def faults_of_period(self):
        """A day or a month that has begun; final only once it is over."""
        if not self.period:
            return
        if not is_rough_day(self.period) or len(self.period) == len("2021"):
            yield "period", gettext("Write a month or a day such as 10/2021 or 14/10/2021.")
        elif first_of(self.period) > timezone.localdate():
            yield "period", gettext("This lies in the future. Report what has passed.")
        elif self.standing == TrafficStanding.FINAL and self.is_unfinished():
            yield (
                "standing",
                gettext("This period is not over yet. Choose “Estimate”, and report the final later."),
            )

    def is_unfinished(self):
        """Whether it is not over yet; a day may be final in its evening."""
        last, today = last_day_of(self.period), timezone.localdate()
        return last > today or (last == today and self.is_month)

    def faults_of_flows(self):
        """What the kind of crossing does not have cannot have passed."""
        for name in ("vehicles_in", "vehicles_out"):
            if not self.passes(Flow.VEHICLES) and getattr(self, name):
                yield name, self.does_not_pass()
        if not self.passes(Flow.PEOPLE) and self.health_checked:
            yield "health_checked", self.does_not_pass()

    def passes(self, flow):
        """Whether the kind of the crossing point has this flow at the end of the period."""
        return flow in self.crossing.flows_on(last_day_of(self.period))

    def does_not_pass(self):
        words = gettext("By its kind (%(kind)s) nothing of this passes there. Empty it.")
        return words % {"kind": getattr(self.crossing.kind_on(last_day_of(self.period)), "label", "")}

    def faults_with_rows(self):
        """What must hold between the report and its rows."""
        yield from self.faults_of_rows()
        if self.crossing_id and is_rough_day(self.period or "") and self.people:
            if not self.passes(Flow.PEOPLE):
                yield NON_FIELD_ERRORS, gettext("Travellers: %(words)s") % {"words": self.does_not_pass()}

    def faults_of_rows(self):
        """Each paper stands once; nobody is checked more often than people passed."""
        papers = Counter(row.document for row in self.part("travellers"))
        if twice := next((row for row in self.part("travellers") if papers[row.document] > 1), None):
            words = gettext("“%(paper)s” stands in two rows. Put them into one.")
            yield NON_FIELD_ERRORS, words % {"paper": twice.get_document_display()}
        if self.health_checked is not None and self.people is not None and self.health_checked > self.people:
            words = gettext("More people were checked than passed (%(people)s). Correct one of the two.")
            yield "health_checked", words % {"people": vietnamese.number(self.people)}

    def told_twice(self):
        """Another report of the same period and standing that has left its draft."""
        if not self.crossing_id or not self.period or self.state == State.STRUCK:
            return None
        same = type(self).objects.filter(
            crossing=self.crossing_id, period=self.period, standing=self.standing
        )
        others = same.exclude(state__in=[State.DRAFT, State.STRUCK])
        return others.exclude(pk=self.pk).exclude(form_key=self.form_key).first()

    def refuse_twice(self):
        """Raises ValidationError where the period is told already; under the lock of the crossing point."""
        if other := self.told_twice():
            raise ValidationError({"period": twice_words(other)})

    def clean_for_submit(self):
        """To submit, at least one figure must be said."""
        if not self.says_anything():
            words = gettext("Write at least one figure; write 0 where it was counted and there was none.")
            raise ValidationError({NON_FIELD_ERRORS: words})
        self.full_clean(exclude=["form_key", "number"])

    def says_anything(self):
        told = [self.vehicles_in, self.vehicles_out, self.health_checked]
        return any(value is not None for value in told) or bool(self.part("travellers") or self.part("trade"))


def twice_words(other):
    words = gettext("%(other)s already tells this period as “%(standing)s”. Correct that one instead.")
    return words % {"other": other, "standing": other.get_standing_display()}


class TravellerRules:
    """A row of travellers counts somebody."""

    def clean(self):
        if self.people_in is None and self.people_out is None:
            raise ValidationError(
                {"people_in": gettext("Write how many entered or left; 0 where there was nobody.")}
            )


class TradeRules:
    """A value has its unit and currency; a row says tonnes or a value."""

    def clean(self):
        self.goods = vietnamese.clean(self.goods or "", single_line=True)
        errors = {}
        if self.value is not None and not self.currency:
            errors["currency"] = gettext("Say in which currency the value is.")
        if self.value is not None and not self.value_unit:
            errors["value_unit"] = gettext(
                "Say in what the value is written: 1, thousand, million or billion."
            )
        if self.value is None and self.tonnes is None:
            errors["tonnes"] = gettext("Write the tonnes or the value.")
        if errors:
            raise ValidationError(errors)
        if self.value is not None and self.value * self.value_unit >= Decimal(10) ** 20:
            raise ValidationError({"value": gettext("This value is too large. Check its unit.")})
