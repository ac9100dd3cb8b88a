"""Saving a list as one likes to see it; opening, changing and deleting what was saved."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST
from django.views.generic import UpdateView

from borderops.lists.addresses import address_of, page_of, view_of
from borderops.lists.forms import SavedViewForm
from borderops.lists.models import SavedView
from borderops.lists.views import ViewedPage


class OfListPage(PermissionRequiredMixin):
    """For who may open the list itself."""

    @cached_property
    def page(self):
        return page_of(self.request, self.list_key, ViewedPage)

    def has_permission(self):
        return self.page.has_permission()


class OwnView(OfListPage):
    """A view of the person's own; nobody changes another's, shared or not."""

    @cached_property
    def saved(self):
        return get_object_or_404(SavedView, pk=self.kwargs["pk"], owner=self.request.user)

    @property
    def list_key(self):
        return self.saved.list_key


class ViewForm(UpdateView):
    """What saving and changing a view share."""

    http_method_names = ["get", "head", "options", "post"]
    form_class = SavedViewForm
    template_name = "lists/view_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"searches_people": self.page.searches_people}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"back_url": self.back_url()}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        saved = form.save()
        messages.success(self.request, _("The view “%(name)s” is saved.") % {"name": saved})
        return redirect(saved)


@method_decorator(require_POST, name="dispatch")
class SaveView(OfListPage, ViewForm):
    """Saves filters, columns and order of a list under a name."""

    @property
    def list_key(self):
        return self.request.POST.get("list", "")

    def get_object(self):
        query = view_of(QueryDict(self.request.POST.get("query", "")))
        if len(query) > SavedView._meta.get_field("query").max_length:
            raise Http404
        return SavedView(owner=self.request.user, list_key=self.list_key, query=query)

    def back_url(self):
        return f"{address_of(self.list_key)}?{self.object.query}"


class OpenView(OfListPage, View):
    """A link to a view: of one's own, or that somebody shares."""

    @cached_property
    def saved(self):
        return get_object_or_404(SavedView.objects.open_to(self.request.user), pk=self.kwargs["pk"])

    @property
    def list_key(self):
        return self.saved.list_key

    def get(self, request, pk):
        return redirect(self.saved)


class ChangeView(OwnView, ViewForm):
    """Gives a view another name, shares it or no longer, opens the list with it or no longer."""

    def get_object(self):
        return self.saved

    def back_url(self):
        return SavedView.objects.get(pk=self.saved.pk).get_absolute_url()


class DeleteView(OwnView, View):
    """Deletes a view; the records stay as they are."""

    http_method_names = ["post"]

    def post(self, request, pk):
        url = address_of(self.saved.list_key)
        self.saved.delete()
        messages.success(request, _("The view “%(name)s” is deleted.") % {"name": self.saved})
        return HttpResponseRedirect(f"{url}?view=all")
