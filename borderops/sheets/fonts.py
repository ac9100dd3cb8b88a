"""Text typed in the fonts of before Unicode, which give Vietnamese letters the codes of Western ones.

TCVN3 (.VnTime) has one code for a letter with its marks. It has no capitals with tones: its fonts for capitals
(.VnTimeH) draw small letters large, so that such text comes back small. VNI (VNI-Times) writes a letter and then
its marks, as if they were another letter.
"""

import re
import unicodedata

from borderops import vietnamese

FONTS = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI (VNI-Times)"}
TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
    "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
)
GRAVE, ACUTE, HOOK, TILDE, DOT = vietnamese.TONES[0], "\u0301", "\u0309", "\u0303", "\u0323"
ROOF, BOW = "\u0302", "\u0306"
VNI_ALONE = str.maketrans("ôÔöÖñÑæÆóÓòÒîÎ", "ơƠưƯđĐỉỈĩĨịỊỵỴ")
VNI_TONES = dict(zip("øùûõï", (GRAVE, ACUTE, HOOK, TILDE, DOT), strict=True))
VNI_ROOFS = dict(zip("âàáåãä", ("", GRAVE, ACUTE, HOOK, TILDE, DOT), strict=True))
VNI_BOWS = dict(zip("êèéúüë", ("", GRAVE, ACUTE, HOOK, TILDE, DOT), strict=True))
VNI = re.compile(
    "(?P<toned>[aeiouyôö])(?P<tone>[øùûõï])|(?P<roofed>[aeo])(?P<roof>[âàáåãä])|(?P<bowed>a)(?P<bow>[êèéúüë])"
    "|[ôöñæóòî]",
    re.IGNORECASE,
)
# Words are cut at whatever is no letter in ASCII, and at long dashes, bent quotes and the like; the codes of the
# fonts stand between the two.
BETWEEN_WORDS = re.compile(r"[\s\x00-@\[-`{-\x7f\u2010-\u2027]+")
# Letters and marks that no old font has a code for: where one stands, the text is in Unicode.
ONLY_IN_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
ONSET = "(?:[bdhlmrsvx]|ch?|gh?|gi|kh?|ngh?|nh?|ph?|q|th?|tr)?"
NUCLEUS = "(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|ieu|o[aeio]|oa[ioy]|oeo|u[aeiouy]|ua[iy]|uoi|uou|uy[aeu]|ye|yeu)"
SYLLABLE = re.compile(ONSET + NUCLEUS + "(?:[cmpt]|ch|ng?|nh)?")
# A hint needs so many words, nearly all of them Vietnamese in the one font and few as they stand.
FEWEST, MOST_WORDS, NEARLY_ALL, FEW = 3, 400, 0.8, 0.5


def to_unicode(text, font):
    """The text in Unicode; as it is where no old font is named."""
    if font == "tcvn3":
        return text.translate(TCVN3)
    if font == "vni":
        return unicodedata.normalize("NFC", VNI.sub(_vni_letter, text))
    return text


def _vni_letter(found):
    for letter, mark, marks, accent in (
        ("toned", "tone", VNI_TONES, ""),
        ("roofed", "roof", VNI_ROOFS, ROOF),
        ("bowed", "bow", VNI_BOWS, BOW),
    ):
        if found[letter]:
            return found[letter].translate(VNI_ALONE) + accent + marks[found[mark].lower()]
    return found[0].translate(VNI_ALONE)


def suspects(texts):
    """The old font that texts seem to be typed in, or nothing. Only a hint: a person names it."""
    words = _marked_words(texts)
    if len(words) < FEWEST or _vietnamese_share(words) > FEW:
        return ""
    shares = {font: _vietnamese_share([to_unicode(word, font) for word in words]) for font in FONTS}
    font = max(shares, key=shares.get)
    return font if shares[font] >= NEARLY_ALL else ""


def all_typed_in(font, sheets):
    """Whether the texts of every sheet can hardly be in anything but this font, which a person chose before.

    Plain letters are the same in all fonts: a sheet that has no others says nothing.
    """
    marked = [words for words in map(_different_words, sheets) if words]
    return bool(marked) and all(_are_typed_in(font, words) for words in marked)


def _are_typed_in(font, words):
    if any(map(ONLY_IN_UNICODE.search, words)) or _vietnamese_share(words) > FEW:
        return False
    return _vietnamese_share([to_unicode(word, font) for word in words]) >= NEARLY_ALL


def _different_words(texts):
    """Each word with more than plain letters once: a name that stands in every row proves no more than in one."""
    return {word for text in texts for word in _marked_in(text)}


def _marked_words(texts):
    """The first words that hold more than plain letters."""
    words = []
    for text in texts:
        words += _marked_in(text)
        if len(words) >= MOST_WORDS:
            break
    return words


def _marked_in(text):
    if not isinstance(text, str) or text.isascii():
        return []
    return [word for word in BETWEEN_WORDS.split(text) if not word.isascii()]


def _vietnamese_share(words):
    """How many of them can be a Vietnamese syllable, of 1."""
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word):
    letters = unicodedata.normalize("NFD", word)
    tones = sum(letters.count(tone) for tone in vietnamese.TONES)
    return tones <= 1 and bool(SYLLABLE.fullmatch(vietnamese.fold(word)))
