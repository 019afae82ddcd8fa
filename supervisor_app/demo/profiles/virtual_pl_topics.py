"""What the customers of the Polish virtual operator ask about, and in which words."""

from supervisor_app.demo.profile import Topic

TOPICS = (
    Topic(
        key="moving",
        title="Moving a number",
        subjects=(
            "Number not moved on time",
            "When does my number move?",
            "Two cards, one number",
            "Move refused",
        ),
        questions=(
            "My number should have moved today, the old card is dead and the new one has no network.",
            "I signed the papers last week. On which day does my number move to you?",
            "My old network says the move was refused because of a wrong date. What now?",
            "Can I keep using the old card until the number has moved?",
        ),
        solutions=(
            "Restart the phone with the new card in it; the move usually ends before noon",
            "We sent the request again with the right end date of the contract",
            "Please keep the old card in until the text message about the move arrives",
            "We asked the old network to release the number today",
        ),
        complaints=(
            "Restarted three times. Still nothing.",
            "It is evening and the number is still with them.",
        ),
        effort=1.15,
        busy_factor=3.2,
    ),
    Topic(
        key="registering",
        title="Registering a card",
        subjects=(
            "Card not registered",
            "Registration in whose name?",
            "Registered at a shop, still blocked",
        ),
        questions=(
            "I registered the card at a shop yesterday and still cannot call anybody.",
            "Which documents do I need to register a card for my daughter?",
        ),
        solutions=(
            "Registration is confirmed now; please switch the phone off and on",
            "Any shop of our partner can register it with an identity card",
        ),
        complaints=("Switched it off and on, calls still do not go out.",),
        busy_factor=1.5,
    ),
    Topic(
        key="roaming",
        title="Roaming costs",
        subjects=("Roaming bill from Croatia", "Data in Switzerland", "What does a call from Norway cost?"),
        questions=(
            "I was charged 46 zł for data in Croatia although the package says it is included.",
            "What does this call cost if I am in Switzerland and call home?",
            "Is my package valid in Norway, and how much data do I have there?",
        ),
        solutions=(
            "The charge was for a ferry network; we returned it",
            "Outside the Union the price list applies; a day package is cheaper",
            "Your package works there as at home, up to the limit in the app",
        ),
        complaints=("The amount is still on my account.", "The app shows another limit than you wrote."),
        effort=1.05,
    ),
    Topic(
        key="coverage",
        title="Transmitters and coverage",
        subjects=("No signal at home", "When does the 5G mast start?", "Calls drop near the station"),
        questions=(
            "Since Monday there is one bar of signal at home and calls drop.",
            "The mast in our street has been standing for months. When does it start?",
        ),
        solutions=(
            "The transmitter is being repaired; choose the network by hand until tomorrow",
            "The mast starts when its permit is in; we noted your number for a message",
        ),
        complaints=("Chosen by hand, still one bar.",),
        effort=1.1,
    ),
    Topic(
        key="internet",
        title="Internet settings",
        subjects=("Internet does not start", "Settings for a router", "From the modem into the computer"),
        questions=(
            "How does the Internet get from the modem into the computer?",
            "After changing the phone there is no Internet, calls work.",
            "Which settings do I enter in the router?",
        ),
        solutions=(
            "Enter the access point from the guide and restart",
            "We sent the settings to the phone; please accept them",
            "Switch mobile data off and on after entering the new access point",
        ),
        complaints=("Entered as you wrote, the page still does not open.", "No settings came to the phone."),
        effort=1.2,
    ),
    Topic(
        key="tariff",
        title="Tariff and packages",
        subjects=("Package ended too soon", "Which package for 20 GB?", "Change of package"),
        questions=(
            "My package ended after two weeks although it is for thirty days.",
            "Which package is right if I need 20 GB a month and call little?",
        ),
        solutions=(
            "The package ended because its data was used up; you can renew it early",
            "The middle package fits; it can be chosen in the app from the next period",
        ),
        complaints=("The app does not let me choose it.",),
        effort=0.85,
    ),
    Topic(
        key="payments",
        title="Top-ups and payments",
        subjects=("Top-up not on the account", "Paid twice", "Invoice for the company"),
        questions=(
            "I topped up 50 zł by card an hour ago and the account shows nothing.",
            "The payment was taken twice. How do I get one back?",
            "Please send the invoice of last month once more.",
        ),
        solutions=(
            "The bank has confirmed it; the top-up is on the account now",
            "The second payment goes back to the card within three days",
            "The invoice was sent again to this address",
        ),
        complaints=("Nothing came, neither money nor message.",),
        effort=0.9,
    ),
    Topic(
        key="addons",
        title="Add-on services",
        subjects=("Add-on will not switch off", "Paid text messages", "Voicemail off"),
        questions=(
            "I switched the add-on off in the app and it was charged again.",
            "Somebody signed me up for paid text messages. How do I stop them?",
        ),
        solutions=(
            "The add-on is off from today and the charge was returned",
            "Paid messages are blocked on your number now",
        ),
        complaints=("Another paid message came this morning.",),
        effort=0.8,
    ),
    Topic(
        key="contract",
        title="Contract and owner",
        subjects=("Change of owner", "End of the contract", "Change of address"),
        questions=(
            "The number is my late father's. How do I take it over?",
            "I want to end the contract. What is the notice?",
        ),
        solutions=(
            "Please send the form with both signatures; we change the owner the same day",
            "The notice is one period; it was noted today",
        ),
        complaints=("I sent the form a week ago.",),
        effort=1.25,
    ),
)
