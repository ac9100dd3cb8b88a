"""Posts as a sheet: a row with a key changes that post, a row without one writes a new one down."""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.point_resources import crossing_cell
from borderops.districts.cells import district_cell, of_own
from borderops.districts.marker_cells import MarkerCell
from borderops.districts.models import Unit
from borderops.districts.own_places import own_units
from borderops.patrols.choices import PostChange, PostKind, Staffing
from borderops.patrols.models import Post, PostEvent
from borderops.patrols.post_degrees import DegreeCell
from borderops.patrols.post_filters import PostFilter
from borderops.patrols.post_forms import PLAN
from borderops.patrols.post_keepers import Keeper, UndoneByKeeper
from borderops.patrols.post_places import PlaceOfRows, SaidAside, SaidOnce, commune_column, district_column
from borderops.patrols.post_rules import kept_by
from borderops.sheets.cells import ChoiceCell, DayCell, WholeCell, typed
from borderops.sheets.columns import Aside, Column, Guarded, Several
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.record_cells import RecordCell, RecordsCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


def unit_cell():
    """Units by name."""
    cell = RecordCell(Unit.objects.all, lambda unit: [unit.name], lambda unit: unit.name, _("Units"))
    return of_own(cell, own_units)


def planned(name):
    """What is told of a plan of deployment: for who keeps the post."""
    return lambda post, reader: getattr(post, name) if reader and post.lies_in(kept_by(reader)) else None


@contextmanager
def told_of(column):
    """What an event's rules say of its day is a fault of the column that holds it."""
    try:
        yield
    except ValidationError as faults:
        told = faults.update_error_dict({})
        raise ValidationError(
            {column if name in ("on", "kind") else name: told[name] for name in told}
        ) from None


class PostResource(UndoneByKeeper, SheetResource):
    """Posts west to east; the key tells those of one name apart."""

    key = Aside(
        _("Key of the post"), "pk", WholeCell(), known_as=["mã chốt"],
        help_text=_("As exported; empty if the post is new"),
    )  # fmt: skip
    kind = SaidOnce(
        _("Sort of post"), "kind", ChoiceCell(PostKind), known_as=["loại", "loại chốt"], filled=True
    )
    name = Column(_("Name"), "name", known_as=["tên", "tên chốt"], filled=True)
    short_number = Column(_("Number of the post"), "short_number", known_as=["số", "số chốt"])
    staffing = Column(
        _("Kept by"), "staffing", WithDefault(Staffing, Staffing.JOINT), known_as=["lực lượng", "ai giữ"]
    )
    unit = Column(_("Unit of the post"), "unit", unit_cell(), known_as=["đơn vị", "đồn"], filled=True)
    district = district_column(SaidAside)
    commune = commune_column(SaidAside)
    spot = SaidOnce(_("Hamlet or spot"), "spot", known_as=["thôn", "địa điểm"])
    marker = SaidOnce(_("Marker"), "marker", MarkerCell(), known_as=["mốc", "số mốc", "từ mốc"])
    to_marker = Column(_("Last marker of the stretch"), "to_marker", MarkerCell(), known_as=["đến mốc"])
    further_districts = Several(
        _("Further districts"), "further_districts", district_cell(RecordsCell), known_as=["huyện khác"]
    )
    crossing = Column(
        _("Crossing point"), "crossing", crossing_cell(), known_as=["cửa khẩu", "cửa khẩu, lối mở"]
    )
    opened_on = SaidAside(
        _("Opened on"), "opened_on", DayCell(), known_as=["ngày lập", "lập ngày"], needed=True
    )
    closed_on = SaidAside(_("Closed on"), "closed_on", DayCell(), known_as=["ngày rút", "rút ngày"])
    strength = Guarded(
        _("Strength"), "strength", WholeCell(), known_as=["quân số"], shows=planned("strength")
    )
    latitude = Guarded(_("Latitude"), "latitude", DegreeCell(), known_as=["vĩ độ"], shows=planned("latitude"))
    longitude = Guarded(
        _("Longitude"), "longitude", DegreeCell(), known_as=["kinh độ"], shows=planned("longitude")
    )
    settled = ["commune", "district", "marker", "to_marker"]
    goes_with = ["events"]

    class Meta:
        model = Post
        fields = [
            "key", "kind", "name", "short_number", "staffing", "unit", "district", "commune", "spot", "marker",
            "to_marker", "further_districts", "crossing", "opened_on", "closed_on", *PLAN,
        ]  # fmt: skip
        import_id_fields = ["key"]

    def records(self):
        return Post.objects.for_list().prefetch_related("further_districts")

    # The columns of plans are there only where the province turned them on.

    @classmethod
    def is_open(cls, name):
        return settings.DEPLOYMENT or name not in PLAN

    # Import

    def load(self, dataset, *, user, trusted=False, **kwargs):
        """The posts that rows may mean: those that the person sees."""
        self.places, self.keeper = PlaceOfRows(), Keeper(user)
        posts = self.records() if trusted else self.records().visible_to(user)
        return {self.record_key(post): post for post in posts}

    def row_key(self, row):
        """The key of a post; a new one has none but its place in the sheet, for names do not tell posts apart."""
        key = super().row_key(row) if "key" in row else ()
        return key if any(key) else (f"row {self.number}",)

    def get_instance(self, instance_loader, row):
        post = super().get_instance(instance_loader, row)
        if post is None and (key := typed(row.get("key"))):
            words = gettext("No post of yours has the key %(key)s. Empty the cell if the row is new.")
            raise ValidationError({"pk": words % {"key": key}})
        return post

    def import_instance(self, instance, row, **kwargs):
        faults = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as found:
            faults = found.update_error_dict(faults)
        if self.is_new and not faults.keys() & {"opened_on", "marker"}:
            try:
                self.settle_new(instance, row)
            except ValidationError as found:
                faults = found.update_error_dict(faults)
        if faults:
            raise ValidationError(faults)

    def settle_new(self, post, row):
        """Since when a new post is open, until when, and where it stands."""
        self.opening, self.closing = (self.day(row, name) for name in ("opened_on", "closed_on"))
        if not self.opening:
            raise ValidationError({"opened_on": gettext("This cell is empty. Fill it in.")})
        self.places.settle(post, row, self.opening)
        if post.district_id is None:
            words = gettext("Say where the post stands: a district, a commune or a marker.")
            raise ValidationError({"commune": words})

    def day(self, row, name):
        return self.fields[name].clean(row) if name in row else None

    def keep(self, post, is_new, row, *, user, trusted=False, **kwargs):
        if not trusted:
            self.refuse(post, is_new)
        if not is_new:
            return post.write(user)
        with told_of("opened_on"):
            PostEvent.open(post, self.opening, user)
        if self.closing:
            with told_of("closed_on"):
                PostEvent(post=post, kind=PostChange.CLOSED, on=self.closing).write(user)

    def refuse(self, post, is_new):
        """Who keeps posts keeps those of the own places, and of their units."""
        if is_new:
            self.keeper.refuse_new(post)
        else:
            self.keeper.refuse_post(post.pk)
        self.keeper.refuse_districts(post)
        if is_new or self.says_another_unit():
            self.keeper.refuse_unit(post.unit_id)

    def says_another_unit(self):
        return any(change.column == str(self.fields["unit"].heading) for change in self.changes)


register(
    Workbook(
        "posts",
        _("Checkpoints and patrol teams"),
        PostResource,
        lambda user: PostResource().records().visible_to(user),
        PostResource.permission("view"),
        PostFilter,
    )
)
