"""Names that are common elsewhere and not ours; a test holds the right ones to the glossary."""

# Of countries, to the code of the country whose name is meant.
COUNTRIES = {
    "uz": {
        "Janubiy Koreya": "KR",
        "Turkiye": "TR",
        "Qirgʻizistan": "KG",
        "Qozogʻistan": "KZ",
        "Turkmenistan": "TM",
        "Azarbayjon": "AZ",
        "Belorussiya": "BY",
        "Gollandiya": "NL",
    },
    "ru": {
        "Киргизия": "KG",
        "Туркмения": "TM",
        "Белоруссия": "BY",
        "Молдавия": "MD",
        "Южная Корея": "KR",
        "Голландия": "NL",
    },
    "en": {
        "South Korea": "KR",
        "Turkey": "TR",
        "Kirghizia": "KG",
        "Kirgizstan": "KG",
        "Turkmenia": "TM",
        "Byelorussia": "BY",
        "Holland": "NL",
        "Tadjikistan": "TJ",
        "Kazakstan": "KZ",
        "Uzbekiston": "UZ",
    },
}

# Of everything else, to the name in docs/glossary.md.
OTHERS = {
    "uz": {
        "Uzbekkosmos": "Oʻzbekkosmos",
        "Uzbekcosmos": "Oʻzbekkosmos",
        "Uzbekspace": "Oʻzbekkosmos",
        "ESCAP": "ESKATO",
        "Azercosmos": "Azerkosmos",
        "Nur-Sultan": "Nur-Sulton",
        "oʻzaro tushunish memorandumi": "oʻzaro anglashuv memorandumi",
        "oʻzaro hamjihatlik memorandumi": "oʻzaro anglashuv memorandumi",
    },
    "ru": {
        "Узбекспейс": "Узбеккосмос",
        "Узбекосмос": "Узбеккосмос",
        "ЭСКАП": "ЭСКАТО",
        "Организация тюркоязычных государств": "Организация тюркских государств",
        "Международный конгресс астронавтики": "Международный астронавтический конгресс",
        "меморандум о взаимном понимании": "меморандум о взаимопонимании",
    },
    "en": {
        "Uzbekkosmos": "Uzbekspace",
        "Uzbekcosmos": "Uzbekspace",
        "Azerkosmos": "Azercosmos",
        "Organisation of Turkic States": "Organization of Turkic States",
        "International Astronautics Congress": "International Astronautical Congress",
        "memorandum of mutual understanding": "memorandum of understanding",
    },
}
