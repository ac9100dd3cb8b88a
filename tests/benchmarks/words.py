"""Made-up words, so that accounts differ from each other as those of real people do."""

ONSETS = "b c ch d đ g gh h kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = (
    "a ác ải am ân ăng ao ấp ất âu ay ây e ém ên ênh êu i ích iếm iên iêng iệp iết in inh o oà oán oang oc oi om ôn ông"
    " ơi ơm ợp u ua úc ui um un ung uô uối uôn uông uốt ư ưa ừng ươi ươm ương ưu y yên yết"
).split()
SYLLABLES = [onset + rime for onset in ONSETS for rime in RIMES]
ENDS = "Ghi chú:"  # what stands before the words by chance at the end of an account
RARE = "Hòm thư Zygmunt"  # stands in one record


def some_words(chance, number):
    """A few syllables by chance."""
    return " ".join(chance.choices(SYLLABLES, k=number))
