"""A Czech incumbent: fixed lines, mobile and television; calls fall, self-service doubles, shops stay.

Published: drift of calls, self-service and shops, effect of electronic bills, order of the topics.
Assumed: volumes, staffing, patience and talking times. docs/operators/incumbent-cz.md tells them apart.
"""

from datetime import date

from supervisor_app.demo.profile import Cohort, OutagePlan, Profile, QueuePlan, Words
from supervisor_app.demo.profiles.incumbent_cz_channels import CHANNELS
from supervisor_app.demo.profiles.incumbent_cz_other_topics import OTHERS
from supervisor_app.demo.profiles.incumbent_cz_teams import TEAMS
from supervisor_app.demo.profiles.incumbent_cz_topics import PUBLISHED
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.targets import Promises, Targets

QUEUES = (
    QueuePlan("care", "Zákaznická linka", Channel.PHONE),
    # video calls come to the sales people too
    QueuePlan("sales", "Prodej", None),
    QueuePlan("support", "Poruchy a technická podpora", Channel.PHONE),
    QueuePlan("shops", "Prodejny", Channel.IN_PERSON),
    QueuePlan("chat", "Chat", Channel.WEB_CHAT),
    QueuePlan("email", "E-maily", Channel.EMAIL),
    QueuePlan("web_form", "Webové formuláře", Channel.WEB_FORM),
    QueuePlan("back_office", "Specialisté – písemné dotazy", None),
    QueuePlan("specialists", "Specialisté – zpětná volání", None, callbacks=True),
)

WORDS = Words(
    asks_back="Děkujeme za zprávu. O které číslo nebo adresu jde a odkdy potíže trvají?",
    details="Týká se to čísla, které u vás mám vedené, a trvá to od včerejška.",
    no_question="Zpráva neobsahuje žádný dotaz.",
    handed_on="Předáno specialistovi, je potřeba ověřit údaje v systému.",
    sent_on="S tímhle vám pomohou na zákaznické lince, na prodejně to zařídit nejde.",
    thanks="Díky moc, pomohlo to.",
)

PROFILE = Profile(
    key="incumbent-cz",
    title="Incumbent operator, Czech Republic",
    zone="Europe/Prague",
    country="CZ",
    site="cz",
    site_title="Česká republika",
    dial="+420 999",
    regions={
        "Hlavní město Praha": 12.0,
        "Středočeský kraj": 12.0,
        "Moravskoslezský kraj": 12.0,
        "Jihomoravský kraj": 11.0,
        "Ústecký kraj": 8.0,
        "Jihočeský kraj": 6.0,
        "Olomoucký kraj": 6.0,
        "Zlínský kraj": 6.0,
        "Plzeňský kraj": 6.0,
        "Královéhradecký kraj": 5.0,
        "Pardubický kraj": 5.0,
        "Kraj Vysočina": 5.0,
        "Liberecký kraj": 4.0,
        "Karlovarský kraj": 3.0,
    },
    given_names=(
        *("Jana", "Petr", "Lucie", "Tomáš", "Eva", "Martin", "Hana", "Jiří", "Veronika", "Pavel", "Kateřina"),
        *("Lukáš", "Tereza", "Jakub", "Lenka", "Ondřej", "Markéta", "David", "Barbora", "Zdeněk", "Alena"),
        *("Michal", "Ivana"),
    ),
    # only surnames that are the same for women and men, as given and family names are put together freely
    family_names=(
        *("Krejčí", "Kočí", "Martinů", "Dolejší", "Janů", "Hořejší", "Petrů", "Jarní", "Pavlů", "Podzimní"),
        *("Jakubů", "Lepší", "Matějů", "Mladší", "Vítů", "Tachecí", "Janků", "Tomšů", "Bartů", "Václavů"),
        *("Šimků", "Jírů", "Havlů", "Jirků", "Matoušů"),
    ),
    topics=(*PUBLISHED, *OTHERS),
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    words=WORDS,
    epoch=date(2013, 1, 1),
    holiday_factor=0.45,
    customers=1_000_000,
    customers_yearly=1.04,
    cohort=Cohort(key="e_billing", joined=0.15, yearly=0.3, factors={"phone": 0.66}),
    promises=Promises(channels=dict.fromkeys((Channel.EMAIL, Channel.WEB_FORM), Targets(promise_s=86_400.0))),
    # none by themselves; a scenario may cause one
    outages=OutagePlan(topic="faults", reports={"phone": 150.0, "web_chat": 8.0, "web_form": 12.0}),
)
