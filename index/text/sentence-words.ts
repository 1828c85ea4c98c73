import { wordList } from './word-list.ts';

/** Abbreviations, without their stop, that the name or thing they belong to must follow: never the end of a sentence. */
export const TITLES =
  wordList(`Gov Govs Lt Sen Sens Rep Reps Dr Drs Mr Mrs Ms Messrs Mx Prof Rev Hon Fr Msgr Pres Amb Atty
  Supt Insp Det Sgt Cpl Pvt Pfc Capt Cmdr Maj Col Gen Adm Brig Ald Asst Assoc Ft Mt vs v cf e.g i.e approx`);

/** Abbreviations before a number, and before nothing else: “No. 5”, but “No. He won’t.” */
export const COUNTS = wordList('No Nos no nos p pp Art Sec Fig Vol Ch Rom');

/** Abbreviations that more of a name, a date or a place may follow, or a new sentence. */
export const NAME_PARTS = wordList(`Inc Corp Co Cos Ltd Bros Jr Sr Esq St Ave Blvd Rd Hwy Dept Univ
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tues Thurs
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
  Tex Va Vt Wash Wis Wyo`);

/** Words that begin sentences and hardly ever names: they settle what NAME_PARTS leave open. */
export const OPENERS =
  wordList(`a about according after again all also although an and another any anyone are as asked at
  because before both but by can despite did do does during each earlier even every few finally for from had has have
  he her here his how however i if in indeed instead is it its just later like many maybe meanwhile more most my neither
  never nobody none nor not nothing now of on once one only or others our over perhaps several she should since so some
  sometimes soon still such that the their then there these they this those though through thus to today together
  unlike until was we were what when where whether which while who whoever why with within without would yes yet you
  your`);

/** Verbs that tie a name to the words just quoted. */
export const VERBS_AFTER_QUOTES =
  wordList(`said says asked asks told tells added adds replied replies responded answered wrote
  writes tweeted posted insisted exclaimed shouted yelled demanded wondered questioned continued concluded explained
  quipped joked recalled repeated argued noted declared remarked countered pressed urged warned announced stated cried
  screamed chanted retorted`);
