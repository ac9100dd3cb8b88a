"""How a later figure takes the place of an estimate. Both stay as they were published, and nothing is deleted."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.review.states import State, Verb

# A figure in one of these says nothing for anybody yet, or no more.
OUT_OF_PLAY = [State.DRAFT, State.STRUCK]


class Replacing:
    """The rules of `replaces`: which estimate a figure takes the place of, once it is accepted itself."""

    @classmethod
    def take_first(cls, keys):
        """Locks the estimates before the figures that replace them, so that two never replace one."""
        super().take_first(keys)
        replaced = cls.objects.filter(pk__in=keys).values("replaces")
        list(cls.objects.filter(pk__in=replaced).order_by("pk").select_for_update().values_list("pk"))

    def about_to(self, verb):
        super().about_to(verb)
        if verb == Verb.ACCEPT:
            self.refuse_replacing()
        elif verb in (Verb.STRIKE, Verb.REOPEN):
            self.refuse_to_leave_a_gap()

    def fault_of_replacing(self):
        """Why this figure cannot take the other's place, in words; nothing where it can."""
        other, words = self.replaces, ""
        if other.pk == self.pk:
            words = gettext("A figure does not replace itself. Choose the estimate, or nothing.")
        elif other.standing != self.Standing.ESTIMATE:
            words = gettext(
                "%(figure)s is no estimate, and only an estimate is replaced. Choose nothing here."
            )
        elif self.standing == self.Standing.TARGET:
            words = gettext("A target does not take the place of an estimate. Choose nothing here.")
        elif not self.is_about(other):
            words = gettext(
                "%(figure)s is of another indicator, period or district. Make them the same, or choose nothing here."
            )
        return words % {"figure": other} if words else ""

    def refuse_replacing(self):
        """Raises ValidationError where the estimate does not count, or another figure has taken its place already."""
        if not self.replaces_id:
            return
        self.replaces = type(self).objects.select_related("indicator").get(pk=self.replaces_id)
        words = self.fault_of_replacing()
        if not words and self.replaces.state != State.ACCEPTED:
            words = gettext("%(figure)s is not accepted. Have it accepted first, or choose nothing here.")
        rival = self.rivals().first()
        if not words and rival:
            words = gettext(
                "%(rival)s takes the place of %(figure)s already. Have %(rival)s corrected, or choose nothing here."
            )
        if words:
            raise ValidationError({"replaces": words % {"figure": self.replaces, "rival": rival}})

    def rivals(self):
        """Other figures that say that they take the place of the same estimate."""
        others = type(self).objects.filter(replaces=self.replaces_id).exclude(state__in=OUT_OF_PLAY)
        return others.exclude(pk=self.pk).order_by("pk")

    def open_estimates(self):
        """The accepted estimates of the same whose place no figure takes yet."""
        same = type(self).objects.counted().filter(standing=self.Standing.ESTIMATE)
        same = same.filter(indicator=self.indicator_id, time_key=self.time_now, place_key=self.place)
        taken = type(self).objects.exclude(state__in=OUT_OF_PLAY).filter(replaces__isnull=False)
        others = same.exclude(pk=self.pk).exclude(pk__in=taken.values("replaces"))
        return others.select_related("indicator").order_by("pk")

    def refuse_to_leave_a_gap(self):
        """An estimate stays while its successor counts: else an older one would count beside that again."""
        if successor := self.successor:
            words = gettext(
                "%(figure)s has taken the place of this figure. Reopen or take out %(figure)s first."
            )
            raise ValidationError(words % {"figure": successor})

    @property
    def successor(self):
        """The accepted figure that has taken the place of this one."""
        if "replaced_by" in getattr(self, "_prefetched_objects_cache", {}):
            return next((each for each in self.replaced_by.all() if each.state == State.ACCEPTED), None)
        return self.replaced_by.filter(state=State.ACCEPTED).select_related("indicator").first()

    @property
    def earlier(self):
        """The figures whose place it took, the latest first."""
        found, figure = [], self
        while figure.replaces_id and figure.replaces not in found:
            figure = figure.replaces
            found.append(figure)
        return found
