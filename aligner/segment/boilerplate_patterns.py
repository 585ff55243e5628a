"""Patterns for `aligner.segment.boilerplate`: Spanish, French and English page furniture."""

from __future__ import annotations

__all__ = ["ANYWHERE", "CREDITS", "OPENINGS", "WHOLE"]

COUNT = r"\d+(?:[.,\u00a0\u202f ]\d+)*(?: ?[kKmM]\b)?"
COUNTED = (
    r"(?:page ?)?views?|reads?|hits|visits?|shares?|likes?|comments?|replies|reply|retweets?"
    r"|tweets?"
    r"|followers?|votes?|responses?|thoughts?|reactions?|downloads?|minutes?(?: read)?"
    r"|min(?:s)?(?: read)?"
    r"|visitas?|vistas?|lecturas?|compartidos?|comentarios?|respuestas?|me gusta|visualizaciones"
    r"|reproducciones|reacci(?:ón|ones)|seguidores|minutos? de lectura|min de lectura|votos?"
    r"|descargas"
    r"|vues?|lectures?|partages?|commentaires?|réponses?|j['’]aime|réactions?|abonnés|visites?"
    r"|minutes? de lecture|min de lecture|consultations?|visionnages?|affichages?|mots|words"
    r"|palabras"
)
TAIL = r"[\s.!:…»>→\-–—*]*"
NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linked ?in|instagram|youtube|google(?: news|\+)?"
    r"|reddit"
    r"|pinterest|tumblr|e-?mail|correo(?: electrónico)?|courriel|mail|messenger|tik ?tok|bluesky"
    r"|mastodon|threads|flipboard|pocket|rss|skype|print|imprimir|imprimer)"
)
# Separators that cannot match in two ways: an optional one would cost exponential time.
LIST = rf"{NETWORK}\b(?:[\s,|/·•&+]+(?:(?:and|y|e|et|or|o|ou)\s+)?{NETWORK}\b)*"

DATE_WORD = (
    r"(?:\d{1,4}(?:st|nd|rd|th|er|º)?|de|del|at|on|le|el|à|a las|las|h|hrs?|[ap]\.? ?m\.?|gmt"
    r"|utc|cet|edt|est"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
    r"|(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)

# The line as a whole.
WHOLE = (
    rf"(?:leído|leída|read|viewed|shared|lu|vu|visto|compartido|partagé) {COUNT} ?(?:veces"
    rf"|times|fois)",
    r"(?:reading time|temps de lecture|tiempo de lectura|lectura)\s*:.{0,25}",
    r"(?:pin it|email this|print(?: this)?(?: page| article)?|report this ad|website|responder"
    r"|répondre"
    r"|(?:la )?rédaction|redacción|par la rédaction|por la redacción"
    rf"|(?:accept|reject) all|(?:aceptar|rechazar) todo|tout (?:accepter|refuser)){TAIL}",
    r"(?:previous|next) (?:article|post|story|page)|(?:artículo|entrada|noticia) (?:anterior"
    r"|siguiente)"
    r"|article (?:précédent|suivant)",
    r"(?:advertisement|publicidad|publicité)\s*[-–—|:].{0,40}",
    r"(?:home|inicio|accueil|portada)\s*[>»/|›].{0,120}",
    r"(?:posted|filed) in (?-i:[A-Z])\w*(?:(?: |, | and )\w+){0,3}",
    rf"(?:total |número de |nombre de |post "
    rf"|article )?(?:{COUNTED})\s*[:=(\-–]?\s*\(?\s*{COUNT}\)?{TAIL}",
    rf"{COUNT}\s*(?:{COUNTED})(?:(?: ?[|·•,/\-] ?| ){COUNT}\s*(?:{COUNTED}))*(?:\s(?:on|to|sur|en|à"
    rf"|a)\s.{{0,80}})?{TAIL}",
    rf"(?:no|sin|aucun|pas de|0)\s+(?:comments?|comentarios?|commentaires?|replies"
    rf"|responses?)(?: (?:yet|aún|todavía|pour le moment|pour l['’]instant))?{TAIL}",
    rf"(?:comments?|comentarios?|commentaires?|replies|respuestas|réponses|reactions|réactions"
    rf"|reacciones)(?: (?:\(?{COUNT}\)?|off|closed|cerrados|fermés|are closed\.?|están cerrados\.?"
    rf"|sont fermés\.?))?{TAIL}",
    r"(?:comments?|comentarios?|(?:les |los )?commentaires?|los comentarios) (?:are|is|están"
    r"|sont) (?:now |ahora |désormais )?(?:closed|disabled|off|cerrados|desactivados|fermés"
    r"|désactivés).{0,30}",
    rf"(?:share|tweet|pin|print|e-?mail|save|like|follow|subscribe|reply|partager|imprimer"
    rf"|enregistrer|s['’]abonner|abonnez-vous|suivre|compartir|imprimir|guardar|suscribirse"
    rf"|suscríbete|seguir|síguenos|suivez-nous|follow us|comparte|comparta|compártelo"
    rf"|compartir noticia|partagez|sign (?:in|up)|log ?(?:in|out)|register|iniciar sesión"
    rf"|regístrate|registrarse|se connecter|connexion|inscription|s['’]inscrire|search|buscar"
    rf"|rechercher|recherche|menu|menú|home|inicio|accueil|contact(?: us)?|contacto|contáctenos"
    rf"|nous contacter|about(?: us)?|quiénes somos|qui sommes-nous.?|advertisement|advertising"
    rf"|publicidad|publicité|anuncio|annonce|sponsored(?: content)?|patrocinado"
    rf"|contenido patrocinado|sponsorisé|contenu sponsorisé|loading|cargando|chargement"
    rf"|skip to (?:main )?content|saltar al contenido|ir al contenido|aller au contenu|back to top"
    rf"|volver arriba|haut de page|retour en haut|next|previous|siguiente|anterior|suivant"
    rf"|précédent|tags?|etiquetas?|mots[- ]clés|étiquettes|temas|topics|categories|categorías?"
    rf"|catégories?|archives?|archivos?|newsletter|boletín|infolettre|rss|sitemap|mapa del sitio"
    rf"|plan du site){TAIL}",
    rf"(?:share|tweet|compartir|comparte|compártelo|partager|partagez|follow|síguenos|suivez-nous"
    rf"|find)\b(?: (?:this|us|it|esto|esta|este|cet|cette|ceci|la|el|l['’]|le"
    rf"|nous))?(?: ?(?:article|artículo|noticia|post|story|page|página|nota|entrada|publicación"
    rf"|entry))?(?: (?:on|en|sur|via|with|con|avec|por|par|this))?(?: (?:social media"
    rf"|your social networks|redes(?: sociales)?|les réseaux(?: sociaux)?|réseaux sociaux"
    rf"|tus redes(?: sociales)?|vos réseaux.{{0,20}}|{LIST}))?(?:\s*[:(].{{0,60}})?{TAIL}",
    rf"{LIST}{TAIL}",
    r"%[ds]\b.{0,60}",
    r".{0,30}\b(?:bloggers?|blogueros?|blogueurs?) (?:like this|les gusta esto|aiment"
    r" ce.{0,12}).{0,3}",
    r"(?:like|me gusta|j['’]aime)\s*(?:this|esto|ça|loading|cargando"
    r"|chargement)?\s*[:.….]*(?:\s*(?:loading|cargando|chargement).{0,5})?",
    rf"(?:related|similar|relacionado|relacionados|articles? (?:liés|similaires|connexes|associés)"
    rf"|sur le même (?:sujet|thème)|à lire (?:aussi|également)|lire aussi|lea también|lee también"
    rf"|leer también|le puede interesar|te puede interesar|también te puede interesar"
    rf"|noticias relacionadas|artículos relacionados|contenido relacionado|related (?:articles?"
    rf"|stories|posts?|news|content|topics?|links?)|more (?:stories|news|from|on this).{{0,60}}"
    rf"|more on:?.{{0,40}}|most (?:read|popular|viewed)|les plus lus|lo más (?:leído|visto)"
    rf"|más (?:leídas|noticias|información|sobre).{{0,40}}|plus d['’](?:infos?|informations?"
    rf"|articles)(?: sur)?.{{0,40}}|read (?:more|also|next)|see also|voir aussi|ver también"
    rf"|ver más|voir plus|see more|leer más|seguir leyendo|continue reading|continuer la lecture"
    rf"|continuar leyendo|keep reading|sigue leyendo|lire la suite|en savoir plus|saber más"
    rf"|learn more|load more|show more|click here.{{0,60}}|haga clic aquí.{{0,60}}"
    rf"|cliquez ici.{{0,60}}){TAIL}",
    r"(?:your |tu |su |votre )?(?:name|nombre|nom|e-?mail(?: address)?|correo(?: electrónico)?"
    r"|courriel|adresse (?:e-?mail|de messagerie)|website|web|sitio web|site(?: web)?|comment"
    r"|comentario|commentaire|message|mensaje)\s*\*\s*",
    r"(?:by|por|par|written by|escrito por|écrit par|posted by|publicado por|publié par|reported by"
    r"|redacción|la rédaction|staff reporter|text(?:o|e)?(?: de| by| par)?"
    r"|de notre correspondante?)"
    r"(?:\s*[:/]\s*|\s+)(?-i:[A-ZÀ-Þ][\w.’'\-]*(?:[,/\s]+(?:(?:and|y|et|de|del|la|van|von|der|al"
    r"|el|en|à|in)\s+){0,2}"
    r"[A-ZÀ-Þ][\w.’'\-]*){0,6})\s*"
    r"(?:[|·•–—\-].{0,60})?",
    r"(?:published|posted|updated|last (?:updated|modified)|publicado|actualizado"
    r"|última actualización|publié|mis à jour|dernière mise à jour|modifié|created|fecha"
    r"|date)\b(?: (?:on|at|el|le|à|a las|the|by|por|par|in|en"
    r"|dans))?\s*:?\s*.{0,12}\d[^.!?;]{0,50}",
    rf"(?:{DATE_WORD}[\s,.:/\-–|]*){{2,9}}",
    r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b|derechos reservados|todos los derechos|tous droits"
    r"|all rights reserved).{0,160}",
    r"(?:source|fuente|sources|fuentes|via|vía)\s*:\s*(?:https?:\S+|[^.!?;]{1,60})\.?",
    r"(?:tags?|etiquetas?|mots[- ]clés|temas|topics|filed under|categor(?:y|ies|ías?)|catégories?"
    r"|archivado en|classé (?:dans|sous)|posted in|publicado en|publié dans|étiquettes?|keywords"
    r"|palabras clave)\s*:?\s*[:|].{0,160}",
    r"(?:photo|image|picture|video|vidéo|foto|fotos|imagen|photos|images|galería|galerie|gallery"
    r"|diaporama|infographie|infografía|audio|watch|listen|mira|écoutez|escucha|regardez|vea"
    r"|voir)\s*[:|]\s*[^.!?]{0,80}",
    rf"(?:you may also like|recommended(?: for you)?|recomendados?(?: para (?:ti|usted))?"
    rf"|recommandé(?:s)?(?: pour vous)?|trending(?: now)?|breaking news|última hora"
    rf"|dernière minute|editor['’]s picks?|don['’]t miss|no te pierdas|à ne pas manquer){TAIL}",
    r"(?:https?://|www\.)\S+",
)

# The first words, in a line that is short and reports nobody's words.
OPENINGS = (
    r"leave (?:a|your) (?:reply|comment)\b",
    r"(?:enter|type) your (?:e-?mail|name|comment)\b",
    r"(?:introduce|introduzca|escribe|ingresa|ingrese) (?:tu|su) (?:correo|e-?mail|nombre)\b",
    r"(?:saisissez|entrez|indiquez) votre (?:adresse|e-?mail|courriel|nom)\b",
    r"(?:vos|votre|your|tus?|sus?) (?:dons?|donations?|contributions?|donación|donaciones|aportes?)"
    r" (?:nous|nos|helps?|makes?|keeps?|supports?|ayudan?|permiten?)\b",
    r"post (?:a|your) (?:reply|comment)\b",
    r"add (?:a|your) comment\b",
    r"write a comment\b",
    r"join the (?:conversation|discussion)\b",
    r"(?:log|sign) in to (?:comment|reply|leave|post)",
    r"you must be logged in",
    r"cancel reply",
    r"be the first to (?:comment|like)",
    r"deja? (?:un|tu|una|su|aquí) (?:comentario|respuesta|tu comentario)\b",
    r"deje (?:un|su|una) (?:comentario|respuesta)\b",
    r"dejar (?:un|una) (?:comentario|respuesta)\b",
    r"escrib[ea] (?:un|tu|su) comentario\b",
    r"(?:añadir|agregar|añade|agrega|publicar|enviar) (?:un |tu |el )?comentario\b",
    r"cancelar (?:la )?respuesta",
    r"debes? (?:iniciar sesión|estar conectado)",
    r"sé el primero en comentar",
    r"únete a la conversación",
    r"laisse[rz]? (?:un|votre|une) (?:commentaire|réponse|avis)\b",
    r"(?:ajouter|poster|publier|écrire|rédiger) (?:un|votre) commentaire\b",
    r"ajoutez (?:un|votre) commentaire",
    r"annuler la réponse",
    r"soyez le premier à commenter",
    r"vous devez (?:être connecté|vous connecter)",
    r"connectez-vous (?:pour|afin)",
    r"your e-?mail address will not",
    r"(?:tu|su) (?:dirección de )?correo electrónico no será",
    r"votre adresse (?:e-?mail|de messagerie|électronique) ne sera",
    r"required fields are",
    r"los campos (?:obligatorios|requeridos|necesarios)",
    r"les champs (?:obligatoires|requis)",
    r"save my name",
    r"guarda(?:r)? mi nombre",
    r"enregistrer mon nom",
    r"notify me of",
    r"(?:recibir|avísame|notificarme) .{0,30} (?:comentarios|entradas)",
    r"prévenez-moi de",
    r"this site uses (?:akismet|cookies)",
    r"este sitio (?:web )?(?:usa|utiliza) (?:akismet|cookies)",
    r"esta (?:web|página) (?:usa|utiliza) cookies",
    r"ce site (?:web )?utilise (?:akismet|des cookies)",
    r"(?:we|this website|our (?:site|website|partners)"
    r"|we and our partners) use[sd]? .{0,30}cookies",
    r"(?:usamos|utilizamos) .{0,30}cookies",
    r"nous utilisons .{0,30}cookies",
    r"(?:by (?:continuing|using|browsing)|en (?:poursuivant|continuant)|al (?:continuar|navegar"
    r"|usar)|si continúa|si contin[uú]as) .{0,80}(?:cookies|navig\w+|privacy|terms|site|sitio"
    r"|web)",
    r"(?:accept|aceptar|accepter|manage|gestionar|gérer|allow|reject) (?:all |todas? (?:las )?"
    r"|tous? (?:les )?|les |las )?cookies?",
    r"(?:privacy|cookie) policy\b",
    r"política de (?:privacidad|cookies)\b",
    r"politique de (?:confidentialité|cookies)\b",
    r"terms (?:of (?:use|service)|and conditions)\b",
    r"aviso legal\b",
    r"mentions légales\b",
    r"condiciones de uso\b",
    r"conditions (?:générales )?d['’]utilisation\b",
    r"(?:please )?(?:subscribe|sign up|register) (?:to|for|now|today|here|and|with|by)\b",
    r"get (?:our|the|all the|more|breaking|daily) .{0,40}(?:newsletters?|inbox|alerts?|e-?mail"
    r"|app)\b",
    r"(?:suscr[ií]b(?:ete|ase|anse|irse)|regístr(?:ate|ese))\b",
    r"(?:recib[ea]|recíbel[ao]s?) .{0,60}(?:boletín|newsletter|correo|noticias|alertas"
    r"|titulares)\b",
    r"(?:abonnez|inscrivez)-vous\b",
    r"recevez .{0,60}(?:newsletter|infolettre|lettre|courriel|mail|alertes|actualité\w*)\b",
    r"(?:s['’]abonner|s['’]inscrire) (?:à|pour)\b",
    r"(?:follow|like|join|find) us\b",
    r"(?:síguenos|síganos|seguinos|únete|encuéntranos)\b",
    r"(?:suivez|rejoignez|retrouvez)(?:-nous)? .{0,40}(?:facebook|twitter|whatsapp|telegram"
    r"|instagram|youtube|réseaux|newsletter|application|appli|canal|chaîne|page)\b",
    r"suivez-nous\b",
    r"follow (?:@|the author|the latest|our|live)",
    r"(?:download|get) (?:our|the) .{0,20}app\b",
    r"descarg(?:a|ue) (?:nuestra|la) .{0,20}(?:app|aplicación)\b",
    r"téléchargez (?:notre|l['’]).{0,20}appli",
    r"share (?:this|on|via|with)\b(?=.{0,60}$)",
    r"(?:comparte|comparta|compartir) (?:en|esta?|este|esto|la noticia|con)\b",
    r"partage[rz] (?:sur|cet|cette|ce|l['’]article|avec|la|par)\b",
    r"(?:read|see) (?:more|also|next|the full|our full)\b(?:\s?[:|>→…]| (?:about|on|at|from|here"
    r"|article|story)|$)",
    r"also read\b\s?[:|–-]?",
    r"read\s?:",
    r"related\s?[:|]",
    r"(?:lea|lee|leer|ver|vea|mira|consulte|consulta) (?:también|además|más|aquí|la noticia"
    r"|el artículo)\b",
    r"(?:le|te) (?:puede|podría) interesar\b",
    r"(?:más|toda la) información (?:en|aquí|sobre)\b",
    r"(?:à )?(?:lire|voir|écouter|relire|découvrir) (?:aussi|également|la suite|notre|plus|sur"
    r"|l['’]article)\b",
    r"(?:lisez|voyez) (?:aussi|également|notre)\b",
    r"pour en savoir plus\b",
    r"(?:click|tap|haga clic|haz clic|pincha|pulse|cliquez|cliquer) (?:here|aquí|ici|on|en|sur"
    r"|para|pour|to)\b",
    r"(?:please )?(?:donate(?= (?:now|today|here|online|to (?:us|our|keep|support|help"
    r"|this))\b|\W*$)|(?:consider )?(?:making a donation|donating|supporting (?:us|our))"
    r"|support (?:us|our (?:work|journalism|site|newsroom|reporting|independent)"
    r"|independent journalism|this (?:site|blog))|make a (?:donation|contribution|gift)"
    r"|become a (?:member|supporter|patron|subscriber)|help us (?:to )?(?:keep|continue|stay"
    r"|survive|fund|grow)|buy (?:me|us) a coffee|chip in)\b",
    r"(?:haz(?:te)?|haga(?:se)?|hágase) (?:una? |su |tu )?(?:donación|donativo|socio|socia"
    r"|suscriptor|miembro|aporte)\b",
    r"(?:dona|done|apoya|apoye|apóyanos|ayúdanos|ayúdenos|colabora|colabore|contribuye"
    r"|contribuya) (?:ahora|aquí|hoy|a nuestr[oa]s?|nuestr[oa]s?|con (?:nosotros|nuestr[oa]|tu"
    r"|una)|el periodismo|este (?:medio|sitio|blog)|al (?:periodismo|mantenimiento))\b",
    r"(?:apóyanos|ayúdanos)\b",
    r"(?:faites|faire) un don\b",
    r"(?:soutenez|soutenir|aidez|aider)(?:-nous| (?:nous|notre|nos|le journalisme|la presse"
    r"|l['’]information|ce (?:site|blog|média)|infos?\b))",
    r"(?:je donne|je fais un don|devenez (?:membre|abonné|donateur|mécène)|contribuez"
    r"|participez (?:au|à) (?:financement|notre))\b",
    r"(?:all |any |your )?donations? (?:is|are|will be) (?:always |very |most |greatly "
    r"|gratefully |much )?(?:welcome|appreciated|needed|accepted|tax[- ]deductible)\b",
    r"(?:las|los|tus?|sus?|vuestr[oa]s|toda|todas las) ?(?:donaci(?:ón|ones)|donativos?|aportes?"
    r"|aportaciones) (?:son|es|será[n]?) (?:siempre |muy )?(?:bienvenid|agradecid|bien recibid)",
    r"(?:les|vos|tous les|votre) dons? (?:est|sont|seront|sera) (?:toujours |les |la "
    r"|le )*(?:bienvenue?s?|précieux|appréciés|déductibles?)\b",
    r"if you (?:enjoyed|liked|value|appreciate|like) (?:this|our|what)\b",
    r"si (?:te|le) (?:ha )?gust(?:a|ó|ado) (?:este|esta|nuestro|lo que)\b",
    r"si (?:vous avez aimé|cet article vous)\b",
    r"(?:report (?:a|an) (?:typo|error|correction)|signaler une erreur|reportar un error)\b",
    r"(?:the )?views expressed (?:in|by|here)\b.{0,120}\b(?:author|own|necessarily|reflect)",
    r"(?:las opiniones|les opinions) (?:expresadas|exprimées|vertidas)\b.{0,120}\b(?:autor|auteur"
    r"|propi|reflej|reflèt)",
    r"(?:disclosure|disclaimer|editor['’]s note|nota del editor|note de la rédaction|ndlr"
    r"|nota de la redacción|correction|corrección|rectificatif)\s?:",
    r"(?:to )?(?:contact|reach) the (?:reporter|author|editor|writer)s?\b",
    r"(?:contact|contacto|contactez)\s?: ?\S+@",
)

# Wording that nothing else uses, wherever in the line it stands.
ANYWHERE = (
    r"all rights reserved",
    r"todos los derechos reservados",
    r"tous droits réservés",
    r"bloggers like this",
    r"required fields are marked",
    r"no será publicad[oa]\. los campos",
    r"ne sera pas publiée\. les champs",
    r"queda prohibida la reproducción",
    r"reproduction interdite",
    r"may not be (?:published|reproduced), (?:broadcast|reproduced|distributed)",
    r"learn how your comment data is processed",
    r"powered by wordpress",
    r"this (?:article|story) (?:was )?(?:originally|first) (?:appeared|published)",
    r"este artículo (?:fue|se) (?:publicado|publicó) (?:originalmente|por primera vez)",
    r"cet article (?:a été|est) (?:initialement|d['’]abord) (?:publié|paru)",
)

AGENCY = (
    r"(?:reuters|afp|ap|efe|epa|getty(?: images)?|flickr|shutterstock|istock|wikimedia(?: commons)?"
    r"|wikipedia|pixabay|unsplash|xinhua|tass|sana|dpa|anadolu|europa press|sipa(?: press)?|belga"
    r"|keystone"
    r"|abaca|rex|alamy|corbis|gtres|ansa|pa|upi|bloomberg|maxppp|creative commons|cc[- ]by\S*)"
)
NAMES = r"[A-ZÀ-Þ@][\w.’'@\-]*(?:[,\s/|&+–—]+[A-ZÀ-Þ@\-][\w.’'@\-]*){0,6}"

# Photo credits, alone or behind a caption. The names in them need their capital letters.
CREDITS = (
    rf".{{3,250}}[.\s]\s(?=[A-Z])(?i:{AGENCY})\.?",
    r"(?i:(?:photo(?:graph|grapher|graphe)?|image|picture|foto|fotografía|imagen|vidéo|video"
    r"|illustration|ilustración|graphic|infographie|gráfico)s?\s*(?:credits?|crédits?|créditos?"
    r"|courtesy|cortesía|by|de|por|par|d['’]archives?|d['’]illustration|de archivo"
    r"|file)?\s*[:/©(|]\s*)[^.!?]{1,80}\.?",
    rf"(?i:(?:photo|image|picture|foto|imagen|vídeo|video)s? (?:credits?|courtesy(?: of)?|by|de"
    rf"|por|par|cortesía(?: de)?)\s*:? ){NAMES}\.?",
    r"(?i:(?:credits?|crédits?|créditos?)\s*(?:photos?|images?|fotos?|fotográficos?"
    r"|de (?:la )?(?:foto|imagen))?\s*(?::|©|\||\bde\b|\bpar\b|\bpor\b)\s*).{1,80}",
    r".{1,250}[\s.(\[|/–—\-](?i:(?:photo|image|picture|foto|imagen)?\s?(?:credits?"
    r"|crédits?(?: photos?)?|créditos?))\s*[:©|].{1,80}",
    r".{1,250}[\s.(\[|/–—\-](?i:photo|photos|foto|fotos|imagen|image|fotografía|pic"
    r"|picture)\s*[:/©]\s*.{1,60}",
    r".{1,250}\((?i:(?:photo|image|picture|foto|imagen|file|archivo|archives?)(?:\s?(?:by|de|por"
    r"|par|via|:|/))?)\s?[^)]{0,60}\)\.?",
    rf".{{0,250}}[\s(\[/–—\-|](?i:{AGENCY})\s?/\s?[^.!?]{{1,50}}",
    rf".{{0,250}}[\s(\[]?(?:[A-ZÀ-Þ][\w.’'\-]*\s){{0,4}}[A-ZÀ-Þ]?[\w.’'\-]*\s?/\s?(?i:{AGENCY})(?:\s(?:via\s)?(?i:{AGENCY}))?[)\]]?\.?",
    rf"(?i:{AGENCY})(?:\s?[/|,–-]\s?.{{1,50}})?",
    r".{0,250}©\s?.{1,60}",
)
