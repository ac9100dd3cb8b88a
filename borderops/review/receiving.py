"""How much of an uploaded file is taken in from the line at all."""

from django.core.files.uploadhandler import FileUploadHandler

from borderops.sheets.limits import MOST_BYTES


class NoMoreThanAllowed(FileUploadHandler):
    """Lets a file grow just beyond what is allowed, so that its form can say so, and drops the rest unread."""

    def receive_data_chunk(self, raw_data, start):
        return raw_data if start <= MOST_BYTES else None

    def file_complete(self, file_size):
        return None
