"""The rules of manners together: what must pass all of them, and what one of them at least must catch."""

from datetime import UTC, datetime

import pytest

from benice import rulebook
from benice.config import Config
from benice.desk import Desk
from benice.judge import hits_of_post
from benice.model import Field, Post, Severity, Source
from benice.roster import rosters

BOOK = rulebook.load()
DESK = Desk(Config(), BOOK, datetime(2026, 6, 1, tzinfo=UTC))
RULES = [rule for rule in BOOK.rules.values() if rule.theme == "manners"]

FRIENDLY = [
    "This is sick! Best gig of the year.",
    "Crazy good deal on tomatoes at the market today.",
    "Autofill is our killer feature this release.",
    "You crazy kids did it again, congratulations!",
    "I'm such an idiot, I left the keys in the kiln.",
    "Stupid me, I forgot the lens cap again.",
    "What a sick beat, who made this?",
    "We killed it on stage last night, thank you Leeds!",
    "Our dog is an idiot and we love him.",
    "Break a leg tonight, everyone!",
    "This cake is to die for.",
    "That's a damn good coffee.",
    "Hell yes, the bakery is open again.",
    "She is a beast on the drums.",
    "You are a monster on that guitar, mate.",
    "Dumb question: does the kiln need to cool overnight?",
    "A silly little poem about a fat cat.",
    "The thief who stole our sign brought it back with flowers.",
    "Police arrested a man who threatened to shoot a councillor.",
    "The court found him guilty of fraud and sentenced him to three years.",
    "New study: liars blink less than honest people.",
    "The Loser by Thomas Bernhard is our book of the month.",
    "Join us for a screening of The Fool and the Clown this Friday.",
    "Clown workshop for kids, Saturday 10am.",
    "Rats! We forgot the napkins.",
    "Sheep day at the farm: come and meet the lambs.",
    "Sick pay is changing in April; here is what employers must know.",
    "If you are sick, please stay at home and rest.",
    "The team is weak in midfield, and it showed today.",
    "He is very sick and needs a bone marrow donor.",
    "Trash pick-up is delayed until Thursday.",
    "Your garbage will be collected on Friday this week.",
    "My stupid laptop died during the demo.",
    "You little monsters ate all the biscuits!",
    "Shut up, you got in? I'm so proud of you!",
    "Bad news travels fast, ugly news faster.",
    "We hate Mondays too, so coffee is half price.",
    "I hate that I missed this talk.",
    "Lazy Sunday, fat pancakes.",
    "An idiot's guide to sourdough, written by one.",
    "Don't be a fool with fireworks: read the label.",
    "She told the bully to stop, and he did.",
    "Anti-bullying week starts on Monday: talk to your kids.",
    "Nobody is an idiot for asking about pensions.",
    "How to spot a scammer: five signs.",
    "Beware of trolls: do not feed them.",
    "We were fools to think the rain would stop.",
    "The mayor was wrong about the bridge, and here are the figures.",
    "This decision is bad for small shops and we will vote against it.",
    "The new policy is a disaster for renters, says the tenants' union.",
    "We are angry about the cuts: 40 beds gone in one winter.",
    "The government's figures are wrong by 12 percent.",
    "Kill your darlings: an editing workshop.",
    "Kill two birds with one stone: bike to the market.",
    "Shoot your shot: auditions on Tuesday.",
    "We will beat last year's record at the bake sale.",
    "Punch above your weight: tips for small charities.",
    "I'd kill for a nap right now.",
    "This traffic is killing me.",
    "The pigs at the city farm have names now.",
    "What a cow! Meet Daisy, champion of the county show.",
    "Snakes are not slimy; come and touch one at the zoo.",
    "The witch was a nasty old hag in the panto, and Beryl loved it.",
    "Come and hiss at our villain, the worst liar in town, on stage until Sunday.",
    "Muslims, Jews and Christians cooked together at the street party.",
    "Women in tech meet on Thursday.",
    "Immigrants built this bakery, and we are proud of it.",
    "Refugees are welcome here.",
    "Black people are underrepresented in trials, a study finds.",
    "Gay men can give blood under the new rules.",
    "I'm a lazy gardener and my tomatoes know it.",
    "My brain is useless before coffee.",
    "You're not stupid, the form is.",
    "Don't let anyone tell you that you are weak.",
    "Please stop calling people idiots in the comments.",
    "He called her a liar, and she showed the receipts.",
    '"You are a fool," he said, and then he married her.',
    "Love you all, you magnificent weirdos.",
    "Those lucky bastards in row F got the confetti.",
    "Boss bitch energy at the founders' brunch.",
    "The garden hoe you need for clay soil.",
    "Ass-kicking class for beginners: self-defence, Tuesdays.",
    "Grow up organic: our farm kids' programme.",
    "Get a grip: new gloves for winter climbing.",
    "Get a life jacket before you get a boat.",
    "Sit down with a mug of tea and read this.",
    "Learn to read music in eight weeks.",
    "Good riddance to winter!",
    "You can't write that kind of luck.",
    "Nobody asked for it, but we baked a 2-metre eclair.",
    "Who cares about the weather? We have a tent.",
    "You have no idea how happy this made us.",
    "The dumbest thing I ever bought turned out to be the best.",
    "@mia sorry about this stupid bug, a fix is on the way.",
    "@tom damn, that's a lovely dog.",
    "@rosa ha, no, you're the genius here, I'm the clown.",
    "@lee that sucks, I'm sorry. Can you send the order number?",
    "@kim what the hell happened to the queue? Sorry, we'll open a second till.",
    "@jo April fools! The otters are fine.",
    "@ben we messed up and it's on us. Refund is on its way.",
    "@sue why do people leave? Mostly pay, says the survey.",
    "@pat are you nuts? That's brilliant!",
    "Chris Coons spoke in the senate today.",
    "We planted pansies and picked up 300 pieces of trash.",
    "Our dog groomer has a slot on Friday.",
    "The Kooks play the corn exchange.",
    "Chocolate nut bars, still warm.",
    "A con man was jailed for three years.",
    "A new study of psychopaths asks who lies best.",
    "Check the dipstick before a long drive.",
    "The garden has more slugs than lettuce.",
    "@ana Muslims are welcome here, and so is everybody else.",
    "@ana the monkeys at the zoo have a new house.",
    "@ana you need better tools for that.",
    "As useless as an umbrella in a gale, that forecast.",
]
RUDE = [
    "You are the dumbest customer we have ever had.",
    "Listen, moron, the sign says closed.",
    "Whoever designed this junction is a complete imbecile.",
    "Our competitors are liars and thieves.",
    "If you voted for this you are a traitor.",
    "Shut your mouth, nobody wants to hear it.",
    "@dan go fuck yourself",
    "Next time I will smash your face in.",
    "You fat cow, stay away from our gym.",
    "People like you should not be allowed to breed.",
    "The manager is a spineless little worm.",
    "Typical women drivers, useless the lot of them.",
    "Send them all back where they came from.",
    "These vegans are a bunch of whining snowflakes.",
    "@zoe what a pathetic excuse for a journalist you are",
    "@zoe you're a disgrace to your profession",
    "@zoe you must be thick as two short planks",
    "lol imagine being this ugly and posting selfies",
    "Our landlord is a greedy parasite and I hope he rots.",
    "That referee is blind, stupid and bent.",
    "Kevin in accounts is a useless waste of oxygen.",
    "Only an idiot would buy from Brightlane.",
    "Anyone who parks here is a selfish twat.",
    "Stop whining, you big baby.",
    "Delete your account, clown.",
    "God you people are dense.",
    "What is wrong with you?",
    "Are you deaf or just stupid?",
    "Oh look, another entitled millennial crying about rent.",
    "The reviewer is clearly a bitter, jealous nobody.",
    "Cope harder, loser.",
    "I'm going to make sure you never work in this town again.",
    "Your baby is ugly and so is your logo.",
    "She's a liar, a cheat and a thief.",
    "Everyone go and give this rat one star.",
    "He couldn't organise a piss-up in a brewery.",
    "Bunch of clowns running this council.",
    "Get back in the kitchen, sweetheart.",
    "Y o u  i d i o t",
    "you 𝗶𝗱𝗶𝗼𝘁",
    "yoU i​diot",
    "you idioooot",
    "@dan f*ck you",
    "#YouAreAnIdiot",
]


def found(text: str) -> dict[str, list[str]]:
    post = Post(id="1", number=1, body=Field.cut(Source("a.md", text), 0, len(text)))
    spans: dict[str, list[str]] = {}
    for rule, hit in hits_of_post(rosters(RULES), post, DESK, set()):
        spans.setdefault(rule.id, []).append(hit.span.text)
    return spans


@pytest.mark.parametrize("text", FRIENDLY)
def test_friendly_plain_and_sad_posts_pass(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize("text", RUDE)
def test_rude_posts_are_caught(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("rule", ["slur", "threat", "bullying", "pile-on", "group-contempt"])
def test_the_golden_rule_is_an_error(rule: str) -> None:
    assert BOOK.rules[rule].severity is Severity.ERROR
    assert "article: golden" in BOOK.rules[rule].source


def test_contempt_says_nothing_where_another_rule_has_said_it() -> None:
    assert list(found("What an idiot.")) == ["name-calling"]


@pytest.mark.parametrize(
    "people", ["Muslims", "women", "black people", "immigrants", "gay people", "old people", "Jews"]
)
def test_naming_a_group_is_no_offence(people: str) -> None:
    for text in (f"@ana {people} are here", f"Why do {people} go there? Because he likes that", f"you and {people}"):
        assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "loudest"),
    [
        ("You are a pathetic idiot", "bullying"),
        ("The driver was a total idiot", "name-calling"),
        ("Those brainwashed liberals again", "group-contempt"),
        ("Shut up, you stupid retard", "slur"),
    ],
)
def test_of_rules_that_overlap_the_loudest_speaks(text: str, loudest: str) -> None:
    spans = found(text)
    assert loudest in spans
    assert not set(spans) & {"bullying", "name-calling", "belittling", "group-contempt", "contempt"} - {loudest}
