"""The thresholds, with how the figures of now stand to them, and the form by which they are kept."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops.crossings.point_views import KeptForm
from borderops.figures.periods import Period
from borderops.summaries.threshold_figures import Figures
from borderops.summaries.threshold_forms import ThresholdForm
from borderops.summaries.thresholds import Threshold, stand


class Thresholds(PermissionRequiredMixin, TemplateView):
    """Every threshold of the person's places, each with the figure of its running period."""

    permission_required = "summaries.view_threshold"
    template_name = "summaries/thresholds.html"

    def get_context_data(self, **kwargs):
        thresholds = list(Threshold.objects.visible_to(self.request.user).for_list())
        return super().get_context_data(**kwargs) | {
            "rows": [(each, self.standing.get(each.pk)) for each in thresholds if each.active],
            "out_of_use": [each for each in thresholds if not each.active],
        }

    @cached_property
    def standing(self):
        """{threshold: how the running period stands to it; of one that waits for the end, the period before}."""
        today, figures = timezone.localdate(), Figures(self.request.user)
        mine = Threshold.objects.in_use_for(self.request.user)
        return {
            each.threshold.pk: each
            for threshold in mine
            for each in stand([threshold], figures, asked(threshold, today))
        }


def asked(threshold, today):
    """The period about which a threshold is asked today."""
    running = Period.current(today, threshold.period_kind)
    return running.previous if threshold.waits_for_end else running


class ThresholdFormPage(KeptForm, PermissionRequiredMixin):
    """What adding a threshold and changing one share."""

    model = Threshold
    form_class = ThresholdForm
    template_name = "summaries/threshold_form.html"

    def get_context_data(self, **kwargs):
        back = reverse("thresholds")
        return super().get_context_data(**kwargs) | {"title": self.title(), "back_url": back}

    def after(self, kept):
        words = gettext(
            "Written down: %(what)s. If a figure is past it, the message comes with the daily look."
        )
        messages.success(self.request, words % {"what": kept})
        return redirect("thresholds")


class ThresholdNew(ThresholdFormPage, CreateView):
    """Sets a threshold."""

    permission_required = "summaries.add_threshold"

    def title(self):
        return gettext("Set a threshold")

    def form_valid(self, form):
        form.instance.made_by = self.request.user
        return super().form_valid(form)


class ThresholdEdit(ThresholdFormPage, UpdateView):
    """Changes a threshold, or takes it out of use; nothing is deleted."""

    permission_required = "summaries.change_threshold"

    def title(self):
        return gettext("Change: %(what)s") % {"what": self.object}

    def get_queryset(self):
        return Threshold.objects.visible_to(self.request.user).for_list()
