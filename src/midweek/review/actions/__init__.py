"""Deeds of the review: saying how something was looked at, noting, setting the rules."""
