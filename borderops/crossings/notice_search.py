"""Early notices in the search over all registers, by words or a crossing point's name."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.crossings.notices import Notice
from borderops.lists.search import SHOWN, Row, Source, register


def find(user, text):
    """The notices with every word, what waits first, of those that the person may see."""
    found = Notice.objects.visible_to(user).saying(text).for_list().urgent_first()
    return [Row(notice.in_short, line_of(notice), notice.get_absolute_url()) for notice in found[:SHOWN]]


def line_of(notice):
    return " · ".join(
        filter(None, [str(notice), notice.crossings_words, notice.when_words, notice.state_words])
    )


def list_of(text):
    return f"{reverse('notices')}?{urlencode({'q': text})}"


register(Source("notices", _("Early notices"), "crossings.view_notice", find, list_of, rank=3))
