"""What every profile shares. Only this, the profiles and ``storage`` read the environment."""

from pathlib import Path
from urllib.parse import quote

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from cooperation.languages import FALLBACKS, LANGUAGE_CODES

from ..storage import storage_of_uploads

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "modeltranslation",  # patches models and the admin, so it comes before both
    "uzbekspace.apps.PortalAdminConfig",  # django.contrib.admin with our AdminSite
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "uzbekspace.apps.PortalStaticFilesConfig",  # django.contrib.staticfiles
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "csp",
    "django_prose_editor",
    "cooperation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "uzbekspace.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # below the headers, which files carry too
    "uzbekspace.middleware.TextGZipMiddleware",  # files were compressed when collected
    # Before the session and locale: an address that no view can use costs nothing.
    "uzbekspace.middleware.MalformedRequestMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "uzbekspace.middleware.AnswersLocaleMiddleware",
    "uzbekspace.middleware.AddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "uzbekspace.middleware.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "uzbekspace.urls"
WSGI_APPLICATION = "uzbekspace.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# SQLite unless DATABASE_URL names PostgreSQL; no feature exists on one of them alone.
SQLITE_URL = f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}"  # the folder may be named "c++"
DATABASES = {"default": env.db("DATABASE_URL", default=SQLITE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue at BEGIN for up to 20 s instead of failing halfway through.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # To compile a search takes longer than to run it.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Languages -----------------------------------------------------------------------------

LANGUAGE_CODE = "uz"
LANGUAGES = [("uz", _("Uzbek")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [
    BASE_DIR / "locale",
    # Third-party messages that Django or a package lacks or gets wrong; never extracted.
    BASE_DIR / "uzbekspace" / "locale",
]
FORMAT_MODULE_PATH = ["uzbekspace.formats"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Tashkent"

MODELTRANSLATION_DEFAULT_LANGUAGE = "uz"
MODELTRANSLATION_LANGUAGES = tuple(LANGUAGE_CODES)
# Reading an attribute never falls back: cooperation.languages does it, visibly, for names only.
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": (), **FALLBACKS}

# --- Static files ----------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))()
STATICFILES_DIRS = [BASE_DIR / "static"]
STYLESHEET_ROOT = BASE_DIR / "var" / "stylesheets"
STATICFILES_FINDERS = [
    "uzbekspace.stylesheets.StylesheetFinder",
    "uzbekspace.admin_stylesheets.AdminStylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "uzbekspace.admin_stylesheets.LayeredAdminFinder",  # AppDirectoriesFinder
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": storage_of_uploads(env, str(BASE_DIR / "var" / "media")),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What the rich-text editor can do beyond its package: links to records, pictures of the library,
# tables with one press. What a text may hold is said in cooperation.markup, not here.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("admin_kit/prose_editor.js")],
        "extensions": {"LibraryPicture": html_tags(["figure"], {"figure": ["data-picture"]})},
    }
]

# --- Files that editors upload -----------------------------------------------------------------

# Readers get them from cooperation.views.files, whatever the storage: no page asks another host.
MEDIA_URL = "media/"
FILE_UPLOAD_PERMISSIONS = 0o644  # for a proxy that serves the renditions itself
DATA_UPLOAD_MAX_NUMBER_FILES = 100  # photographs sent at once by a browser without scripts

# Social cards that were drawn. Nothing is lost with them.
CARD_CACHE = Path(env("CARD_CACHE", default=str(BASE_DIR / "var" / "cards")))
# The register as files, made from the database. Nothing is lost with them either.
DOWNLOAD_CACHE = Path(env("DOWNLOAD_CACHE", default=str(BASE_DIR / "var" / "downloads")))

# --- People ----------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# A name, not a path: only so does the log-in page keep the language of the admin.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "uzbekspace.accounts.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_FORMS = {"login": "uzbekspace.accounts.StaffLoginForm"}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # that message would invite strangers to sign up
ACCOUNT_SESSION_REMEMBER = True  # no question at the log-in; see SESSION_COOKIE_AGE
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/m/ip"}
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True

# The rate limits count in the default cache, so it must be shared between worker processes.
# Room for many clients: a full table forgets a third of its counters, the log-in's among them.
CACHES = {
    "default": env.cache("CACHE_URL", default="dbcache://cache_entries?max_entries=10000"),
}

# How many requests a minute one client may send to /api/v1/; 0 sets no limit.
API_RATE_LIMIT = env.int("API_RATE_LIMIT", default=120)

# --- Security headers --------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "cooperation.views.errors.csrf_failure"
# The one <style> that the rich-text editor adds; a browser test of the change form watches it.
PROSE_EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, PROSE_EDITOR_STYLE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # a record with three languages and long inlines
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # the same, in bytes: the text of a long agreement

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")
EMAIL_TIMEOUT = 10  # seconds; whoever submits a record waits for the mail server
FIRST_HOST = ALLOWED_HOSTS[0].lstrip(".") if ALLOWED_HOSTS else "localhost"
# In links of mails, which no request asks for.
PORTAL_URL = env("PORTAL_URL", default=f"https://{FIRST_HOST}").rstrip("/")
# In data, where identifiers are to be the same whatever host a request names. Empty: that host.
DATA_ORIGIN = env("PORTAL_URL", default="").rstrip("/")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Django's own handlers would say everything a second time.
    "loggers": {"django": {"handlers": []}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}
