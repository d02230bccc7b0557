"""Personal data in texts: civil registration numbers, mail addresses, telephone numbers, names."""
