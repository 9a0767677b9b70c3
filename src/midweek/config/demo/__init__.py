"""The demo clinic: invented people with a past, for a first look at Midweek."""

from django.utils import timezone

from midweek.config.demo.seeding import seed_demo

__all__ = ["make_demo_clinic", "seed_demo"]


def make_demo_clinic() -> None:
    """Write the demo clinic with a past that ends today."""
    print("Writing the demo clinic and its past. Once only, some fifteen seconds.", flush=True)
    seed_demo(timezone.localdate(), timezone.now())
