"""The look-up of places while a person types."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.views.generic import TemplateView

from borderops import vietnamese
from borderops.districts.lookup import Gazetteer
from borderops.districts.models import BorderMarker

MOST = 8


class PlaceLookUp(PermissionRequiredMixin, TemplateView):
    """The places that a text may mean on a day, as choices for a form."""

    permission_required = "districts.view_commune"
    template_name = "districts/places.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        text = asked.get("place", "")
        places = Gazetteer().find(text, self.day(), self.within()) if text.strip() else []
        return super().get_context_data(**kwargs) | {
            "text": text,
            "places": places[:MOST],
            "more": len(places) > MOST,
            "chosen": asked.get("place_choice", ""),
            "unlisted": unlisted_marker(places),
        }

    def day(self):
        """The day of the event as typed so far; today while it cannot be read."""
        try:
            asked = self.request.GET
            return vietnamese.parse_day(asked.get(asked.get("day_field", "occurred_on"), ""))
        except ValueError:
            return timezone.localdate()

    def within(self):
        """Only the places of the person's postings in which records are logged; who keeps the lists names any."""
        user = self.request.user
        return None if user.has_perm("districts.change_commune") else user.writes_within


def unlisted_marker(places):
    """The marker named with these places, if the register of markers does not hold it yet."""
    code = places[0].marker if places else ""
    return code if code and not BorderMarker.objects.filter(code=code, listed=True).exists() else ""
