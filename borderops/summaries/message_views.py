"""A person's messages: their list, one of them, and all marked as read."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import DetailView, ListView, View

from borderops.summaries.messages import Message, unread_by


class Messages(LoginRequiredMixin, ListView):
    """The messages of whoever asks, newest first; open to everyone logged in."""

    template_name = "summaries/messages.html"
    context_object_name = "messages_told"
    paginate_by = 50

    def get_queryset(self):
        return Message.objects.of(self.request.user)

    def paginate_queryset(self, queryset, page_size):
        """A page that is not there is the last one."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"unread": unread_by(self.request.user).count()}


class MessageDetail(LoginRequiredMixin, DetailView):
    """One message of whoever asks; to open it is to have read it. Open to everyone logged in."""

    template_name = "summaries/message.html"
    context_object_name = "told"

    def get_queryset(self):
        return Message.objects.of(self.request.user)

    def get(self, request, *args, **kwargs):
        answer = super().get(request, *args, **kwargs)
        Message.objects.of(request.user).filter(pk=self.object.pk).mark_read()
        return answer


class ReadAllMessages(LoginRequiredMixin, View):
    """Marks every message of whoever asks as read. Open to everyone logged in."""

    http_method_names = ["post"]

    def post(self, request):
        Message.objects.of(request.user).filter(made_at__lte=timezone.now()).mark_read()
        messages.success(request, gettext("All messages are marked as read."))
        return redirect("messages")
