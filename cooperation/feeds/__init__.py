"""What changed in the register, as feeds of Atom (RFC 4287): of all, of a kind, of a record."""
