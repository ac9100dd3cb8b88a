"""Holds the fields that a template names against those that a report has."""

import difflib

from django.utils.translation import gettext as _
from jinja2 import nodes

UNKNOWN = object()  # what a filter or a comparison gives: nothing more is asked of it
LOOP = dict.fromkeys(("index", "index0", "revindex", "revindex0", "first", "last", "length"), "")
MOST_NAMES = 30


class FieldReader:
    """Walks through a parsed template with a report that has one of everything, and collects what does not fit."""

    def __init__(self, example):
        self.example, self.faults, self.named = example, [], set()
        self.open = []  # the names from which the loops around a place start

    def read(self, tree):
        self.walk(tree, self.example)

    def walk(self, node, scope):
        """Each node with the names that are known where it stands."""
        if isinstance(node, nodes.For):
            self.walk_loop(node, scope)
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                self.refuse_whole(part, self.value(part, scope))
        elif isinstance(node, nodes.Expr):
            self.value(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.walk(child, scope)

    def walk_loop(self, node, scope):
        """What is looped over is a list, and each of its items is known by the loop's name."""
        items = self.value(node.iter, scope)
        if items is not UNKNOWN and not isinstance(items, list):
            self.say(_("“%(name)s” is no list, so nothing loops over it."), name=told(node.iter))
            items = UNKNOWN
        start = start_of(node.iter)
        if start is None or start in self.open:
            words = _(
                "“%(name)s” is looped over within its own loop. Loop over it once, or end that loop first."
            )
            self.say(words, name=told(node.iter))
        item = items[0] if items is not UNKNOWN and items else UNKNOWN
        names = {node.target.name: item} if isinstance(node.target, nodes.Name) else {}
        inner = {**scope, **names, "loop": LOOP}
        self.open.append(start)
        for child in [*node.body, *([node.test] if node.test else [])]:
            self.walk(child, inner)
        self.open.pop()
        for child in node.else_:
            self.walk(child, scope)

    def value(self, node, scope):
        """What an expression gives for the example."""
        if isinstance(node, nodes.Name):
            self.named.add(node.name)
            return self.field(scope, node.name, node)
        if isinstance(node, nodes.Getattr):
            return self.inside(self.value(node.node, scope), node.attr, node)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self.inside(self.value(node.node, scope), node.arg.value, node)
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return UNKNOWN

    def inside(self, whole, name, node):
        """A field of something, or an item of a list by its place."""
        if whole is UNKNOWN:
            return UNKNOWN
        if isinstance(whole, list) and isinstance(name, int):
            return whole[0] if whole else UNKNOWN
        if not isinstance(whole, dict):
            self.say(
                _("“%(name)s” has no fields of its own: it is a text, a number or a list."),
                name=told(node.node),
            )
            return UNKNOWN
        return self.field(whole, name, node)

    def field(self, known, name, node):
        if name in known:
            return known[name]
        near = difflib.get_close_matches(str(name), [*known], 3, 0.5) or sorted(known)[:MOST_NAMES]
        self.say(
            _("There is no field “%(name)s”. Did you mean one of these: %(near)s?"),
            name=told(node),
            near=", ".join(near),
        )
        return UNKNOWN

    def refuse_whole(self, node, value):
        """A list cannot stand in a sentence."""
        if isinstance(value, list | dict):
            self.say(_("“%(name)s” is no text: name one of its fields, in a loop over it."), name=told(node))

    def say(self, words, **names):
        if (words := words % names) not in self.faults:
            self.faults.append(words)


def start_of(node):
    """The name from which a list is reached: sections of sections[0].tables; nothing of what is made up."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else None


def told(node):
    """A field as the template has it: section.heading."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{told(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{told(node.node)}[{node.arg.value!r}]"
    return "…"
