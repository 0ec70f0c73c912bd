"""What a pronoun, a bare noun or an office takes up again."""
