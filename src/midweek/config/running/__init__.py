"""What happens between a command and an open door: the place, the preparation, the processes."""
