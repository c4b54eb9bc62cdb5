"""The word check: what a reader may stumble over in a letter, policy or plan, by the glossary's own data."""
