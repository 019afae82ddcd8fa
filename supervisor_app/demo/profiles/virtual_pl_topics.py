"""What the customers of the Polish virtual operator ask about, and in which words.

Published: the five topics that come first, that most questions are standard ones, and that the shortest calls
ask what a call costs. Subjects, questions and solutions go together by their place; customers and agents word
things so that they fit a woman and a man alike.
"""

from supervisor_app.demo.profile import Topic

_SUMMER = (0.8, 0.85, 0.85, 0.95, 1.1, 1.3, 1.5, 1.5, 1.1, 0.8, 0.7, 0.85)

TOPICS = (
    Topic(
        key="moving",
        title="Przeniesienie numeru",
        subjects=(
            "Numer nie przeszedł w terminie",
            "Kiedy mój numer przejdzie do Was?",
            "Odmowa przeniesienia numeru",
            "Czy mogę jeszcze używać starej karty?",
        ),
        questions=(
            "Numer miał się dziś przenieść. Stara karta nie działa, a nowa nie łapie sieci. Co mam zrobić?",
            "Wniosek o przeniesienie leży u Was od tygodnia. Którego dnia numer do Was przejdzie?",
            "Dotychczasowy operator odrzucił wniosek, bo podobno nie zgadza się data końca umowy. Co teraz?",
            "Pierwszego kończy mi się umowa w starej sieci. Czy do tego dnia mogę używać starej karty?",
        ),
        solutions=(
            "Włóż nową kartę i uruchom telefon ponownie; przenoszenie kończy się zwykle przed południem",
            "Numer przejdzie do nas w nocy po ostatnim dniu umowy; potwierdzenie przyślemy SMS-em",
            "Wysłaliśmy wniosek jeszcze raz, tym razem z prawidłową datą końca umowy",
            "Zostaw starą kartę w telefonie, dopóki nie przyjdzie SMS z potwierdzeniem przeniesienia",
        ),
        complaints=(
            "Minęła noc, żadnego SMS-a nie było, a numer dalej jest w starej sieci.",
            "Zrobione tak, jak piszecie, i dalej nic. Numer nie działa.",
        ),
        effort=1.15,
        busy_factor=3.2,
    ),
    Topic(
        key="registering",
        title="Rejestracja numeru",
        subjects=(
            "Karta zarejestrowana, a nie działa",
            "Na kogo zarejestrować kartę dziecka?",
            "Błąd w danych przy rejestracji",
            "Gdzie zarejestrować numer?",
        ),
        questions=(
            "Karta została wczoraj zarejestrowana w sklepie, a ja dalej nie mogę nigdzie zadzwonić.",
            "Kupuję kartę córce. Kto ma ją zarejestrować i jakie dokumenty są potrzebne?",
            "W sklepie przekręcili moje nazwisko przy rejestracji. Jak to poprawić?",
            "Gdzie w mojej okolicy mogę zarejestrować numer i czy muszę mieć ze sobą kartę?",
        ),
        solutions=(
            "Rejestracja jest już potwierdzona; wyłącz telefon i włącz go po minucie",
            "Numer dziecka rejestruje rodzic, na własny dowód osobisty",
            "Dane są już poprawione w systemie; wyłącz telefon i włącz go ponownie",
            "Numer zarejestrujesz w każdym punkcie naszych partnerów; weź dowód i kartę SIM",
        ),
        complaints=(
            "W sklepie mówią, że nic nie mogą zrobić i że mam się zgłosić do Was.",
            "Telefon był wyłączany i włączany, a połączenia dalej nie wychodzą.",
        ),
        busy_factor=1.5,
    ),
    Topic(
        key="roaming",
        title="Koszty roamingu",
        subjects=(
            "Opłata za internet na promie",
            "Ile kosztuje rozmowa ze Szwajcarii?",
            "Czy pakiet działa w Norwegii?",
            "Wyjazd do Turcji",
        ),
        questions=(
            "Na promie telefon sam połączył się z jakąś siecią i zeszło mi 46 zł. Jak to odzyskać?",
            "Ile zapłacę za minutę, jeśli ze Szwajcarii zadzwonię do domu?",
            "Czy w Norwegii działa mój pakiet i ile danych mam tam do wykorzystania?",
            "W sobotę lecę do Turcji. Co włączyć, żeby nie wrócić z ogromnym rachunkiem?",
        ),
        solutions=(
            "Opłatę naliczyła satelitarna sieć promu; zwróciliśmy ją na Twoje konto",
            "Poza Unią obowiązuje osobny cennik; najtaniej wyjdzie pakiet dobowy, do włączenia na koncie",
            "Pakiet działa tam tak jak w Polsce, do limitu danych podanego na Twoim koncie",
            "Włączyliśmy limit kosztów: po przekroczeniu 50 zł internet za granicą sam się wyłączy",
        ),
        complaints=(
            "Nic takiego nie widzę na swoim koncie, a opłaty dalej się naliczają.",
            "Kwota na koncie dalej się nie zgadza z tym, co piszecie.",
        ),
        effort=1.05,
        months=_SUMMER,
    ),
    Topic(
        key="coverage",
        title="Zasięg i nadajniki",
        subjects=(
            "W domu prawie nie ma zasięgu",
            "Kiedy ruszy nadajnik na naszej ulicy?",
            "Koło dworca zrywa rozmowy",
            "Zasięg w nowym mieszkaniu",
        ),
        questions=(
            "Od poniedziałku w domu jest jedna kreska zasięgu, a rozmowy się urywają.",
            "Na naszej ulicy od miesięcy stoi maszt. Kiedy wreszcie zacznie działać?",
            "Koło dworca za każdym razem zrywa mi połączenie. To wina sieci czy telefonu?",
            "Przeprowadzam się pod miasto. Jak sprawdzić, czy będzie tam zasięg?",
        ),
        solutions=(
            "Nadajnik w okolicy jest w naprawie; do jutra wybierz sieć ręcznie w ustawieniach telefonu",
            "Nadajnik ruszy, gdy dostanie pozwolenie; zapisaliśmy Twój numer i damy znać SMS-em",
            "Przekazaliśmy zgłoszenie technikom; do czasu pomiarów ustaw w telefonie tylko sieć LTE",
            "Mapa zasięgu jest na naszej stronie; w słabszych miejscach włącz rozmowy przez Wi-Fi",
        ),
        complaints=(
            "Minęły dwa tygodnie, a u nas dalej jedna kreska.",
            "Ustawienia zmienione tak, jak radziliście, a rozmowy dalej się rwą.",
        ),
        effort=1.1,
    ),
    Topic(
        key="internet",
        title="Internet i ustawienia",
        subjects=(
            "Jak internet trafia z modemu do komputera?",
            "Po zmianie telefonu nie ma internetu",
            "Ustawienia do routera",
            "Laptop nie łączy się przez telefon",
        ),
        questions=(
            "Modem już mam, karta w środku. Tylko jak ten internet trafia z modemu do komputera?",
            "Po zmianie telefonu mogę dzwonić, ale internet w ogóle nie działa.",
            "Chcę włożyć kartę do domowego routera. Jakie ustawienia trzeba tam wpisać?",
            "Laptop widzi hotspot z telefonu, łączy się, ale żadna strona się nie otwiera.",
        ),
        solutions=(
            "Podłącz modem kablem do komputera, poczekaj na zieloną diodę i odśwież listę sieci",
            "Wysłaliśmy ustawienia SMS-em; zaakceptuj je i uruchom telefon ponownie",
            "Wpisz nazwę punktu dostępu (APN) z naszego poradnika, resztę pól zostaw pustą",
            "Dopisz w punkcie dostępu typ „dun” i wyłącz na chwilę transmisję danych",
        ),
        complaints=(
            "Żaden SMS nie przyszedł, a strony dalej się nie otwierają.",
            "Zrobione krok po kroku, dioda świeci, a internetu nadal nie ma.",
        ),
        effort=1.3,
    ),
    Topic(
        key="call_cost",
        title="Koszt połączenia",
        subjects=(
            "Ile kosztuje to połączenie?",
            "Rozmowy na numery stacjonarne",
            "Czy czekanie jest płatne?",
            "Ile kosztuje SMS na krótki numer?",
        ),
        questions=(
            "Ile kosztuje ta rozmowa?",
            "Ile zapłacę za minutę na numer stacjonarny?",
            "Czy za czekanie na konsultanta też płacę?",
            "Ile kosztuje SMS na numer z pięciu cyfr?",
        ),
        solutions=(
            "Połączenie z nami liczy się jak każda rozmowa krajowa, a w pakiecie nic nie kosztuje",
            "Numery stacjonarne są w cenie pakietu; bez pakietu minuta kosztuje 19 groszy",
            "Czekanie liczy się tak samo jak rozmowa: w pakiecie nic nie kosztuje",
            "W numerach na siódemkę druga cyfra to cena w złotych, do tego dochodzi VAT",
        ),
        complaints=(
            "Z konta ubyło mi więcej, niż piszecie.",
            "A z konta jednak zniknęło 29 groszy.",
        ),
        effort=0.3,
        simple=1.2,
    ),
    Topic(
        key="tariff",
        title="Pakiety i oferty",
        subjects=(
            "Pakiet skończył się za wcześnie",
            "Który pakiet na 20 GB?",
            "Zmiana pakietu na mniejszy",
            "Druga karta dla mamy",
        ),
        questions=(
            "Pakiet skończył się po dwóch tygodniach, chociaż miał być na trzydzieści dni.",
            "Potrzebuję około 20 GB miesięcznie, a dzwonię mało. Który pakiet będzie najlepszy?",
            "Chcę przejść na mniejszy pakiet. Czy niewykorzystane dane przepadną?",
            "Biorę drugi numer, dla mamy. Czy jest jakaś zniżka na dwie karty?",
        ),
        solutions=(
            "Dane z pakietu się wyczerpały; możesz go odnowić przed terminem",
            "Najlepszy będzie pakiet średni; wybierzesz go na koncie od następnego okresu",
            "Dane przechodzą na następny okres, jeśli odnowisz pakiet w terminie",
            "Na drugą kartę dostajesz co miesiąc 5 GB więcej; dodaj ją na swoim koncie",
        ),
        complaints=(
            "Na moim koncie nie da się tego wybrać.",
            "Pakiet odnowiony, a na koncie dalej zero gigabajtów.",
        ),
        effort=0.85,
    ),
    Topic(
        key="payments",
        title="Doładowania i płatności",
        subjects=(
            "Doładowania nie ma na koncie",
            "Podwójna płatność",
            "Faktura na firmę",
            "Automatyczne doładowanie przestało działać",
        ),
        questions=(
            "Doładowanie za 50 zł poszło z karty godzinę temu, a na koncie nic.",
            "Płatność pobrała się dwa razy. Jak odzyskać jedną z nich?",
            "Potrzebuję faktury za zeszły miesiąc, z NIP-em firmy.",
            "Bank wymienił mi kartę i automatyczne doładowanie przestało działać. Gdzie to zmienić?",
        ),
        solutions=(
            "Bank potwierdził wpłatę; doładowanie jest już na koncie",
            "Drugą wpłatę zwracamy na kartę; pieniądze wrócą w ciągu trzech dni",
            "Faktura z NIP-em firmy poszła właśnie e-mailem na Twój adres",
            "Dodaj nową kartę na swoim koncie, w zakładce Płatności; doładowanie ruszy następnego dnia",
        ),
        complaints=(
            "Minęły trzy dni i nic się nie zmieniło.",
            "Nic nie doszło, ani na konto, ani na skrzynkę.",
        ),
        effort=0.9,
    ),
    Topic(
        key="addons",
        title="Usługi dodatkowe",
        subjects=(
            "Usługi nie da się wyłączyć",
            "Płatne SMS-y, których nikt nie zamawiał",
            "Wyłączenie poczty głosowej",
            "Przekierowanie rozmów",
        ),
        questions=(
            "Usługa jest u mnie wyłączona od miesiąca, a opłata znów się pobrała.",
            "Przychodzą do mnie płatne SMS-y, których nikt nie zamawiał. Jak to zatrzymać?",
            "Nie korzystam z poczty głosowej, a rozmówcy ciągle na nią trafiają. Jak ją wyłączyć?",
            "Jak przekierować rozmowy na drugi numer, kiedy nie odbieram?",
        ),
        solutions=(
            "Usługa jest od dziś wyłączona, a opłata wróciła na konto",
            "Zablokowaliśmy płatne SMS-y na Twoim numerze i wypisaliśmy go z tego serwisu",
            "Poczta głosowa jest wyłączona; zmiana działa od następnego połączenia",
            "Przekierowanie ustawisz w telefonie: Połączenia, Przekazywanie, Gdy nie odbieram",
        ),
        complaints=(
            "Nie pomogło. Dziś rano znów to samo.",
            "Minął dzień, a usługa nadal jest włączona.",
        ),
        effort=0.8,
    ),
    Topic(
        key="contract",
        title="Umowa i dane klienta",
        subjects=(
            "Przejęcie numeru po ojcu",
            "Rezygnacja",
            "Zmiana adresu",
            "Zgubiony telefon i nowa karta",
        ),
        questions=(
            "Numer był zarejestrowany na mojego zmarłego ojca. Jak mogę go przejąć?",
            "Chcę zrezygnować. Jaki jest okres wypowiedzenia?",
            "Po przeprowadzce mam nowy adres. Czy wystarczy, że go tu podam?",
            "Telefon zginął mi w tramwaju razem z kartą. Jak zachować numer?",
        ),
        solutions=(
            "Przyślij podpisany formularz cesji i odpis aktu zgonu; właściciela zmienimy tego samego dnia",
            "Okres wypowiedzenia to jeden pełny miesiąc; zgłoszenie przyjęliśmy dzisiaj",
            "Nowy adres jest już zapisany i będzie na najbliższej fakturze",
            "Stara karta jest zablokowana, a nową z tym samym numerem jutro nada kurier",
        ),
        complaints=(
            "Minął tydzień i nic się w tej sprawie nie wydarzyło.",
            "Wszystko wysłane, a na koncie dalej są stare dane.",
        ),
        effort=1.25,
        simple=0.5,
    ),
)
