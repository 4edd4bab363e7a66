"""What is shown, as values: sentences, charts and maps; nothing here touches a screen."""
