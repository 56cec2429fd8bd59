"""Questions as people send them: each repeat asks the same as its first in other words; each look-alike does not."""

REPEATS = (
    (
        "What is being done about speeding on the A47 through Billesdon?",
        "Cars race through our village on the A47 at all hours. When will the police start checking how fast they go?",
    ),
    (
        "Can the Commissioner explain why the precept is to rise by £10 for a Band D household?",
        "Why are council tax payers being asked for another £10 a year for the police?",
    ),
    (
        "How long do callers to the 101 number wait before they are answered?",
        "I rang 101 last week and gave up after forty minutes. What are the average waits on the non-emergency line?",
    ),
    (
        "Are there plans to close the police station in Oakham?",
        "There are rumours that Oakham police station will shut. Is that true?",
    ),
    (
        "How many burglaries in the last year led to a charge?",
        "My neighbours and I have been broken into. What proportion of break-ins end with someone being prosecuted?",
    ),
    (
        "What steps are being taken to reduce knife crime among young people?",
        "After the stabbing of a teenager last month, what is the plan to get blades off the streets?",
    ),
    (
        "Will the Commissioner fund more officers for rural areas?",
        "We never see a bobby in the countryside. Is there any money for extra constables in the villages?",
    ),
    (
        "What training do officers receive in dealing with domestic abuse?",
        "Are police constables properly trained to help victims of domestic violence and coercive control?",
    ),
    (
        "How many complaints were made about the use of stop and search, and how many were upheld?",
        "Of the people who complained after being stopped and searched, how many had their complaint upheld?",
    ),
    (
        "What is the force doing to recruit more people from ethnic minorities?",
        "Our police do not look like the communities they serve. What is being done about diversity in recruitment?",
    ),
    (
        "What does the force spend on drones each year and what are they used for?",
        "I see the police have bought UAVs. What do these drones cost and what purpose do they serve?",
    ),
    (
        "When will electric scooters ridden illegally on pavements be seized?",
        "E-scooters are a menace on our footways. Why are riders not stopped and the machines taken away?",
    ),
    (
        "What support is there for officers' mental health and wellbeing?",
        "How does the force look after the mental health of its own staff, given the stress they are under?",
    ),
    (
        "How is the force tackling hare coursing in the Harborough district?",
        "Hare coursers are damaging our fields and threatening farmers. What action will be taken this season?",
    ),
    (
        "Why was funding for the youth diversion project ended?",
        "The youth project that keeps teenagers out of trouble has lost its grant from the Commissioner. Why?",
    ),
    (
        "How many hate crimes were reported in the last twelve months and how many led to a conviction?",
        "Please give the number of hate incidents over the past year and the share that ended in conviction.",
    ),
    (
        "What is being done about shoplifting and violence towards shop workers?",
        "Staff in our stores are assaulted by shoplifters and no police attend. What will be done for retailers?",
    ),
    (
        "How much has been spent on consultants by the Office of the Police and Crime Commissioner?",
        "Could the OPCC tell us its total expenditure on outside consultants?",
    ),
    (
        "Do officers have enough body-worn video cameras, and are they always switched on?",
        "Why do police not always turn on their bodycams? Are there enough bodycams to go round?",
    ),
    (
        "How will the Police and Crime Plan address violence against women and girls?",
        "Women do not feel safe walking home at night. What does the new plan offer for the safety of women?",
    ),
    (
        "Why do so many fraud reports to Action Fraud get no response from the force?",
        "My mother lost her savings to scammers; Action Fraud passed it on and nobody replied. Why are they ignored?",
    ),
    (
        "What is being done about anti-social behaviour in Abbey Park in the evenings?",
        "Gangs of youths cause a nuisance in Abbey Park after dark. When will the ASB there be dealt with?",
    ),
)
"""A question and the same again, reworded."""

LOOK_ALIKES = (
    ("What is being done about littering on the A47 through Billesdon?", 0),
    ("Can the Commissioner explain why the force's headquarters is to be rebuilt for £10 million?", 1),
    ("How many callers to the 999 number are hoaxers?", 2),
    ("Are there plans to open a custody suite in Oakham?", 3),
    ("How many officers were charged with an offence in the last year?", 4),
    ("What steps are being taken to reduce vaping among young people?", 5),
    ("Will the Commissioner fund more horses for the mounted section?", 6),
    ("What training do officers receive in driving at high speed?", 7),
    ("How many complaints were made about parking outside police stations?", 8),
    ("What is the force doing to recruit more accountants?", 9),
    ("What does the force spend on dogs each year and how are they cared for?", 10),
    ("When will abandoned vehicles left on pavements be towed away?", 11),
    ("What support is there for officers who wish to learn a language?", 12),
    ("How is the force tackling the theft of catalytic converters in the Harborough district?", 13),
    ("Why was the youth commission's annual dinner moved?", 14),
    ("How many speeding fines were cancelled in the last twelve months?", 15),
    ("What is being done about the shortage of police vehicles and their repair?", 16),
    ("How much has been spent on flags and portraits by the Office of the Police and Crime Commissioner?", 17),
    ("Do officers have enough stab-resistant vests, and do they fit?", 18),
    ("How will the Police and Crime Plan address cruelty to animals?", 19),
    ("Why do so many freedom of information requests get no reply from the force?", 20),
    ("What is being done about the closing hours of Abbey Park's café in the evenings?", 21),
)
"""A question built like the first of a pair, given by its place, on another subject."""
