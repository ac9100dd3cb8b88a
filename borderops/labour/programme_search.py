"""Labour programmes in the search over all registers, by name, partner or agreement."""

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.labour.programmes import Programme
from borderops.lists.search import SHOWN, Row, Source, register


def find(user, text):
    """The programmes with every word in a name; they are few."""
    words = vietnamese.fold(text).split()
    programmes = Programme.objects.visible_to(user).with_life()
    found = [each for each in programmes if all(word in names_of(each) for word in words)]
    return [Row(str(each), line_of(each), each.get_absolute_url()) for each in found[:SHOWN]]


def names_of(programme):
    """Everything by which a programme may be called."""
    told = [
        programme.code,
        programme.name,
        programme.partner_words,
        programme.agreement,
        programme.agreement_number,
    ]
    return vietnamese.fold(" ".join([*told, programme.host_places]))


def line_of(programme):
    """With whom it is, and whether it runs."""
    step = programme.step_on(timezone.localdate())
    return " · ".join([programme.partner_words, str(step) if step else gettext("not clear whether it runs")])


def exact(user, text):
    """The programme with this code."""
    found = Programme.objects.visible_to(user).filter(code__iexact=text).first()
    return found and found.get_absolute_url()


register(Source("programmes", _("Labour programmes"), "labour.view_programme", find, exact=exact, rank=4))
