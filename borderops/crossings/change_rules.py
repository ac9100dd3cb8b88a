"""What must hold of a change of a flow; the same for form, administration and workbook."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.choices import KnownFrom
from borderops.crossings.moments import A_DAY, end_of, how_to_write, is_rough_moment, moment_of
from borderops.crossings.orders import in_words
from borderops.districts.sides import Side
from borderops.review.states import State

WRITTEN = ("manner", "reason", "ordered_by", "legal_basis", "decision", "source")
# Clocks of phones and of the office go differently.
CLOCKS_DIFFER = timedelta(minutes=5)


class ChangeRules:
    """A change has a moment of its own, a flow that the crossing has, and an order that may be given."""

    def clean(self):
        """What holds for every change, drafts included."""
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = dict(self.faults_of_times())
        errors |= dict(self.faults_of_order())
        errors |= dict(self.faults_of_correction())
        if not errors and self.crossing_id and self.flow and self.flow not in self.flows_then():
            errors["flow"] = self.no_such_flow()
        if not errors and (other := self.at_the_same_moment()):
            errors["since"] = same_moment_words(other)
        if errors:
            raise ValidationError(errors)
        ruling = self.ruling()
        if ruling.refuses:
            raise ValidationError({ruling.field: in_words(ruling)})

    def faults_of_times(self):
        """What cannot be true of the two times, by field."""
        if not self.since:
            return
        if not is_rough_moment(self.since):
            yield "since", how_to_write()
            return
        if self.lies_ahead() and not self.decision:
            yield (
                "since",
                gettext(
                    "This lies in the future. Write the number of the decision, or log it as an early notice."
                ),
            )
        if self.expected_until:
            if not is_rough_moment(self.expected_until):
                yield "expected_until", how_to_write()
            elif end_of(self.expected_until) <= first_moment_of(self.since):
                yield (
                    "expected_until",
                    gettext("The expected end lies before the start. Correct one of the two."),
                )

    def lies_ahead(self):
        """Whether it begins later than now."""
        if len(self.since) > A_DAY:
            return moment_of(self.since) > timezone.now() + CLOCKS_DIFFER
        return self.since > timezone.localdate().isoformat()[: len(self.since)]

    def faults_of_order(self):
        """The other side's changes are ordered by the other side, in its own way."""
        if self.ordered_by and self.imposed_by == Side.THEIRS:
            yield (
                "ordered_by",
                gettext(
                    "The rules of who may order hold for our side. Leave this empty, or choose “Viet Nam” as imposing."
                ),
            )
        if self.known_from == KnownFrom.DOCUMENT and not self.source:
            yield "source", gettext("Name the document: its name or number, and its day.")

    def flows_then(self):
        """What could pass there when it began."""
        return (
            self.crossing.flows_on(timezone.localdate(moment_of(self.since))) if self.since else [self.flow]
        )

    def no_such_flow(self):
        kind = self.crossing.kind_on(timezone.localdate(moment_of(self.since)))
        words = gettext("No %(flow)s pass a crossing of this kind (%(kind)s). Choose another flow.")
        return words % {"flow": self.get_flow_display().lower(), "kind": kind.label}

    def settle_place(self):
        """From when it counts, how exact that is, and whose place it is."""
        self.counts_from, self.exactness = moment_of(self.since), len(self.since)
        self.district = self.crossing.district
        self.commune = self.crossing.commune_on(timezone.localdate(self.counts_from))

    def at_the_same_moment(self):
        """Another change of the same flow and side that begins at the same moment."""
        if not (self.crossing_id and self.flow and self.side and self.since) or self.state == State.STRUCK:
            return None
        same = Q(since=self.since)
        if len(self.since) >= A_DAY:
            same |= Q(counts_from=moment_of(self.since), exactness__gte=A_DAY)
        others = type(self).objects.filter(same, crossing=self.crossing_id, flow=self.flow, side=self.side)
        others = others.exclude(state__in=[State.DRAFT, State.STRUCK]).exclude(form_key=self.form_key)
        if self.corrects_id:
            others = others.exclude(pk=self.corrects_id)
        return others.exclude(corrects=self.pk).first() if self.pk else others.first()

    def refuse_same_moment(self):
        """Raises ValidationError where another change begins at the same moment; under the lock of the crossing."""
        if other := self.at_the_same_moment():
            raise ValidationError({"since": same_moment_words(other)})

    def refuse_reopening(self):
        """Raises ValidationError: what was in force was in force."""
        raise ValidationError(
            gettext(
                "A change is not reopened. Log a correction: it takes the place of this one, which is kept struck."
            )
        )

    def clean_for_submit(self):
        """Complete, and with year and place settled, of which the number is made."""
        self.full_clean(exclude=["form_key", "number"])
        self.settle_place()


def first_moment_of(text):
    """The first moment that a rough one may mean."""
    return moment_of(text) if len(text) >= A_DAY else moment_of(f"{text}-01-01"[:10])


def same_moment_words(other):
    words = gettext(
        "Another change of this flow and side begins at the same moment (%(other)s). "
        "Correct that one, or write the hour."
    )
    return words % {"other": other.number or other.in_short}
