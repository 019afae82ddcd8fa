"""A discount operator in Russia: the voice menu and the app do most of the work, chats grow, calls fade.

Where every number comes from is told in docs/operators/discount-ru.md.
"""

from datetime import date

from supervisor_app.demo.profile import Courtesy, Profile, Surge, Words
from supervisor_app.demo.profiles.discount_ru_channels import CHANNELS
from supervisor_app.demo.profiles.discount_ru_teams import QUEUES, TEAMS
from supervisor_app.demo.profiles.discount_ru_topics import TOPICS

_DROPPED = date(2020, 4, 15)

WORDS = Words(
    asks_back="Подскажите, пожалуйста, о каком номере идёт речь и с какого дня это происходит?",
    details="Номер тот, с которого пишу. Началось сегодня утром.",
    no_question="Вопроса нет, отвечать не нужно.",
    handed_on="Нужна проверка эксперта, у первой линии нет доступа.",
    sent_on="С этим вопросом помогут в любом салоне, возьмите с собой паспорт.",
    thanks="Спасибо, заработало!",
)

# against the year before; what grows or fades anyway is told by the channels
_SURGES = (
    Surge(topic="delivery", first=date(2020, 4, 1), last=date(2020, 4, 30), factor=5.3),
    Surge(topic="delivery", first=date(2020, 5, 1), last=date(2020, 5, 10), factor=3.8),
    Surge(topic="delivery", first=date(2020, 5, 11), last=date(2020, 5, 20), factor=2.7),
    Surge(topic="delivery", first=date(2020, 5, 21), last=date(2020, 5, 31), factor=1.9),
    Surge(topic="delivery", first=date(2020, 6, 1), last=date(2020, 6, 30), factor=1.36),
)

PROFILE = Profile(
    key="discount-ru",
    title="Discount operator, Russia",
    zone="Europe/Moscow",
    country="RU",
    site="ru",
    site_title="Контактный центр",
    home_title="Удалённые рабочие места",
    dial="+7 000",
    regions={
        "Москва и область": 15.0,
        "Санкт-Петербург": 9.0,
        "Свердловская область": 7.0,
        "Нижегородская область": 7.0,
        "Новосибирская область": 7.0,
        "Ростовская область": 6.0,
        "Челябинская область": 6.0,
        "Кемеровская область": 5.0,
        "Воронежская область": 5.0,
        "Омская область": 4.0,
        "Иркутская область": 4.0,
        "Красноярский край": 4.0,
        "Архангельская область": 3.0,
        "Калининградская область": 2.0,
    },
    given_names=(
        *("Анна", "Дмитрий", "Елена", "Сергей", "Ольга", "Алексей", "Наталья", "Иван", "Мария", "Андрей"),
        *("Татьяна", "Михаил", "Ирина", "Павел", "Светлана", "Николай", "Юлия", "Артём", "Вера", "Глеб"),
        *("Дарья", "Роман", "Полина"),
    ),
    # surnames that are the same for women and men
    family_names=(
        *("Черных", "Мельник", "Седых", "Бондарь", "Долгих", "Коваль", "Белых", "Гончар", "Кравец", "Ткач"),
        *("Шевченко", "Мороз", "Русских", "Зима", "Лысенко", "Гуляй", "Сухих", "Руденко", "Чайка", "Заяц"),
        *("Макаренко", "Крутых", "Ващенко", "Короленко", "Вьюга", "Беляк", "Жук", "Сорока"),
    ),
    topics=TOPICS,
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    words=WORDS,
    epoch=date(2020, 1, 1),
    holiday_factor=0.82,
    day_sigma=0.03,
    customers=200_000,
    surges=_SURGES,
    courtesies=(
        Courtesy(text="Ваше обращение очень важно для нас.", share=0.3, dropped=_DROPPED, later=0.02),
        Courtesy(
            text="Приносим извинения за доставленные неудобства.", share=0.25, dropped=_DROPPED, later=0.05
        ),
        Courtesy(text="Благодарим за терпение и понимание.", share=0.15, dropped=_DROPPED, later=0.0),
    ),
)
