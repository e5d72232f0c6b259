"""A benefit's words and numbers as the trail's digests cover them: written so by `actions`, made again by `verify`."""

from greb.measures.models import PLACES

from .models import Benefit, FollowUp, Forecast


def planned(benefit: Benefit) -> str:
    return f"{benefit.what}\n{benefit.unit}"


def baseline(benefit: Benefit) -> str:
    return f"{benefit.baseline_on} {benefit.baseline:.{PLACES}f}\n{benefit.baseline_how}"


def forecast(forecast: Forecast) -> str:
    three = (forecast.pessimistic, forecast.likely, forecast.optimistic)
    return " ".join([*(f"{value:.{PLACES}f}" for value in three), forecast.better, forecast.on.isoformat()])


def followed_up(day: FollowUp) -> str:
    return f"{day.value:.{PLACES}f}\n{day.note}\n{day.negative}"
