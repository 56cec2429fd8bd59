"""What the office holds to be true, and the file it is kept in: the whole product without a screen."""
