"""Why something cannot be done, told in one line to the person who can change that."""


class Refusal(Exception):
    """Something an operator can put right; its text says what, in one line."""
