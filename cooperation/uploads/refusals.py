"""Why an upload is refused: a code, and a sentence that says what is wrong and what to do.

Django-free, because the process that examines uploads is; ``messages.py`` translates.
"""


def gettext_noop(sentence):
    """Mark a sentence for the catalogues, as Django's function of this name does."""
    return sentence


SENTENCES = {
    # --- Any file ---
    "empty": gettext_noop("This file is empty. Check it on your computer and upload it again."),
    "too_large": gettext_noop(
        "This file is larger than %(megabytes)s MB. Make it smaller and upload it again."
    ),
    "damaged": gettext_noop(
        "This file is damaged or incomplete. Open it on your computer, save it anew and upload "
        "the new file."
    ),
    "unreadable": gettext_noop(
        "This file could not be read. Open it on your computer, save it anew and upload the new "
        "file."
    ),
    "too_complex": gettext_noop(
        "This file is so complex that it could not be examined in time. Save it in a simpler "
        "form, or in parts, and upload that."
    ),
    "bomb": gettext_noop(
        "This file unpacks to far more data than a picture or a document needs, so it is not "
        "accepted. Make the file anew and upload that."
    ),
    "ending": gettext_noop(
        "The name of this file ends in “.%(ending)s”, which does not fit its content. Its name "
        "should end in “.%(wanted)s”: rename it and upload it again."
    ),
    "no_ending": gettext_noop(
        "The name of this file has no ending. Its name should end in “.%(wanted)s”: rename it and "
        "upload it again."
    ),
    "ending_of_another_kind": gettext_noop(
        "The name of this file ends in “.%(ending)s”, but inside it is a %(kind)s file. Check that "
        "it is the file you mean, and rename it so that it ends in “.%(wanted)s”."
    ),
    "polyglot": gettext_noop(
        "This file is two things at once: behind the %(kind)s there is something else (%(second)s)."
        " Open it on your computer, save it anew and upload the new file."
    ),
    "leading_bytes": gettext_noop(
        "Something stands before the beginning of the %(kind)s in this file. Open it on your "
        "computer, save it anew and upload the new file."
    ),
    # --- Pictures ---
    "unknown_picture": gettext_noop(
        "This is not a picture that the portal can read. Save it as JPEG, PNG, WebP or AVIF and "
        "upload that."
    ),
    "unaccepted_picture": gettext_noop(
        "This is a %(kind)s file, which the portal does not take as a picture. Save it as "
        "%(wanted)s and upload that."
    ),
    "document_for_picture": gettext_noop(
        "This is a document (%(kind)s), not a picture. Add it to the library of documents."
    ),
    "too_many_pixels": gettext_noop(
        "This picture has more than %(megapixels)s million pixels, or a side longer than %(side)s "
        "pixels. Make it smaller and upload it again."
    ),
    "animated": gettext_noop(
        "This picture moves. Save one frame of it as a still picture and upload that."
    ),
    # --- Documents ---
    "unknown_document": gettext_noop(
        "This is not a document that the portal can read. Save it as PDF, DOCX or XLSX and upload "
        "that."
    ),
    "unaccepted_document": gettext_noop(
        "This is a %(kind)s file, which the portal does not take. Open it, save it as PDF and "
        "upload the PDF."
    ),
    "old_document": gettext_noop(
        "This is a %(kind)s file, which the portal does not take. Open it, save it as PDF or "
        "%(wanted)s and upload that."
    ),
    "archive": gettext_noop(
        "This is an archive (%(kind)s). Unpack it and upload the documents in it one by one."
    ),
    "picture_for_document": gettext_noop(
        "This is a picture (%(kind)s), not a document. Add it to the library of pictures."
    ),
    "encrypted": gettext_noop(
        "This document is protected by a password. Remove the protection and upload it again."
    ),
    "scripts": gettext_noop(
        "This document contains a program (a script or a macro). Save it without programs, or "
        "print it to PDF, and upload that."
    ),
    "launches": gettext_noop(
        "This document can start programs or open files on the reader’s computer. Print it to PDF "
        "and upload that."
    ),
    "attachments": gettext_noop(
        "There are other files inside this document (attachments or embedded objects). Remove "
        "them, or print the document to PDF, and upload that."
    ),
    "xfa_form": gettext_noop(
        "This PDF is a form of a kind that most programs cannot show (XFA). Print it to PDF and "
        "upload that."
    ),
    "multimedia": gettext_noop(
        "There is sound, film or a 3D model inside this document. Remove it, or print the document "
        "to PDF, and upload that."
    ),
    "sends_forms": gettext_noop(
        "This document contains a form that sends or fetches data. Print it to PDF and upload that."
    ),
    "remote_parts": gettext_noop(
        "This document fetches parts of itself from elsewhere, or opens other documents. Print it "
        "to PDF and upload that."
    ),
    "forbidden_link": gettext_noop(
        "This document contains a link that the portal does not publish: %(link)s. Links may begin "
        "with http, https or mailto. Correct or remove it and upload the document again."
    ),
    "too_many_pages": gettext_noop(
        "This document has more than %(pages)s pages. Upload it in parts."
    ),
    "no_pages": gettext_noop(
        "This document has no pages. Check it on your computer and upload it again."
    ),
    "strange_parts": gettext_noop(
        "This document is put together as office programs never do it. Open it on your computer, "
        "save it anew and upload the new file."
    ),
    "too_many_parts": gettext_noop(
        "This document consists of more than %(files)s files. Save it as PDF and upload that."
    ),
}


class Refused(Exception):
    """The upload is not accepted; ``code`` and ``params`` say why (see ``messages``)."""

    def __init__(self, code, **params):
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self):
        return SENTENCES[self.code] % self.params
