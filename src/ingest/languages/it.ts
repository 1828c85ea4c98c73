import type { Language } from './language.ts';

export const ITALIAN: Language = {
  name: 'Italian',
  common: 'il|che|di|della|per|una|sono|gli|con|non|del|è',
  months: [
    'gennaio|genn|gen',
    'febbraio|febbr|feb',
    'marzo|mar',
    'aprile|apr',
    'maggio|magg|mag',
    'giugno|giu',
    'luglio|lug',
    'agosto|ago',
    'settembre|sett|set',
    'ottobre|ott',
    'novembre|nov',
    'dicembre|dic',
  ],
  weekdays: 'lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|lun|mer|gio|ven|sab|dom',
  within: '',
  order: 'day first',
  time: 'oggi|ieri|alle|ore|ora|il|h|min|minuti?|giorni?|settimane?|fa|di lettura|lettura|tempo|e|data|ultim[oa]|del',
  published: 'pubblicat[oa](?: il)?|pubblicazione|postat[oa](?: il)?|data(?: di pubblicazione)?|creato il',
  updated: 'aggiornat[oa](?: il| alle)?|(?:ultimo )?aggiornamento|modificat[oa](?: il)?|ultima modifica',
  life: 'nat[oa]|mort[oa]|nascita|decesso|scompars[oa]',
  by: 'di|scritto da|articolo di|testo di|a cura di|servizio di|intervista di',
  writer: 'autore|autrice|autori|testi|testo|redazione|giornalista|a cura',
  office: 'giornalista|corrispondente|inviat[oa]|redattore|redattrice|editorialista',
  crew: 'ha collaborato|fonti?|traduzione|redazione|con informazioni di|a cura della redazione',
  credit:
    '(?:crediti? |didascalia )?(?:foto|fotografie?|immagin[ei]|illustrazion[ei]|grafica|video|credits?|infografica)',
  elsewhere:
    'approfondisci|articoli correlati|notizie correlate|correlati|i più letti|più letti|le più lette|altre notizie|potrebbe interessarti(?: anche)?|ti potrebbe interessare|consigliati|da leggere|per approfondire|ultime notizie|vedi altri|altri articoli',
  readAlso: 'leggi anche|leggi pure|leggi tutto|leggi di più|guarda anche|vedi anche|ascolta anche|per saperne di più',
  subscribe:
    "iscriviti|iscrivetevi|abbonati|abbonatevi|ricevi (?:le |la |ogni|gratis|nella tua)|registrati(?: per| gratis)?|seguici (?:su|anche)|segui .{2,40} su (?:facebook|twitter|x|instagram|google|telegram)|scarica (?:la nostra |l')app|unisciti al",
  button:
    "condividi(?: (?:su .{2,20}|questo articolo|l'articolo|via e-?mail))?|stampa|salva|invia|ascolta|successiv[oa]|precedente|mostra altro|carica altro|copia link|menu|cerca|accedi|pubblicità|segui|commenta",
  comments: 'commenti?|lascia un commento|scrivi un commento',
  tags: 'argomenti|etichette|parole chiave|temi|sezioni?|categorie',
  copyright: '(?:tutti i )?diritti riservati|riproduzione (?:riservata|vietata)|© riproduzione riservata',
  site: {
    menu: 'cerca|accedi|registrati|abbonati|contatti|chi siamo|pubblicita|note legali|informativa (?:sulla )?privacy|condividi|stampa|chiudi|economia|cultura|cronaca|sport|mondo|esteri|politica',
    comments:
      '(?:\\d+ )?commenti?(?: \\d+)?|lascia un commento|aggiungi un commento|scrivi un commento|il tuo indirizzo email non sara pubblicato.{0,80}',
    elsewhere:
      'leggi anche|potrebbe interessarti(?: anche)?|ti potrebbe interessare|articoli (?:correlati|simili|recenti)|i piu letti|piu letti|ultime notizie|argomenti|tag|altri articoli',
  },
};
