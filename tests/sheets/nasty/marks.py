"""What a nasty workbook is there for: to be read right, or to be refused in words."""

READABLE, REFUSED = [], []


def read_as(*lines, **about):
    """The workbook's first sheet holds these lines, as (number, cells); `about` is what else is known of the book."""

    def kept(makes):
        makes.lines, makes.about = [(number, list(cells)) for number, cells in lines], about
        READABLE.append(makes)
        return makes

    return kept


def refused(words):
    """The workbook is refused with these words."""

    def kept(makes):
        makes.words = words
        REFUSED.append(makes)
        return makes

    return kept
