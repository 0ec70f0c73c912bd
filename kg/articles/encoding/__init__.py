"""From bytes to text: which encoding they are in, and which language the text is in."""
