"""The portal's pictures: what is common to them, the sections, the covers of conferences."""
