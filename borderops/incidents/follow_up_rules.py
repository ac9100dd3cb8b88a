"""What must hold of a follow-up: always, and before it may be submitted."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.choices import RESOLVED
from borderops.incidents.details import Details
from borderops.incidents.outcomes import ALONE, HAND_OVERS, OF_OFFENDERS, Outcome
from borderops.review.states import State

# What to do about an incident that is not accepted, by its state.
FIRST = {
    State.DRAFT: _("It is a draft: submit it, and have it accepted first."),
    State.SUBMITTED: _("It waits for review: have it accepted first."),
    State.RETURNED: _("It was given back to its unit: mend it, submit it, and have it accepted first."),
    State.STRUCK: _("It counts no longer: ask the reviewer to reopen it first."),
}


class FollowUpRules:
    """The rules of a follow-up, the same for form, admin and workbook."""

    def clean(self):
        """What holds for every follow-up, drafts included."""
        if not self.incident_id:
            return
        self.refuse_unaccepted()
        errors = self.faults_of_days() | self.faults_of_outcome() | self.faults_of_people()
        if errors:
            raise ValidationError(errors)

    def refuse_unaccepted(self):
        """A new follow-up needs an incident that counts."""
        if self._state.adding and self.incident.state != State.ACCEPTED:
            raise ValidationError(self.unaccepted_words())

    def unaccepted_words(self):
        """Why the incident is not handled further, and what to do first."""
        words = gettext("Only an accepted incident is handled further, and “%(incident)s” is not accepted.")
        return f"{words % {'incident': self.incident}} {FIRST[self.incident.state]}"

    def faults_of_days(self):
        days = {name: self.fault_of_day(getattr(self, name)) for name in ("happened_on", "decision_on")}
        if self.extended_to and self.happened_on and self.extended_to <= self.happened_on:
            days["extended_to"] = gettext("A new day to be handled by lies after the follow-up itself.")
        elif self.extended_to and self.handling in RESOLVED:
            days["extended_to"] = gettext(
                "What is resolved needs no more time. Empty this, or correct the handling."
            )
        return {name: fault for name, fault in days.items() if fault}

    def fault_of_day(self, day):
        """Why a day cannot be one on which something was done about the incident."""
        if day and day < self.incident.occurred_on:
            return gettext("This lies before the incident itself (%(day)s). Correct the day.") % {
                "day": vietnamese.day(self.incident.occurred_on)}  # fmt: skip
        if day and day > timezone.localdate():
            return gettext("This day lies in the future. Only what was done is logged.")
        return ""

    def faults_of_outcome(self):
        """What is told must belong to this outcome, or to this kind of follow-up."""
        if self.kind != self.Kind.OUTCOME:
            words = gettext("This belongs to an outcome. Empty it, or log an outcome.")
            return {name: words for name in ALONE if getattr(self, name) not in ("", None)}
        errors = {}
        if self.fine is not None and self.outcome != Outcome.FINE:
            errors["fine"] = gettext("Only a fine has an amount. Empty it, or choose “%(fine)s”.") % {
                "fine": Outcome.FINE.label}  # fmt: skip
        if self.handed_to and self.outcome not in HAND_OVERS:
            errors["handed_to"] = gettext(
                "With this outcome nothing is handed over. Empty this, or correct the outcome."
            )
        return errors

    def faults_of_people(self):
        """A person is named only where the outcome needs one; and no more people than there were."""
        errors, most = {}, self.most_people()
        if self.person and self.person.incident_id != self.incident_id:
            errors["person"] = gettext(
                "This person belongs to another incident. Choose one of this incident."
            )
        elif self.person and not self.needs_person:
            errors["person"] = gettext(
                "With this outcome nobody is named: the number of people is enough. Empty the person."
            )
        if self.people is not None and most is not None and self.people > most:
            words = gettext(
                "The incident has only %(n)s such people. Correct the number, or have the incident reopened."
            )
            errors["people"] = words % {"n": vietnamese.number(most)}
        return errors

    def most_people(self):
        """How many people an outcome can concern; nothing where the incident does not say."""
        incident = self.incident
        if incident.offenders is None or self.outcome in OF_OFFENDERS:
            return incident.offenders
        others = [getattr(incident, name) for name in Details.OTHERS]
        return None if None in others else incident.offenders + sum(others)

    def clean_for_submit(self):
        """An outcome must say what it is; a fine its decision; a hand-over to whom."""
        missing = dict(self.gaps())
        if missing:
            raise ValidationError(missing)
        self.full_clean(exclude=["form_key", "number"])

    def gaps(self):
        """What a submitted follow-up lacks, by field."""
        if self.kind == self.Kind.OUTCOME and not self.outcome:
            yield "outcome", gettext("Choose the outcome.")
        if self.kind != self.Kind.OUTCOME and not (self.words.strip() or self.document_number):
            yield "words", gettext("Say what it is: its number, or in words.")
        if self.outcome == Outcome.FINE:
            yield from self.gaps_of_fine()
        elif self.decision_on and not self.decision_number:
            yield "decision_number", gettext("Write the number of the decision too.")
        if self.outcome == Outcome.HANDED_OVER and not self.handed_to:
            yield "handed_to", gettext("Say to whom they were handed over.")

    def gaps_of_fine(self):
        if not self.decision_number:
            yield "decision_number", gettext("A fine needs the number of its decision.")
        if not self.decision_on:
            yield "decision_on", gettext("A fine needs the day of its decision.")
        if not self.fine:
            yield "fine", gettext("Write the fine in đồng.")
