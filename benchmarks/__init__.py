"""What is measured beside the tests."""
