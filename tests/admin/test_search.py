"""Search as editors have it: the words of the public search, synonyms, fruitless questions."""

import pytest
from django.urls import reverse

from cooperation.models import FruitlessQuery, Synonyms
from cooperation.search import count_fruitless

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_partner,
    make_source,
)
from ..search.builders import found, make_synonyms
from .pages import filled_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(admin_client):
    def listed(model, query):
        response = admin_client.get(reverse(f"admin:cooperation_{model}_changelist"), {"q": query})
        assert response.status_code == 200
        return list(response.context["cl"].queryset)

    return listed


@pytest.mark.parametrize("query", ["hamkorligi", "ҳамкорлик", "космическое", "agency", "zenitov"])
def test_a_draft_is_found_by_any_form_of_its_words(admin, query):
    draft = make_partner(
        kind="company", status="draft", name_uz="Hamkorlik markazi", name_ru="Космический центр",
        name_en="Centre of agencies", body_en="<p>Zenitov</p>",
    )  # fmt: skip
    make_partner(kind="company")

    assert admin("partner", query) == [draft]


def test_equal_names_count_in_the_admin_too(admin):
    make_synonyms(names_en="STC\nSpace Technology Conference")
    conference = make_conference(title_en="Space Technology Conference", status="draft")

    assert admin("conference", "stc") == [conference]


def test_reference_data_is_found_by_its_words_alone(admin):
    area, source = make_area(name_uz="Sunʼiy yoʻldosh aloqasi"), make_source(key="key-of-it")
    country = make_country("KZ", name_uz="Qozogʻiston")

    assert admin("area", "suniy yo'ldoshlar") == [area]
    assert admin("area", "Суньий йўлдош") == [area]
    assert admin("source", "key-of-it") == [source]
    assert admin("source", f"https://source.example/{source.url.rsplit('/')[-1]}") == [source]
    assert admin("country", "Қозоғистон") == [country]
    assert admin("country", "qozo") == [country]


@pytest.mark.parametrize("query", ["'", '"', "*", "%", "🚀", "a" * 5000, "AND OR"])
def test_a_strange_question_is_answered(admin, query):
    make_agreement()
    make_area()

    for model in ("agreement", "area", "country", "synonyms", "fruitlessquery"):
        admin(model, query)


# --- Synonyms ----------------------------------------------------------------------------------


def test_an_editor_adds_a_group(admin_client):
    partner = make_partner(name_en="Memorandum House")
    response = admin_client.post(
        reverse("admin:cooperation_synonyms_add"),
        {"names_uz": "anglashuv", "names_ru": "", "names_en": "memorandum\nMoU", "slug": ""},
    )

    assert response.status_code == 302, response.context["errors"]
    assert Synonyms.objects.get().all_names == ["anglashuv", "memorandum", "MoU"]
    assert found("mou") == [partner]


def test_one_name_is_no_group(admin_client):
    response = admin_client.post(
        reverse("admin:cooperation_synonyms_add"),
        {"names_uz": "bitta", "names_ru": "", "names_en": "", "slug": "x"},
    )

    assert response.status_code == 200
    assert not Synonyms.objects.exists()


def test_groups_are_listed_by_all_their_names(admin_client):
    make_synonyms(names_uz="BMT", names_ru="ООН", names_en="UN")
    html = admin_client.get(reverse("admin:cooperation_synonyms_changelist")).content.decode()

    assert "BMT = ООН = UN" in html


# --- Questions without result ------------------------------------------------------------------


def test_fruitless_questions_are_listed_with_a_way_out(admin_client):
    for _time in range(3):
        count_fruitless("kubsat", "uz")
    html = admin_client.get(reverse("admin:cooperation_fruitlessquery_changelist")).content.decode()

    assert "kubsat" in html
    address = reverse("admin:cooperation_synonyms_add") + "?names_uz=kubsat"
    assert address in html
    form = filled_in(admin_client.get(address))
    assert form["names_uz"].strip() == "kubsat"


def test_fruitless_questions_are_nobodys_to_write(admin_client):
    count_fruitless("kubsat", "uz")
    query = FruitlessQuery.objects.get()

    assert admin_client.get(reverse("admin:cooperation_fruitlessquery_add")).status_code == 403
    path = reverse("admin:cooperation_fruitlessquery_change", args=[query.pk])
    assert admin_client.get(path).status_code == 200
    assert admin_client.post(path, {"words": "x"}).status_code == 403
    assert admin_client.post(
        reverse("admin:cooperation_fruitlessquery_delete", args=[query.pk]), {"post": "yes"}
    ).status_code in (302,)
