from cooperation.analysis import plain_text, words_of


def words(text):
    return [word.text for word in words_of(text)]


def test_apostrophes_stand_within_words_and_quotes_around_them():
    assert words("Oʻzbek 'so'z' “maʼno” d’Orsay") == ["Oʻzbek", "so'z", "maʼno", "d’Orsay"]


def test_hyphens_and_underscores_part_words():
    assert words("STC-2022 a_b Nur-Sultan") == ["STC", "2022", "a", "b", "Nur", "Sultan"]


def test_a_word_knows_its_place():
    text = "«Узбеккосмос» va Airbus"

    assert [text[word.start : word.end] for word in words_of(text)] == words(text)


def test_invisible_marks_part_nothing():
    assert words("kos\u00admik \u202eairbus\u202c") == ["kos\u00admik", "airbus"]


def test_rich_text_is_read_as_its_words():
    assert plain_text("<h2>A&amp;B</h2><p>one<br>two</p>") == "A&B one two"
