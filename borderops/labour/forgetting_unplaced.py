"""Workers for whom no permit was ever prepared: no programme sets their date, so that they have one of their own."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.forgetting import Forgetting
from borderops.labour.models import Programme, Worker, WorkerLook

# Two seasons: who was not chosen in one may be in the next. After that nobody needs the name.
KEPT_UNPLACED = timedelta(days=730)


class ForgettingUnplaced(Forgetting):
    """What is removed of those who stand in no programme, once nobody has touched their record for so long."""

    def __init__(self, today=None):
        super().__init__(None, today)

    def __str__(self):
        words = gettext("Without a permit, last touched before %(day)s")
        return words % {"day": vietnamese.day(self.first_day)}

    @property
    def first_day(self):
        """Whose record was touched on this day or later is kept."""
        return self.today - KEPT_UNPLACED

    @property
    def is_due(self):
        return self.known().exists()

    def known(self):
        """Those whose time is over; a record that was merged into another goes with that one."""
        since = timezone.make_aware(datetime.combine(self.first_day, time.min))
        touched = Worker.history.filter(id=OuterRef("pk"), history_date__gte=since)
        unplaced = Worker.objects.living().filter(permits__isnull=True, entered_at__lt=since)
        return unplaced.filter(~Exists(touched))

    def away(self):
        """Nobody is abroad without a permit."""
        return Worker.objects.none()

    def needed_elsewhere(self):
        """No programme needs them."""
        return Worker.objects.none()

    def refuse_early(self):
        """Only those whose day has passed are known to it."""

    def note(self, by, number):
        """No programme's history can say who removed how much: it stands among the looks at workers."""
        words = gettext("Personal data of %(n)s workers removed") % {"n": number}
        WorkerLook.note(by, about=words, purpose=gettext("Never had a permit"), people=number)


def kept_until(worker):
    """Until when the personal data of a worker are kept; nothing where a programme of the worker sets no day."""
    days = Programme.objects.filter(permits__worker=worker).values_list("personal_data_until", flat=True)
    if not days:
        last = worker.history.order_by("-history_date").values_list("history_date", flat=True).first()
        return timezone.localdate(last or worker.entered_at) + KEPT_UNPLACED
    return None if None in days else max(days)
