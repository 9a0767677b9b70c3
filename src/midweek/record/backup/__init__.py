"""Backups: sealed to keys this server does not have, proven, and restored without a loss."""
