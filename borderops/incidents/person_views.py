"""Persons of an incident: names for who may know them, papers for who says what for; every look is noted."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, UpdateView

from borderops.incidents.models import FollowUp, Incident, Person, PersonLook
from borderops.incidents.person_forms import PersonForm, PurposeForm
from borderops.people.views import typed_by
from borderops.review.views import by_reference


@method_decorator(never_cache, name="dispatch")
class OfIncident(PermissionRequiredMixin):
    """A page about the persons of an incident that the user may read whole; browsers keep no copy."""

    permission_required = "incidents.view_person"

    @cached_property
    def incident(self):
        incident = by_reference(Incident.objects.visible_to(self.request.user), self.kwargs["reference"])
        if not incident.is_whole_for(self.request.user):
            raise Http404
        return incident

    def persons(self):
        return self.incident.persons.visible_to(self.request.user)

    @cached_property
    def person(self):
        return get_object_or_404(self.persons(), pk=self.kwargs["pk"])

    def back(self):
        return reverse("incident-persons", args=[self.incident.reference])

    def refuse(self, words):
        messages.error(self.request, words)
        return redirect(self.back())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"incident": self.incident, "back_url": self.back()}


class IncidentPersons(OfIncident, TemplateView):
    """The persons by name, as far as this user may know them, with masked papers."""

    template_name = "incidents/persons.html"

    def get_context_data(self, **kwargs):
        persons = list(self.persons())
        rows = [self.row(person) for person in persons]
        PersonLook.note([row["person"] for row in rows if row["name"]], self.request.user)
        return super().get_context_data(**kwargs) | {"rows": rows}

    def row(self, person):
        """What is shown of a person, and what may be done."""
        user = self.request.user
        seen = FollowUp.objects.visible_to(user).filter(person=person).order_by("happened_on", "pk")
        name = person.name_for(user)
        return {
            "person": person,
            "name": name,
            "follow_ups": seen,
            "may_see_paper": bool(name and person.paper_number),
            "may_edit": bool(name) and person.open_follow_up(user) is not None,
        }


class OfPerson(OfIncident):
    """A page about one person whose name this user may know."""

    def dispatch(self, request, *args, **kwargs):
        if self.has_permission() and not self.person.name_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "person": self.person,
            "typed_by": typed_by(self.request.user),
        }


class PersonPaper(OfPerson, FormView):
    """Asks what for, shows the number of a paper once, and notes it."""

    form_class = PurposeForm
    template_name = "incidents/persons_paper.html"

    def get(self, request, *args, **kwargs):
        if not self.person.paper_number:
            return self.refuse(_("No paper of this person is recorded."))
        return super().get(request, *args, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        purpose = form.cleaned_data["purpose"]
        PersonLook.note([self.person], self.request.user, PersonLook.What.PAPER, purpose)
        return self.render_to_response(self.get_context_data(form=form, shown=self.person.paper_number))


class PersonEdit(OfPerson, UpdateView):
    """Mends a person while a follow-up that names them is open to the user's unit."""

    permission_required = "incidents.change_person"
    form_class = PersonForm
    template_name = "incidents/persons_form.html"

    def get_object(self, queryset=None):
        return self.person

    @cached_property
    def follow_up(self):
        return self.person.open_follow_up(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"version": self.follow_up.version if self.follow_up else None}

    def get(self, request, *args, **kwargs):
        if self.follow_up is None:
            return self.refuse(self.person.locked_words(request.user))
        PersonLook.note([self.person], request.user)
        return super().get(request, *args, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        stored = Person.objects.get(pk=self.person.pk)
        if form.instance.typed_values() == stored.typed_values():
            return redirect(self.back())
        try:
            self.mend(form.instance, form.cleaned_data["version"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.compare(form, stored)
        messages.success(self.request, _("%(person)s is mended.") % {"person": stored})
        return redirect(self.back())

    def mend(self, person, version):
        if self.follow_up is None:
            raise ValidationError(person.locked_words(self.request.user))
        self.follow_up.mend_person(person, self.request.user, version)

    def compare(self, form, stored):
        """What was typed stays in the form, beside what stands now."""
        if self.follow_up:
            form.data = form.data.copy()
            form.data["version"] = FollowUp.objects.get(pk=self.follow_up.pk).version
        context = self.get_context_data(form=form, differences=form.instance.differences_to(stored))
        return self.render_to_response(context, status=409)
