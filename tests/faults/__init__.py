"""What happens to people's words when machines die, disks fill and networks lie."""
