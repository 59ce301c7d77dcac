"""The tests. No verdict depends on the speed of the machine, so Hypothesis sets no deadline."""

from hypothesis import HealthCheck, settings

settings.register_profile("flows", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("flows")
