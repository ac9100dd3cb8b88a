"""What happened to posts, and what is expected of them, as sheets; each row names its post."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borderops.districts.marker_cells import MarkerCell
from borderops.patrols.choices import PostChange
from borderops.patrols.models import Expectation, Post, PostEvent
from borderops.patrols.post_cells import PostReader
from borderops.patrols.post_keepers import Keeper, UndoneByKeeper
from borderops.patrols.post_places import PlaceOfRows, SaidAside, SaidOnce, commune_column, district_column
from borderops.patrols.shift_resources import KEY_HELP, PostCell
from borderops.sheets.cells import ChoiceCell, DayCell, TimeCell, WholeCell
from borderops.sheets.columns import Aside, Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class OfPostResource(UndoneByKeeper, SheetResource):
    """Rows about posts; a row is known by its post and its day."""

    # The column that holds the day.
    day_column = ""

    post_key = Aside(_("Key of the post"), "post_id", WholeCell(), known_as=["mã chốt"], help_text=KEY_HELP)
    post = Aside(_("Post"), "post", PostCell(), known_as=["chốt", "chốt, tổ", "tên chốt"])
    settled = ["post"]

    @classmethod
    def permission(cls, verb):
        """Who may change a post says what happens to it."""
        return "patrols.view_post" if verb == "view" else "patrols.change_post"

    def records(self):
        return self._meta.model.objects.select_related("post__unit").order_by("post", self.day_column)

    def load(self, dataset, *, user, trusted=False, **kwargs):
        posts = Post.objects.all() if trusted else Post.objects.visible_to(user)
        self.posts, self.keeper = PostReader(posts), Keeper(user)
        return {self.record_key(each): each for each in self.records().filter(post__in=posts)}

    def row_key(self, row):
        self.post_of_row = self.posts.find(row.get("post_key"), row.get("post"))
        return self.post_of_row.pk, self.day_of(row)

    def day_of(self, row):
        column = self.fields[self.day_column]
        try:
            return column.clean(row)
        except ValueError as fault:
            raise ValidationError({column.attribute: str(fault)}) from None

    def record_key(self, record):
        return record.post_id, getattr(record, self.day_column)

    def init_instance(self, row=None):
        return self._meta.model(post=self.post_of_row)

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        if not trusted:
            self.keeper.refuse_post(record.post_id, "post_id")
        record.write(user)


class PostEventResource(OfPostResource):
    """Events of posts; what has happened is not changed by a sheet, only what it was based on."""

    day_column = "on"

    on = Column(_("Day"), "on", DayCell(), known_as=["ngày"], filled=True)
    kind = SaidOnce(
        _("What happened to the post"), "kind", ChoiceCell(PostChange), known_as=["biến động"], filled=True
    )
    district = district_column(SaidAside)
    commune = commune_column(SaidAside)
    spot = SaidOnce(_("Hamlet or spot"), "spot", known_as=["thôn", "địa điểm"])
    marker = SaidOnce(_("Marker"), "marker", MarkerCell(), known_as=["mốc", "số mốc", "từ mốc"])
    basis = Column(_("Decision, reason"), "basis", known_as=["căn cứ", "lý do"])
    settled = ["post", "commune", "district", "marker"]

    class Meta:
        model = PostEvent
        fields = ["post_key", "post", "on", "kind", "district", "commune", "spot", "marker", "basis"]
        import_id_fields = ["post_key", "on"]

    def records(self):
        return super().records().select_related("post__unit", "district", "commune", "marker")

    def load(self, dataset, **kwargs):
        self.places = PlaceOfRows()
        return super().load(dataset, **kwargs)

    def import_instance(self, instance, row, **kwargs):
        super().import_instance(instance, row, **kwargs)
        if self.is_new:
            self.places.settle(instance, row, instance.on)

    def keep(self, record, is_new, row, *, trusted=False, **kwargs):
        if is_new and record.tells_place and not trusted:
            self.keeper.refuse_move(record)
        self.end_met = record.post.to_marker_id
        super().keep(record, is_new, row, trusted=trusted, **kwargs)
        record.end_met = self.end_met

    def said_beside(self, record, met):
        """Where the stretch of the post ended before: a move leaves that open."""
        return {"to_marker": record.end_met} if met is None else {}

    def remove(self, record, user, undo):
        """Takes the event back by the post's own door, and gives the post the stretch that it had."""
        super().remove(record, user, undo)
        post = Post.objects.get(pk=record.post_id)
        if post.to_marker_id != undo.get("to_marker"):
            post.to_marker_id, post._history_user = undo["to_marker"], user
            post.save()


class ExpectationResource(OfPostResource):
    """How many reports posts owe a day, each from a day on."""

    day_column = "valid_from"

    valid_from = Column(_("From day"), "valid_from", DayCell(), known_as=["từ ngày"], filled=True)
    valid_to = Column(_("Until"), "valid_to", DayCell(), known_as=["đến ngày"])
    per_day = Column(_("Reports a day"), "per_day", WholeCell(), known_as=["số ca một ngày"], filled=True)
    first_start = Column(
        _("First shift begins at"), "first_start", TimeCell(), known_as=["ca đầu từ"], filled=True
    )
    hours_to_send = Column(
        _("Hours to send"), "hours_to_send", WholeCell(), known_as=["hạn gửi (giờ)"], filled=True
    )

    class Meta:
        model = Expectation
        fields = ["post_key", "post", "valid_from", "valid_to", "per_day", "first_start", "hours_to_send"]
        import_id_fields = ["post_key", "valid_from"]

    def remove(self, record, user, undo):
        """Nothing is expected any more: the reports of these days are placed anew."""
        post = Post.objects.select_for_update().get(pk=record.post_id)
        super().remove(record, user, undo)
        post.place_reports_since(record.valid_from)


def of_visible_posts(resource):
    """The rows about the posts that a person sees."""
    return lambda user: resource().records().filter(post__in=Post.objects.visible_to(user))


register(
    *(
        Workbook(key, label, resource, of_visible_posts(resource), "patrols.view_post")
        for key, label, resource in [
            ("post-events", _("Posts opened, moved, closed"), PostEventResource),
            ("post-expectations", _("Reports expected of posts"), ExpectationResource),
        ]
    )
)
