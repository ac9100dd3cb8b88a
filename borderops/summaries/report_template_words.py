"""Which words of Jinja a template of reports may use, and what is told of the others."""

from django.utils.translation import gettext as _
from jinja2 import nodes

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.For, nodes.If,
    nodes.CondExpr, nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test,
    nodes.Filter, nodes.Concat,
)  # fmt: skip
FILTERS = (
    "upper",
    "lower",
    "capitalize",
    "title",
    "trim",
    "join",
    "length",
    "count",
    "first",
    "last",
    "default",
    "d",
)
DEEPEST = 4  # loops within loops


def faults_in(tree):
    """What a parsed template may not hold, in words; nothing where all is well."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, ALLOWED):
            words = _("“%(word)s” is no word of a report's template. Use fields, for, and if alone.")
            yield words % {"word": called(node)}
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            words = _("The filter “%(name)s” is not for a report's template. These are: %(names)s.")
            yield words % {"name": node.name, "names": ", ".join(FILTERS)}
        elif (name := hidden_name(node)) is not None:
            words = _("“%(name)s” is not a field: no name in a template begins with an underscore.")
            yield words % {"name": name}
    if depth(tree) > DEEPEST:
        yield _("There are more than %(n)s loops within each other. Take some apart.") % {"n": DEEPEST}


def called(node):
    """What the writer of a template calls it."""
    names = {
        "Assign": "set",
        "AssignBlock": "set",
        "Call": "(…)",
        "FromImport": "import",
        "CallBlock": "call",
    }
    kind = type(node).__name__
    return names.get(kind, getattr(node, "operator", "") or kind.lower())


def hidden_name(node):
    """A name that reaches into Python's own; None where there is none."""
    if isinstance(node, nodes.Getattr):
        name = node.attr
    elif isinstance(node, nodes.Getitem):
        name = node.arg.value if isinstance(node.arg, nodes.Const) else ""
    else:
        name = node.name if isinstance(node, nodes.Name) else ""
    return name if str(name).startswith("_") else None


def depth(node):
    """How many loops stand within each other."""
    deepest = max((depth(child) for child in node.iter_child_nodes()), default=0)
    return deepest + isinstance(node, nodes.For)
