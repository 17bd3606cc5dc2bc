"""Make the sample programmes in fixtures/media/documents/, one PDF for each language.

    .venv/bin/python tools/make_sample_programme.py

They show how a document looks in the portal and say on each page that they are samples: they name
no conference, no speaker and no time. The headings and paragraphs are tagged, language and title
are set, and no date is written, so two runs give the same files.
"""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos
from fpdf.output import OutputProducer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pictures.sky import arc, at  # noqa: E402

from cooperation.social_cards.drawing import (  # noqa: E402 - the path to it comes first
    NIGHT,
    NIGHT_LINE,
    ON_NIGHT,
    ON_NIGHT_SOFT,
    STAR,
    sparkle,
    star,
)
from cooperation.social_cards.typesetting import FONTS, HEADING, REGULAR  # noqa: E402

FOLDER = ROOT / "fixtures" / "media" / "documents"

# The values of static/css/tokens.css for paper, and of the social cards for the night.
INK, INK_SOFT, LINE = "#14233a", "#46546a", "#dcd8cb"
TURQUOISE, GOLD, SURFACE_QUIET = "#0b6b68", "#8a5a00", "#f2f0e8"
CHART = "#55738f"

# Millimetres: an A4 page with a narrow column for headings and a wide one to read.
WIDTH, HEIGHT = 210, 297
LEFT, COLUMN, RIGHT = 20, 70, 190
BAND, SLIM_BAND = 90, 48
FOOT = 281


class Words(NamedTuple):
    """All that a sample says in one language."""

    portal: str
    agency: str
    sample: str
    title: str
    not_real: str
    contents: str
    contents_lead: str
    contents_items: tuple
    first_day: str
    second_day: str
    date: str
    time: str
    first_rows: tuple
    second_rows: tuple
    file: str
    file_items: tuple
    replacement: str


WORDS = {
    "uz": Words(
        portal="Xalqaro hamkorlik portali",
        agency="Oʻzbekkosmos agentligi",
        sample="Namuna",
        title="Konferensiya dasturi",
        not_real="Hujjat portalda qanday koʻrinishini koʻrsatish uchun tayyorlangan. "
        "Bu hech bir konferensiyaning dasturi emas.",
        contents="Dastur faylida nimalar boʻladi",
        contents_lead="Oʻquvchi dasturdan bu qaysi konferensiya ekanini, u qayerda va qachon "
        "oʻtishini, kim nima haqida soʻzlashini bilib oladi. Haqiqiy dastur faylida quyidagilar "
        "koʻrsatiladi:",
        contents_items=(
            "konferensiyaning toʻliq nomi, oʻtkaziladigan sanasi va joyi;",
            "kunlar boʻyicha majlislar tartibi, har bir majlisning boshlanish va tugash vaqti;",
            "majlislar va maʼruzalar mavzusi, maʼruzachilarning ism-familiyasi, lavozimi va "
            "tashkiloti — tashkilotchilar eʼlon qilganidek;",
            "konferensiyaning ish tillari, tarjima bor-yoʻqligi;",
            "tashkilotchilar, bogʻlanish uchun maʼlumotlar va dastur oxirgi marta oʻzgartirilgan "
            "sana.",
        ),
        first_day="Birinchi kun",
        second_day="Ikkinchi kun",
        date="sana",
        time="vaqt",
        first_rows=(
            ("Ishtirokchilarni roʻyxatga olish", "Joyi va vaqtini tashkilotchilar eʼlon qiladi"),
            ("Ochilish marosimi", "Vaqti va soʻzga chiquvchilarni tashkilotchilar eʼlon qiladi"),
            ("Yalpi majlis", "Mavzusi va maʼruzachilarni tashkilotchilar eʼlon qiladi"),
            ("Tanaffus", ""),
            ("Mavzuli majlis", "Raisi va maʼruzachilarni tashkilotchilar eʼlon qiladi"),
        ),
        second_rows=(
            ("Shoʻba majlislari", "Shoʻbalar va maʼruzachilarni tashkilotchilar eʼlon qiladi"),
            ("Koʻrgazma va taqdimotlar", "Ishtirokchilarini tashkilotchilar eʼlon qiladi"),
            ("Tanaffus", ""),
            ("Ikki tomonlama uchrashuvlar", "Joyi va tartibini tashkilotchilar eʼlon qiladi"),
            ("Davra suhbati", "Mavzusi va ishtirokchilarini tashkilotchilar eʼlon qiladi"),
            ("Yopilish marosimi", "Xulosalar; qabul qilinadigan boʻlsa, yakuniy hujjat"),
        ),
        file="Fayl qanday tayyorlanadi",
        file_items=(
            "Har bir tildagi dastur alohida fayl boʻladi.",
            "Fayl skanerlangan tasvir emas, matn koʻrinishida boʻladi: undan soʻz qidirish va uni "
            "ekrandan oʻqib beruvchi dastur yordamida tinglash mumkin.",
            "Fayl xossalarida hujjatning nomi va tili koʻrsatiladi.",
            "Dastur oʻzgarsa, yangi faylda oʻzgartirilgan sana yoziladi.",
        ),
        replacement="Tashkilotchilar haqiqiy dasturni eʼlon qilgach, ushbu namuna oʻrniga oʻsha "
        "dastur fayli qoʻyiladi.",
    ),
    "ru": Words(
        portal="Портал международного сотрудничества",
        agency="Агентство «Узбеккосмос»",
        sample="Образец",
        title="Программа конференции",
        not_real="Показывает, как документ выглядит на портале. "
        "Это не программа какой-либо конференции.",
        contents="Что содержит файл программы",
        contents_lead="Из программы читатель узнаёт, что это за конференция, где и когда она "
        "проходит, кто и о чём выступает. В файле настоящей программы указывают:",
        contents_items=(
            "полное название конференции, даты и место проведения;",
            "порядок заседаний по дням, время начала и окончания каждого заседания;",
            "темы заседаний и докладов, имена, должности и организации докладчиков — так, как их "
            "объявили организаторы;",
            "рабочие языки конференции и наличие перевода;",
            "организаторов, контакты для вопросов и дату последнего изменения программы.",
        ),
        first_day="День первый",
        second_day="День второй",
        date="дата",
        time="время",
        first_rows=(
            ("Регистрация участников", "Место и время объявляют организаторы"),
            ("Открытие конференции", "Время и выступающих объявляют организаторы"),
            ("Пленарное заседание", "Тему и докладчиков объявляют организаторы"),
            ("Перерыв", ""),
            ("Тематическое заседание", "Ведущего и докладчиков объявляют организаторы"),
        ),
        second_rows=(
            ("Заседания секций", "Секции и докладчиков объявляют организаторы"),
            ("Выставка и презентации", "Участников объявляют организаторы"),
            ("Перерыв", ""),
            ("Двусторонние встречи", "Место и порядок объявляют организаторы"),
            ("Круглый стол", "Тему и участников объявляют организаторы"),
            ("Закрытие конференции", "Выводы; итоговый документ, если его принимают"),
        ),
        file="Как подготовить файл",
        file_items=(
            "Программа на каждом языке — отдельный файл.",
            "В файле текст, а не отсканированное изображение: по нему можно искать слова, его "
            "можно прослушать с помощью программы экранного доступа.",
            "В свойствах файла указаны название и язык документа.",
            "Если программа изменилась, в новом файле стоит дата изменения.",
        ),
        replacement="Когда организаторы опубликуют настоящую программу, её файл заменит этот "
        "образец.",
    ),
    "en": Words(
        portal="International cooperation portal",
        agency="Uzbekspace agency",
        sample="Sample",
        title="Conference programme",
        not_real="It shows how a document looks in the portal. "
        "It is not the programme of any conference.",
        contents="What a programme file contains",
        contents_lead="A programme tells its readers which conference it belongs to, where and "
        "when the conference meets, and who speaks on what. The file of a real programme gives:",
        contents_items=(
            "the full title of the conference, its dates and its place;",
            "the sessions of each day in their order, with the time when each begins and ends;",
            "the titles of sessions and talks, with the name, position and organisation of each "
            "speaker, as announced by the organisers;",
            "the working languages, and whether there is interpretation;",
            "the organisers, a contact for questions, and the date of the last change.",
        ),
        first_day="Day one",
        second_day="Day two",
        date="date",
        time="time",
        first_rows=(
            ("Registration", "Place and time as announced by the organisers"),
            ("Opening session", "Time and speakers as announced by the organisers"),
            ("Plenary session", "Subject and speakers as announced by the organisers"),
            ("Break", ""),
            ("Thematic session", "Chair and speakers as announced by the organisers"),
        ),
        second_rows=(
            ("Parallel sessions", "Sections and speakers as announced by the organisers"),
            ("Exhibition and presentations", "Exhibitors as announced by the organisers"),
            ("Break", ""),
            ("Bilateral meetings", "Place and order as announced by the organisers"),
            ("Round table", "Subject and participants as announced by the organisers"),
            ("Closing session", "Conclusions; a final document, if one is adopted"),
        ),
        file="Preparing the file",
        file_items=(
            "The programme in each language is a file of its own.",
            "The file holds text, not a scanned image, so that it can be searched and read aloud "
            "by a screen reader.",
            "The properties of the file give the title and the language of the document.",
            "If the programme changes, the new file gives the date of the change.",
        ),
        replacement="When the organisers publish the real programme, its file takes the place of "
        "this sample.",
    ),
}


class Programme(FPDF):
    """A sample in one language, as tagged PDF."""

    def __init__(self, language, words):
        super().__init__()
        self.words = words
        self.set_auto_page_break(False)
        self.set_margins(0, 0, 0)
        self.c_margin = 0
        self.add_font("Onest", "", FONTS / REGULAR)
        self.add_font("Onest", "B", FONTS / HEADING)
        self.set_title(f"{words.sample}: {words.title[0].lower()}{words.title[1:]}")
        self.set_author(words.agency)
        self.set_subject(words.not_real)
        self.set_lang(language)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def write_pages(self):
        words = self.words
        self.add_page()
        self._cover()
        y = BAND + 14
        self._aside(y, words.contents)
        y = self._words("P", (COLUMN, y), words.contents_lead) + 3
        y = self._list(y, words.contents_items) + 9
        self._day(y, words.first_day, words.first_rows)
        self._footer()
        self.add_page()
        self._slim_cover()
        y = self._day(SLIM_BAND + 14, words.second_day, words.second_rows) + 11
        self._aside(y, words.file)
        y = self._list(y, words.file_items) + 9
        self._notice(y, words.replacement)
        self._footer()

    # --- The parts of a page ---

    def _cover(self):
        words = self.words
        with self._ornament():
            self._night(BAND, (262, 62), 110)
            self._mark((LEFT + 6.5, 22), 6.5)
        self._words("P", (LEFT + 18, 16.5), words.portal, 11, "B", ON_NIGHT)
        self._words("P", (LEFT + 18, 22.3), words.agency, 9.5, "", ON_NIGHT_SOFT)
        self._words("P", (LEFT, 38), words.sample.upper(), 46, "B", STAR)
        self._words("H1", (LEFT, 57), words.title, 21, "B", ON_NIGHT)
        self._words("P", (LEFT, 68), self._warning(), 10, "", ON_NIGHT, right=132)

    def _warning(self):
        """Each sentence in a line of its own."""
        return self.words.not_real.replace(". ", ".\n")

    def _slim_cover(self):
        words = self.words
        with self._ornament():
            self._night(SLIM_BAND, (262, 52), 110)
        self._words("P", (LEFT, 9.5), words.sample.upper(), 30, "B", STAR)
        self._words("P", (LEFT, 23), words.title, 12.5, "B", ON_NIGHT)
        self._words("P", (LEFT, 30), self._warning(), 9.5, "", ON_NIGHT, right=132)

    def _footer(self):
        words = self.words
        with self._ornament():
            self.set_draw_color(LINE)
            self.set_line_width(0.25)
            self.line(LEFT, FOOT, RIGHT, FOOT)
        self._words("P", (LEFT, FOOT + 3), f"{words.sample} · {words.portal}", 8.5, "", INK_SOFT)
        with self._ornament():
            self._cell((RIGHT - 30, FOOT + 3), f"{self.page_no()} / 2", 8.5, "", INK_SOFT, "R")

    def _aside(self, y, text):
        """A heading in the narrow column."""
        with self._ornament():
            self.set_fill_color(TURQUOISE)
            self.rect(LEFT, y - 4, 12, 0.8, "F")
        self._words("H2", (LEFT, y), text, 12.5, "B", INK, right=COLUMN - 8)

    def _list(self, y, items):
        for item in items:
            with self._ornament():
                self.set_fill_color(TURQUOISE)
                self.polygon(star((COLUMN + 1.6, y + 2.5), 1.6), style="F")
            y = self._words("P", (COLUMN + 6, y), item) + 1.7
        return y

    def _day(self, y, day, rows):
        self._aside(y, day)
        self._slot((LEFT, y + 8), self.words.date, 26)
        for heading, text in rows:
            self._slot((COLUMN, y), self.words.time, 18)
            end = self._words("H3", (COLUMN + 24, y + 0.4), heading, 11, "B", INK)
            if text:
                end = self._words("P", (COLUMN + 24, end + 0.3), text, 10, "", INK_SOFT)
            with self._ornament():
                self.set_draw_color(LINE)
                self.set_line_width(0.25)
                self.line(COLUMN, end + 2, RIGHT, end + 2)
            y = end + 4.6
        return y

    def _notice(self, y, text):
        with self._ornament():
            self.set_fill_color(SURFACE_QUIET)
            self.rect(COLUMN, y, RIGHT - COLUMN, 19, "F")
            self.set_fill_color(GOLD)
            self.rect(COLUMN, y, 1.2, 19, "F")
        self._words("P", (COLUMN + 7, y + 4), text, 10.5, "B", INK, right=RIGHT - 7)

    def _slot(self, place, text, width):
        """A place that is left open, with the name of what belongs there."""
        x, y = place
        with self._ornament():
            self.set_draw_color(CHART)
            self.set_line_width(0.25)
            self.set_dash_pattern(0.8, 0.8)
            self.rect(x, y, width, 6, "D", round_corners=True, corner_radius=1)
            self.set_dash_pattern()
        with self._tagged("P"):
            self._cell((x, y + 0.9), text, 9, "", INK_SOFT, "C", width)

    # --- Drawing ---

    def _night(self, height, centre, radius):
        """The band of night sky with the scale of a meridian arc."""
        self.set_fill_color(NIGHT)
        self.rect(0, 0, WIDTH, height, "F")
        with self.rect_clip(0, 0, WIDTH, height):
            self.set_draw_color(CHART)
            for reach, width in ((radius, 0.35), (radius + 2, 0.2)):
                self.set_line_width(width)
                self.polyline(arc(centre, reach, 120, 240))
            for half in range(240, 481):
                length = 5.5 if half % 10 == 0 else 3.6 if half % 2 == 0 else 2.4
                self.set_line_width(0.35 if half % 10 == 0 else 0.2)
                ends = at(centre, radius + 2, half / 2), at(centre, radius + 2 + length, half / 2)
                self.line(*ends[0], *ends[1])
            self.set_draw_color(NIGHT_LINE)
            self.set_line_width(0.25)
            for inner in (radius - 16, radius - 32):
                self.polyline(arc(centre, inner, 120, 240))
            self.set_fill_color(STAR)
            self.polygon(sparkle(at(centre, radius - 16, 172), 3.2), style="F")
            self.set_fill_color(ON_NIGHT)
            for inner, angle, size in ((16, 186, 1.8), (32, 178, 1.5), (32, 196, 1.1), (8, 163, 1)):
                self.polygon(sparkle(at(centre, radius - inner, angle), size), style="F")
        self.set_fill_color(NIGHT)  # what was set within the clip ended with it

    def _mark(self, centre, radius):
        self.set_draw_color(STAR)
        self.set_line_width(0.45)
        self.polygon(star(centre, radius), style="D")
        self.set_fill_color(STAR)
        self.polygon(sparkle(centre, radius * 0.58, 0.36), style="F")

    # --- Text, each piece with its tag ---

    def _words(self, tag, place, text, size=10.5, weight="", colour=INK, right=RIGHT):
        """Lines of text from a place to the right edge; gives the height at which they end."""
        self._pen(size, weight, colour)
        self.set_xy(*place)
        with self._tagged(tag):
            self.multi_cell(
                right - place[0],
                size * 0.353 * (1.42 if size < 20 else 1.15),
                text,
                align="L",
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
            )
        return self.get_y()

    def _cell(self, place, text, size, weight, colour, align, width=30):
        self._pen(size, weight, colour)
        self.set_xy(*place)
        self.cell(width, size * 0.353 * 1.3, text, align=align)

    def _pen(self, size, weight, colour):
        self.set_font("Onest", weight, size)
        self.set_text_color(colour)

    # fpdf2 tags pictures and outlines alone, so the marks around text are written here.

    @contextmanager
    def _tagged(self, tag):
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=number)
        self._out(f"/{tag} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def _ornament(self):
        """What a screen reader passes over."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")


class Undated(OutputProducer):
    """Writes a file without the date of its making."""

    def _add_info(self):
        info = super()._add_info()
        info.creation_date = self.fpdf.creation_date = None  # nor is it told by the file's identity
        return info


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, words in WORDS.items():
        programme = Programme(language, words)
        programme.write_pages()
        file = FOLDER / f"sample-programme-{language}.pdf"
        file.write_bytes(programme.output(output_producer_class=Undated))
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
