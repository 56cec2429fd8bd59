"""Every step with a public question, from receipt to letting go of its contact details."""
