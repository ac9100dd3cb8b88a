"""What happened to a post on a day: opened, moved, closed, reopened."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, District
from borderops.patrols.choices import PostChange
from borderops.patrols.post_rules import EventRules, keep_markers
from borderops.patrols.posts import Post, place_words


class PostEvent(EventRules, models.Model):
    """A post was opened, moved, closed or reopened on a day; where it stands from then on."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="events", verbose_name=_("post"))
    kind = models.CharField(_("what happened"), max_length=10, choices=PostChange)
    on = models.DateField(_("day"))
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district")
    )
    marker = models.ForeignKey(
        BorderMarker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("marker")
    )
    spot = models.CharField(_("hamlet or spot"), max_length=120, blank=True)
    basis = models.CharField(_("decision, reason"), max_length=200, blank=True)
    history = HistoricalRecords()

    # The last marker of the stretch along which a team moves from then on; the post keeps it.
    chosen_to_marker = None

    class Meta:
        app_label = "patrols"
        verbose_name = _("event of a post")
        verbose_name_plural = _("events of posts")
        default_permissions = ()
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "on"], name="one_post_event_a_day")]

    def __str__(self):
        return f"{self.get_kind_display()}, {vietnamese.day(self.on)}"

    def write(self, by):
        """Saves the event and what follows from it for the post, one after another for each post."""
        with transaction.atomic():
            post = Post.objects.select_for_update().get(pk=self.post_id)
            keep_markers(self, "marker", "chosen_to_marker")
            self.full_clean()
            self._history_user = post._history_user = by
            is_new = self._state.adding
            self.save()
            post.settle()
            if is_new and self.kind != PostChange.OPENED and post.place_event() == self:
                post.to_marker = self.chosen_to_marker  # the stretch ends elsewhere from now on
                post.clean()
            post.save()
        return self

    def withdraw(self, by):
        """Takes an event back that did not happen; refuses where later ones or shift reports stand on it."""
        with transaction.atomic():
            post = Post.objects.select_for_update().get(pk=self.post_id)
            self.refuse_withdrawal()
            self._history_user = post._history_user = by
            if self.kind != PostChange.OPENED and self.tells_place:
                post.to_marker = None  # where the stretch ended before is not known here
            self.delete()
            post.settle()
            post.save()

    @property
    def tells_place(self):
        """Whether it says where the post stands from then on."""
        return bool(self.commune_id or self.marker_id)

    @property
    def place(self):
        """Where the post stands from then on, in words; nothing where the event does not say."""
        return place_words(self) if self.tells_place else ""

    @classmethod
    def open(cls, post, on, by, basis=""):
        """Keeps a new post together with the event that it was opened where it stands."""
        with transaction.atomic():
            keep_markers(post, "marker", "to_marker")
            post.full_clean()
            post.keep(by)
            place = {name: getattr(post, name) for name in ("district", "commune", "marker", "spot")}
            cls(post=post, kind=PostChange.OPENED, on=on, basis=basis, **place).write(by)
            post.refresh_from_db()
        return post
