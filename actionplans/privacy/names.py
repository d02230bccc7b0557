"""Names that look like those of persons: two or three words, one of them a common personal name.

A guess, for a warning. The lists have names that are common in Denmark, England and Germany, and
none that is as often a word or a place: `Bo Trygt` is no person.
"""

import re


def _split(words: str) -> list[str]:
    return words.split()


_GIVEN = frozenset(
    _split(
        """
    aage abdi abdul abdullah adam adrian agnes ahmad ahmed aisha albert alexander alfred ali
    alice allan amalie amanda amina amir anders andrea andreas andrew anette ann anna anne
    annelise annette annie anton arne arthur asbjørn asger ashley astrid aya ayse barbara
    ben benjamin benny bent bente bernd bernhard bertil betina bettina birgit birgitta
    birgitte birte birthe bjarne björn bodil brian britta camilla carina carl carla carlo
    carolina caroline carsten caspar cecilie charles christa christian christina christine
    christoffer christopher clara claudia claus connie daniel daniela david dennis detlef
    dieter ditte dorte dorthe dorthea ebbe eddie edith edward egon ejnar elena elias elin
    elisabeth elizabeth ella ellen elsa else emil emilie emily emma eric erica erich erik
    erika erling ernst esben esther eva fatima fatma felix filip finn flemming florian frank
    franz frederik frederikke freja friedrich fritz gabriel george gerda gerhard gert gitte
    gorm grete grethe gudrun gunnar gunther gustav günter hamza hanna hannah hanne hans
    harald harry hasan hassan heidi heike heinrich heinz helen helena helene helga helge
    helle helmut henning henrik henry herbert hermann hilde hussein ibrahim ida inge
    ingeborg inger ingrid irene irma isabella isak ismail ivan jack jacob jakob james jamila
    jan jana jane janne janni jannie jasmin jason jean jeanette jens jeppe jesper jessica
    jette joachim joan johan johanna johanne johannes john johnny jonas jonathan josef
    josefine joseph joshua josé julia julian juliane julie julius jutta jytte jörg jørgen
    jørn jürgen kaj karen karin karina karl karla karoline karsten kasper katarina katharina
    kathrin katja katrine kenneth kent kerstin kevin khadija khaled kim kirsten kirstine
    kjeld klaus knud konrad kristian kristina kristine kristoffer kurt lars lasse laura
    laurits leif lena lene leon leonard leonie lilian lillian linda line lis lisa lisbet
    lisbeth lise liselotte lone lotte louis louise lucas ludwig luis lukas lærke mads magnus
    mahmoud mai maja malene malthe manfred maria mariam marianne marie marius mark marta
    martha martin martina mary maryam mathias mathilde matthew matthias max maximilian
    melanie merete mette michael michelle mie mikael mikkel milad mille mogens mohamad
    mohamed mohammad mohammed mohamud mona monica monika morten muhammad muhammed mustafa
    nadia nanna natalie natasha niclas nicolai nicole niels nikolaj nina noah nora ole
    oliver olivia omar oscar oskar osman otto patricia patrick paul paula peder per pernille
    peter petra philip philipp pia poul preben rachel ralf ralph ramazan randi rasmus
    rebecca regitze renate rené richard rikke rita robert roland rolf rune ruth ryan sabine
    sabrina said sally samira samuel sandra sanne sara sarah sebastian sidsel signe sigrid
    silke simon simone sine sofia sofie solveig sonja sophia sophie steen stefan stefanie
    steffen stephan stephanie stephen steve steven stig stine susan susanne susie sven svend
    sören søren tanja tatjana teresa thea theodor theresa thomas thor thorkild thyra tim
    tina tobias tom tommy tove trine troels tyra uffe ulla ulrich ulrik ulrike ursula uwe
    valdemar vera verner vibeke victor viggo viktor vilhelm villy vivi vivian walter werner
    wilhelm william willy winnie wolfgang yasmin yusuf yvonne zahra zainab zeynep åge åse
    øjvind
    """
    )
)

_FAMILY = frozenset(
    _split(
        """
    ahmed ali andersen andreasen bach bak bang bauer bech becker bertelsen birk bisgaard
    bjerregaard bonde braun brown bruun carlsen christensen christiansen christoffersen
    clausen dahl damgaard danielsen davidsen davies demir edwards eriksen eriksson evans
    fischer frandsen frederiksen gregersen gustafsson hansen hartmann hassan henriksen
    hermansen hoffmann holm hughes hussain hussein ibsen iversen jacobsen jakobsen jensen
    jeppesen jepsen jespersen johansen johansson johnsen johnson jones juhl juul jørgensen
    karlsen karlsson kaya khan kirkegaard kjeldsen kjær kjærgaard klein knudsen koch krause
    kristensen kristiansen kristoffersen krogh krüger lange larsen larsson lassen lauridsen
    lauritsen laursen lindberg lindqvist lindström lorentzen lorenzen lund madsen markussen
    mathiasen mathiesen meier meyer mikkelsen mogensen mohamed mohammed mortensen mueller
    møller müller neumann nguyen nielsen nilsson nissen nygaard nygård olsen olsson
    overgaard paulsen pedersen persson petersen poulsen rasmussen ravn richter roberts
    robinson schmidt schneider schröder schulz schulze schwarz simonsen singh skov smith
    steffensen svendsen svensson søndergaard sørensen taylor thomas thompson thomsen thorsen
    thygesen toft vestergaard villadsen wagner walker weber williams wilson winther wolf
    wright yilmaz zimmermann öztürk østergaard østergård
    """
    )
)

#: Words in names of organisations, places and events, and not of persons.
_WORDS = frozenset(
    _split(
        """
    & + a/s amba amt and aps as bad band bane bank bar bolig boliger bros brothers butik byg
    børn club co dans den design det e.v fmba fonds for fædre gaard gade gmbh gods group
    gruppe gård haus heim hjem housing hus hær i i/s in inc ivs k/s kirke klub kor kors
    kvinder køkken laug llc ltd marked med media mission mod moské museum mænd mødre of
    office og orkester p/s park partners plan plc police politi projekt på region råd
    selskab service shop skole slot smba sogn solutions spejder sport store studie studio
    team teater the til torv trust tømrer uden udvalg und ungdom unge union ved vej vejs
    venner værksted
    """
    )
)
#: Endings of such words.
_ENDINGS = tuple(
    _split("""
    advokater afdeling afdelingen akademi akademiet arkitekter banken bibliotek biblioteket
    boldklub boligselskab butikken byggeri børnehave cafe cafeen café caféen center centeret
    centre centret church consult consulting council department enhed enheden festival
    festivalen fond fonden forbund forbundet forening foreningen forlag forlaget forvaltning
    forvaltningen foundation frivillige fædrene galleri galleriet gesellschaft gruppen
    gymnasiet gymnasium gymnastik gården hjemmet hospice hospital hospitalet house huset
    idræt indsats indsatsen institut institute instituttet kirche kirken klinik klinikken
    klubben kommune kommunen koret køkkenet legat legatet library markedet menighed
    ministeriet ministerium museet mødrene netværk netværket network nævnet parken
    partnership partnerskab partnerskabet planen politiet project projektet regionen rådet
    samarbejde samvirke sekretariat sekretariatet selskabet seminariet skole skolen skoler
    society spejderne stiftelse stiftelsen stiftung styrelse styrelsen teamet teateret
    teatret theatre torvet udvalget unionen universitet universitetet vennerne verein
    vuggestue værkstedet zentrum
    """)
)
#: Small words within the names of persons.
_PARTICLES = frozenset(_split("van von der la du el al bin ibn zu"))
#: Surnames that are as often a place: alone, they do not count.
_PLACES = frozenset(
    _split("""
    bach bak bang bech birk brown dahl demir holm juhl juul kaya klein lange lund schwarz
    skov toft walker wolf wright
    """)
)
_WORD = re.compile(r"[^\s,;()\[\]\"“”»«]+")
_MAX_WORDS = 5
#: Words of a name of which only one is in the lists.
_MAX_WORDS_WITH_ONE_KNOWN = 3


def looks_like_person(name: str) -> bool:
    """Whether a name is probably a person's: `Anna Hansen`, `Hansen, Anna B.`, `Mohammed Ali`."""
    words = [word for word in _WORD.findall(name) if word not in _PARTICLES]
    if not 2 <= len(words) <= _MAX_WORDS or any(map(_is_of_organisation, words)):
        return False
    given = [_parts(word)[0] in _GIVEN for word in words]
    family = [_parts(word)[-1] in _FAMILY for word in words]
    if any(given) and any(family) and sum(given) + sum(family) > 1:
        return True
    capitalised = all(word[0].isupper() for word in words)
    return (
        capitalised
        and len(words) <= _MAX_WORDS_WITH_ONE_KNOWN
        and (given[0] or _parts(words[-1])[-1] in _FAMILY - _PLACES)
    )


def _parts(word: str) -> list[str]:
    """A word in lower case, a double name as two."""
    return word.strip(".").casefold().split("-")


def _is_of_organisation(word: str) -> bool:
    plain = word.strip(".").casefold()
    return plain in _WORDS or plain.endswith(_ENDINGS)
