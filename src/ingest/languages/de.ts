import type { Language } from './language.ts';

export const GERMAN: Language = {
  name: 'German',
  common: 'der|die|und|das|den|nicht|mit|von|ist|im|auf|eine',
  months: [
    'januar|jänner|jän|jan',
    'februar|feber|feb',
    'märz|maerz|mär|mrz',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'dezember|dez',
  ],
  weekdays: 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so',
  within: '',
  order: 'day first',
  time: 'heute|gestern|uhr|um|am|vom|den|der|vor|seit|stand|min|minuten?|stunden?|tagen?|wochen?|lesezeit|lesedauer|etwa|ca|und|datum|zuletzt|letzte|änderung|erstmals|zu lesen|std',
  published:
    'veröffentlicht(?: am)?|veröffentlichung|publiziert(?: am)?|erschienen(?: am)?|erstellt(?: am)?|eingestellt(?: am)?|gepostet|datum|online (?:seit|gestellt)|verfasst(?: am)?|erstveröffentlichung',
  updated:
    'aktualisiert(?: am)?|aktualisierung|update|geändert(?: am)?|letzte änderung|zuletzt (?:aktualisiert|geändert|bearbeitet)(?: am)?|stand|bearbeitet',
  life: 'geboren|gestorben|verstorben|geb|gest|geburtstag',
  by: 'von|ein beitrag von|ein gastbeitrag von|eine analyse von|ein kommentar von|aufgezeichnet von|geschrieben von|text von|verfasst von|erstellt von|interview von|interview:? ',
  writer:
    'autor(?:in|en|innen)?|text|texte|verfasser(?:in)?|redakteur(?:in)?|redaktion|reporter(?:in)?|text (?:&|und|/) (?:fotos?|bilder)|text, fotos?|beitrag von',
  office: 'redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|kolumnist(?:in)?|volontär(?:in)?',
  crew: 'mit material von|mitarbeit|redaktion|quellen?|übersetzung|bearbeitet von|mit agenturen|mit informationen von|mit agenturmaterial',
  credit:
    '(?:archiv|symbol|titel|vorschau|beispiel)?(?:fotos?|bild(?:er)?|fotograf(?:in)?|grafik(?:en)?|illustration(?:en)?|video|bildnachweise?|fotonachweise?|bildrechte|bildquelle|quelle)|foto ?: ?©|foto ?/ ?grafik',
  elsewhere:
    'mehr zum thema|lesen sie mehr|mehr dazu|weitere (?:artikel|themen|meldungen|beiträge|nachrichten|informationen)(?: (?:zum thema|aus .{2,30}))?|verwandte (?:artikel|themen|beiträge)|ähnliche (?:artikel|beiträge)|meistgelesen|meistgelesene artikel|am meisten gelesen|empfehlungen(?: der redaktion)?|das könnte (?:sie|dich|euch) (?:auch )?interessieren|auch interessant|weiterlesen|zum thema|passend dazu|mehr aus .{2,30}|mehr von .{2,30}|links zum thema|themen des artikels|aus unserem archiv|jetzt lesen|beliebte artikel|neueste artikel|nächster artikel|vorheriger artikel',
  readAlso:
    'lesen sie auch|lesen sie dazu(?: auch)?|lies auch|lest auch|lesen sie hier|mehr zum thema|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|siehe auch|sehen sie auch',
  subscribe:
    'abonnieren sie|abonniere |jetzt (?:kostenlos |hier )?(?:den |für den |unseren |zum )?(?:newsletter|abonnieren|abo|anmelden|registrieren|mitglied werden)|melden sie sich .{0,40}(?:newsletter|an\\b)|hier (?:geht es zum|können sie) .{0,40}(?:newsletter|abo)|newsletter(?: abonnieren|-anmeldung| bestellen)|folgen sie (?:uns|der|dem)|folge uns|folgt uns|bestellen sie|laden sie (?:sich )?unsere app|jetzt testen|unterstützen sie (?:uns|unsere|unabhängigen)',
  button:
    'teilen|(?:artikel|beitrag|seite) (?:teilen|drucken|merken|versenden|anhören|kommentieren)|(?:auf|per|über) (?:facebook|twitter|x|whatsapp|e-?mail|linkedin|xing) teilen|drucken|merken|versenden|vorlesen|text vorlesen|weiter|zurück|mehr anzeigen|alle anzeigen|startseite|menü|suche|suchen|anmelden|abmelden|anzeige|werbung|nach oben|zum seitenanfang|link kopieren|speichern|kommentieren|pfeil nach (?:oben|links|rechts|unten)',
  comments:
    '(?:keine )?kommentare?|kommentar (?:schreiben|verfassen|abgeben)|schreiben sie einen kommentar|schreibe einen kommentar|diskutieren sie mit|leserkommentare',
  tags: 'schlagworte?|schlagwörter|stichworte?|themen|kategorien?|rubriken?|tags|ressorts?|schlagwort',
  copyright: 'alle rechte vorbehalten|nachdruck .{0,30}(?:verboten|untersagt|nur mit)',
};
