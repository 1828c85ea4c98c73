import { wordList } from '#index/text/word-list.ts';

/** Verbs that say somebody spoke or wrote, in the forms that a subject stands beside. */
export const SPEECH_VERBS = wordList(`
  say says said saying  tell tells told telling  add adds added adding  ask asks asked asking  write writes wrote written
  writing  tweet tweets tweeted tweeting  call calls called calling  note notes noted noting  argue argues argued arguing
  continue continues continued continuing  report reports reported reporting  describe describes described describing
  declare declares declared declaring  explain explains explained explaining  respond responds responded responding
  reply replies replied replying  conclude concludes concluded concluding  recall recalls recalled recalling
  state states stated stating  insist insists insisted insisting  acknowledge acknowledges acknowledged acknowledging
  suggest suggests suggested suggesting  promise promises promised promising  pledge pledges pledged pledging
  vow vows vowed vowing  warn warns warned warning  accuse accuses accused accusing  answer answers answered answering
  charge charges charged charging  claim claims claimed claiming  announce announces announced announcing
  admit admits admitted admitting  remark remarks remarked remarking  predict predicts predicted predicting
  joke jokes joked joking  shout shouts shouted shouting  yell yells yelled yelling  chant chants chanted chanting
  urge urges urged urging  complain complains complained complaining  lament laments lamented lamenting
  boast boasts boasted boasting  assert asserts asserted asserting  concede concedes conceded conceding
  repeat repeats repeated repeating  quip quips quipped quipping  testify testifies testified testifying
  observe observes observed observing  contend contends contended contending  deny denies denied denying
  dismiss dismisses dismissed dismissing  denounce denounces denounced denouncing  mock mocks mocked mocking
  criticize criticizes criticized criticizing  criticise criticises criticised criticising  blast blasts blasted blasting
  slam slams slammed slamming  praise praises praised praising  blame blames blamed blaming  label labels labeled labelled
  labeling  dub dubs dubbed dubbing  decry decries decried decrying  deride derides derided deriding  assail assails assailed
  assailing  demand demands demanded demanding  emphasize emphasizes emphasized emphasizing  emphasise emphasised
  stress stresses stressed stressing  proclaim proclaims proclaimed proclaiming  reiterate reiterates reiterated reiterating
  caution cautions cautioned cautioning  wonder wonders wondered wondering  elaborate elaborates elaborated elaborating
  exclaim exclaims exclaimed exclaiming  interject interjects interjected interjecting  comment comments commented commenting
  counter counters countered countering  retort retorts retorted retorting  assure assures assured assuring
  email emails emailed emailing  post posts posted posting  cry cries cried  echo echoes echoed echoing  cite cites cited citing
  refer refers referred referring  characterize characterizes characterized characterizing  allege alleges alleged alleging
  maintain maintains maintained maintaining  offer offers offered  propose proposes proposed proposing
  question questions questioned questioning  challenge challenges challenged challenging
  condemn condemns condemned condemning  confess confesses confessed  confirm confirms confirmed confirming
  believe believes believed  hope hopes hoped  worry worries worried  brag brags bragged  muse muses mused
  tout touts touted touting  thank thanks thanked thanking  quote quotes quoted quoting  apologize apologizes apologized
  commend commends commended  ridicule ridicules ridiculed  reject rejects rejected rejecting
  portray portrays portrayed portraying  rail rails railed  gush gushes gushed  sigh sighs sighed  inform informs informed
  advise advises advised  defend defends defended defending  attack attacks attacked attacking  crow crows crowed
  fume fumes fumed  implore implores implored  instruct instructs instructed  summarize summarizes summarized
  recount recounts recounted recounting  marvel marvels marveled  reflect reflects reflected  speculate speculates speculated
  opine opines opined  pronounce pronounces pronounced  presses pressed  agree agrees agreed agreeing
  reveal reveals revealed  whisper whispers whispered whispering  interrupt interrupts interrupted
  imagine imagines imagined  snap snaps snapped  think thinks thought thinking  feel feels felt  disagree disagrees disagreed
  grumble grumbles grumbled  scoff scoffs scoffed  tease teased  lash lashes lashed  thunder thundered
  admonish admonished  object objects objected`);

/** Verbs of speech only with the word after them: `shot back`, `put it`. */
export const SPEECH_PHRASES: Readonly<Record<string, string>> = {
  shot: 'back',
  fired: 'back',
  hit: 'back',
  put: 'it',
  puts: 'it',
  pointed: 'out',
  points: 'out',
  went: 'further',
};

/** Verbs whose subject may follow them: `said Karoline Leavitt`. */
export const INVERTING = wordList(`
  said says wrote writes asked asks added adds tweeted noted notes explained recalled replied declared argued continued
  concluded asserted reported insisted observed remarked quipped announced lamented warned shouted yelled cried exclaimed
  responded stated wondered predicted complained joked mused agreed emailed read reads`);

/** Verbs that are as often nouns: verbs only right after a name, a pronoun or an adverb. */
export const NOUNS_TOO = wordList(`
  report reports comment comments remark remarks claim claims state states email emails post posts attack attacks call calls
  pledge pledges promise promises question questions challenge challenges demand demands charge charges answer answers
  hope hopes shout shouts chant chants praise blame offer offers quote quotes tweet tweets note notes cry cries label labels
  stress thought wonder worry boast caution joke jokes tout whisper whispers object objects snap reply replies echo
  echoes counter vow vows quip urge urges`);

/** Verbs of the mind, or of quoting others: where another verb of speech stands before, its subject is who speaks. */
export const WEAK_VERBS = wordList(`
  believe believes believed hope hopes hoped worry worries worried think thinks thought thinking feel feels felt wonder
  wonders wondered imagine imagines imagined quote quotes quoted refer refers referred defend defends defended attack
  attacks attacked reveal reveals revealed confirm confirms confirmed`);

/** Words before a verb that is not the speaker's own act: `to say`, `would say`. */
export const MODALS = wordList('would will could can should might must may to');

/** Words that may stand between a subject and its verb. */
export const BETWEEN = wordList(`
  has have had is was are were be been being am would could will may might did does do also later then again once often
  recently first never still already even just now repeatedly soon twice famously not back ever further previously earlier
  himself herself both all went on to began long since always sometimes rather instead simply today tonight yesterday
  monday tuesday wednesday thursday friday saturday sunday`);

/** Small words that stand in no name or office: where one stands, a noun phrase begins or ends. */
export const CLOSED_CLASS = wordList(`
  and or but nor so yet if when while as because although though since until after before where that which who whom whose
  whether than to into onto about against among around over under above below through during without within behind beyond
  upon is was are were be been being am has have had having do does did will would could can may might must shall should
  not never no this these those there here it i we you what how why then also only just even still already again more most
  much many up down out off by in on at from with for between like per via`);

export const DETERMINERS = wordList(
  'the a an his her their its our my one another some several many two three four other each both',
);

export const PRONOUNS = wordList('he she they i we it who that');

/** Days and months: capitals that are no names. */
export const CALENDAR = wordList(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december`);

/** Small words inside names. */
export const PARTICLES = wordList('de da di du del la le van von der den bin ibn al el ben');
