"""The filters of a list in words: what each is called, and what was chosen under it."""

from datetime import date

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from borderops import vietnamese


def filter_words(workbook, user, query, kept_too=False):
    """(label, words) of each filter that is set; names that somebody looked for stay out of files."""
    if workbook.filterset is None:
        return
    filters = workbook.filterset(query, queryset=workbook.visible(user).none(), request=asked_by(user, query))
    if not filters.form.is_valid():
        return
    for name, value in filters.form.cleaned_data.items():
        if value in (None, "", []) or (isinstance(value, QuerySet) and not value):
            continue
        field = filters.form.fields[name]
        kept_back = name in workbook.kept_back and not kept_too
        yield str(field.label or name), _("(not kept)") if kept_back else " | ".join(words_of(field, value))


def asked_by(user, query):
    """A request that asks for nothing but these filters, for work without a page."""
    request = HttpRequest()
    request.method, request.user, request.GET = "GET", user, query
    return request


def words_of(field, value):
    """What was chosen, as the form shows it."""
    if isinstance(value, slice):
        return [f"{word(field, value.start)} – {word(field, value.stop)}"]
    if isinstance(value, (list, tuple, set, QuerySet)):
        return [word(field, each) for each in value]
    return [word(field, value)]


def word(field, value):
    if value is None:
        return "…"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Model):
        return field.label_from_instance(value) if hasattr(field, "label_from_instance") else str(value)
    if isinstance(value, date):
        return vietnamese.moment(value)
    choices = dict(getattr(field, "choices", ()) or ())
    return str(choices.get(value, choices.get(str(value), value)))
