"""Which fields exist in three languages. modeltranslation loads this file; nothing imports it.

One language is enough to save a record, so that no column is required here: whether a record
may be published is asked in ``Record.clean``.
"""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register([models.Country, models.Area, models.ConferenceSeries])
class NamedTranslation(TranslationOptions):
    fields = ("name",)


@register(models.Source)
class SourceTranslation(TranslationOptions):
    fields = ("title", "publisher")


@register(models.Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("name", "short_name", "now_known_as", "city", "summary", "body")


@register(models.Membership)
class MembershipTranslation(TranslationOptions):
    fields = (
        "name",
        "abbreviation",
        "parent_body",
        "decision",
        "seat_city",
        "summary",
        "body",
        "benefits",
    )


@register(models.Conference)
class ConferenceTranslation(TranslationOptions):
    fields = ("title", "city", "venue", "summary", "body")


@register(models.Memorandum)
class MemorandumTranslation(TranslationOptions):
    fields = ("title", "subject", "signed_in", "summary", "body")


@register(models.MemorandumPartner)
class MemorandumPartnerTranslation(TranslationOptions):
    fields = ("signed_as",)


@register(models.Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ("title", "short_title", "summary", "body")


@register(models.AgreementParty)
class AgreementPartyTranslation(TranslationOptions):
    fields = ("signing_body", "competent_body", "signatory")


@register(models.LegalStep)
class LegalStepTranslation(TranslationOptions):
    fields = ("place", "act")


@register(models.Statistic)
class StatisticTranslation(TranslationOptions):
    fields = ("label",)


@register(models.Picture)
class PictureTranslation(TranslationOptions):
    fields = ("alt", "caption", "credit")


@register(models.Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title",)


@register(models.DocumentVersion)
class DocumentVersionTranslation(TranslationOptions):
    fields = ("note",)


@register(models.Article)
class ArticleTranslation(TranslationOptions):
    fields = ("heading", "text")


@register(models.SectionText)
class SectionTextTranslation(TranslationOptions):
    fields = ("title", "lead", "body")


@register(models.SiteSettings)
class SiteSettingsTranslation(TranslationOptions):
    fields = (
        "agency_name",
        "official_name",
        "parent_body",
        "portal_name",
        "address",
        "licence",
    )


@register(models.SiteLink)
class SiteLinkTranslation(TranslationOptions):
    fields = ("label",)


@register(models.Synonyms)
class SynonymsTranslation(TranslationOptions):
    fields = ("names",)
