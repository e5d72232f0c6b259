"""All settings, read from the environment; docs/operations/settings.md tells each one, and a test holds the two."""

import os
import secrets
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

BASE = Path(__file__).resolve().parent.parent.parent


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    return int(text(name, str(default)))


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


DATA = Path(text("GREB_DATA", str(BASE / "var"))).resolve()


def secret() -> str:
    """The signing secret: given, or made once and kept in the data folder, readable by its owner only."""
    if given := text("GREB_SECRET"):
        return given
    kept = DATA / "secret"
    DATA.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return kept.read_text()


def database() -> dict[str, Any]:
    """SQLite in the data folder, or what GREB_DATABASE says: postgres://user:password@host:port/name."""
    given = text("GREB_DATABASE")
    if not given:
        # 3.51.3 is the first SQLite in which a WAL database cannot be lost to the reset bug.
        journal = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "DELETE"
        DATA.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "greb.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "cached_statements": 256,
                "init_command": (
                    f"PRAGMA journal_mode={journal};PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
                    "PRAGMA foreign_keys=ON;PRAGMA cache_size=-16000;PRAGMA temp_store=MEMORY"
                ),
            },
        }
    url = urlsplit(given)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 4}},
    }


SECRET_KEY = secret()
DEBUG = flag("GREB_DEBUG")
DEMO = flag("GREB_DEMO")
ALLOWED_HOSTS = words("GREB_HOSTS", "127.0.0.1,localhost,[::1]")
WORKERS = number("GREB_WORKERS", 1)
ADDRESS = text("GREB_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
SITE_NAME = text("GREB_NAME", "Greb")
FORUM = text("GREB_FORUM", "")
WHISTLEBLOWER = text("GREB_WHISTLEBLOWER")
VOICE_KEYS = Path(text("GREB_VOICE_KEYS", str(DATA / "voice-keys"))).resolve()
HTTPS = ADDRESS.startswith("https://")
CSRF_TRUSTED_ORIGINS = [ADDRESS] if HTTPS else []
BEHIND_PROXY = flag("GREB_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "greb.demo",
    "greb.work",
    "greb.home",
    "greb.notices",
    "greb.publications",
    "greb.cases",
    "greb.change",
    "greb.experiments",
    "greb.weighing",
    "greb.benefits",
    "greb.ideas",
    "greb.surveys",
    "greb.voices",
    "greb.measures",
    "greb.search",
    "greb.files",
    "greb.workplaces",
    "greb.tables",
    "greb.ui",
    "greb.trail",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "greb.ui.middleware.page_headers",
    "greb.voices.unknown.nobody_known",  # above all that could ask who is there
    "django.contrib.sessions.middleware.SessionMiddleware",
    "greb.workplaces.middleware.who_and_language",
    "django.middleware.csrf.CsrfViewMiddleware",
    "greb.ui.middleware.what_was_said",
    "greb.ui.middleware.refusals",
]
ROOT_URLCONF = "greb.config.urls"
WSGI_APPLICATION = "greb.config.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [{"BACKEND": "greb.ui.jinja.Pages", "DIRS": [], "APP_DIRS": True, "OPTIONS": {}}]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "workplaces.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"

SESSION_ENGINE = "greb.workplaces.cookies"
SESSION_COOKIE_NAME = "greb"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "greb-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "greb.ui.views.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0

USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
DEFAULT_LANGUAGE = text("GREB_LANGUAGE", "da")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "greb.ui.static_files.HashedFiles"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_MAX_AGE = 60
WHITENOISE_ALLOW_ALL_ORIGINS = False


def safe_file(headers: Any, path: str, url: str) -> None:
    """Our own files are what their type says, and nothing for other sites to load."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


WHITENOISE_ADD_HEADERS_FUNCTION = safe_file

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_LIMIT = number("GREB_UPLOAD_LIMIT", 25) * 1024 * 1024
FILES = Path(text("GREB_FILES", str(DATA / "files"))).resolve()
PICTURES_LIMIT = number("GREB_PICTURES_LIMIT", 2000) * 1024 * 1024

MAIL_FOLDER = text("GREB_MAIL_FOLDER", "" if text("GREB_SMTP") else str(DATA / "mail"))
_smtp = urlsplit(text("GREB_SMTP"))
if MAIL_FOLDER:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_FOLDER
else:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _smtp.hostname or "localhost"
    EMAIL_PORT = _smtp.port or 25
    EMAIL_HOST_USER = unquote(_smtp.username or "")
    EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
    EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = text("GREB_MAIL_FROM", "greb@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": text("GREB_LOG", "WARNING")},
}
