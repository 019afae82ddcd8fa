"""A Polish virtual operator: half of the contacts by phone, half written, a few at the office.

Which parameter comes from a published figure and which is assumed: docs/operators/virtual-pl.md.
"""

from supervisor_app.demo.profile import OutagePlan, Profile, Weather, Words
from supervisor_app.demo.profiles.virtual_pl_channels import CHANNELS
from supervisor_app.demo.profiles.virtual_pl_teams import QUEUES, TEAMS
from supervisor_app.demo.profiles.virtual_pl_topics import TOPICS
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.targets import Promises, Targets

_REGIONS = {
    "Mazowieckie": 15.0,
    "Śląskie": 11.0,
    "Wielkopolskie": 9.0,
    "Małopolskie": 9.0,
    "Dolnośląskie": 8.0,
    "Łódzkie": 6.0,
    "Pomorskie": 6.0,
    "Podkarpackie": 5.0,
    "Lubelskie": 5.0,
    "Kujawsko-pomorskie": 5.0,
    "Zachodniopomorskie": 4.0,
    "Warmińsko-mazurskie": 4.0,
    "Świętokrzyskie": 3.0,
    "Podlaskie": 3.0,
    "Lubuskie": 3.0,
    "Opolskie": 2.0,
}

PROFILE = Profile(
    key="virtual-pl",
    title="Virtual operator, Poland",
    zone="Europe/Warsaw",
    country="PL",
    site="pl",
    site_title="Polska",
    dial="+48 999",
    regions=_REGIONS,
    given_names=(
        *("Anna", "Piotr", "Ewa", "Marek", "Ola", "Jan", "Zofia", "Tomasz", "Maja", "Paweł", "Hanna", "Adam"),
        *("Julia", "Michał", "Lena", "Kacper", "Iga", "Filip", "Nina", "Bartek", "Kinga", "Szymon", "Basia"),
    ),
    # such as are the same for a woman and a man
    family_names=(
        *("Wrona", "Sikora", "Zając", "Nowak", "Mazur", "Kubiak", "Lis", "Wilk", "Duda", "Sowa"),
        *("Kania", "Bąk", "Gajda", "Kozioł", "Madej", "Pietrzyk", "Rak", "Stępień", "Urban", "Wójcik", "Żak"),
        *("Czajka", "Domin", "Frąk", "Głowa", "Janik", "Krupa", "Ligęza"),
    ),
    topics=TOPICS,
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    words=Words(
        asks_back="Dziękujemy za wiadomość. O który numer chodzi i od kiedy tak się dzieje?",
        details="Chodzi o numer, z którego korzystam na co dzień. Dzieje się tak od dziś rana.",
        no_question="Wiadomość bez pytania, nie wymaga odpowiedzi.",
        handed_on="Proszę o sprawdzenie i kontakt z klientem, gdy będzie gotowe rozwiązanie.",
        sent_on="Tę sprawę załatwi infolinia, u nas w punkcie nie mamy do niej dostępu.",
        thanks="Dzięki, pomogło!",
    ),
    busy_days=frozenset({1, 10, 20}),
    busy_staff=1.45,
    holiday_factor=0.55,
    customers=50_000,
    weather=Weather(
        rainy=(0.5, 0.45, 0.42, 0.38, 0.42, 0.44, 0.45, 0.4, 0.38, 0.4, 0.46, 0.5),
        wet=(1.02, 1.02, 1.02, 1.02, 1.02, 1.35, 1.1),
        dry=(0.98, 0.98, 0.98, 0.98, 0.98, 0.8, 0.8),
    ),
    promises=Promises(channels={Channel.LETTER: Targets(promise_s=432_000.0)}),
    outages=OutagePlan(
        topic="coverage", reports={"phone": 60.0, "email": 12.0, "facebook": 20.0, "twitter": 12.0}
    ),
)
