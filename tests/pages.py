"""Reads what a page says, without minding its words or its looks."""

from html.parser import HTMLParser
from urllib.parse import urlencode

from django.contrib.messages import get_messages


class Inputs(HTMLParser):
    """Collects the hidden fields of a page's forms."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        field = dict(attrs)
        if tag == "input" and field.get("type") == "hidden" and "name" in field:
            self.found.append((field["name"], field.get("value") or ""))


def hidden_fields(response):
    """The hidden fields of all forms of a page, the last of a name counting."""
    reader = Inputs()
    reader.feed(response.content.decode())
    return dict(reader.found)


def said(response):
    """The tones in which a page or a redirect answers: success, info, warning, error."""
    return [message.level_tag for message in get_messages(response.wsgi_request)]


def send(browser, url, fields):
    """Posts a form without files as a browser does."""
    return browser.post(url, urlencode(fields), content_type="application/x-www-form-urlencoded")
