"""Incidents as they are listed, searched and counted."""

from django.db import models
from django.db.models import Q

from borderops import vietnamese
from borderops.districts.areas import PresentAreas
from borderops.districts.models import Commune, District
from borderops.people.roles import REVIEWERS, Role
from borderops.review.querysets import ReviewedQuerySet

READERS = (Role.CLERK, Role.REVIEWER, Role.OVERSEER, Role.OBSERVER)


class IncidentQuerySet(ReviewedQuerySet):
    """Incidents; see ReviewedQuerySet for who may see which."""

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("commune", "district", "marker", "code", "unit", "entered_by").defer(
            "account", "search_text"
        )

    def search(self, text, user):
        """Every word of `text` somewhere in the record; observers do not search what they may not read."""
        records, whole = self, reads_accounts(user)
        for word in vietnamese.fold(text).split():
            records = records.filter(Q(search_text__contains=word) if whole else self.in_public_parts(word))
        return records

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

    def in_present_area(self, districts):
        """Incidents on land that is reported today in these districts."""
        keys = {district.pk for district in districts}
        communes = PresentAreas().communes_of(keys)
        return self.filter(Q(commune__in=communes) | Q(commune__isnull=True, district__in=keys))

    def on_days(self, start, end):
        """Incidents of the days from `start` to `end`, both included."""
        return self.filter(occurred_on__gte=start, occurred_on__lte=end)


def reads_accounts(user):
    """Whether this person may read accounts in words."""
    return user.has_perm("incidents.read_account")


def may_stand_in_number(word):
    """Whether a number such as VV-2026-DV-0001 can hold the word; if not, no number need be looked at."""
    letters = ["VV", *District.objects.values_list("abbr", flat=True)]
    return not word.isalpha() or any(word.upper() in each for each in letters)


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
