"""Files of records and who took them out, to read in the admin."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from borderops.lists.admin import BoundedList, NoDelete
from borderops.review.attachments import Attachment, FileLook


class OnlyToRead(NoDelete, BoundedList, admin.ModelAdmin):
    """A list that nobody changes."""

    view_on_site = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Attachment)
class AttachmentAdmin(OnlyToRead):
    """The files of the records that the person may read whole, removed ones too."""

    list_display = ["name", "download", "about", "kind", "size_words", "by", "at", "removed_at"]
    fields = [
        "download", "about", "original_name", "words", "kind", "size_words", "measures", "digest",
        "digest_as_sent", "by", "at", "removed_at", "removed_by", "removed_why",
    ]  # fmt: skip
    readonly_fields = ["download", "about", "size_words", "measures"]
    list_filter = ["kind", ("removed_at", admin.EmptyFieldListFilter)]
    search_fields = ["original_name", "words"]

    def get_queryset(self, request):
        files = Attachment.objects.visible_to(request.user)
        return files.select_related("by", "removed_by").prefetch_related("record")

    @admin.display(description=_("file"), ordering="original_name")
    def name(self, file):
        return file.name

    @admin.display(description=_("content"))
    def download(self, file):
        if not file.file:
            return _("deleted")
        return format_html('<a href="{}">{}</a>', file.get_absolute_url(), _("Download"))

    @admin.display(description=_("record"))
    def about(self, file):
        return format_html('<a href="{}">{}</a>', file.record.get_absolute_url(), file.record)

    @admin.display(description=_("size"), ordering="size")
    def size_words(self, file):
        return file.size_words

    @admin.display(description=_("width and height"))
    def measures(self, file):
        """Of a photo, in dots."""
        return f"{file.width} × {file.height}" if file.width else None


@admin.register(FileLook)
class FileLookAdmin(OnlyToRead):
    """Who took which file out, for whoever may read the trail of its record."""

    list_display = ["attachment", "about", "by", "at"]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("review.view_note")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_queryset(self, request):
        looks = FileLook.objects.filter(attachment__in=Attachment.objects.visible_to(request.user))
        return looks.select_related("attachment", "by").prefetch_related("attachment__record")

    @admin.display(description=_("record"))
    def about(self, look):
        return look.attachment.record
