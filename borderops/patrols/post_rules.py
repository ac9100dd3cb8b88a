"""What must hold of a post, of its events and of what is expected of it; the same for every door."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.patrols.choices import PostChange, PostKind
from borderops.patrols.days import midnight
from borderops.patrols.stretches import faults_of_stretch
from borderops.people.places import Places
from borderops.people.roles import REVIEWERS, Role
from borderops.review.states import State

FOLLOWS = {  # what may come next, by what came before
    None: {PostChange.OPENED},
    PostChange.OPENED: {PostChange.MOVED, PostChange.CLOSED},
    PostChange.REOPENED: {PostChange.MOVED, PostChange.CLOSED},
    PostChange.MOVED: {PostChange.MOVED, PostChange.CLOSED},
    PostChange.CLOSED: {PostChange.REOPENED},
}


EVERYWHERE = Places(everywhere=True)


def kept_by(user):
    """Where a person keeps the list of posts: who reviews, in the own places; the administrator, everywhere."""
    return EVERYWHERE if user.holds(Role.ADMINISTRATOR) else user.places_as(*REVIEWERS)


class PostRules:
    """A stretch has a beginning and an end, in order; only a team has one."""

    def clean(self):
        errors = {}
        if self.to_marker and self.kind == PostKind.FIXED:
            errors["to_marker"] = gettext("A fixed checkpoint stands at one marker. Leave this empty.")
        errors |= faults_of_stretch(self.marker, self.to_marker, named=["marker", "to_marker"])
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            errors[missing] = gettext("A point has both: fill in this one too, or empty the other.")
        if errors:
            raise ValidationError(errors)

    def refuse_stale(self, seen):
        """Raises ValidationError where the post was changed since it was seen so."""
        if seen is not None and seen != self.last_change:
            words = gettext(
                "Somebody has changed this post since you opened it. Check below what you typed, then save again."
            )
            raise ValidationError(words, code="stale")


class EventRules:
    """Events of a post follow one upon another: opened, moved, closed, reopened."""

    def clean(self):
        if not self.on or not self.post_id or self.kind not in PostChange.values:
            return
        if self.on > timezone.localdate():
            raise ValidationError({"on": gettext("This day lies in the future. Write what has happened.")})
        others = [event for event in self.post.events.order_by("on") if event.pk != self.pk]
        if any(event.on == self.on for event in others):
            words = gettext("Something else is already written for this day. A post has one event a day.")
            raise ValidationError({"on": words})
        kinds = [event.kind for event in sorted([*others, self], key=lambda event: event.on)]
        for before, after in zip([None, *kinds], kinds, strict=False):
            if after not in FOLLOWS[before]:
                raise ValidationError({"kind": out_of_order(before, after)})
        self.refuse_without_place()
        self.refuse_closing_over_reports(others)

    def refuse_without_place(self):
        """A move says where to."""
        if self.kind == PostChange.MOVED and not self.tells_place:
            words = gettext("Say where the post stands from then on: a commune, a marker or both.")
            raise ValidationError({"commune": words})

    def refuse_closing_over_reports(self, others):
        """No shift is reported from a post that was closed: it closes after the last one, or not at all."""
        if self.kind != PostChange.CLOSED:
            return
        until = min((event.on for event in others if event.on > self.on), default=None)
        told = self.post.shift_reports.exclude(state=State.STRUCK).filter(starts_at__gte=midnight(self.on))
        told = told.filter(starts_at__lt=midnight(until)) if until else told
        if last := told.order_by("starts_at").last():
            words = gettext(
                "A shift is reported from this post on %(day)s. It can only be closed after that day."
            )
            day = vietnamese.day(timezone.localdate(last.starts_at))
            raise ValidationError({"on": words % {"day": day}})

    def refuse_withdrawal(self):
        """Only the last event can be taken back, and an opening only while nothing is reported from the post."""
        last = self.post.events.order_by("on").last()
        if last != self:
            raise ValidationError(gettext("Later events stand on this one. Take back the last one first."))
        if self.kind in (PostChange.OPENED, PostChange.REOPENED):
            if self.post.shift_reports.filter(duty_day__gte=self.on).exists():
                words = gettext(
                    "Shifts are reported since this day. Write down that the post was closed instead."
                )
                raise ValidationError(words)


def keep_markers(record, *names):
    """Markers that the register does not know yet are kept, as not listed, with the first record that names them."""
    for name in names:
        marker = getattr(record, name)
        if marker and marker.pk is None:
            told = {"listed": False, "commune": marker.commune}
            stored, _new = type(marker).objects.get_or_create(code=marker.code, defaults=told)
            setattr(record, name, stored)


def out_of_order(before, after):
    """Why one event cannot follow another, in words."""
    after = PostChange(after).label
    if before is None:
        return gettext("A post is opened first: “%(after)s” has nothing to follow.") % {"after": after}
    words = gettext("“%(after)s” cannot follow “%(before)s”. Check the days of this post's events.")
    return words % {"after": after, "before": PostChange(before).label}


class ExpectationRules:
    """What is expected of a post on a day is said once."""

    def clean(self):
        if self.valid_to and self.valid_from and self.valid_to < self.valid_from:
            raise ValidationError(
                {"valid_to": gettext("The last day lies before the first. Correct one of them.")}
            )
        if not self.post_id or not self.valid_from:
            return
        for other in self.post.expectations.exclude(pk=self.pk):
            if other.valid_to and other.valid_to < self.valid_from:
                continue
            if self.valid_to and self.valid_to < other.valid_from:
                continue
            words = gettext("From %(day)s on another number is already expected. End that one first.")
            raise ValidationError({"valid_from": words % {"day": vietnamese.day(other.valid_from)}})

    def write(self, by):
        """Saves what is expected, one after another for each post, and places the reports of these days anew."""
        with transaction.atomic():
            post = type(self.post).objects.select_for_update().get(pk=self.post_id)
            before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
            self.full_clean()
            self._history_user = by
            self.save()
            days = [each.valid_from for each in (before, self) if each]
            post.place_reports_since(min(days))
        return self
