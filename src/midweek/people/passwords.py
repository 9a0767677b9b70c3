"""Argon2id with the parameters OWASP names for small servers."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """19 MiB, two passes, one lane: Django's default takes 100 MiB for each sign-in."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
