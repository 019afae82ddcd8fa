"""What customers of the Czech incumbent ask about most, and in which words: the published topics.

The subject, the question and the first solution of one place belong together; the complaint of an odd
place answers solutions of even ones, and the other way round.
"""

from supervisor_app.demo.profile import Topic

# spring, summer and Christmas; never so high that roaming passes what people ask about all year
_TRAVEL = (0.65, 0.65, 0.95, 1.4, 0.9, 1.45, 1.8, 1.7, 0.7, 0.5, 0.55, 1.5)
_SHOPPING = (0.95, 0.95, 1.0, 1.0, 1.0, 1.0, 0.92, 0.92, 1.05, 1.0, 1.06, 1.15)

PUBLISHED = (
    Topic(
        key="buying",
        title="Nákup služeb",
        subjects=(
            "Internet do nového bytu",
            "Tarif místo předplacené karty",
            "Druhá SIM karta pro dceru",
            "Telefony pro živnostníka",
        ),
        questions=(
            "Stěhujeme se do Berouna a chtěli bychom tam pevný internet. Jde u nás zavést a za kolik?",
            "Předplacená karta mi přestává stačit. Který tarif se vyplatí na dvě hodiny volání měsíčně?",
            "Chci dceři pořídit vlastní číslo, ale aby účet chodil mně. Co k tomu potřebuji?",
            "Mám živnost a tři telefony. Máte něco, kde se mezi sebou dovoláme zdarma?",
        ),
        solutions=(
            "Na vaší adrese je možných až 20 Mb/s; objednávka je založená a technik se ozve do tří dnů",
            "Nejlépe vyjde tarif se 120 volnými minutami, platit začnete až od příštího období",
            "Stačí přijít s občanským průkazem na prodejnu, číslo přidáme pod váš účet",
            "Nabídku jsme poslali e-mailem, k objednání na něj stačí odpovědět",
        ),
        complaints=(
            "V nabídce je jiná cena, než na jaké jsme se domluvili.",
            "Slíbený termín uplynul a nikdo se mi neozval.",
        ),
        effort=1.2,
        simple=0.25,
        months=_SHOPPING,
    ),
    Topic(
        key="faults",
        title="Hlášení poruch",
        subjects=(
            "Nejde internet",
            "Hluchá pevná linka",
            "Celá ulice bez signálu",
            "Modem po bouřce",
        ),
        questions=(
            "Od rána nám nejde internet, na modemu bliká červená kontrolka.",
            "Pevná linka je hluchá. Nemůžeme volat a nikdo se nedovolá ani k nám.",
            "Celá ulice je bez signálu, sousedé to mají stejně. Víte o tom?",
            "Po včerejší bouřce modem vůbec nenaběhne. Vyměníte nám ho?",
        ),
        solutions=(
            "Vypněte prosím modem na dvě minuty ze zásuvky, linku jsme na dálku přenastavili",
            "Technik přijede zítra mezi osmou a dvanáctou, předem zavolá",
            "Porucha je na vysílači, už se na ní pracuje a do večera má být hotovo",
            "Nový modem přiveze zítra dopoledne technik, výměna je bez poplatku",
        ),
        complaints=(
            "Celé dopoledne jsem byla doma, technik nepřijel a ani se neozval.",
            "Je večer a pořád to nejde.",
        ),
        effort=1.15,
        simple=0.8,
    ),
    Topic(
        key="status",
        title="Stav mého požadavku",
        subjects=(
            "Co je s mou objednávkou?",
            "Je už porucha opravená?",
            "Změna domluveného termínu",
            "Dotaz k podané reklamaci",
        ),
        questions=(
            "Minulý týden jsem objednal internet a od té doby je ticho. V jakém stavu to je?",
            "Poruchu jsem hlásila už v pondělí. Kdy se na ni někdo podívá?",
            "Technika mám objednaného na úterý ráno, ale potřebuji ho až odpoledne. Jde to?",
            "Podal jsem reklamaci, lhůta je třicet dní. Už je rozhodnuto?",
        ),
        solutions=(
            "Objednávka čeká na volný termín technika, potvrzení vám přijde esemeskou do zítřka",
            "Oprava je od dnešního rána hotová, zkuste prosím zařízení restartovat",
            "V úterý odpoledne je plno, termín jsme dali na středu v patnáct hodin a potvrdíme ho esemeskou",
            "Reklamaci jsme uznali, částka se odečte z příštího vyúčtování",
        ),
        complaints=(
            "Píšete, že je vyřízeno, ale nic se nezměnilo.",
            "Žádná esemeska nepřišla a o termínu pořád nic nevím.",
        ),
        effort=0.8,
    ),
    Topic(
        key="existing",
        title="Stávající služby: cena, podmínky, závazek",
        subjects=(
            "Do kdy mám závazek?",
            "Proč platím víc než dřív?",
            "Předčasné ukončení smlouvy",
            "Sousedka má totéž levněji",
        ),
        questions=(
            "Do kdy mi běží závazek a co se stane, až skončí?",
            "Proč najednou platím 749 korun, když mi slíbili 499?",
            "Kolik bych doplácela, kdybych smlouvu ukončila o půl roku dřív?",
            "Sousedka má stejný tarif a platí míň. Dá se s tím něco dělat?",
        ),
        solutions=(
            "Závazek vám končí posledního června, potom tarif běží dál za stejnou cenu",
            "Sleva platila prvních dvanáct měsíců, od příštího období vám ji obnovíme",
            "Doplatek dnes činí 2 100 korun a s každým měsícem klesá",
            "Nový ceník můžete mít také, převedeme vás na něj od příštího období",
        ),
        complaints=(
            "Na novém účtu je zase stará cena.",
            "V samoobsluze vidím jiné datum i jinou částku.",
        ),
        simple=0.6,
    ),
    Topic(
        key="addons",
        title="Doplňkové služby",
        subjects=(
            "Vypnutí hlasové schránky",
            "Větší datový balíček",
            "Zákaz placených esemesek",
            "Platí už můj balíček SMS?",
        ),
        questions=(
            "Chci vypnout hlasovou schránku, vůbec ji nepoužívám.",
            "Potřebuji větší datový balíček, ale jen na tenhle měsíc.",
            "Jak zakážu placené esemesky? Dětem už přišly dvakrát.",
            "Včera jsem si zapnul balíček SMS a nepoznám, jestli už platí.",
        ),
        solutions=(
            "Schránka je vypnutá, hovory se do ní už nepřesměrují",
            "Balíček je od půlnoci větší, na konci období se vrátí na původní velikost",
            "Placené zprávy jsou zakázané na všech vašich číslech",
            "Balíček platí od půlnoci, zapnete i vypnete ho v samoobsluze v nabídce Doplňky",
        ),
        complaints=(
            "Samoobsluha hlásí chybu a balíček mám pořád starý.",
            "Druhý den to bylo zase jako předtím.",
        ),
        effort=0.75,
        simple=1.1,
    ),
    Topic(
        key="payments",
        title="Platby: kolik, jak a do kdy",
        subjects=(
            "Kolik mám zaplatit a do kdy?",
            "Zaplaceno dvakrát",
            "Platba se nepřipsala",
            "Inkaso z účtu",
        ),
        questions=(
            "Ztratil jsem složenku. Kolik mám zaplatit, do kdy a pod jakým variabilním symbolem?",
            "Omylem jsem fakturu zaplatila dvakrát. Vrátíte mi to?",
            "Peníze odešly z banky v pátek a vy píšete, že dlužím. Kde jsou?",
            "Jak si nastavím inkaso, ať na placení nemusím myslet?",
        ),
        solutions=(
            "K úhradě je 862 korun do osmnáctého, variabilní symbol je vaše zákaznické číslo",
            "Přeplatek jsme převedli na příští vyúčtování",
            "Platba dnes ráno dorazila, upomínku prosím považujte za bezpředmětnou",
            "Inkaso jsme zavedli, ještě ho prosím povolte ve své bance",
        ),
        complaints=(
            "Na novém vyúčtování po tom není ani stopa.",
            "Zaplatil jsem přesně podle vás a přišla další upomínka.",
        ),
        effort=0.85,
        simple=1.05,
    ),
    Topic(
        key="balance",
        title="Kredit a volné minuty",
        subjects=(
            "Zůstatek volných minut",
            "Dobití se nepřipsalo",
            "Kam zmizel kredit?",
            "Do kdy mi kredit platí",
        ),
        questions=(
            "Kolik volných minut mi zbývá do konce období?",
            "Dobila jsem tři sta korun a kredit je pořád stejný.",
            "Ubyla mi stovka, a přitom jsem skoro nevolal. Za co to bylo?",
            "Do kdy musím znovu dobít, aby mi číslo nepropadlo?",
        ),
        solutions=(
            "Zbývá vám 42 minut a 87 esemesek, období končí patnáctého",
            "Dobití je připsané, platnost kreditu se prodloužila o rok",
            "Kredit ubyl za internet v mobilu mimo balíček, data jsme na čísle vypnuli",
            "Kredit platí do konce září, potom máte na dobití ještě tři měsíce",
        ),
        complaints=(
            "Kredit je pořád stejný jako včera.",
            "Aplikace ukazuje něco jiného, než jste napsali.",
        ),
        effort=0.65,
        simple=1.15,
    ),
    Topic(
        key="roaming",
        title="Nastavení roamingu",
        subjects=(
            "Roaming na dovolenou",
            "Data v Chorvatsku",
            "Jen esemesky, žádná data",
            "Účet po návratu z dovolené",
        ),
        questions=(
            "V sobotu odlétáme do Egypta. Jak zapnu roaming a kolik tam stojí minuta?",
            "Jsem v Chorvatsku, volat můžu, ale internet v mobilu nejde.",
            "Na lyžích v Rakousku chci jen esemesky. Dají se data úplně vypnout?",
            "Po dovolené mi přišel účet o osm set korun vyšší. Z čeho to je?",
        ),
        solutions=(
            "Roaming je zapnutý, ceny vám po příletu pošleme esemeskou",
            "Povolte v telefonu datový roaming a síť vyberte ručně",
            "Data v zahraničí jsou vypnutá, volání a esemesky fungují dál",
            "Účtovala se data mimo Evropskou unii, na příště jsme vám nastavili limit",
        ),
        complaints=(
            "Zkusil jsem všechno podle vás a internet v zahraničí stejně nejde.",
            "V telefonu se nezměnilo vůbec nic.",
        ),
        effort=0.95,
        simple=0.9,
        months=_TRAVEL,
    ),
)
