"""Proposals: what crossing points shall become, and how far each has come on a day."""

from dataclasses import dataclass

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView

from borderops.crossings.choices import STAGES, LifeStep
from borderops.crossings.events import CrossingEvent
from borderops.crossings.points import CrossingPoint
from borderops.figures.as_of import AsOfForm


@dataclass
class Step:
    """One stage of a proposal: passed, reached now, or still ahead; and the event that tells it, if one does."""

    stage: LifeStep
    event: CrossingEvent | None
    standing: str


@dataclass
class Proposal:
    """What a crossing point shall become: its last stage until a day, and all stages in their order."""

    crossing: CrossingPoint
    last: CrossingEvent
    steps: list
    kind: str

    @property
    def since(self):
        """The first stage that is written down of it."""
        return next(step.event for step in self.steps if step.event)


def proposal_of(crossing, day):
    """The open proposal of a crossing point on a day, or nothing."""
    last = crossing.proposal_on(day)
    if last is None:
        return None
    told = {
        event.kind: event
        for event in crossing.life_until(day)
        if event.is_stage and event.kind_after == last.kind_after
    }
    reached = STAGES.index(last.kind)
    steps = [
        Step(
            stage,
            told.get(stage.value),
            "now" if place == reached else "done" if place < reached else "ahead",
        )
        for place, stage in enumerate(STAGES)
    ]
    return Proposal(crossing, last, steps, crossing.kind_on(day))


def proposals_on(crossings, day):
    """The open proposals of these crossing points on a day, in their order."""
    found = [proposal_of(each, day) for each in crossings.with_life()]
    return [proposal for proposal in found if proposal]


class Proposals(PermissionRequiredMixin, TemplateView):
    """Every open proposal on the day that the address names, west to east."""

    permission_required = ["crossings.view_crossingpoint", "crossings.view_crossingevent"]
    template_name = "crossings/proposals.html"

    def get(self, request, *args, **kwargs):
        form = AsOfForm(request.GET)
        status = 200 if form.is_valid() else 400
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, form, **kwargs):
        shown, day = {}, form.cleaned_data.get("as_of")
        if day:
            crossings = CrossingPoint.objects.visible_to(self.request.user).for_list().west_to_east()
            shown = {"day": day, "proposals": proposals_on(crossings, day)}
        return super().get_context_data(**kwargs) | {"form": form, **shown}
