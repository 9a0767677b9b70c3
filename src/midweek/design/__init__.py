"""The looks of everything: tokens, components, icons, base templates. No model, no logic."""
