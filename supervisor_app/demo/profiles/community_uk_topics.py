"""What the members of the British community operator ask about, and in which words. All of it is assumed.

Subjects, questions and solutions go together by their place; solutions are such as a member can give, not the
staff alone.
"""

from supervisor_app.demo.profile import Topic

_SUMMER = (0.7, 0.8, 0.85, 1.0, 1.1, 1.3, 1.6, 1.6, 1.1, 0.8, 0.65, 0.9)

TOPICS = (
    Topic(
        key="porting",
        title="Keeping your number",
        subjects=(
            "PAC entered, number still hasn't moved",
            "Where do I get a PAC?",
            "PAC rejected",
            "What happens to the temporary number?",
        ),
        questions=(
            "I put my PAC in on Monday and the number is still on my old SIM. How long does it usually take?",
            "I'd like to bring my number with me. Where do I get the code from?",
            "It keeps saying my PAC isn't valid, but it only came through yesterday. What am I doing wrong?",
            "The new SIM came with a temporary number. Does that go once my own number comes across?",
        ),
        solutions=(
            "It's normally done by the end of the next working day; restart the phone with the new SIM in",
            "Text PAC to 65075 from your old SIM and the code comes back within a minute",
            "Leave out the spaces and give your old number, not the temporary one",
            "Your own number replaces it, and your credit and plan stay as they are",
        ),
        complaints=(
            "Gave that a go and nothing has changed.",
            "That's two working days now and the number still hasn't come over.",
        ),
        effort=1.1,
    ),
    Topic(
        key="activation",
        title="SIM activation",
        subjects=(
            "New SIM says 'not registered'",
            "Lost my phone, need a new SIM",
            "eSIM or plastic?",
            "SIM never turned up",
        ),
        questions=(
            "Activated my SIM this morning and the phone still says it isn't registered. Is it a dud?",
            "Left my phone on the bus. How do I stop the SIM and get another with the same number?",
            "My new phone takes an eSIM. Can I switch over without losing my plan?",
            "Ordered a SIM nine days ago and it still hasn't arrived. Should I order another?",
        ),
        solutions=(
            "Activation can take up to a day; turn flight mode on for a minute and then off again",
            "Log in, mark the SIM as lost, and activate any spare one with 'Replace my SIM'",
            "Choose 'Swap to eSIM' under SIM settings and scan the code; the plan moves with it",
            "Order a fresh one and bin the first if it turns up; they're free either way",
        ),
        complaints=(
            "I don't get that option anywhere in my account.",
            "Left it overnight and it's exactly the same this morning.",
        ),
    ),
    Topic(
        key="coverage",
        title="Signal and coverage",
        subjects=(
            "No signal since last night",
            "One bar indoors",
            "Calls drop at the station",
            "When will we get 5G?",
        ),
        questions=(
            "Lost signal completely about ten last night and it's not come back. Anyone else nearby?",
            "Perfect signal in the garden, one bar in the kitchen. Anything I can do about it?",
            "Calls cut out every single time I walk past the station. Is that my phone or the network?",
            "The mast at the end of our road got new kit in spring. Any idea when 5G goes live?",
        ),
        solutions=(
            "There's a mast down in your area; the status page has it marked as being worked on",
            "Turn on Wi-Fi calling; it's under mobile network settings on most phones",
            "Set the phone to 4G only for now; it gets stuck between two masts there",
            "The coverage checker shows planned upgrades if you put your postcode in",
        ),
        complaints=(
            "Tried that, still one bar if I'm lucky.",
            "The status page says all clear, and I've still got nothing.",
        ),
    ),
    Topic(
        key="data",
        title="Mobile data and settings",
        subjects=(
            "Calls work, data doesn't",
            "Data gone in a week",
            "Hotspot won't connect",
            "Picture messages won't send",
        ),
        questions=(
            "Moved my SIM to a new handset. Calls and texts are fine, but there's no data at all.",
            "My data normally lasts the month and this time it was gone in a week. What's eating it?",
            "My laptop joins the hotspot and then says there's no internet. What have I missed?",
            "Picture messages just sit there saying 'sending'. Everything else works.",
        ),
        solutions=(
            "Add the APN from the settings guide by hand, save it, and restart the phone",
            "Look under data usage for anything backing up photos, and set it to Wi-Fi only",
            "Put 'default,supl,dun' in the APN type box; the hotspot uses the last one",
            "Fill in the MMS fields of the APN as well; they're at the bottom of the guide",
        ),
        complaints=(
            "Checked all that and it hasn't made any difference.",
            "Typed it in exactly as you said and pages still won't load.",
        ),
        effort=1.15,
    ),
    Topic(
        key="plans",
        title="Plans and add-ons",
        subjects=(
            "Which plan for 20 GB?",
            "Plan didn't renew",
            "Change plan mid-month",
            "Does unused data roll over?",
        ),
        questions=(
            "I get through about 20 GB and hardly ever ring anyone. Which plan would you go for?",
            "My plan should have renewed today, but it's gone back to pay as you go. Why?",
            "Can I move to a bigger plan now, or do I have to wait until this one runs out?",
            "I've 6 GB left and three days to go. Do I lose it?",
        ),
        solutions=(
            "The middle plan covers it; queue it up now and it starts when the present one ends",
            "There wasn't quite enough credit at midnight; top up and buy the plan again",
            "Queue the bigger one and press 'start early'; what's left of the old one is dropped",
            "It doesn't roll over, but renewing early keeps what you have for the new month",
        ),
        complaints=(
            "There's enough credit on there and it still won't buy the plan.",
            "I can't find a button for that, on the site or in the app.",
        ),
        effort=0.9,
    ),
    Topic(
        key="payments",
        title="Top-ups and payments",
        subjects=(
            "Top-up taken but not showing",
            "Charged twice",
            "Card keeps being declined",
            "Voucher code doesn't work",
        ),
        questions=(
            "Topped up a tenner an hour ago. It's left the bank, but it isn't on my account.",
            "My bank shows the same payment twice. Will one of them drop off by itself?",
            "My card is fine everywhere else and is declined here every time. Any ideas?",
            "Bought a voucher at the corner shop and the code comes back as invalid.",
        ),
        solutions=(
            "It can sit as pending for a few hours; if it isn't there by tomorrow, use the account form",
            "One is only a hold, and the bank lets it go within five working days",
            "Check the address matches the one your bank has, down to the house number",
            "Sixteen digits, no spaces, and mind the 8s and Bs; the shop can reprint it",
        ),
        complaints=(
            "It's been a week and it's still the same.",
            "Still not showing, and the money has definitely gone.",
        ),
    ),
    Topic(
        key="roaming",
        title="Going abroad",
        subjects=(
            "Will my plan work in Spain?",
            "Charged on the ferry",
            "No data in Turkey",
            "Calling home from Australia",
        ),
        questions=(
            "Off to Spain on Saturday. Does my plan just work there, or do I need to buy something?",
            "Got charged eight quid on the Dublin ferry without touching my phone. How?",
            "Landed in Turkey, calls work, but there's no data. Is there a setting for this?",
            "What does it cost to ring home from Australia, and is there a cheaper way?",
        ),
        solutions=(
            "It works as at home up to the fair-use limit; just turn data roaming on when you land",
            "That's the ship's own satellite network; flight mode on board is the only safe bet",
            "Turn data roaming on and add some credit; plans don't cover that country",
            "Calls over Wi-Fi are billed as if you were at home; otherwise see the rate table",
        ),
        complaints=(
            "Did that, and it has just charged me again.",
            "Data roaming is on and there's still nothing.",
        ),
        months=_SUMMER,
    ),
    Topic(
        key="handsets",
        title="Phones and unlocking",
        subjects=(
            "Is this phone locked?",
            "Wi-Fi calling missing",
            "Phone stuck on 'Emergency calls only'",
            "Will an American phone work?",
        ),
        questions=(
            "Bought a second-hand phone and it won't take my SIM. How do I tell if it's locked?",
            "My model should do Wi-Fi calling, but the switch isn't there. Is it blocked on this network?",
            "Since the update my phone says 'Emergency calls only'. The SIM works in another phone.",
            "A friend is sending me a phone from the States. Will it work over here?",
        ),
        solutions=(
            "Try any other SIM in it; if that fails too, the first network has to unlock it",
            "It needs the UK software on it; update over Wi-Fi and the switch appears",
            "Reset the network settings and pick the network by hand once",
            "If it's unlocked and does bands 3 and 20, it'll be fine",
        ),
        complaints=(
            "Everything is up to date and it's no different.",
            "No luck, the phone still won't have it.",
        ),
        effort=1.1,
    ),
    Topic(
        key="account",
        title="Account and log-in",
        subjects=(
            "Locked out of my account",
            "Change my e-mail address",
            "Take over my mum's number",
            "Somebody else's number on my account",
        ),
        questions=(
            "Too many wrong passwords and now I'm locked out. How do I get back in?",
            "I've lost the e-mail address I signed up with. Can it be changed?",
            "My mum can't manage her account any more. How can I take her number over?",
            "There's a number on my account that I have never seen before. Should I worry?",
        ),
        solutions=(
            "Wait half an hour, then use 'Forgotten password'; the link goes to your e-mail",
            "It can be changed on the account form, with the last two top-ups as proof",
            "There's a change-of-owner form under Help; both of you have to confirm it",
            "Change your password first, then use the account form to have the number taken off",
        ),
        complaints=(
            "Sent the form off on Friday and haven't heard a thing.",
            "No e-mail has come, and I've checked the spam folder.",
        ),
        effort=1.3,
        simple=0.4,
    ),
    Topic(
        key="points",
        title="Points and rewards",
        subjects=(
            "When are points paid out?",
            "Points for a friend who joined",
            "Points or minutes?",
            "Points missing",
        ),
        questions=(
            "I've been answering for a few weeks now. When do the points turn into something?",
            "My brother joined with my link ten days ago and there are no points yet.",
            "Is it better to take points as credit or swap them for minutes?",
            "My answer was accepted yesterday, but the points aren't on my total.",
        ),
        solutions=(
            "They're paid out twice a year; choose credit or cash in your profile before then",
            "They come once your friend has activated the SIM and topped up the first time",
            "Credit never runs out and minutes do, so most of us go for credit",
            "Totals are worked out overnight, so give it until tomorrow morning",
        ),
        complaints=(
            "That was days ago, and still no points.",
            "I don't see any of that in my profile.",
        ),
        effort=0.7,
    ),
)
