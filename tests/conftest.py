"""Makes the modules beside this file importable from every test; fixtures stand with the tests that use them."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# That a machine is slow, or busy with something else, is no fault of what is tested.
settings.register_profile("patient", settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]))
settings.load_profile("patient")
