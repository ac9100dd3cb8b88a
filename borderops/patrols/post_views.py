"""Posts: the list as of a day, one post with its life, its forms."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import CreateView, DetailView, UpdateView

from borderops import vietnamese
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.patrols.models import Post, PostEvent, ShiftReport
from borderops.patrols.on_strip import posts_on_strip
from borderops.patrols.post_counts import standing_on
from borderops.patrols.post_filters import PostFilter
from borderops.patrols.post_forms import NewPostForm, PostChangeForm
from borderops.patrols.post_order import PostPage
from borderops.patrols.post_rules import kept_by
from borderops.patrols.post_tables import PostTable
from borderops.people.roles import READERS, WRITERS

SHIFTS_SHOWN = 10


class PostList(ListPage):
    """Every post that the user sees, as it stood on a day; above it how many were open, counted and as published."""

    permission_required = "patrols.view_post"
    template_name = "patrols/post_list.html"
    filterset_class = PostFilter
    table_class = PostTable
    sorts = {
        "place": Sort("id", descending=False),
        "-place": Sort("id"),
        "name": Sort("id", descending=False),
        "-name": Sort("id"),
    }
    page_size = 100

    def get_queryset(self):
        return Post.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        page = PostPage(rows, sort, self.page_size, self.request.GET)
        for post in page.rows:
            post.shown_on = self.filterset.day
            post.last_then = post.event_before(self.filterset.day)
        return page

    def get_context_data(self, **kwargs):
        context, user = super().get_context_data(**kwargs), self.request.user
        seen, day = Post.objects.visible_to(user), self.filterset.day
        return context | {
            "day": day,
            "strip": posts_on_strip(context["page"].rows),
            "standing": standing_on(seen, user, day) if self.filterset.is_valid() else [],
            "sees_all": kept_by(user).everywhere or user.places_as(*READERS).everywhere,
        }


class PostDetail(PermissionRequiredMixin, DetailView):
    """One post: facts, its life, what it owes, its last shift reports."""

    permission_required = "patrols.view_post"
    template_name = "patrols/post_detail.html"
    context_object_name = "post"

    def get_queryset(self):
        return Post.objects.visible_to(self.request.user).for_list().prefetch_related("further_districts")

    def get_context_data(self, **kwargs):
        post, user = self.object, self.request.user
        may_change = may_change_post(user, post)
        return super().get_context_data(**kwargs) | {
            "today": timezone.localdate(),
            "last": post.life[-1] if post.life else None,
            "life": reversed(with_writers(post, user)),
            "may_change": may_change,
            "with_plan": may_change and settings.DEPLOYMENT,
            "shifts": last_shifts(post, user),
        }


def may_change_post(user, post):
    """Whether the user keeps this post's facts, events and expected reports."""
    return user.has_perm("patrols.change_post") and post.lies_in(kept_by(user))


def with_writers(post, user):
    """The events of a post in order; who works there also reads who wrote each down."""
    life, works_there = post.life, post.lies_in(user.places_as(*WRITERS)) or may_change_post(user, post)
    rows = PostEvent.history.filter(post_id=post.pk, history_type="+").select_related("history_user")
    writers = {row.id: row.history_user for row in rows} if works_there else {}
    for event in life:
        event.by = writers.get(event.pk)
    return life


def last_shifts(post, user):
    """The newest shift reports of a post that the user may see; None for whom there are none to see at all."""
    if not user.has_perm("patrols.view_shiftreport"):
        return None
    reports = ShiftReport.objects.visible_to(user).filter(post=post.pk).for_list()
    return reports.order_by("-starts_at", "-pk")[:SHIFTS_SHOWN]


class PostFormPage(PermissionRequiredMixin):
    """What opening and changing a post share."""

    model = Post
    template_name = "patrols/post_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            post = self.keep(form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.done(post))
        return redirect(post)


class PostNew(PostFormPage, CreateView):
    """Writes a post down with the day on which it was opened."""

    permission_required = "patrols.add_post"
    form_class = NewPostForm

    def get_initial(self):
        return super().get_initial() | {"unit": self.request.user.home_unit}

    def keep(self, form):
        given = form.cleaned_data
        return PostEvent.open(form.instance, given["opened_on"], self.request.user, given["basis"])

    def done(self, post):
        words = gettext("%(post)s is written down, open since %(day)s.")
        return words % {"post": post, "day": vietnamese.day(post.open_since)}


class PostEdit(PostFormPage, UpdateView):
    """Changes the facts of a post; its former ones stay in its history."""

    permission_required = "patrols.change_post"
    form_class = PostChangeForm

    def get_object(self, queryset=None):
        return changeable_post(self.request.user, self.kwargs["pk"])

    def keep(self, form):
        return form.instance.write(self.request.user, seen=form.cleaned_data["seen"])

    def form_invalid(self, form):
        """Who has seen that it was changed meanwhile may save what was typed."""
        now = Post.objects.get(pk=form.instance.pk).last_change
        if form.data.get("seen") != str(now):
            form.data = form.data.copy()
            form.data["seen"] = now
        return super().form_invalid(form)

    def done(self, post):
        return gettext("%(post)s is changed.") % {"post": post}


def changeable_post(user, pk):
    """A post that the user sees; PermissionDenied where it is not the user's to change."""
    post = get_object_or_404(
        Post.objects.visible_to(user).select_related("unit", "district", "commune"), pk=pk
    )
    if not post.lies_in(kept_by(user)):
        raise PermissionDenied
    return post
