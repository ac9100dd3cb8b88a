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
# Words are cut at whatever is no letter in ASCII; the codes of the fonts are all beyond it.
BETWEEN_WORDS = re.compile(r"[\s\x00-@\[-`{-\x7f]+")
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


def _marked_words(texts):
    """Words that hold more than plain letters."""
    words = []
    for text in texts:
        if isinstance(text, str) and not text.isascii():
            words += (word for word in BETWEEN_WORDS.split(text) if not word.isascii())
        if len(words) >= MOST_WORDS:
            break
    return words


def _vietnamese_share(words):
    """How many of them can be a Vietnamese syllable, of 1."""
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word):
    letters = unicodedata.normalize("NFD", word)
    tones = sum(letters.count(tone) for tone in vietnamese.TONES)
    return tones <= 1 and bool(SYLLABLE.fullmatch(vietnamese.fold(word)))
