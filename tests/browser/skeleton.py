"""What a page is made of, whatever its words, numbers and addresses: by it a page is known to be like another."""

from html.parser import HTMLParser

from django.utils.html import VOID_ELEMENTS

# What these attributes say matters to the browser or to assistive technology; of others, that they are there.
MEANT = {"aria-current", "aria-hidden", "class", "disabled", "hidden", "lang", "role", "tabindex", "type"}
# Classes that Django's admin makes of the names of apps, models, fields and columns.
NAMED = ("app-", "model-", "field-", "column-")


def bones(html):
    """Each element of a page: what it stands in, its tag and attributes, whether it holds words, what stands in it.

    A page of nothing but known bones has no element, class or attribute that was not examined before in the same
    place, and none that lacks what it held there, as a field its label; of what is alike it may hold more or fewer.
    """
    parser = Parser()
    parser.feed(html)
    parser.close()
    return set(parser.root.bones())


class Element:
    """An element with what stands in it."""

    def __init__(self, told):
        self.told, self.has_words, self.inner = told, False, []

    def bones(self, above=""):
        inner = ", ".join(sorted({each.told for each in self.inner}))
        here = f"{above}/{self.told}"
        yield f"{here} {self.has_words}({inner})"
        for each in self.inner:
            yield from each.bones(here)


class Parser(HTMLParser):
    """Puts the elements into one another."""

    def __init__(self):
        super().__init__()
        self.root = Element("")
        self.open = [("", self.root)]

    def handle_starttag(self, tag, attrs):
        meant = MEANT | {"src"} if tag == "script" else MEANT
        element = Element(" ".join([tag, *sorted(told(*each, meant) for each in attrs)]))
        self.open[-1][1].inner.append(element)
        if tag not in VOID_ELEMENTS:
            self.open.append((tag, element))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in [name for name, _element in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        self.open[-1][1].has_words |= bool(data.strip())


def told(name, value, meant):
    """What counts of an attribute."""
    parts = (value or "").split()
    if name == "class":
        parts = [part for part in parts if not part.startswith(NAMED)]
    value = " ".join(sorted(parts))
    return f"{name}={value}" if name in meant else f"{name}{'' if value else '=empty'}"
