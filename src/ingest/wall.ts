import { countWords } from './marking/wording.ts';

/** What a page says that keeps its story from whoever came for it: each as its sentences say it, in several languages. */
const WALLS: readonly { reason: string; says: readonly RegExp[] }[] = [
  {
    reason:
      'This is a page that asks for a browser with JavaScript or cookies, or for proof that no program reads it: copy the story itself.',
    says: [
      /\b(?:enable|turn on|activate|allow)\b.{0,30}\b(?:javascript|cookies)\b|\bjavascript (?:and cookies )?(?:is|are|must be|to be) (?:disabled|enabled|required|needed)|\b(?:disabled|without) javascript\b/iu,
      /\b(?:you (?:are|were|might be|may be) (?:not )?(?:a |an )?(?:human|robot|bot)|made us think you were a bot|verify(?:ing)? (?:that )?you are (?:a )?human|i'?m not a robot|unusual (?:traffic|activity) from your|checking (?:if the site connection is secure|your browser before)|ddos protection by|pardon our interruption|complete the (?:captcha|security check)|solve (?:the|this) captcha|press (?:&|and) hold to confirm)/iu,
      /\bjavascript (?:ist )?(?:aktiviert|deaktiviert|einschalten|aktivieren)|\b(?:aktivieren|schalten) sie (?:bitte )?(?:javascript|cookies)|\bbenötigt javascript|\bkein (?:roboter|bot)\b/iu,
      /\b(?:activer|activez|autoriser|désactivé)\b.{0,30}\b(?:javascript|cookies)\b|\bpas un robot\b|\bvérifi(?:er|ez) que vous êtes (?:un )?humain/iu,
      /\b(?:habilit[ae]r?|activ[ae]r?|permit[ae]r?|ativ[ae]r?|ative)\b.{0,30}\b(?:javascript|cookies)\b|\bno (?:eres|soy|es) un robot\b|\bnão (?:é|sou) um rob[ôo]\b/iu,
      /\b(?:abilita(?:re)?|attiva(?:re)?|attivare)\b.{0,30}\b(?:javascript|cookie)|\bnon sei un robot\b/iu,
      /\b(?:schakel|zet)\b.{0,20}\b(?:javascript|cookies)\b.{0,10}\b(?:in|aan)\b|\bgeen robot\b|\bwłącz(?:yć)?\b.{0,20}\bjavascript\b|\bnie jesteś robotem\b/iu,
      /(?:включите|разрешите|отключен).{0,30}(?:javascript|cookie)|не робот/iu,
      /(?:启用|啟用|开启|開啟|打开).{0,12}(?:javascript|cookie)|(?:不是机器人|不是機器人|人机验证|安全验证)|javascript.{0,10}(?:を有効|が無効)|ロボットではありません|(?:تفعيل|فعّل|تمكين).{0,20}(?:javascript|جافا)/iu,
    ],
  },
  {
    reason:
      'This page asks for consent to cookies and holds no story: accept or refuse there, and copy the story itself.',
    says: [
      /\b(?:we|our partners)\b.{0,60}\b(?:use|store|process)\b.{0,60}\b(?:cookies|personal data|device)\b|\b(?:accept|reject|manage)\b.{0,20}\bcookies\b|\byou can (?:change|withdraw) your (?:consent|choices|preferences)\b/iu,
      /\b(?:wir|unsere partner)\b.{0,80}\bcookies\b|\bcookies\b.{0,40}\b(?:zustimmen|akzeptieren|ablehnen|einwilligung)|\bnous utilisons des cookies\b|\bles cookies\b.{0,60}\b(?:accepter|refuser)|\butilizamos cookies\b|\busamos cookies\b|\butilizziamo i cookie\b|\bwij gebruiken cookies\b|\bużywamy plików cookie/iu,
    ],
  },
  {
    reason: 'This is the notice of a paywall, without the story: copy the story as a subscriber reads it.',
    says: [
      /\b(?:subscribe|sign in|log in|register)\b.{0,40}\b(?:to (?:continue|keep|read)|for (?:full|unlimited) access)\b|\balready a subscriber\b|\bthis (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members)\b|\byou(?: have|'ve) reached your (?:limit|monthly)/iu,
      /\b(?:jetzt|weiterlesen mit) (?:abonnieren|abo|.{0,12}plus)\b|\bexklusiv für abonnenten\b|\bréservé aux abonnés\b|\bcontenido exclusivo para suscriptores\b|\bconteúdo exclusivo para assinantes\b|\bcontenuto riservato agli abbonati\b|\balleen voor abonnees\b|\bтолько для подписчиков\b/iu,
    ],
  },
];

// A wall is short, and says nothing else.
const MOST_WORDS = 220;
const FEWEST_PROSE_WORDS = 12;

/** Why a text is no article but the page that stands before one; undefined for any text that tells anything. */
export function readWall(text: string): string | undefined {
  if (countWords(text, MOST_WORDS + 1) > MOST_WORDS) return undefined;
  const lines = text.split('\n').filter((line) => line !== '');
  const wall = WALLS.find(({ says }) => says.some((sign) => lines.some((line) => sign.test(line))));
  if (!wall) return undefined;

  const isOfWall = (line: string) =>
    WALLS.some(({ says }) => says.some((sign) => sign.test(line))) || ASIDES.test(line);
  const told = lines.filter((line) => countWords(line, FEWEST_PROSE_WORDS) === FEWEST_PROSE_WORDS && !isOfWall(line));
  return told.length === 0 ? wall.reason : undefined;
}

// What walls say besides: a reference, a reason, whom to write to.
const ASIDES =
  /\b(?:browser|captcha|robot|bot|plugin|ad ?blocker|reference (?:id|number)|ray id|ip address|cookies?|javascript|privacy|consent|subscri\p{L}+|abonn\p{L}+)\b/iu;
