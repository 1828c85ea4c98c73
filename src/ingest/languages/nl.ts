import type { Language } from './language.ts';

export const DUTCH: Language = {
  name: 'Dutch',
  common: 'het|een|van|dat|niet|zijn|voor|op|met|ook|aan|en',
  months: [
    'januari|jan',
    'februari|feb',
    'maart|mrt',
    'april|apr',
    'mei',
    'juni|jun',
    'juli|jul',
    'augustus|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'december|dec',
  ],
  weekdays: 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|wo|vr|za|zo',
  within: '',
  order: 'day first',
  time: 'vandaag|gisteren|om|op|uur|u|min|minuten|minuut|uren|dagen|weken|geleden|leestijd|lezen|en|datum|laatst|laatste|wijziging|sinds',
  published: 'gepubliceerd(?: op)?|publicatie(?:datum)?|geplaatst(?: op)?|datum|verschenen(?: op)?',
  updated:
    'bijgewerkt(?: op| tot)?|aangepast(?: op)?|gewijzigd(?: op)?|laatste (?:update|wijziging)|laatst (?:bijgewerkt|gewijzigd)|geüpdatet|update',
  life: 'geboren|overleden|gestorven|geb',
  by: 'door|geschreven door|tekst door|een artikel van|interview door',
  writer: 'auteurs?|tekst|redactie|redacteur|verslaggever|journalist',
  office: 'verslaggever|verslaggeefster|redacteur|correspondent|journalist|columnist',
  crew: 'met medewerking van|bronnen|bron|redactie|vertaling|eindredactie|bewerking',
  credit:
    "(?:archief)?(?:foto(?:'s|grafie|graaf)?|beeld|afbeelding|illustraties?|video|infographic|fotobijschrift)|© foto",
  elsewhere:
    'lees meer|meer nieuws|meer over dit onderwerp|meer lezen|gerelateerd(?:e artikelen)?|meest gelezen|best gelezen|aanbevolen|ander nieuws|meer over .{2,30}|verder lezen|gerelateerde berichten|ook interessant|net binnen',
  readAlso: 'lees ook|lees verder|bekijk ook|zie ook|luister ook|lees hier',
  subscribe:
    'abonneer (?:je|u)|meld (?:je|u) (?:nu |hier |gratis )?aan|schrijf (?:je|u) (?:nu |hier |gratis )?in|ontvang (?:de |onze|het |elke|dagelijks|gratis)|word (?:nu )?(?:abonnee|lid)|volg ons|volg .{2,40} op (?:facebook|twitter|x|instagram)|download (?:de|onze) app|neem een abonnement|inschrijven voor (?:de|onze) nieuwsbrief|al abonnee',
  button:
    'delen|deel(?: (?:dit artikel|via .{2,20}|op .{2,20}))?|printen|afdrukken|bewaar(?: artikel)?|bewaren|verstuur|luister(?: naar dit artikel)?|volgende|vorige|toon meer|meer laden|kopieer link|menu|zoeken|inloggen|advertentie|reageer|reageren|volgen',
  comments: 'reacties?|geef een reactie|plaats een reactie',
  tags: "onderwerpen|trefwoorden|labels|thema's|rubrieken?|categorie(?:ën)?",
  copyright: 'alle rechten voorbehouden|overname .{0,30}verboden',
  site: {
    menu: 'zoeken|inloggen|aanmelden|registreren|abonneren|contact|over ons|privacybeleid|voorwaarden|adverteren|delen|afdrukken|sluiten|vacatures|binnenland|buitenland|economie|cultuur',
    comments: '(?:\\d+ )?reacties?(?: \\d+)?|reageer|geef een reactie|plaats een reactie|laat een reactie achter',
    elsewhere:
      'lees (?:ook|meer|verder)|(?:gerelateerde?|meer) (?:artikelen|berichten|nieuws)|meest gelezen|laatste nieuws|trefwoorden|misschien ook interessant|deel dit (?:artikel|bericht)',
  },
};
