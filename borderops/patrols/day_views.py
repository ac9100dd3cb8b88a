"""What is owed on a duty day and whether it came, by district, by unit and by post."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from borderops import vietnamese
from borderops.districts.models import District
from borderops.patrols.arrivals import total_of, total_on
from borderops.patrols.day_forms import DayForm
from borderops.patrols.day_posts import DayOfPosts
from borderops.patrols.days import A_DAY
from borderops.patrols.models import Post
from borderops.people.roles import WRITERS

FEW = 12  # posts that are read at a glance; more are folded by district


class PostsPage(PermissionRequiredMixin, TemplateView):
    """A page about the posts that a person sees, narrowed by the address; what cannot be read is said."""

    permission_required = "patrols.view_shiftreport"

    def get(self, request, *args, **kwargs):
        self.now = timezone.now()
        seen = Post.objects.visible_to(request.user).select_related("unit", "district").with_life()
        self.posts = list(seen)
        form = self.form_class(request.GET, posts=self.posts, now=self.now)
        status = 400 if form.errors else 200
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, form, **kwargs):
        chosen = form.chosen
        self.posts = [post for post in self.posts if chosen["unit"] in (None, post.unit)]
        self.districts = {district.pk: district for district in District.objects.all()}
        return super().get_context_data(**kwargs) | {
            "form": form,
            "chosen": chosen,
            "narrowed": form.narrowed,
            "has_posts": bool(self.posts),
            "has_expectations": any(post.expectations.all() for post in self.posts),
        }


class Today(PostsPage):
    """Every post of a duty day with its shifts: reported, nothing happened, late, missing, not due."""

    template_name = "patrols/today.html"
    form_class = DayForm

    def get_context_data(self, form, **kwargs):
        context = super().get_context_data(form, **kwargs)
        day, district = context["chosen"]["day"] or form.present, context["chosen"]["district"]
        posts = [
            post for post in self.posts if district is None or post.stood_on(day).district_id == district.pk
        ]
        rows = DayOfPosts(self.request.user, day, posts, self.now).rows
        total = total_of(row.came for row in rows)
        is_present, before = day == form.present, day - A_DAY
        mine, groups, folded = self.groups(rows, is_narrowed=bool(context["narrowed"]))
        return context | {
            "day": day,
            "is_present": is_present,
            "before": before,
            "lacking_before": total_on(posts, before, self.now).missing if is_present else 0,
            "after": day + A_DAY if day < form.present else None,
            "total": total,
            "tiles": tiles(total),
            "parts": self.parts(rows),
            "mine": mine,
            "groups": groups,
            "folded": folded,
        }

    def parts(self, rows):
        """By district west to east, and by unit; each only where there is more than one."""
        districts, units = {}, {}
        for row in rows:
            districts.setdefault(row.owed.district, []).append(row.came)
            units.setdefault(row.post.unit, []).append(row.came)
        named = [(self.districts[pk], districts[pk]) for pk in self.districts if pk in districts]
        by_unit = sorted(units.items(), key=lambda part: vietnamese.sort_key(str(part[0])))
        return [
            (_("By district"), _("District"), summed("district", named)),
            (_("By unit"), _("Unit in charge"), summed("unit", by_unit)),
        ]

    def groups(self, rows, is_narrowed):
        """The posts of one's own unit; the others in full while they are few, else those that lack a report."""
        units = self.request.user.places_as(*WRITERS).units
        mine = [row for row in rows if row.post.unit_id in units]
        others = [row for row in rows if row.post.unit_id not in units]
        own = [(_("Posts of my unit"), mine)] if mine else []
        if is_narrowed or len(others) <= FEW:
            return own, [(_("Other posts") if mine else _("Posts"), others)] if others else [], []
        lacking = [row for row in others if row.came.missing]
        return own, [(_("Posts that lack a report"), lacking)] if lacking else [], self.folded(others)

    def folded(self, rows):
        """The posts of each district, west to east, with what came of them."""
        by_district = {pk: [row for row in rows if row.owed.district == pk] for pk in self.districts}
        return [
            (self.districts[pk], posts, total_of(row.came for row in posts))
            for pk, posts in by_district.items()
            if posts
        ]


def summed(name, parts):
    """Rows of a part's name, the address that narrows the page to it, and its numbers."""
    if len(parts) < 2:
        return []
    return [
        {"name": part, "query": {name: getattr(part, "code", part.pk)}, "came": total_of(came)}
        for part, came in parts
    ]


def tiles(total):
    """The numbers of the day: what they count, and which of them need somebody."""
    share = _("%(share)s of what is due") % {"share": total.share} if total.due else _("none is due yet")
    return [
        {"label": _("Owed"), "value": total.owed},
        {
            "label": _("Reported"),
            "value": total.reported,
            "note": share,
        },
        {"label": _("Nothing happened"), "value": total.nil},
        {"label": _("Came late"), "value": total.late, "tone": "wait" if total.late else ""},
        {"label": _("Not reported"), "value": total.missing, "tone": "stop" if total.missing else ""},
        {"label": _("Not due yet"), "value": total.not_due},
    ]
