"""Who keeps posts, asked once for all rows of a sheet."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.patrols.post_forms import units_kept_by
from borderops.patrols.post_rules import kept_by
from borderops.patrols.posts import Post


class Keeper:
    """A person who keeps the posts of the own places, and of their units."""

    def __init__(self, user):
        self.user, self.places = user, kept_by(user)

    @cached_property
    def posts(self):
        return set(Post.objects.changeable_by(self.user).values_list("pk", flat=True))

    @cached_property
    def units(self):
        return set(units_kept_by(self.places).values_list("pk", flat=True))

    def refuse_post(self, key, column=None):
        """Raises ValidationError where somebody else keeps this post; beside its column, if it has one."""
        if key not in self.posts:
            words = gettext("This post lies outside your places.")
            raise ValidationError({column: words} if column else words)

    def refuse_new(self, post):
        """Raises ValidationError where somebody else keeps the posts of this place."""
        if not self.places.reach(post.district_id, post.commune_id):
            raise ValidationError({"commune": gettext("This post lies outside your places.")})

    def refuse_move(self, event):
        """Raises ValidationError where a post would be moved out of the places whose posts the person keeps."""
        if not self.places.reach(event.district_id, event.commune_id):
            raise ValidationError({"commune": gettext("This place lies outside your places.")})

    def refuse_unit(self, key):
        """Raises ValidationError where a post would become one of a unit outside the own places."""
        if key not in self.units:
            words = gettext("This unit lies outside your places. Choose another one.")
            raise ValidationError({"unit": words})

    def refuse_districts(self, post):
        """That a team passes through a district lets its staff see the team: who keeps posts there says so."""
        said = {district.pk for district in post.further_districts.all()} if post.pk else set()
        chosen = {district.pk for district in post.chosen_further_districts or ()}
        if not self.places.everywhere and chosen - said - self.places.districts:
            words = gettext("This place lies outside your places.")
            raise ValidationError({"further_districts": words})


class UndoneByKeeper:
    """What a sheet said of a post is taken back by who keeps it."""

    def refuse_undo(self, record, user, is_new):
        Keeper(user).refuse_post(getattr(record, "post_id", record.pk))
