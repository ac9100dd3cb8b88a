"""What a page is made of, whatever its words, numbers and addresses: by it a page is known to be like another."""

from html.parser import HTMLParser

from django.utils.html import VOID_ELEMENTS

# What these attributes say matters to the browser or to assistive technology; of others, that they are there.
MEANT = {"aria-current", "aria-hidden", "class", "disabled", "hidden", "lang", "role", "tabindex", "type"}
# Classes that Django's admin makes of the names of apps, models, fields and columns.
NAMED = ("app-", "model-", "field-", "column-")
# What is called by something in it, or must hold something; so must all around a field, which needs a label.
HOLDING = {"a", "button", "dl", "fieldset", "head", "label", "summary", "svg", "table"}
FIELDS = {"input", "select", "textarea"}


def bones(html):
    """Each element of a page: all that it stands in, its tag and attributes, whether it holds words.

    Of what is called by something in it or stands around a field, also the tags in it. A page of nothing but known
    bones has no element, class or attribute that is not known in the same place, and none that lacks its name, as a
    field its label; of what is alike it may hold more or fewer.
    """
    parser = Parser()
    parser.feed(html)
    parser.close()
    return set(parser.root.bones())


def fewest(pages, known=()):
    """Some of the pages, by name, that together have every bone of all of them but the known ones: few, if not fewest.

    Again and again it takes the page that has the most of what is still missing.
    """
    missing, taken = set().union(*pages.values()).difference(known), []
    while missing:
        best = max(pages, key=lambda name: len(pages[name] & missing))
        missing -= pages[best]
        taken.append(best)
    return taken


class Element:
    """An element with what stands in it."""

    def __init__(self, tag, told):
        self.tag, self.told, self.has_words, self.inner = tag, told, False, []

    def bones(self, above=""):
        here = f"{above}/{self.told}"
        yield f"{here} {self.has_words}({' '.join(self.held())})"
        for each in self.inner:
            yield from each.bones(here)

    def held(self):
        """The tags in it, if it could lack one."""
        tags = {each.tag for each in self.inner}
        return sorted(tags) if self.tag in HOLDING or tags & FIELDS else []


class Parser(HTMLParser):
    """Puts the elements into one another."""

    def __init__(self):
        super().__init__()
        self.root = Element("", "")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        meant = MEANT | {"src"} if tag == "script" else MEANT
        element = Element(tag, " ".join([tag, *sorted(told(*each, meant) for each in attrs)]))
        self.open[-1].inner.append(element)
        if tag not in VOID_ELEMENTS:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in [element.tag for element in self.open]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        self.open[-1].has_words |= bool(data.strip())


def told(name, value, meant):
    """What counts of an attribute."""
    parts = (value or "").split()
    if name == "class":
        parts = [part for part in parts if not part.startswith(NAMED)]
    value = " ".join(sorted(parts))
    return f"{name}={value}" if name in meant else f"{name}{'' if value else '=empty'}"
