"""What else customers of the Czech incumbent ask about. All of it is assumed, none published."""

from supervisor_app.demo.profile import Topic

OTHERS = (
    Topic(
        key="settings",
        title="Nastavení telefonu a internetu",
        subjects=(
            "Internet v novém telefonu",
            "Heslo k wi-fi",
            "Neodesílají se MMS",
            "Pošta v mobilu",
        ),
        questions=(
            "Koupil jsem si nový telefon. Volat můžu, ale internet v něm nejde.",
            "Zapomněla jsem heslo k wi-fi z vašeho modemu. Kde ho najdu?",
            "Obrázkové zprávy se neodešlou, telefon píše něco o chybném nastavení.",
            "Jak si v mobilu nastavím poštu, aby chodila sama?",
        ),
        solutions=(
            "Nastavení jsme poslali do telefonu, stačí ho uložit a telefon restartovat",
            "Heslo je na štítku zespodu modemu, záleží na velkých a malých písmenech",
            "Nastavení pro MMS jsme poslali znovu, uložte ho a telefon restartujte",
            "Postup s obrázky jsme poslali e-mailem, stačí zadat adresu a heslo",
        ),
        complaints=(
            "Opisuji ho přesně a heslo to pořád nebere.",
            "Restartoval jsem ho třikrát a pořád to nejde.",
        ),
        effort=1.2,
        simple=0.7,
    ),
    Topic(
        key="claims",
        title="Reklamace",
        subjects=(
            "Hovory, které nejsou moje",
            "Telefon v záruce se vypíná",
            "Služba, kterou jsem nechtěla",
            "Sleva za nefunkční internet",
        ),
        questions=(
            "Na účtu mám placené linky za 340 korun a nikdo od nás tam nevolal.",
            "Telefon se po třech měsících sám vypíná. Kam ho mám přinést?",
            "Účtujete mi pojištění telefonu, které jsem si nikdy neobjednala.",
            "Internet nám dva týdny nefungoval a chci za to slevu z paušálu.",
        ),
        solutions=(
            "Částku jsme odečetli, opravené vyúčtování přijde do pěti dnů",
            "Telefon přineste na prodejnu s dokladem o koupi, oprava trvá nejdéle třicet dní",
            "Službu jsme zrušili a poplatky odečteme z příštího vyúčtování",
            "Za dobu poruchy vám náleží poměrná sleva, odečteme ji z příštího vyúčtování",
        ),
        complaints=(
            "Takhle to vyřízené není, podívejte se na to prosím znovu.",
            "V samoobsluze je pořád stejná částka.",
        ),
        effort=1.25,
        simple=0.2,
    ),
    Topic(
        key="porting",
        title="Přenos čísla",
        subjects=(
            "Přechod k vám i s číslem",
            "Nová karta bez sítě",
            "Zamítnutý přenos",
        ),
        questions=(
            "Chci k vám přejít i se svým číslem. Jak dlouho to trvá?",
            "Číslo se mělo přenést dnes, ale nová karta je pořád bez sítě.",
            "Prý nesouhlasí kód ČVOP. Kde mám vzít ten správný?",
        ),
        solutions=(
            "Číslo se přenese do čtyř pracovních dnů od dodání kódu ČVOP",
            "Přenos se dokončí dnes v noci, ráno telefon vypněte a zapněte",
            "Správný kód sdělí dosavadní operátor, žádost potom podáme znovu",
        ),
        complaints=(
            "Stará karta pořád funguje a nová ne.",
            "Lhůta uplynula a číslo je stále u nich.",
        ),
        effort=1.05,
        simple=0.4,
    ),
    Topic(
        key="contract",
        title="Změny ve smlouvě",
        subjects=(
            "Převod čísla na manželku",
            "Změna adresy",
            "Výpověď pevné linky",
            "Stěhování internetu",
        ),
        questions=(
            "Potřebuji převést číslo na manželku. Musíme na prodejnu oba?",
            "Změnila se nám adresa a účty chodí ještě na starou.",
            "Chci zrušit pevnou linku po mamince. Jaká je výpovědní lhůta?",
            "Stěhujeme se o dva domy dál. Dá se internet přeložit?",
        ),
        solutions=(
            "Stačí formulář s oběma podpisy, změnu vám potvrdíme e-mailem",
            "Nová adresa bude už na příštím vyúčtování",
            "Výpovědní lhůta je jeden měsíc, potvrzení jsme odeslali e-mailem",
            "Přeložka na novou adresu je objednaná, na dni se s vámi domluví technik",
        ),
        complaints=(
            "V samoobsluze mám pořád starou adresu.",
            "Žádné potvrzení mi nepřišlo.",
        ),
        effort=1.15,
        simple=0.4,
    ),
    Topic(
        key="e_billing",
        title="Elektronické vyúčtování",
        subjects=(
            "Účet e-mailem místo papíru",
            "Nejde otevřít příloha",
            "Vyúčtování nechodí",
        ),
        questions=(
            "Chci dostávat účet e-mailem místo papíru. Co pro to mám udělat?",
            "Přišlo mi elektronické vyúčtování a soubor nejde otevřít.",
            "Na který e-mail účty vlastně posíláte? Už dlouho nic nepřišlo.",
        ),
        solutions=(
            "Elektronické vyúčtování je zapnuté a poslední účet jsme vám na zkoušku poslali",
            "Soubor jsme poslali znovu, tentokrát ve formátu PDF",
            "Adresu jsme opravili a poslední tři účty odeslali ještě jednou",
        ),
        complaints=(
            "Soubor se otevře, ale je prázdný.",
            "Nic nedorazilo, není to ani mezi nevyžádanou poštou.",
        ),
        effort=0.8,
    ),
    Topic(
        key="tv",
        title="Televize",
        subjects=(
            "Černá obrazovka",
            "Sportovní programy",
            "Obraz se kostičkuje",
        ),
        questions=(
            "Televize píše „žádný signál“, internet přitom jede.",
            "Chci přidat sportovní programy, ale jen do konce sezony.",
            "Obraz se kostičkuje, nejvíc večer při zprávách.",
        ),
        solutions=(
            "Restartujte prosím přijímač tlačítkem vzadu, do pěti minut naběhne",
            "Sportovní balíček je zapnutý, vypnout ho můžete ke konci každého měsíce",
            "Přijímač jsme na dálku aktualizovali, obraz by už měl být v pořádku",
        ),
        complaints=(
            "Přijímač jsem restartovala a nic se nezměnilo.",
            "Programy nevidím, a na účtu už jsou.",
        ),
        effort=1.1,
        simple=0.7,
    ),
    Topic(
        key="card",
        title="SIM karta, PIN a PUK",
        subjects=(
            "Zablokovaná SIM karta",
            "Ukradený telefon",
            "Výměna za menší kartu",
        ),
        questions=(
            "Třikrát jsem zadal špatný PIN a telefon teď chce PUK.",
            "V tramvaji mi ukradli mobil. Zablokujte prosím číslo.",
            "Do nového telefonu potřebuji menší SIM kartu. Vyměníte mi ji?",
        ),
        solutions=(
            "PUK jsme po ověření sdělili, zvolte si prosím nový PIN",
            "Číslo je zablokované, novou kartu dostanete na prodejně na počkání",
            "Karta je vyměněná, do hodiny bude aktivní",
        ),
        complaints=(
            "Kód nefunguje a zbývají mi poslední tři pokusy.",
            "Nová karta je i po dvou hodinách bez sítě.",
        ),
        effort=0.7,
        simple=0.8,
    ),
)
