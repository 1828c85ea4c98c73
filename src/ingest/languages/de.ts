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
  site: {
    menu: 'startseite|zur startseite|suche[n]?|suchen nach|menu schliessen|menu offnen|hauptmenu|schliessen|anmelden|abmelden|registrieren|einloggen|kontakt|impressum|datenschutz(?:erklarung|hinweise?)?|agb|nutzungsbedingungen|uber uns|werbung|anzeige[n]?|mediadaten|abo(?:nnieren|nnement)?|abo shop|karriere|stellenangebote|stellenmarkt|archiv|hilfe|drucken|teilen|twittern|merken|senden|vorlesen|themen|aktuelles|termine|presse|pressemitteilungen|veranstaltungen|spenden|mitglied werden|zum inhalt(?: springen)?|direkt zum inhalt|springe zum inhalt|sie sind hier|nach oben(?: scrollen)?|barrierefreiheit|leichte sprache|politik|wirtschaft|kultur|wissen|reise|gesellschaft|panorama|wetter|ratgeber|gewinnspiele?|gutscheine',
    comments:
      '(?:\\d+ |keine? |alle )?kommentare?(?: \\d+| anzeigen| verfassen| schreiben| hinzufugen)?|kommentare? (?:schreiben|hinzufugen|verfassen)|(?:schreibe|hinterlasse|schreiben sie) (?:einen|ihren) kommentar|(?:ersten|neuer) kommentar(?: schreiben)?|neueste kommentare|antwort(?:en)? abbrechen|deine e mail adresse wird nicht veroffentlicht.{0,80}|diskussion|leserkommentare|keine kommentare.{0,60}|noch keine? kommentare?.{0,60}|bitte (?:anmelden|melden sie sich an),? um zu kommentieren|netiquette(?: .{1,30})?',
    elsewhere:
      'das (?:konnte|durfte) (?:dich|sie|euch) auch interessieren|(?:auch|noch) interessant|(?:ahnliche|verwandte|weitere|neueste|aktuelle|letzte|vorherige[rs]?|nachste[rs]?) (?:beitrage?|artikel|themen|meldungen|nachrichten|news|inhalte?(?: .{1,30})?|informationen|links|videos)|weitere (?:topthemen|nachrichten|themen) zu.{0,200}|mehr (?:zum thema|dazu|aus .{1,40}|von .{1,40})|lesen sie auch.{0,40}|lesetipps?|meistgelesen.{0,20}|meist gelesen|schlagworter|schlagworte|tags?|stichworte|themen in diesem artikel|diese[nr]? (?:artikel|beitrag|seite) (?:teilen|empfehlen|bewerten)|(?:artikel|beitrag|seite) (?:teilen|drucken|bewerten|empfehlen)(?: via| mit)?|teilen(?: mit| auf)?|weitersagen|beitrags ?navigation|artikel ?navigation|uber den autor|uber die autorin|zum autor|zur person.{0,40}|autorinfo|ansprechpartner(?:in)?|pressekontakt|weiterfuhrende (?:links?|informationen|artikel)|zuruck(?: zur .{1,30})?|zur ubersicht.{0,30}|downloads?|dieser beitrag wurde (?:am|unter|von) .{1,200}|neu in .{1,30}|top ?themen|aktuelle ausgabe|jetzt (?:kostenlos )?(?:abonnieren|anmelden|registrieren|spenden)|newsletter(?: abonnieren)?|drucken etc|unsere empfehlungen|empfehlungen der redaktion',
  },
};
