"""A regional operator in Tajikistan: some 95 people around the clock for 200,000 contacts a month.

Where every number comes from is told in docs/operators/regional-tj.md.
"""

from supervisor_app.demo.plans import Spread
from supervisor_app.demo.profile import OutagePlan, Profile, Words
from supervisor_app.demo.profiles.regional_tj_channels import CHANNELS
from supervisor_app.demo.profiles.regional_tj_network_topics import NETWORK_TOPICS
from supervisor_app.demo.profiles.regional_tj_teams import QUEUES, TEAMS
from supervisor_app.demo.profiles.regional_tj_topics import MONEY_TOPICS

WORDS = Words(
    asks_back="Здравствуйте! Подскажите, пожалуйста, о каком номере речь и когда это началось?",
    details="Номер тот же, с которого я пишу. Началось сегодня утром.",
    no_question="Вопроса нет, ответ не нужен.",
    handed_on="Первая линия решить не может, нужна проверка специалиста.",
    sent_on="По этому вопросу вам помогут по телефону или в ближайшем офисе.",
    thanks="Спасибо, помогло!",
)

PROFILE = Profile(
    key="regional-tj",
    title="Regional operator, Tajikistan",
    zone="Asia/Dushanbe",
    country="TJ",
    site="tj",
    site_title="Таджикистан",
    dial="+992 000",
    regions={
        "Душанбе": 22.0,
        "РРП, Вахдат": 9.0,
        "РРП, Гиссар": 9.0,
        "РРП, Рашт": 5.0,
        "Согд, Худжанд": 14.0,
        "Согд, Истаравшан": 6.0,
        "Согд, Исфара": 6.0,
        "Согд, Пенджикент": 5.0,
        "Хатлон, Бохтар": 12.0,
        "Хатлон, Куляб": 9.0,
        "ГБАО, Хорог": 3.0,
    },
    given_names=(
        *(
            "Фаррух",
            "Мадина",
            "Рустам",
            "Нигина",
            "Шерали",
            "Зарина",
            "Далер",
            "Парвина",
            "Бахтиёр",
            "Манижа",
        ),
        *("Сухроб", "Ситора", "Хуршед", "Шахноза", "Азиз", "Гулнора", "Фирдавс", "Мехрангез", "Анушервон"),
        *("Тахмина", "Джамшед", "Фарзона", "Искандар"),
    ),
    # surnames that are the same for men and women
    family_names=(
        *("Рахимзода", "Назарзода", "Шарифзода", "Каримзода", "Одиназода", "Мирзозода", "Холикзода"),
        *("Саидзода", "Юсуфзода", "Хакимзода", "Давлатзода", "Собирзода", "Гафурзода", "Ниёзи", "Олимзода"),
        *(
            "Хусайнзода",
            "Турсунзода",
            "Латифи",
            "Бобозода",
            "Икромзода",
            "Джурахонзода",
            "Азимпур",
            "Исмоилпур",
        ),
        *("Каримиён", "Раджабиён", "Садри", "Вохидпур", "Самадиён"),
    ),
    topics=MONEY_TOPICS + NETWORK_TOPICS,
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    words=WORDS,
    holiday_factor=0.9,
    day_sigma=0.03,
    customers=300_000,
    outages=OutagePlan(
        topic="outage",
        per_month=2.0,
        length=Spread(7200.0, 0.6),
        reports={
            "sms": 260.0,
            "phone_network": 70.0,
            "facebook": 14.0,
            "telegram": 10.0,
            "instagram": 6.0,
        },
    ),
)
