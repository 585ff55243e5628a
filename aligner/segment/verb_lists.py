"""Word lists for `aligner.segment.verbs`, all in lower case, by language."""

from __future__ import annotations

from aligner.segment.words import as_words

__all__ = [
    "COMMON",
    "DETERMINERS",
    "GERUND_NOUNS",
    "NOT_VERBS",
    "SAYING",
    "STRONG_DETERMINERS",
]

SAYING = {
    "en": as_words(
        "said says say told tells added adds announced announces reported reports claimed claims "
        "stated states declared declares explained insisted warned noted argued asked replied "
        "answered wrote writes tweeted acknowledged admitted denied alleged accused estimated "
        "observed complained stressed confirmed recalled continued concluded promised vowed "
        "described believes believed thinks expects"
    ),
    "es": as_words(
        "dijo dice dicen dijeron afirmó afirma afirman afirmaron añadió añade agregó señaló "
        "señala señalan señalaron informó informa informan informaron anunció anuncia anunciaron "
        "declaró declara declararon explicó explica explicaron aseguró asegura aseguran "
        "aseguraron indicó indica indicaron manifestó manifestaron sostuvo sostiene denunció "
        "denuncia denunciaron advirtió advierte advirtieron preguntó respondió contestó replicó "
        "reconoció admitió negó confirmó confirma confirmaron reportó reportaron apuntó subrayó "
        "precisó precisaron insistió comentó comentaron relató contó recordó estimó estiman "
        "calcula calculan calculó prometió escribió dicho afirmado añadido declarado anunciado "
        "informado asegurado señalado explicado denunciado indicado reportado confirmado "
        "advertido manifestado expresó expresaron expresan exclamó gritó previno cree creen"
    ),
    "fr": as_words(
        "dit disent affirme affirment affirmait déclare déclarent annonce annoncent explique "
        "expliquent expliquait indique indiquent précise précisent ajoute ajoutent assure "
        "assurent rapporte rapportent estime estiment souligne soulignent rappelle avertit "
        "dénonce dénoncent reconnaît admet nie confirme confirment raconte écrit demande répond "
        "lance prévient juge poursuit conclut dit-il dit-elle affirmé déclaré annoncé expliqué "
        "indiqué précisé ajouté assuré rapporté estimé souligné rappelé averti dénoncé reconnu "
        "admis nié confirmé raconté répondu lancé prévenu jugé poursuivi conclu"
    ),
}

COMMON = {
    "en": SAYING["en"]
    | as_words(
        "is are was were am be been has have had do does did will would shall should can could "
        "may might must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
        "didn't won't wouldn't can't couldn't shouldn't took take takes gave give gives got get "
        "gets went go goes came come comes made make makes found find finds fell fall falls rose "
        "rise rises began begin begins became become becomes held hold holds kept keep keeps led "
        "lead leads left leave leaves lost lose loses met meet meets paid sent send sends sold "
        "saw see sees shot stood stand stands struck strike spoke spoken speak speaks spent stole "
        "swept taught thought threw told understood won win wins wore withdrew withdraw broke "
        "break breaks brought bring brings built build builds bought caught chose drew drove ate "
        "fought fight fights fled flee flees flew forgot froze grew grow grows heard hear hears "
        "hid hit hits hurt knew know knows laid lay let lets meant put puts ran run runs sang "
        "sank set sets shook shut sits sat slept stuck swore tore woke wrote killed kills wounded "
        "injured died dies die live lives remain remains remained seem seems show shows showed "
        "continue continues want wants need needs call calls called try tries use uses work works "
        "start starts stop stops plan plans hope hopes support supports face faces expect include "
        "includes involve provide provides allow allows permit permits help helps turn turns seek "
        "seeks agree agrees demand demands urge urges seize seizes retake retakes recapture "
        "regain regains reach reaches launch launches threaten threatens remains accuse accuses "
        "blame blames reject rejects back backs fear fears appear appears happen happens occur "
        "occurs mean means play plays receive receives return returns serve serves rely relies "
        "suggest suggests target targets warn warns vow vows deny denies insist insists depend "
        "depends depended poses pose pledge pledges protest protests march marches visit visits "
        "contribute contributes position positions arrive arrives close closes open opens cut "
        "cuts rocks rock hits ends end"
    ),
    "es": frozenset(word for word in SAYING["es"] if not word.endswith(("ado", "ido", "icho")))
    | as_words(
        "es son era eran fue fueron será serán sería serían sea sean ha han había habían hubo "
        "habrá habrán habría habrían haya hayan he hemos hay está están estaba estaban estuvo "
        "estuvieron estará esté estén tiene tienen tenía tenían tuvo tuvieron tendrá tendrán "
        "tendría tendrían tenga puede pueden podía podían pudo pudieron podrá podrán podría "
        "podrían pueda puedan debe deben debía debían deberá deberán debería deberían quiere "
        "quieren quería querían quiso va van iba iban vaya vayan hace hacen hacía hizo hicieron "
        "hará haga da dan daba dio dieron ve ven vio vieron sabe saben sabía supo viene vienen "
        "vino vinieron venía sigue siguen siguió seguía sale salen salió pone ponen puso pusieron "
        "trae trajo dejó deja dejan lleva llevan llevó pasa pasó pasan queda quedan quedó llega "
        "llegan llegó encuentra encuentran vive viven muere mueren murió murieron cae caen cayó "
        "cayeron permite permiten permanece permanecen continúa continúan existe existen busca "
        "buscan pide piden pidió exige exigen propone incluye incluyen afecta afectan amenaza "
        "amenazan cuenta cuentan conoce conocen desconoce desconocen espera esperan teme temen "
        "acusa acusan apoya apoyan respalda respaldan ataca atacan mata controla controlan ocupa "
        "ocupan recupera recuperan toma toman retoma pierde pierden gana ganan logra logran "
        "intenta intentan decide mantiene mantienen representa representan reúne reúnen reclama "
        "reclaman rechaza rechazan presenta celebra celebran comienza empieza empiezan termina "
        "terminan muestra muestran parece parecen significa supone suponen cesa cesan crece "
        "aumenta aumentan baja sube alcanza alcanzan recibe reciben abre abren cierra cierran "
        "acoge entra entran huye huyen avanza avanzan refugian migran denomina llaman llama "
        "fracasa condena condenan detiene detienen revela demuestra demuestran produce producen "
        "desarrolla desarrollan necesita necesitan fueran fuera sufre sufren anuncio sospechan"
    ),
    "fr": as_words(
        "est sont était étaient fut furent sera seront serait seraient soit soient a ont avait "
        "avaient eut eurent aura auront aurait auraient ait aient ai avons suis sommes êtes avez "
        "fait font faisait fit firent fera va vont allait alla ira peut peuvent pouvait pouvaient "
        "pourra pourront pourrait pourraient pu doit doivent devait devaient devra devront "
        "devrait devraient veut veulent voulait voulaient voudrait faut faudra faudrait sait "
        "savent savait vient viennent venait vint dit disent disait prend prennent prit prirent "
        "met mettent mit mirent tient tiennent tint reste restent devient deviennent devint voit "
        "voient vit vivent meurt meurent part partent sort sortent sert permet permettent semble "
        "semblent continue continuent affirme affirment déclare déclarent annonce annoncent "
        "explique expliquent expliquait indique indiquent précise précisent ajoute ajoutent "
        "assure assurent rapporte rapportent estime estiment souligne soulignent rappelle dénonce "
        "dénoncent reconnaît admet confirme confirment raconte écrit demande demandent répond "
        "prévient juge existe existent tombe tombent arrive arrivent laisse laissent trouve "
        "trouvent compte comptent reprend reprennent perd perdent gagne gagnent attaque attaquent "
        "tue tuent bombarde contrôle contrôlent occupe occupent soutient soutiennent accuse "
        "accusent menace menacent craint craignent cherche cherchent appelle appellent montre "
        "montrent publie publient concerne touche touchent frappe frappent entre entrent quitte "
        "quittent fuit fuient avance avancent essaie tente tentent propose proposent refuse "
        "refusent rejette accueille réunit réunissent commence commencent finit finissent compose "
        "représente représentent porte portent vise visent provoque provoquent cause demeure "
        "demeurent dispose disposent réclame réclament manifeste manifestent ouvre ouvrent ferme "
        "ferment suit suivent s'agit signifie implique implorent décide décident n'y participe "
        "participent"
    ),
}

DETERMINERS = {
    "en": as_words(
        "the a an this these those its their his her our my your of no some any many several all "
        "most more few other such very newly heavily so-called"
    ),
    "es": as_words(
        "el la los las un una unos unas su sus al del de este esta estos estas ese esa esos esas "
        "aquel aquella mi nuestro nuestra cada otro otra otros otras algún alguna algunos algunas "
        "ningún ninguna muchos muchas varios varias toda todo en con por para sin entre"
    ),
    "fr": as_words(
        "le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs notre nos mon ma "
        "mes au aux en chaque quelque quelques plusieurs tout toute aucun aucune dans sur par "
        "pour avec sans"
    ),
}

# Never before a verb: unlike "la" or "les", they are no pronouns of an object.
STRONG_DETERMINERS = {
    "en": as_words("the a an of its"),
    "es": as_words("el un una unos unas su sus al del de este estos cada en con por para"),
    "fr": as_words("un une des du d' ce cet cette ces son sa ses notre au aux chaque par"),
}

NOT_VERBS = {
    "en": as_words(
        "united need'ed red bed shed speed seed indeed hundred sacred breed aged armed "
        "unprecedented masked limited wicked naked three-quarters said-based embed"
    ),
    "es": as_words(
        "policía mayoría economía energía minoría autoría compañía alegría vía guía día "
        "democracia ciudadanía alcaldía fiscalía abogacía soberanía monarquía garantía infantería "
        "artillería batería ingeniería sequía oligarquía teoría categoría auditoría asesoría "
        "secretaría crisis tercería media todavía bahía turquía maría garcía lucía sofía orden "
        "imagen joven origen margen crimen régimen examen volumen resumen virgen también quien "
        "quienes alguien bien cien recién tren plan pan gran tan san irán siria según gran "
        "capitán alemán catalán refrán afán cara para hungría rusia sistema aun aunque sin en "
        "entre desde andalucía geografía ideología tecnología ecología biología pero cuidad "
        "campaña mañana semana humana germen polen dictamen almacén rehén sartén edén certamen "
        "gravamen abdomen islam sultán volcán huracán ramadán teherán afganistán pakistán tercera "
        "primera manera carrera frontera bandera guerrera ahora verdadera extranjera cartera "
        "escalera sería-mente madera espera-mente obrera cuera tras mejoría filosofía fotografía "
        "cercanía lejanía travesía agonía simpatía utopía hipocresía ninguna alguna abren-fácil "
        "afueras"
    ),
    "fr": as_words(
        "président argent accident vent continent moment gouvernement parlement récent violent "
        "urgent différent présent absent client patient agent parent talent incident résident "
        "lent cent souvent comment vraiment seulement notamment également dent content prudent "
        "innocent fréquent excellent permanent pourcent adolescent évident suffisant équivalent "
        "occident orient précédent antécédent contingent régiment département lait trait retrait "
        "souhait portrait extrait attrait méfait bienfait parfait imparfait forfait fait-divers "
        "délai parait-il avant caméra opéra intelligent opposent convalescent transparent "
        "conscient escient serment"
    ),
}

GERUND_NOUNS = {
    "en": as_words(
        "king thing something anything nothing everything morning evening spring string ring wing "
        "during including according regarding following concerning excluding pending considering "
        "notwithstanding building meeting ceiling beijing wedding funding training sibling "
        "offspring housing shopping painting hearing shooting fighting bombing killing "
        "gathering feeling opening warning boeing shelling starting beginning"
    ),
    "es": as_words(
        "cuando comando mando bando contrabando fernando hernando orlando rolando estruendo "
        "atuendo dividendo stupendo estupendo horrendo tremendo reverendo referendo remando "
        "blando"
    ),
    "fr": as_words(
        "avant pendant durant suivant concernant devant instant important enfant habitant "
        "manifestant autant tant restant cependant auparavant maintenant dorénavant moyennant "
        "nonobstant militant combattant représentant dirigeant commandant lieutenant étudiant "
        "passant tellement puissant récalcitrant constant distant élégant géant montant survivant "
        "assaillant attaquant croyant fabricant figurant gagnant gérant consultant volant garant "
        "pourtant quant chant sang gant occupant ressortissant opposant débutant dissident "
        "adjudant éléphant croissant vivant existant suffisant inquiétant imposant étonnant "
        "méchant brillant sanglant cinglant"
    ),
}
