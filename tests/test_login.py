import re
from urllib.parse import unquote

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from tests.builders import make_editor, make_superuser

PASSWORD = "to-the-stars-1437"
NEW_PASSWORD = "to-the-moon-1994"
WRONG = "not-the-password"


def log_in(client, username="ulugbek", password=PASSWORD, language="en", **extra):
    data = {"login": username, "password": password, **extra.pop("data", {})}
    return client.post(f"/{language}/accounts/login/", data, **extra)


@pytest.fixture
def editor(db):
    user = make_editor(username="ulugbek", email="ulugbek@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def is_logged_in(client):
    return "_auth_user_id" in client.session


def message(response):
    """What the log-in page says when it refuses."""
    assert response.status_code == 200
    [text] = response.context["form"].non_field_errors()
    return text


# --- The way in --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_admin_sends_a_stranger_to_the_log_in_page_of_the_same_language(client, db, language):
    response = client.get(f"/{language}/admin/cooperation/partner/", follow=True)
    address, _status = response.redirect_chain[-1]
    next_page = f"/{language}/admin/cooperation/partner/"
    assert unquote(address) == f"/{language}/accounts/login/?next={next_page}"


@pytest.mark.parametrize("login", ["ulugbek", "ulugbek@example.org", "ULUGBEK@example.org"])
def test_editor_logs_in_by_name_or_address(client, editor, login):
    response = log_in(client, login)
    assert response.url == "/en/admin/"
    assert is_logged_in(client)


def test_log_in_leads_to_the_page_that_was_asked_for(client, editor):
    response = log_in(client, data={"next": "/ru/admin/cooperation/partner/"})
    assert response.url == "/ru/admin/cooperation/partner/"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil",
    ],
)
def test_log_in_never_leads_to_another_site(client, editor, address):
    assert log_in(client, data={"next": address}).url == "/en/admin/"


def test_log_in_page_offers_its_languages_and_keeps_the_page_to_come(client, db):
    page = client.get("/uz/accounts/login/?next=/uz/admin/cooperation/partner/").content.decode()
    for language in ("uz", "ru", "en"):
        address = f"/{language}/accounts/login/?next=/uz/admin/cooperation/partner/"
        assert f'href="{address}"' in page


def test_log_in_page_has_one_heading_and_labels(client, db):
    page = client.get("/en/accounts/login/").content.decode()
    assert len(re.findall("<h1", page)) == 1
    assert re.findall(r'<label for="(\w+)"', page) == ["id_login", "id_password"]


def test_session_ends_with_the_working_day(client, editor):
    log_in(client)
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_whoever_is_logged_in_is_led_on(client, editor):
    client.force_login(editor)
    assert client.get("/en/accounts/login/").url == "/en/admin/"


# --- Who may not enter -------------------------------------------------------------------------


def test_wrong_password_is_refused(client, editor):
    response = log_in(client, password=WRONG)
    assert message(response) == "The username and/or password you specified are not correct."
    assert not is_logged_in(client)


def test_unknown_name_is_refused_in_the_same_words(client, editor):
    known = message(log_in(client, password=WRONG))
    assert message(log_in(client, "nobody", WRONG)) == known


def test_account_without_access_to_the_admin_is_told_so(client, editor):
    editor.is_staff = False
    editor.save()
    log_in(client)
    response = client.get("/en/admin/", follow=True)
    assert response.status_code == 403
    assert "this account has no access to the register" in response.content.decode()


def test_closed_account_is_told_so(client, editor):
    editor.is_active = False
    editor.save()
    response = log_in(client)
    assert response.url == "/en/accounts/inactive/"
    assert "This account has been closed." in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    "path",
    ["signup", "email", "confirm-email", "password/set", "password/change", "login/code/confirm"],
)
def test_pages_for_the_public_of_a_service_do_not_exist(client, db, path):
    assert client.get(f"/en/accounts/{path}/").status_code == 404


@pytest.mark.parametrize(
    "data", [{}, {"login": "a\0b", "password": "x"}, {"login": "x" * 5000, "password": "x"}]
)
def test_nonsense_is_refused_at_the_form(client, db, data):
    response = client.post("/en/accounts/login/", data)
    assert response.status_code == 200
    assert response.context["form"].errors


# --- Throttle ----------------------------------------------------------------------------------

TOO_MANY = "Too many failed login attempts. Try again later."


def fail(client, times, **extra):
    for _ in range(times):
        log_in(client, password=WRONG, **extra)


def test_sixth_attempt_is_refused_even_with_the_right_password(client, editor):
    fail(client, 5)
    assert message(log_in(client)) == TOO_MANY


def test_fifth_attempt_is_not_refused(client, editor):
    fail(client, 4)
    log_in(client)
    assert is_logged_in(client)


def test_attempts_are_forgotten_after_five_minutes(client, editor):
    with time_machine.travel("2026-11-22 12:00", tick=False) as clock:
        fail(client, 5)
        clock.shift(5 * 60 + 1)
        log_in(client)
        assert is_logged_in(client)


def test_stranger_at_another_address_cannot_lock_an_editor_out(client, editor):
    fail(client, 5, REMOTE_ADDR="203.0.113.7")
    log_in(client, REMOTE_ADDR="203.0.113.8")
    assert is_logged_in(client)


def test_failures_with_one_name_do_not_lock_another_out(client, editor):
    fail(client, 5, username="somebody")
    log_in(client)
    assert is_logged_in(client)


def test_one_address_may_not_try_many_names(client, editor):
    for number in range(20):
        log_in(client, f"name-{number}", WRONG)
    assert message(log_in(client)) == TOO_MANY


def test_flood_of_requests_gets_a_page_that_says_so(client, editor):
    fail(client, 30)
    response = log_in(client)
    assert response.status_code == 429
    assert "Too many attempts" in response.content.decode()


@pytest.mark.parametrize("language", ["uz", "ru"])
def test_refusal_is_in_the_language_of_the_page(client, editor, language):
    fail(client, 5)
    assert message(log_in(client, language=language)) != TOO_MANY


# --- The way out -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/en/admin/logout/", "/en/accounts/logout/"])
def test_log_out_is_by_post(client, editor, path):
    client.force_login(editor)
    client.post(path)
    assert not is_logged_in(client)


@pytest.mark.parametrize("path", ["/en/admin/logout/", "/en/accounts/logout/"])
def test_link_does_not_log_anybody_out(client, editor, path):
    client.force_login(editor)
    client.get(path)
    assert is_logged_in(client)


def test_log_out_leads_to_the_log_in_page_of_the_same_language(client, editor):
    client.force_login(editor)
    assert client.post("/ru/admin/logout/").url == "/ru/accounts/login/"


# --- A forgotten password ----------------------------------------------------------------------


def ask_for_a_link(client, email, language="uz"):
    return client.post(f"/{language}/accounts/password/reset/", {"email": email}, follow=True)


def test_forgotten_password_is_changed_by_the_link_in_a_message(client, editor):
    ask_for_a_link(client, editor.email)
    [sent] = mail.outbox
    link = re.search(r"http://testserver(/uz/accounts/password/reset/key/\S+)", sent.body)[1]
    form = client.get(link, follow=True)
    data = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post(form.redirect_chain[-1][0], data)
    editor.refresh_from_db()
    assert editor.check_password(NEW_PASSWORD)


def test_link_that_was_never_sent_is_refused(client, editor):
    page = client.get("/en/accounts/password/reset/key/1-abc-def/").content.decode()
    assert "This link no longer works" in page


def test_unknown_address_is_answered_alike_and_gets_no_message(client, editor):
    known = ask_for_a_link(client, editor.email).redirect_chain
    mail.outbox.clear()
    assert ask_for_a_link(client, "nobody@example.org").redirect_chain == known
    assert mail.outbox == []


def test_password_is_changed_in_the_admin(client, editor):
    client.force_login(editor)
    data = {
        "old_password": PASSWORD,
        "new_password1": NEW_PASSWORD,
        "new_password2": NEW_PASSWORD,
    }
    client.post("/en/admin/password_change/", data)
    editor.refresh_from_db()
    assert editor.check_password(NEW_PASSWORD)


# --- Every page --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
    ],
)
def test_page_for_strangers_is_in_its_language(client, db, name, language):
    with override(language):
        response = client.get(reverse(name))
    page = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("name", ["account_logout", "account_reauthenticate"])
def test_page_for_those_inside_is_shown(client, db, name):
    client.force_login(make_superuser(password=PASSWORD))
    with override("en"):
        response = client.get(reverse(name))
    assert response.status_code == 200
