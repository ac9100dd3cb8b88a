"""Removing the personal data of a programme whose time is over, from every copy; its counts stay.

Sex, home commune, district, sector, days and the numbers of permits stay: by them workers and trips are counted. Who
is still abroad, or stands in a programme whose time is not over, is kept and told.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import batched

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.labour.choices import Stage
from borderops.labour.forgotten_copies import Copies
from borderops.labour.models import Permit, PersonLink, Programme, Worker

BATCH = 500
AWAY = [Stage.ABROAD, Stage.LEFT]
OF_WORKERS = {
    "name": "", "birth_date": None, "birth_year": None, "paper_number": "", "home": "", "note": "",
}  # fmt: skip
OF_PERMITS = {"paper_number": "", "paper_expires_on": None, "note": ""}
HELD, FILES, RUNS = _("workers kept, because they are still abroad"), _("files"), _("workbooks brought in")
OTHERS = _("workers kept, because another programme still needs them")


@dataclass(frozen=True)
class Share:
    """How many of something would go, or stay."""

    label: str
    number: int

    @property
    def words(self):
        return f"{self.label}: {vietnamese.number(self.number)}"


class Forgetting:
    """What is removed of a programme, and then its removal."""

    def __init__(self, programme, today=None):
        self.programme, self.today = programme, today or timezone.localdate()

    def __str__(self):
        return f"{self.programme.code}: {self.programme.personal_data_until or '–'}"

    @property
    def is_due(self):
        """Whether the day until which personal data are kept has passed."""
        last = self.programme.personal_data_until
        return bool(last and last < self.today)

    def known(self):
        """The workers of the programme whose personal data are still there."""
        of_programme = Permit.objects.filter(programme=self.programme).values("worker")
        return Worker.objects.filter(pk__in=of_programme, forgotten_at__isnull=True)

    def away(self):
        """Those of them who are still abroad: their names are still needed."""
        return self.known().filter(pk__in=Permit.objects.filter(stage__in=AWAY).values("worker"))

    def needed_elsewhere(self):
        """Those of them who also stand in a programme whose time is not over."""
        over = Programme.objects.filter(personal_data_until__lt=self.today)
        others = Permit.objects.exclude(programme__in=over).exclude(programme=self.programme)
        return self.known().filter(pk__in=others.values("worker"))

    @cached_property
    def keys(self):
        """The keys of those who are forgotten, with the records that were merged into them."""
        staying = {
            *self.away().values_list("pk", flat=True),
            *self.needed_elsewhere().values_list("pk", flat=True),
        }
        going = set(self.known().values_list("pk", flat=True)) - staying
        return sorted(going | with_merged(going))

    @cached_property
    def copies(self):
        """Where else their names and papers stand."""
        return Copies(self.keys)

    def plan(self):
        """What would be removed and what stays, in numbers; nothing is changed."""
        permits = Permit.objects.filter(worker__in=self.keys)
        yield Share(gettext("workers"), len(self.keys))
        yield Share(gettext("work permits"), permits.count())
        yield Share(str(FILES), len(self.copies.files()))
        yield Share(str(RUNS), len(self.copies.runs()))
        yield Share(str(HELD), self.away().count())
        yield Share(str(OTHERS), self.needed_elsewhere().exclude(pk__in=self.away()).count())

    def refuse_early(self):
        """Raises ValidationError before the day has passed."""
        if self.programme.personal_data_until is None:
            raise ValidationError(gettext("The programme does not say until when personal data are kept."))
        if not self.is_due:
            words = gettext("Personal data are kept until %(day)s. They can be removed from the next day on.")
            raise ValidationError(words % {"day": vietnamese.day(self.programme.personal_data_until)})

    def carry_out(self, by):
        """Removes all of it, and says how many workers were forgotten. A second call goes on after the first."""
        self.refuse_early()
        if not by.has_perm("labour.change_programme"):
            raise ValidationError(
                gettext("Only the province and the administrator may remove personal data.")
            )
        keys = self.keys
        self.copies.remove(
            by
        )  # first: as long as a name stands in a record, the next call finds its copies again
        for batch in batched(keys, BATCH, strict=False):
            forget(batch)
        self.note(by, len(keys))
        return len(keys)

    def note(self, by, number):
        """The programme's history says who removed how much."""
        self.programme._history_user = by
        self.programme._change_reason = gettext("Personal data of %(n)s workers removed") % {"n": number}
        self.programme.save()


def with_merged(keys):
    """The keys of the records that were merged into these, and into those."""
    found, layer = set(), set(keys)
    while layer := set(Worker.objects.filter(merged_into__in=layer).values_list("pk", flat=True)) - found:
        found |= layer
    return found


@transaction.atomic
def forget(keys):
    """Empties what these workers' own records and their history say of the person."""
    list(Worker.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    permits = list(Permit.objects.filter(worker__in=keys).values_list("pk", flat=True))
    Worker.history.filter(id__in=keys).update(**OF_WORKERS, history_change_reason=None)
    Permit.history.filter(id__in=permits).update(**OF_PERMITS, history_change_reason=None)
    Permit.objects.filter(pk__in=permits).update(**OF_PERMITS)
    PersonLink.objects.filter(worker__in=keys).delete()  # it would lead from the counts back to a name
    Worker.objects.filter(pk__in=keys).update(
        **OF_WORKERS, search_text="", awaits_province=False, forgotten_at=timezone.now()
    )
