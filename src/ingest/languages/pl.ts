import type { Language } from './language.ts';

export const POLISH: Language = {
  name: 'Polish',
  common: 'się|nie|na|jest|że|do|przez|oraz|który|od|dla|i',
  months: [
    'stycznia|styczeń|sty',
    'lutego|luty|lut',
    'marca|marzec|mar',
    'kwietnia|kwiecień|kwi',
    'maja|maj',
    'czerwca|czerwiec|cze',
    'lipca|lipiec|lip',
    'sierpnia|sierpień|sie',
    'września|wrzesień|wrz',
    'października|październik|paź',
    'listopada|listopad|lis',
    'grudnia|grudzień|gru',
  ],
  weekdays: 'poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pon|wt|śr|czw|pt|sob|niedz',
  within: '',
  order: 'day first',
  time: 'dzisiaj|dziś|wczoraj|godz|godzina|o|min|minut|minuty|godzin|dni|temu|czytania|czas|data|r|roku|ostatnia|dnia',
  published: 'opublikowan[oya](?: dnia)?|publikacja|data(?: (?:publikacji|dodania))?|dodano|utworzono',
  updated: 'aktualizacja|zaktualizowan[oya]|ostatnia aktualizacja|modyfikacja|zmodyfikowano',
  life: 'ur|urodzon[ya]|zm|zmarła?',
  by: 'autor(?:ka|zy)?|napisała?|tekst|opracowała?',
  writer: 'autor(?:ka|zy)?|tekst|redaktor|oprac|opracowanie|redakcja',
  office: 'redaktor(?:ka)?|dziennikarz|dziennikarka|korespondent(?:ka)?',
  crew: 'źródł[oa]|redakcja|tłumaczenie|oprac|opracowanie',
  credit: '(?:fot|foto|zdjęci[ea]|grafika|ilustracja|wideo|źródło zdjęcia)',
  elsewhere:
    'więcej na ten temat|powiązane(?: artykuły)?|podobne (?:artykuły|tematy)|najczęściej czytane|polecane|polecamy|warto przeczytać|zobacz więcej|czytaj dalej|najnowsze',
  readAlso:
    'czytaj też|czytaj także|czytaj również|czytaj więcej|przeczytaj też|przeczytaj także|zobacz też|zobacz także|zobacz również|sprawdź też',
  subscribe:
    'zapisz się|subskrybuj|zaprenumeruj|zamów newsletter|obserwuj nas|dołącz do nas|pobierz (?:naszą )?aplikację',
  button:
    'udostępnij|podziel się|drukuj|zapisz|skomentuj|następny|poprzedni|pokaż więcej|menu|szukaj|zaloguj(?: się)?|reklama',
  comments: 'komentarze?|dodaj komentarz|brak komentarzy',
  tags: 'tagi|tematy|słowa kluczowe|kategorie|kategoria',
  copyright: 'wszelkie prawa zastrzeżone|kopiowanie .{0,40}zabronione',
  site: {
    menu: 'strona glowna|szukaj|zaloguj(?: sie)?|zarejestruj(?: sie)?|kontakt|reklama|regulamin|polityka prywatnosci|o nas|redakcja|udostepnij|drukuj|zamknij|sport|kultura|biznes|oprogramowanie|sklep|wspolpraca|rozrywka',
    comments: '(?:\\d+ )?komentarze?y?(?: \\d+)?|dodaj komentarz|dolacz do dyskusji|zostaw komentarz',
    elsewhere:
      'czytaj (?:takze|tez|wiecej|dalej)|przeczytaj (?:takze|tez|nastepny tekst)|zobacz (?:takze|tez|wiecej)|powiazane (?:artykuly|tematy)|najnowsze|najczesciej czytane|polecamy|tagi.{0,200}|wiecej informacji|udostepnij.{0,20}',
  },
};
