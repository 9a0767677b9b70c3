"""What other machines ask of reminders, or tell about them."""
