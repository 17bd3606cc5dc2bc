"""How large an upload may be, and what its examination may cost. Units are in the names."""

MEGABYTE = 1_000_000

PICTURE_BYTES = 30 * MEGABYTE
# So many that examining one takes 400 MB at most: decoders of WebP and AVIF need more for each.
PICTURE_PIXELS = {"jpeg": 60_000_000, "png": 60_000_000, "avif": 40_000_000, "webp": 24_000_000}
PICTURE_SIDE_PIXELS = 20_000

DOCUMENT_BYTES = 50 * MEGABYTE
DOCUMENT_PAGES = 2000
# The largest thing that one stream of a PDF may unpack to: an A3 page at 600 dpi in colours.
STREAM_BYTES = 300 * MEGABYTE
ARCHIVE_BYTES = 300 * MEGABYTE
ARCHIVE_FILES = 5000
TEXT_CHARACTERS = 1_000_000
# What a page has in letters at least to count as text, not as the noise of a scan.
TEXT_LETTERS = 20
# After this many seconds the rest of a document's text is left out.
TEXT_SECONDS = 20

PROCESS_SECONDS = 60
# Address space, which is more than what is really used of it.
PROCESS_BYTES = 2_000 * MEGABYTE
# The largest file that the process may write.
PROCESS_FILE_BYTES = 100 * MEGABYTE
