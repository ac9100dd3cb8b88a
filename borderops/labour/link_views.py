"""Says which worker a person of an incident is, or that the two are not one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from borderops.incidents.models import PersonLook
from borderops.incidents.person_views import OfPerson
from borderops.labour.link_forms import SAME, LinkForm
from borderops.labour.link_matches import matches_of, words_on
from borderops.labour.person_links import PersonLink
from borderops.labour.worker_looks import WorkerLook
from borderops.labour.workers import Worker


class LinkWorker(OfPerson, FormView):
    """The person by name beside the workers who match; what is said takes the place of what was said before."""

    permission_required = ["incidents.view_person", "labour.view_worker", "labour.add_personlink"]
    form_class = LinkForm
    template_name = "labour/link_form.html"

    @cached_property
    def matches(self):
        """The workers who are this person as things stand, with the word that says so or None."""
        return matches_of([self.person])[self.person.pk]

    @cached_property
    def apart(self):
        """The words that say of workers that they are somebody else, by the worker's key."""
        return {word.worker_id: word for word in words_on(person=self.person.pk) if not word.is_same}

    @cached_property
    def workers(self):
        """Those of them whom the user may see."""
        keys = self.matches.keys() | self.apart.keys()
        return list(Worker.objects.visible_to(self.request.user).living().for_list().filter(pk__in=keys))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "offered": self.workers}

    def get_context_data(self, **kwargs):
        """Both by name, on a refused form too; that they were shown is noted."""
        PersonLook.note([self.person], self.request.user)
        WorkerLook.note(self.request.user, about=str(self.person), people=len(self.workers))
        rows = [
            {"worker": each, "matches": each.pk in self.matches, "word": self.word_on(each)}
            for each in self.workers
        ]
        return super().get_context_data(**kwargs) | {
            "title": _("Which worker is this?"),
            "go_label": _("Keep this"),
            "name": self.person.name_for(self.request.user),
            "rows": rows,
            "back_url": self.back(),
        }

    def word_on(self, worker):
        return self.matches.get(worker.pk) or self.apart.get(worker.pk)

    def back(self):
        return self.incident.get_absolute_url()

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        told = form.cleaned_data
        same = told["verdict"] == SAME
        try:
            PersonLink.say(self.request.user, told["chosen"], self.person, same, told["why"])
        except ValidationError as refusal:
            form.take(refusal)
            return self.form_invalid(form)
        done = _("%(worker)s and %(person)s are kept as one person.")
        undone = _("%(worker)s and %(person)s are kept as two persons.")
        words = {"worker": told["chosen"], "person": self.person}
        messages.success(self.request, (done if same else undone) % words)
        return redirect(self.back())
