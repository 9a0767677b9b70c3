"""Getting in: passkeys, codes, one-time links, known devices, and how often one may try."""
