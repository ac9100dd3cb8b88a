"""One search box over all registers."""

from django.shortcuts import redirect
from django.views.generic import TemplateView

from borderops.lists import search
from borderops.lists.forms import SearchForm


class SearchPage(TemplateView):
    """What all registers hold of a few words. Open to everyone logged in; each register shows what it may."""

    permission_required = ()
    template_name = "lists/search.html"

    def get(self, request, *args, **kwargs):
        self.form = SearchForm(request.GET)
        self.text = self.form.cleaned_data["q"] if self.form.is_valid() else ""
        found = search.jump(request.user, self.text) if self.text else None
        return redirect(found) if found else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        sources = search.open_to(self.request.user)
        parts = [part for part in map(self.part, sources) if part["rows"]] if self.text else []
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "text": self.text,
            "parts": parts,
            "searched": [source.label for source in sources],
        }

    def part(self, source):
        """What one register holds."""
        rows = source.find(self.request.user, self.text)
        more = source.all_url(self.text) if source.all_url and len(rows) >= search.SHOWN else ""
        return {"label": source.label, "rows": rows, "all_url": more}
