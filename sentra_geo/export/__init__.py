"""What leaves the dashboard, as text or bytes."""
