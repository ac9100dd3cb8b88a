"""Workers as a sheet: papers with their middle hidden, each row under the rights of who brings it."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.cells import CommuneCell, district_cell
from borderops.labour.choices import Paper, Sex
from borderops.labour.papers import HIDDEN, masked
from borderops.labour.taken_back import WorkersTakenBack
from borderops.labour.worker_alike import born_alike, year_of
from borderops.labour.worker_fields import PaperCell
from borderops.labour.worker_filters import WorkerFilter
from borderops.labour.worker_looks import WorkerLook
from borderops.labour.workers import Worker
from borderops.sheets.cells import ChoiceCell, DayCell, WholeCell, typed
from borderops.sheets.columns import Aside, Column, Fixed, Guarded
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource

NAMESAKES = "namesakes"


class WorkerResource(WorkersTakenBack, SheetResource):
    """Workers, as their form logs them; a row is about the worker of its key, or of its paper."""

    rows_stand_alone = True
    import_options = [
        (
            NAMESAKES,
            _("Take in workers whose name and birth stand already under another paper; compare them then"),
        )
    ]

    number = Aside(
        _("Key of the worker"), "pk", WholeCell(), known_as=["mã người lao động"],
        help_text=_("As exported; empty if the worker is new"),
    )  # fmt: skip
    name = Column(_("Family name and name"), "name", known_as=["họ tên", "họ và tên", "name"], filled=True)
    birth_date = Column(_("Date of birth"), "birth_date", DayCell(), known_as=["ngày sinh"])
    birth_year = Column(_("Year of birth"), "birth_year", WholeCell(), known_as=["năm sinh"])
    sex = Column(_("Sex"), "sex", ChoiceCell(Sex), known_as=["giới tính"])
    paper_kind = Column(
        _("Kind of paper"), "paper_kind", WithDefault(Paper, Paper.IDENTITY), known_as=["loại giấy tờ"]
    )
    paper_number = Guarded(
        _("Number of the paper"), "paper_number", PaperCell(), known_as=["số giấy tờ", "số CCCD", "CCCD"],
        filled=True, shows=lambda worker, user: worker.masked_paper,
        help_text=_("Exported with its middle hidden: so left, it stays"),
    )  # fmt: skip
    commune = Column(_("Home commune"), "commune", CommuneCell(), known_as=["xã", "nơi cư trú"])
    district = Column(_("Home district"), "district", district_cell(), known_as=["huyện", "khu vực"])
    home = Column(_("Home, in words"), "home", known_as=["thôn", "địa chỉ"])
    note = Column(_("Remark"), "note", known_as=["ghi chú"])
    unit = Fixed(_("Logged by unit"), "unit")
    entered_by = Fixed(_("Logged by"), "entered_by")
    settled = ["unit", "entered_by", "merged_into"]

    class Meta:
        model = Worker
        fields = [
            "number", "name", "birth_date", "birth_year", "sex", "paper_kind", "paper_number", "commune", "district",
            "home", "note", "unit", "entered_by",
        ]  # fmt: skip
        import_id_fields = ["number"]

    def records(self):
        return Worker.objects.select_related("commune", "district", "unit", "entered_by")

    # Import

    def load(self, dataset, *, user, **kwargs):
        """The workers of the person's places, by key and by paper; and who is called how."""
        self.rows_of, self.named = {}, {}
        own = list(self.records().visible_to(user).living())
        for worker in own:
            self.take_name(worker, str(worker))
        self.by_paper = {(each.paper_kind, each.paper_number): each for each in own}
        return {each.pk: each for each in own}

    def take_name(self, worker, words):
        """Remembers a name and birth, and in which words to point there."""
        key = vietnamese.fold(worker.name), year_of(worker)
        self.named.setdefault(key, []).append((worker, words))

    def find(self, row):
        """The worker of the key, or else of the paper; no second row may be about the same one."""
        self.paper = self.paper_in(row)
        key = self.key_part(self.fields["number"], row) if typed(row.get("number")) else ""
        worker = self.known.get(int(key)) if key != "" else self.by_paper.get(self.paper)
        if key != "" and worker is None:
            words = gettext("No worker of yours has the key %(key)s. Empty the cell if the row is new.")
            raise ValidationError({"pk": words % {"key": key}})
        self.key = worker.pk if worker else self.paper
        self.refuse_second_row({self.key, self.paper})
        return worker

    def refuse_second_row(self, keys):
        """One row for each worker, and for each paper; a hidden number names none."""
        keys = {key for key in keys if isinstance(key, int) or (key[1] and HIDDEN not in key[1])}
        if first := next((self.rows_of[key] for key in keys if key in self.rows_of), None):
            words = gettext("Row %(row)s is about the same paper. Leave one of the two.")
            raise ValidationError({"paper_number": words % {"row": first}})
        self.rows_of |= dict.fromkeys(keys, self.number)

    def paper_in(self, row):
        """Kind and number as a row says them; what cannot be read is told later, with its column."""
        try:
            kind = self.fields["paper_kind"].clean(row) if "paper_kind" in row else Paper.IDENTITY
            return kind, self.fields["paper_number"].clean(row) if "paper_number" in row else ""
        except ValueError:
            return "", ""

    def import_row(self, row, instance_loader, **kwargs):
        self.options = kwargs.get("options", ())
        result = super().import_row(row, instance_loader, **kwargs)
        result.object_repr = gettext("Row %(row)s") % {"row": self.number}
        result.faults = [self.without_paper(fault) for fault in result.faults]
        return result

    def without_paper(self, fault):
        """What the report of an import keeps of a fault: the whole number of a paper is not in it."""
        heading = str(self.fields["paper_number"].heading)
        return replace(fault, value=masked(fault.value)) if fault.column == heading else fault

    def import_instance(self, instance, row, **kwargs):
        was = (vietnamese.fold(instance.name), instance.birth_date, instance.birth_year)
        super().import_instance(instance, row, **kwargs)
        if instance.commune_id and not instance.district_id:
            instance.district = instance.commune.district
        if not instance.district_id:
            words = gettext("Say where the worker lives: a commune or a district of yours.")
            raise ValidationError({"district": words})
        if instance.birth_date and not (self.is_new and instance.birth_year):
            instance.birth_year = instance.birth_date.year
        self.refuse_another(instance, was, row)

    def refuse_another(self, worker, was, row):
        """A paper that stands under quite another name and birth is mistyped in one of the two places."""
        now = (vietnamese.fold(worker.name), worker.birth_date, worker.birth_year)
        by_paper = not self.is_new and not typed(row.get("number"))
        if by_paper and was[0] != now[0] and was[1:] != now[1:]:
            words = gettext(
                "%(worker)s holds this paper under another name and birth. Check the number; to mend the name, "
                "write the key of the worker."
            )
            raise ValidationError({"paper_number": words % {"worker": worker}})

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique=False)
        if self.is_new:
            self.point_at_namesake(instance)
            self.take_name(instance, gettext("row %(row)s") % {"row": self.number})

    def point_at_namesake(self, worker):
        """Somebody of this name and birth stands already under another paper: a person must look first."""
        others = self.named.get((vietnamese.fold(worker.name), year_of(worker)), [])
        found = next((words for other, words in others if born_alike(worker, other)), None)
        if found and NAMESAKES not in self.options:
            words = gettext(
                "Somebody of this name and birth stands already under another paper: %(where)s. If it is somebody "
                "else, choose at the upload to take such workers in."
            )
            raise ValidationError({"name": words % {"where": found}})

    def keep(self, record, is_new, row, *, user, **kwargs):
        """By the door of the form."""
        record.write(user)


def note_export(user, rows):
    """Who took which names out."""
    WorkerLook.note(user, about=gettext("Workers exported as a workbook"), people=rows)


register(
    Workbook(
        "workers",
        _("Workers"),
        WorkerResource,
        lambda user: WorkerResource().records().visible_to(user).living().order_by("pk"),
        "labour.export_worker",
        WorkerFilter,
        noted=note_export,
        kept_back=("q",),
    )
)
