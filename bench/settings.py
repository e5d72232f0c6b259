"""The product's own settings, with the bare answers to compare with hung beside its pages."""

from greb.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
