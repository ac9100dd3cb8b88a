"""The illegal exits of a period by people who once held a labour permit, for those who may see both."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from borderops.incidents.models import Incident, Person
from borderops.labour.link_exits import ILLEGAL_EXIT, holders_among, persons_of
from borderops.labour.link_forms import ExitsForm
from borderops.labour.link_permits import PermitThen, permits_of
from borderops.labour.workers import Worker


@method_decorator(never_cache, name="dispatch")
class PermitHolders(PermissionRequiredMixin, TemplateView):
    """Case by case, without names: those stand on the pages of the worker and of the case."""

    permission_required = ["incidents.view_person", "labour.view_worker"]
    template_name = "labour/link_exits.html"

    def get(self, request, *args, **kwargs):
        form = ExitsForm(request.GET)
        context = self.get_context_data(form=form, period=form.chosen)
        return self.render_to_response(context, status=400 if form.errors else 200)

    def get_context_data(self, period, **kwargs):
        rows = rows_of(self.request.user, period)
        return super().get_context_data(**kwargs) | {
            "period": period,
            "rows": rows,
            "workers": len({row["worker"].pk for row in rows}),
        }


def rows_of(user, period):
    """Each person with the worker and the permits then, of those whom the user may see, the latest case first."""
    cases = Incident.objects.readable_by(user).counted().filter(code__code=ILLEGAL_EXIT)
    cases = cases.on_days(period.start, period.end)
    seen = Person.objects.visible_to(user).filter(pk__in=persons_of(cases).values("pk"))
    found = seen.select_related("incident__district", "incident__code")
    found = list(holders_among(person for person in found if person.name_for(user)))
    workers = Worker.objects.visible_to(user).living().in_bulk({key for _person, key in found})
    held = permits_of(workers)
    rows = [row_of(person, workers[key], held.get(key, ())) for person, key in found if key in workers]
    return sorted(rows, key=lambda row: (row["incident"].occurred_on, row["person"].pk), reverse=True)


def row_of(person, worker, permits):
    """What is told of one of them; only permits that had been issued by then."""
    then = [PermitThen(permit, person.incident.occurred_on) for permit in permits]
    permits = [each for each in then if each.was_issued]
    return {"person": person, "incident": person.incident, "worker": worker, "permits": permits}
