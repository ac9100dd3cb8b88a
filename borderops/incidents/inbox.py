from django.utils.translation import gettext_lazy as _

from borderops.incidents.filters import WaitingFilter
from borderops.incidents.models import Incident
from borderops.incidents.tables import WaitingTable
from borderops.review.inbox import Inbox, register

register(Inbox("incidents", _("Incidents"), Incident, WaitingFilter, WaitingTable, "incidents"))
