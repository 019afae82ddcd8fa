"""Channels by which customers reach the operator, and the families they fall into."""

from enum import StrEnum


class Family(StrEnum):
    """How a customer waits on a channel; decides which rules of waiting apply."""

    LIVE = "live"
    WRITTEN = "written"
    SELF_SERVICE = "self_service"


class Hue(StrEnum):
    """The colour group of a channel; one colour token each in the palette."""

    VOICE = "voice"
    WRITTEN = "written"
    CHAT = "chat"
    SOCIAL = "social"
    SELF_SERVICE = "self_service"
    IN_PERSON = "in_person"
    SMS = "sms"


class Channel(StrEnum):
    """One way in. A word that no source of ours has used before becomes ``OTHER``."""

    PHONE = "phone"
    VIDEO = "video"
    APP_CHAT = "app_chat"
    WEB_CHAT = "web_chat"
    IN_PERSON = "in_person"
    EMAIL = "email"
    LETTER = "letter"
    SMS = "sms"
    WEB_FORM = "web_form"
    ACCOUNT = "account"
    FACEBOOK = "facebook"
    MESSENGER = "messenger"
    TWITTER = "twitter"
    INSTAGRAM = "instagram"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    COMMUNITY = "community"
    IVR = "ivr"
    CHATBOT = "chatbot"
    PORTAL = "portal"
    APP = "app"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> "Channel":
        return cls.OTHER

    @property
    def family(self) -> Family:
        """The family whose rules of waiting apply."""
        return _FAMILY.get(self, Family.WRITTEN)

    @property
    def hue(self) -> Hue:
        """The colour group it is drawn in."""
        return _HUE.get(self, Hue.WRITTEN)


_FAMILY = {
    Channel.PHONE: Family.LIVE,
    Channel.VIDEO: Family.LIVE,
    Channel.APP_CHAT: Family.LIVE,
    Channel.WEB_CHAT: Family.LIVE,
    Channel.IN_PERSON: Family.LIVE,
    Channel.IVR: Family.SELF_SERVICE,
    Channel.CHATBOT: Family.SELF_SERVICE,
    Channel.PORTAL: Family.SELF_SERVICE,
    Channel.APP: Family.SELF_SERVICE,
}

_HUE = {
    Channel.PHONE: Hue.VOICE,
    Channel.VIDEO: Hue.VOICE,
    Channel.APP_CHAT: Hue.CHAT,
    Channel.WEB_CHAT: Hue.CHAT,
    Channel.TELEGRAM: Hue.CHAT,
    Channel.WHATSAPP: Hue.CHAT,
    Channel.MESSENGER: Hue.CHAT,
    Channel.FACEBOOK: Hue.SOCIAL,
    Channel.TWITTER: Hue.SOCIAL,
    Channel.INSTAGRAM: Hue.SOCIAL,
    Channel.COMMUNITY: Hue.SOCIAL,
    Channel.IN_PERSON: Hue.IN_PERSON,
    Channel.SMS: Hue.SMS,
    Channel.IVR: Hue.SELF_SERVICE,
    Channel.CHATBOT: Hue.SELF_SERVICE,
    Channel.PORTAL: Hue.SELF_SERVICE,
    Channel.APP: Hue.SELF_SERVICE,
}
