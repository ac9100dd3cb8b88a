"""Reopening or striking a list of workers: first the lists that build on it are told, and the person says yes."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from borderops.labour.upset_lists import upset_by
from borderops.labour.worker_lists import WorkerList
from borderops.review.forms import ReopenForm, StrikeForm
from borderops.review.views import ReopenView, StrikeView


class SaysYes:
    """A form that asks for a tick where other lists build on this one."""

    def __init__(self, *args, upset, **kwargs):
        super().__init__(*args, **kwargs)
        if upset:
            self.fields["agreed"] = forms.BooleanField(
                label=_("I have seen which lists no longer count for these workers"),
                error_messages={"required": _("Look at the lists above, and tick this if it shall be so.")},
            )


class ListReopenForm(SaysYes, ReopenForm):
    """Why a list is reopened."""


class ListStrikeForm(SaysYes, StrikeForm):
    """Why a list is struck."""


class TellsUpset:
    """The page that asks for the reason, with the lists that no longer follow."""

    template_name = "labour/list_undo.html"
    model = WorkerList

    @cached_property
    def upset(self):
        return upset_by(self.record)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"upset": self.upset}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"upset": self.upset}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ReopenWorkerList(TellsUpset, ReopenView):
    form_class = ListReopenForm


class StrikeWorkerList(TellsUpset, StrikeView):
    form_class = ListStrikeForm
