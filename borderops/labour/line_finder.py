"""Whom the rows of a sheet mean: permits of a list's programme and district, of workers whom the person may see."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from borderops.labour.choices import LEADS_FROM
from borderops.labour.held import held_words
from borderops.labour.line_naming import is_called, key_of, keys_of
from borderops.labour.permits import Permit
from borderops.labour.workers import Worker


class Finder:
    """Finds what many rows name at once, in few queries; a name alone finds nobody."""

    def __init__(self, user, record, rows):
        self.user, self.record = user, record
        self.cells = {cell for row in rows for cell in row.told}

    def meant(self, cell):
        """What the rows say in one kind of cell."""
        return {key_of(name, text) for name, text in self.cells if name == cell} - {None, ""}

    @cached_property
    def permits(self):
        """The permits that the rows may mean, by each cell that names them."""
        written = {text for name, text in self.cells if name == "permit"}
        files = {key for key in self.meant("permit") if isinstance(key, int)}
        papers = self.meant("paper")
        asked = Q(number__in=written) | Q(upper__in={text.upper() for text in written}) | Q(pk__in=files)
        asked |= Q(paper_number__in=papers) | Q(worker__paper_number__in=papers)
        asked |= Q(worker__in=self.meant("worker"))
        seen = Permit.objects.visible_to(self.user).annotate(upper=Upper("number")).filter(asked)
        found = {}
        for permit in seen.select_related("worker", "programme", "employer").order_by("pk"):
            for key in keys_of(permit):
                found.setdefault(key, []).append(permit)
        return found

    @cached_property
    def workers(self):
        """The papers and numbers of workers whom the rows name, also of those who have no permit."""
        asked = Q(paper_number__in=self.meant("paper")) | Q(pk__in=self.meant("worker"))
        found = Worker.objects.visible_to(self.user).living().filter(asked)
        return {value for row in found.values_list("pk", "paper_number") for value in row}

    def find(self, named):
        """The permit of a row; a ValidationError says beside which cell what to do."""
        if not named.told:
            raise ValidationError({"paper" if named.is_hidden else "permit": self.nothing_words(named)})
        found = [(cell, text, self.permits.get((cell, key_of(cell, text)), [])) for cell, text in named.told]
        some = [each for each in found if each[2]]
        for cell, text, permits in found:
            if not permits and (cell == "permit" or not some):
                raise ValidationError({cell: self.unknown_words(cell, text)})
        try:
            return self.chosen(agreed(some), named)
        except ValueError as fault:
            raise ValidationError({some[0][0]: str(fault)}) from None

    @staticmethod
    def nothing_words(named):
        if named.is_hidden:
            return _("The middle of the paper's number is hidden. Write it in full, or the permit's number.")
        return _("Write the number of the permit, of a paper or of the worker.")

    def unknown_words(self, cell, text):
        """What to do about a number that no permit has; a worker of another place is as unknown as any."""
        if cell == "permit":
            return _(
                "No permit of this number is known in your places. Check it, or write it into the permit first."
            )
        if key_of(cell, text) in self.workers:
            return _("This worker has no permit yet. Make one for the programme first.")
        return _("Nobody in your places is known by this number. Check it, or log the worker first.")

    def chosen(self, permits, named):
        """The one permit among a worker's several that the list can be about; a ValueError says why there is none."""
        own = [permit for permit in permits if permit.programme_id == self.record.programme_id]
        if not own:
            raise ValueError(held_words("programme", permits[0].programme.code))
        ready = [permit for permit in own if permit.stage in LEADS_FROM[self.record.kind]]
        if len(ready) > 1:
            words = _("Several permits fit: %(permits)s. Write the number of one of them.")
            raise ValueError(words % {"permits": ", ".join(map(str, ready))})
        permit = (ready or own)[-1]
        if permit.district_id != self.record.district_id:
            raise ValueError(held_words("district", ""))
        if not is_called(permit.worker, named.name):
            raise ValueError(_("This number belongs to somebody of another name. Compare the two."))
        return permit


def agreed(found):
    """The permits that all cells of a row mean together."""
    (*_names, permits), *others = found
    for *_names, further in others:
        permits = [permit for permit in permits if permit in further]
    if not permits:
        raise ValueError(_("The numbers of this row belong to different people. Check them."))
    return permits
