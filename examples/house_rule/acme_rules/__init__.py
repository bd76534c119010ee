"""House rules of the desk."""
