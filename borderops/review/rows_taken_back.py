"""How rows of reviewed records are taken back: drafts go, what waits is struck, the changed is put back with a note."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.review.removing_drafts import remove_drafts, untouched_drafts
from borderops.review.states import State
from borderops.sheets.snapshots import as_json, read_values
from borderops.sheets.taking_back import DONE, refers_to

# What review sets in a record that it waits for.
OF_REVIEW = [
    "state", "submitted_by_id", "submitted_at", "reviewed_by_id", "reviewed_at", "review_due_at",
]  # fmt: skip


class ReviewedTakenBack:
    """What a resource of reviewed records does with rows that are taken back."""

    # Whether nothing but its own lists goes with a draft, so that many may go at once.
    drafts_go_alone = True

    def marks_of(self, records):
        """Each step of a reviewed record has a version."""
        return {record.pk: record.version for record in records}

    def said_beside(self, record, met):
        """How it stood in review, where the import submitted it."""
        said = super().said_beside(record, met)
        if met is None or met.value("state") == record.state:
            return said
        values = {field: value for field, value in met.values.items() if field.attname in OF_REVIEW}
        return said | {"before": {field.attname: as_json(field, value) for field, value in values.items()}}

    def latest_of(self, dataset):
        """A reviewed record says its version itself."""
        return {}

    def version_now(self, record):
        return record.version

    def history_of(self, record, version):
        """What several rows of history tell of one version is told whole by the last."""
        return record.history.filter(version=version).order_by("-history_id").first()

    def may_be_mended(self, record):
        return record.is_open and self.is_editable(record)

    def held(self, object_id):
        self._meta.model.take_first([object_id])
        return super().held(object_id)

    def refuse_touched(self, record, undo):
        if record.version != undo["mark"]:
            raise ValidationError(record.touched_words(), code="stale")

    def refuse_undo(self, record, user, is_new):
        record.refuse_taking_back(user, record.version)

    @property
    def words_of_undo(self):
        return gettext("The import of “%(file)s” was undone.") % {"file": self.import_name}

    def remove(self, record, user, undo):
        """A draft goes; what the import also submitted has a number and is struck."""
        if record.state == State.SUBMITTED:
            return record.take_back(user, undo["mark"], self.words_of_undo)
        if record.files.exists():
            raise ValidationError(gettext("Files were added to it since the import."))
        if words := refers_to(record, besides=record.told_parts):
            raise ValidationError(gettext("Other records refer to it by now: %(what)s.") % {"what": words})
        record._history_user = user
        for name in record.told_parts:
            for part in record.stored_part(name):
                part._history_user = user
                part.delete()
        record.delete()

    def put_back(self, record, user, undo):
        for name, rows in undo.get("lists", {}).items():
            model = type(record)._meta.get_field(name).related_model
            record.set_part(name, [model(**read_values(model, row)) for row in rows])
        before = read_values(type(record), undo.get("before", {}))
        record.put_back(user, undo["mark"], before, self.words_of_undo)

    def take_back_many(self, rows, user):
        """Untouched new drafts, in few queries."""
        model = self._meta.model
        wanted = {row.object_id: row for row in rows if row.undo.get("new")}
        together = self.drafts_go_alone and not model.history.model._history_m2m_fields
        if not (wanted and together and user.has_perm(self.permission("add"))):
            return {}
        drafts = untouched_drafts(model, {pk: row.undo["mark"] for pk, row in wanted.items()}, user)
        if not drafts or not remove_drafts(model, drafts, user):
            return {}
        return {wanted[draft.pk].pk: DONE for draft in drafts}
