"""English claims, on parses by hand: the rules are the French ones, the words are data."""

import pytest

from annotator.nlp.claims.component import Claims
from annotator.nlp.claims.drafts import drafts_of
from tests.unit.nlp.english_parses import parse

CASES = {
    "a that-clause": (
        "The ministry said that troops had left.",
        """DT det ministry; NN nsubj said; VBD ROOT; IN mark left; NNS nsubj left; VBD aux left;
        VBN ccomp said; .""",
        [("troops had left", "The ministry", "said", "indirect", "asserted")],
    ),
    "a clause without a conjunction": (
        "The ministry said troops had left the city.",
        """DT det ministry; NN nsubj said; VBD ROOT; NNS nsubj left; VBD aux left; VBN ccomp said;
        DT det city; NN dobj left; .""",
        [("troops had left the city", "The ministry", "said", "indirect", "asserted")],
    ),
    "a recipient before the clause": (
        "The mayor told reporters that taxes would fall.",
        """DT det mayor; NN nsubj told; VBD ROOT; NNS dobj told; IN mark fall; NNS nsubj fall;
        MD aux fall; VB ccomp told; .""",
        [("taxes would fall", "The mayor", "told", "indirect", "asserted")],
    ),
    "auxiliaries belong to the cue": (
        "Officials have repeatedly said that the bridge is safe.",
        """NNS nsubj said; VBP aux said; RB advmod said; VBN ROOT; IN mark is; DT det bridge;
        NN nsubj is; VBZ ccomp said; JJ acomp is; .""",
        [("the bridge is safe", "Officials", "have repeatedly said", "indirect", "asserted")],
    ),
    "a base form after a modal": (
        "The court will announce that the case is closed.",
        """DT det court; NN nsubj announce; MD aux announce; VB ROOT; IN mark closed; DT det case;
        NN nsubjpass closed; VBZ auxpass closed; VBN ccomp announce; .""",
        [("the case is closed", "The court", "will announce", "indirect", "asserted")],
    ),
    "a present plural": (
        "Experts say prices will rise.",
        "NNS nsubj say; VBP ROOT; NNS nsubj rise; MD aux rise; VB ccomp say; .",
        [("prices will rise", "Experts", "say", "indirect", "asserted")],
    ),
    "negation turns a statement round": (
        "The minister did not say that he would resign.",
        """DT det minister; NN nsubj say; VBD aux say; RB neg say; VB ROOT; IN mark resign;
        PRP nsubj resign; MD aux resign; VB ccomp say; .""",
        [("he would resign", "The minister", "did not say", "indirect", "denied")],
    ),
    "has not denied": (
        "The bank has not denied that it lost money.",
        """DT det bank; NN nsubj denied; VBZ aux denied; RB neg denied; VBN ROOT; IN mark lost;
        PRP nsubj lost; VBD ccomp denied; NN dobj lost; .""",
        [("it lost money", "The bank", "has not denied", "indirect", "asserted")],
    ),
    "a denied gerund": (
        "The trader denied taking the money.",
        """DT det trader; NN nsubj denied; VBD ROOT; VBG xcomp denied; DT det money;
        NN dobj taking; .""",
        [("taking the money", "The trader", "denied", "indirect", "denied")],
    ),
    "an accusation": (
        "Kyiv accused Moscow of shelling the port.",
        """NNP nsubj accused; VBD ROOT; NNP dobj accused; IN prep accused; VBG pcomp of;
        DT det port; NN dobj shelling; .""",
        [("shelling the port", "Kyiv", "accused", "indirect", "asserted")],
    ),
    "a promise": (
        "The company promised to repay its debts.",
        """DT det company; NN nsubj promised; VBD ROOT; TO aux repay; VB xcomp promised;
        PRP$ poss debts; NNS dobj repay; .""",
        [("repay its debts", "The company", "promised", "indirect", "expected")],
    ),
    "an appeal to somebody": (
        "The president urged voters to stay calm.",
        """DT det president; NN nsubj urged; VBD ROOT; NNS nsubj stay; TO aux stay;
        VB ccomp urged; JJ acomp stay; .""",
        [("stay calm", "The president", "urged", "indirect", "expected")],
    ),
    "hearsay in the passive": (
        "The general is said to have fled the country.",
        """DT det general; NN nsubjpass said; VBZ auxpass said; VBN ROOT; TO aux fled;
        VB aux fled; VBN xcomp said; DT det country; NN dobj fled; .""",
        [("have fled the country", None, "is said", "unattributed", "conditional")],
    ),
    "a passive with its agent": (
        "The attack was announced by the ministry: “We have struck the port.”",
        """DT det attack; NN nsubjpass announced; VBD auxpass announced; VBN ROOT;
        IN agent announced; DT det ministry; NN pobj by; : punct announced; .; PRP nsubj struck;
        VBP aux struck; VBN ccomp announced; DT det port; NN dobj struck; .; .""",
        [("We have struck the port", "the ministry", "was announced", "direct", "asserted")],
    ),
    "hearsay by an adverb": (
        "Rebels have reportedly seized the airport.",
        """NNS nsubj seized; VBP aux seized; RB advmod seized; VBN ROOT; DT det airport;
        NN dobj seized; .""",
        [
            (
                "Rebels have reportedly seized the airport",
                None,
                "reportedly",
                "unattributed",
                "conditional",
            )
        ],
    ),
    "according to": (
        "According to the police, the driver was asleep.",
        """VBG prep was; IN prep According; DT det police; NNS pobj to; .; DT det driver;
        NN nsubj was; VBD ROOT; JJ acomp was; .""",
        [("the driver was asleep", "the police", "According to", "indirect", "asserted")],
    ),
    "according to, at the end": (
        "The driver was asleep, according to his lawyer.",
        """DT det driver; NN nsubj was; VBD ROOT; JJ acomp was; .; VBG prep was;
        IN prep according; PRP$ poss lawyer; NN pobj to; .""",
        [("The driver was asleep", "his lawyer", "according to", "indirect", "asserted")],
    ),
    "in the view of": (
        "In the view of economists, the plan is risky.",
        """IN prep is; DT det view; NN pobj In; IN prep view; NNS pobj of; .; DT det plan;
        NN nsubj is; VBZ ROOT; JJ acomp is; .""",
        [("the plan is risky", "economists", "In the view of", "indirect", "asserted")],
    ),
    "an inverted incise": (
        "“We will leave tomorrow,” said the ambassador.",
        """.; PRP nsubj leave; MD aux leave; VB ccomp said; NN npadvmod leave; .; .; VBD ROOT;
        DT det ambassador; NN nsubj said; .""",
        [("We will leave tomorrow", "the ambassador", "said", "direct", "asserted")],
    ),
    "an incise with its subject first": (
        "“We will leave tomorrow,” she added.",
        """.; PRP nsubj leave; MD aux leave; VB ccomp added; NN npadvmod leave; .; .;
        PRP nsubj added; VBD ROOT; .""",
        [("We will leave tomorrow", "she", "added", "direct", "asserted")],
    ),
    "an incise that begins with a name after a question": (
        "“Will they leave?” Jane Doe asked.",
        """.; MD aux leave; PRP nsubj leave; VB ccomp asked; .; .; NNP compound Doe;
        NNP nsubj asked; VBD ROOT; .""",
        [("Will they leave", "Jane Doe", "asked", "direct", "expected")],
    ),
    "an incise without quotation marks": (
        "Two soldiers were killed, the army said on Tuesday.",
        """CD nummod soldiers; NNS nsubjpass killed; VBD auxpass killed; VBN ccomp said; .;
        DT det army; NN nsubj said; VBD ROOT; IN prep said; NNP pobj on; .""",
        [("Two soldiers were killed", "the army", "said", "indirect", "asserted")],
    ),
    "an incise in the middle": (
        "The factory, officials say, will close in May.",
        """DT det factory; NN nsubj close; .; NNS nsubj say; VBP parataxis close; .; MD aux close;
        VB ROOT; IN prep close; NNP pobj in; .""",
        [
            (
                "The factory, officials say, will close in May",
                "officials",
                "say",
                "indirect",
                "asserted",
            )
        ],
    ),
    "two halves of a quotation": (
        "“The law is bad,” the senator told reporters, “and it will fail.”",
        """.; DT det law; NN nsubj is; VBZ ccomp told; JJ acomp is; .; .; DT det senator;
        NN nsubj told; VBD ROOT; NNS dobj told; .; .; CC cc is; PRP nsubj fail; MD aux fail;
        VB conj is; .; .""",
        [
            (
                "“The law is bad,” the senator told reporters, “and it will fail.”",
                "the senator",
                "told",
                "direct",
                "asserted",
            )
        ],
    ),
    "as the mayor said": (
        "As the mayor said, the bridge is closed.",
        """IN mark said; DT det mayor; NN nsubj said; VBD advcl closed; .; DT det bridge;
        NN nsubjpass closed; VBZ auxpass closed; VBN ROOT; .""",
        [("the bridge is closed", "the mayor", "said", "indirect", "asserted")],
    ),
    "a quotation after a comma": (
        "The coach said, “They played well.”",
        """DT det coach; NN nsubj said; VBD ROOT; .; .; PRP nsubj played; VBD ccomp said;
        RB advmod played; .; .""",
        [("They played well", "The coach", "said", "direct", "asserted")],
    ),
    "a quotation in straight marks": (
        'The coach said: "They played well."',
        """DT det coach; NN nsubj said; VBD ROOT; .; .; PRP nsubj played; VBD ccomp said;
        RB advmod played; .; .""",
        [("They played well", "The coach", "said", "direct", "asserted")],
    ),
    "a headline with a speaker and a colon": (
        "Minister: 'We will not surrender the city'",
        """NN ROOT; .; .; PRP nsubj surrender; MD aux surrender; RB neg surrender;
        VB appos Minister; DT det city; NN dobj surrender; .""",
        [("We will not surrender the city", "Minister", None, "direct", "asserted")],
    ),
    "a headline with a noun": (
        "Kyiv fears attack on capital",
        "NNP nsubj fears; VBZ ROOT; NN dobj fears; IN prep attack; NN pobj on",
        [("attack on capital", "Kyiv", "fears", "indirect", "expected")],
    ),
    "an object": (
        "The union announced the closure of the plant.",
        """DT det union; NN nsubj announced; VBD ROOT; DT det closure; NN dobj announced;
        IN prep closure; DT det plant; NN pobj of; .""",
        [("the closure of the plant", "The union", "announced", "indirect", "asserted")],
    ),
    "an indirect question": (
        "The judge asked whether the letter was genuine.",
        """DT det judge; NN nsubj asked; VBD ROOT; IN mark was; DT det letter; NN nsubj was;
        VBD ccomp asked; JJ acomp was; .""",
        [("the letter was genuine", "The judge", "asked", "indirect", "expected")],
    ),
    "being sure": (
        "The pilot is not sure that the engine failed.",
        """DT det pilot; NN nsubj is; VBZ ROOT; RB neg is; JJ acomp is; IN mark failed;
        DT det engine; NN nsubj failed; VBD ccomp sure; .""",
        [("the engine failed", "The pilot", "is not sure", "indirect", "denied")],
    ),
    "a participle": (
        "The firm issued a statement saying that profits had doubled.",
        """DT det firm; NN nsubj issued; VBD ROOT; DT det statement; NN dobj issued;
        VBG acl statement; IN mark doubled; NNS nsubj doubled; VBD aux doubled;
        VBN ccomp saying; .""",
        [("profits had doubled", "a statement", "saying", "indirect", "asserted")],
    ),
    "a partial quotation": (
        "The pope said the war was “a defeat for everyone”.",
        """DT det pope; NN nsubj said; VBD ROOT; DT det war; NN nsubj was; VBD ccomp said; .;
        DT det defeat; NN attr was; IN prep defeat; NN pobj for; .; .""",
        [("the war was “a defeat for everyone”", "The pope", "said", "mixed", "asserted")],
    ),
    "two verbs of one subject": (
        "The mayor said that he was leaving and promised to return.",
        """DT det mayor; NN nsubj said; VBD ROOT; IN mark leaving; PRP nsubj leaving;
        VBD aux leaving; VBG ccomp said; CC cc said; VBD conj said; TO aux return;
        VB xcomp promised; .""",
        [
            ("he was leaving", "The mayor", "said", "indirect", "asserted"),
            ("return", "The mayor", "promised", "indirect", "expected"),
        ],
    ),
    "a claim in a claim": (
        "The paper says that the minister believes that taxes will fall.",
        """DT det paper; NN nsubj says; VBZ ROOT; IN mark believes; DT det minister;
        NN nsubj believes; VBZ ccomp says; IN mark fall; NNS nsubj fall; MD aux fall;
        VB ccomp believes; .""",
        [
            (
                "the minister believes that taxes will fall",
                "The paper",
                "says",
                "indirect",
                "asserted",
            ),
            ("taxes will fall", "the minister", "believes", "indirect", "asserted"),
        ],
    ),
    "a genitive in the source": (
        "Ukraine's defence ministry said the front was stable.",
        """NNP poss ministry; POS case Ukraine; NN compound ministry; NN nsubj said; VBD ROOT;
        DT det front; NN nsubj was; VBD ccomp said; JJ acomp was; .""",
        [("the front was stable", "Ukraine's defence ministry", "said", "indirect", "asserted")],
    ),
    "a relative clause": (
        "The analyst, who said that oil would rise, was wrong.",
        """DT det analyst; NN nsubj was; .; WP nsubj said; VBD relcl analyst; IN mark rise;
        NN nsubj rise; MD aux rise; VB ccomp said; .; VBD ROOT; JJ acomp was; .""",
        [("oil would rise", "The analyst", "said", "indirect", "asserted")],
    ),
    "an accusation with a noun": (
        "Officials blamed Moscow for the attack.",
        """NNS nsubj blamed; VBD ROOT; NNP dobj blamed; IN prep blamed; DT det attack;
        NN pobj for; .""",
        [("the attack", "Officials", "blamed", "indirect", "asserted")],
    ),
    "a claim before an incise ends there": (
        "Police believe he is dead, his brother says.",
        """NNS nsubj believe; VBP ccomp says; PRP nsubj is; VBZ ccomp believe; JJ acomp is; .;
        PRP$ poss brother; NN nsubj says; VBZ ROOT; .""",
        [
            ("Police believe he is dead", "his brother", "says", "indirect", "asserted"),
            ("he is dead", "Police", "believe", "indirect", "asserted"),
        ],
    ),
    "a dateline stays outside": (
        "KYIV (Reuters) – Two soldiers were killed, the army said.",
        """NNP ROOT; .; NNP appos KYIV; .; .; CD nummod soldiers; NNS nsubjpass killed;
        VBD auxpass killed; VBN ccomp said; .; DT det army; NN nsubj said; VBD appos KYIV; .""",
        [("Two soldiers were killed", "the army", "said", "indirect", "asserted")],
    ),
    "an agent behind the content": (
        "He was accused of lying by the judge.",
        """PRP nsubjpass accused; VBD auxpass accused; VBN ROOT; IN prep accused; VBG pcomp of;
        IN agent accused; DT det judge; NN pobj by; .""",
        [("lying", "the judge", "was accused", "indirect", "asserted")],
    ),
    "a verb of saying in the progressive is part of the content": (
        "He replied that talks were going on.",
        """PRP nsubj replied; VBD ROOT; IN mark going; NNS nsubj going; VBD aux going;
        VBG ccomp replied; RP prt going; .""",
        [("talks were going on", "He", "replied", "indirect", "asserted")],
    ),
    "pointed out": (
        "Critics pointed out that the figures were old.",
        """NNS nsubj pointed; VBD ROOT; RP prt pointed; IN mark were; DT det figures;
        NNS nsubj were; VBD ccomp pointed; JJ acomp were; .""",
        [("the figures were old", "Critics", "pointed out", "indirect", "asserted")],
    ),
    "a cautious verb": (
        "The witness would say that the car was red.",
        """DT det witness; NN nsubj say; MD aux say; VB ROOT; IN mark was; DT det car;
        NN nsubj was; VBD ccomp say; JJ acomp was; .""",
        [("the car was red", "The witness", "would say", "indirect", "conditional")],
    ),
}

NAMES = {"Kyiv": "GPE", "Moscow": "GPE", "Ukraine": "GPE"}


def claims(text, written, names=None):
    doc = Claims("en")(parse(text, written, names))

    def words(place):
        return place and text[slice(*place)]

    return [
        (words(item.content), words(item.source), words(item.cue), item.kind, item.modality)
        for item in drafts_of(doc)
    ]


@pytest.mark.parametrize(("text", "written", "expected"), CASES.values(), ids=CASES)
def test_constructions(text, written, expected):
    assert claims(text, written, NAMES) == expected


@pytest.mark.parametrize(("text", "written", "_"), CASES.values(), ids=CASES)
def test_no_broken_parse_stops_the_rules(text, written, _):
    doc = parse(text, written)
    reads = Claims("en")
    for length in range(len(doc)):
        reads(doc[:length].as_doc())
        reads(doc[length:].as_doc())


NONE = {
    "a plain fact": (
        "The train left on time.",
        "DT det train; NN nsubj left; VBD ROOT; IN prep left; NN pobj on; .",
    ),
    "nothing is said": (
        "The firm declined to say whether it would pay.",
        """DT det firm; NN nsubj declined; VBD ROOT; TO aux say; VB xcomp declined; IN mark pay;
        PRP nsubj pay; MD aux pay; VB ccomp say; .""",
    ),
    "a plan and no speaker": (
        "The work went ahead according to plan.",
        """DT det work; NN nsubj went; VBD ROOT; RB advmod went; VBG prep went; IN prep according;
        NN pobj to; .""",
    ),
    "a noun that looks like a verb": (
        "The claims that followed hurt the club.",
        """DT det claims; NNS nsubj hurt; WDT nsubj followed; VBD relcl claims; VBD ROOT;
        DT det club; NN dobj hurt; .""",
    ),
    "a participle that looks like a past": (
        "The deal announced in May has failed.",
        """DT det deal; NN nsubj failed; VBN acl deal; IN prep announced; NNP pobj in;
        VBZ aux failed; VBN ROOT; .""",
    ),
    "what is expected of nobody": (
        "The train is expected to arrive late.",
        """DT det train; NN nsubjpass expected; VBZ auxpass expected; VBN ROOT; TO aux arrive;
        VB xcomp expected; RB advmod arrive; .""",
    ),
    "a demonstrative": (
        "The court made a ruling that closed the case.",
        """DT det court; NN nsubj made; VBD ROOT; DT det ruling; NN dobj made; WDT nsubj closed;
        VBD relcl ruling; DT det case; NN dobj closed; .""",
    ),
}


@pytest.mark.parametrize(("text", "written"), NONE.values(), ids=NONE)
def test_no_claim(text, written):
    assert claims(text, written) == []
