"""Incidents as they are listed, searched and counted."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from borderops import vietnamese
from borderops.districts.models import Commune, District
from borderops.incidents.choices import UNRESOLVED
from borderops.people.roles import READERS, REVIEWERS, WRITERS, Role
from borderops.review.querysets import NOTHING, ReviewedQuerySet
from borderops.review.states import State


def past_handling(today):
    """The condition that what counts should have been resolved by now."""
    return Q(handling__in=UNRESOLVED, handle_by__lt=today)


class IncidentQuerySet(ReviewedQuerySet):
    """Incidents; see ReviewedQuerySet for who may see which."""

    def for_list(self):
        """With everything that a row of the list shows."""
        places = ["commune", "district", "marker", "code"]
        return self.select_related(*places, "unit", "handling_unit", "entered_by").defer(
            "account", "search_text"
        )

    def whole_for(self, user):
        """The condition that the user may read all of a record: account, trail, persons and files."""
        if not user.holds(*WRITERS):
            return NOTHING
        return self.no_place_yet() | self.in_reach(user.places_as(*WRITERS))

    def like(self, record):
        """Records that may be the same as this one: of the day, in the place, with as many people."""
        place = Q(commune=record.commune_id) if record.commune_id else Q(district=record.district_id)
        if record.marker_id:
            place |= Q(marker=record.marker_id)
        same = self.filter(place, occurred_on=record.occurred_on).exclude(state=State.STRUCK)
        if record.offenders is not None:
            same = same.filter(Q(offenders=record.offenders) | Q(offenders__isnull=True))
        return same.exclude(pk=record.pk).exclude(form_key=record.form_key).order_by("pk")

    def overdue(self, today):
        """Accepted, not resolved, and past the day by which they must be handled."""
        return self.counted().filter(past_handling(today))

    def search(self, text, user):
        """Every word of `text` somewhere in the record; observers do not search what they may not read."""
        records = self
        for word in vietnamese.fold(text).split():
            records = records.filter(self.says(word, user))
        return records

    def says(self, word, user):
        """The condition that a word stands in what this person may read of a record."""
        if not user.holds(*WRITERS):
            return self.in_public_parts(word)
        anywhere = Q(search_text__contains=word)
        if not user.holds(Role.OBSERVER) or user.places_as(*WRITERS).everywhere:
            return anywhere
        return (anywhere & self.whole_for(user)) | self.in_public_parts(word)

    def in_public_parts(self, word):
        """The condition that a word stands in the number, the commune or the kind; by keys, which have indexes."""
        communes = [
            pk for pk, name in Commune.objects.values_list("pk", "name") if word in vietnamese.fold(name)
        ]
        kinds = self.model._meta.get_field("code").related_model.objects.filter(search_text__contains=word)
        public = Q(commune__in=communes) | Q(code__in=list(kinds))
        return public | Q(number__contains=word.upper()) if may_stand_in_number(word) else public

    def counted_for(self, user):
        """The accepted incidents that the user sees. It asks only what the index of figures holds, for speed."""
        places = user.places_as(*READERS)
        accepted = self.counted()
        return accepted if places.everywhere else accepted.filter(self.in_reach(places))

    def on_days(self, start, end):
        """Incidents of the days from `start` to `end`, both included."""
        return self.filter(occurred_on__gte=start, occurred_on__lte=end)


class FollowUpQuerySet(ReviewedQuerySet):
    """Follow-ups; they lie where their incident lies, and who only reads the accepted sees none."""

    readers = (Role.CLERK,)

    def for_list(self):
        """With everything that a row of the list shows."""
        of_incident = ["commune", "district", "marker", "code", "unit", "handling_unit"]
        incident = [f"incident__{name}" for name in of_incident]
        return self.select_related("incident", *incident, "unit", "entered_by").defer(
            "words", "incident__account", "incident__search_text"
        )

    def in_reach(self, places):
        if places.everywhere:
            return ~Q(pk=None)
        lies = Q(incident__district__in=places.districts)
        return lies | Q(incident__commune__in=places.communes) if places.communes else lies

    def no_place_yet(self):
        return NOTHING

    def open_to_readers(self):
        """Accepted, of an incident that is: while that is mended, its unit alone knows where it stands."""
        return super().open_to_readers() & Q(incident__state=State.ACCEPTED)

    def of_counted_cases(self):
        """The accepted ones of accepted cases: what is done about a case that was struck is no figure."""
        return self.counted().filter(incident__state=State.ACCEPTED)

    def latest_word(self, name):
        """What the latest follow-up that says something under `name` says."""
        said = self.exclude(**{f"{name}__isnull": True}).order_by("-happened_on", "-pk")
        return next((value for value in said.values_list(name, flat=True) if value), None)


class PersonQuerySet(models.QuerySet):
    """Persons of incidents."""

    def visible_to(self, user):
        """Those of the incidents that the user may read whole; who comes with another unit's draft, with the draft."""
        incidents = self.model._meta.get_field("incident").related_model.objects
        naming = self.model._meta.get_field("follow_ups").related_model.objects.filter(person=OuterRef("pk"))
        readable = incidents.all().readable_by(user)
        return self.filter(~Exists(naming) | Exists(naming.visible_to(user)), incident__in=readable)


def may_stand_in_number(word):
    """Whether a number such as VV-2026-DV-0001 can hold the word; if not, no number need be looked at."""
    letters = ["VV", *District.objects.values_list("abbr", flat=True)]
    return not word.isalpha() or any(word.upper() in each for each in letters)


def reads_accounts(user):
    """Whether this person may read accounts somewhere; see `whole_for` for which."""
    return user.has_perm("incidents.read_account")


class NilConfirmationQuerySet(models.QuerySet):
    """Confirmations that nothing happened."""

    def touching(self, start, end):
        """Those that say something of at least one day from `start` to `end`."""
        return self.filter(start__lte=end, end__gte=start)

    def in_force_for(self, user):
        """Those of the districts in which this person may confirm."""
        districts = confirmable_districts(user)
        return self.filter(district__in=districts)


def confirmable_districts(user):
    """The border districts, as a whole, for which the user may say that nothing happened."""
    places = user.places_as(*REVIEWERS)
    border = District.objects.on_border()
    return border if places.everywhere else border.filter(pk__in=places.districts)
