// Common in English-language news, and hardly ever of the other gender.
const HIS = `
  aaron adam ahmed al alan albert alejandro alex alexander alfred ali allen andrew andy anthony antonin antonio arnold arthur
  barack barry ben benjamin bernard bernie bill billy bob bobby brad bradley brendan brett brian bruce bryan carl carlos
  charles charlie chris christopher chuck clarence cliff corey craig curtis dan daniel dave david dean dennis derek don donald
  doug douglas ed eddie edward edwin elijah elliott emmanuel eric erik ernest ethan eugene evan frank fred frederick gary gavin
  geoff geoffrey george gerald gilbert glenn gordon grant greg gregory guy harold harry harvey hassan henry herbert herman howard
  hugh ian isaac ivan jack jacob jaime jake james jared jason javier jay jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joe
  joel john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth kevin kyle larry lawrence
  leo leon leonard lindsey lloyd louis lucas luis luke manuel marco marcus mario mark martin marty marvin matt matthew maurice max
  michael miguel mike mitch mitt mohamed mohammed muhammad nate nathan neil newt nicholas nick norman oliver omar oscar patrick
  paul pedro pete peter phil philip phillip rafael ralph ramon rand randy ray raymond reince ricardo richard rick ricky rob robby
  robert roberto rodney roger roland ron ronald ross roy rudy rudolph russ russell ryan sam samuel scott sean sergio seth shawn
  sheldon sidney simon spencer stanley stephen steve steven stuart ted terrence terry theodore thomas tim timothy todd tom tommy
  tony travis trent trevor trey tyler vernon victor vincent vladimir wade wallace walter warren wayne wendell will william zach
  zachary`;
const HER = `
  abigail alexandra alice alicia allison amanda amber amy ana andrea angela angelina anita ann anna anne annie april ashley audrey
  barbara beth betsy betty beverly bonnie brenda bridget brittany camille candace carly carmen carol caroline carolyn carrie
  catherine cathy cecile charlotte cheryl christina christine cindy claire claudia condoleezza connie crystal cynthia dana danielle
  deborah debbie debra denise diana diane dianne dolores donna doris dorothy elaine eleanor elena elise elizabeth ellen emily emma
  erica erin esther eva evelyn florence frances gabriela gail gina ginny gloria grace gretchen hannah heather heidi helen hillary
  holly huma ida irene isabel ivanka jackie jacqueline jane janet janice jeanne jen jennifer jenny jessica jill joan joanna joanne
  josephine joy joyce juanita judith judy julia julie kamala karen karoline kate katherine kathleen kathy katie kayla kellie
  kellyanne kelsey kim kimberly kirsten kristen kristin laura lauren leah lillian linda lisa liz loretta lori louise lucy lydia lynn
  madeleine madeline maggie margaret maria marian marie marilyn marjorie martha mary maureen maya megan megyn melania melanie
  melissa mia michelle mildred miriam molly monica nancy naomi natalie nicole nikki nina nora olivia pamela patricia patty paula
  peggy penny phyllis priscilla rachel rebecca regina renee rhonda rita roberta robin rosa rose rosemary ruth sally samantha sandra
  sara sarah shannon sharon sheila shirley sonia sophia stephanie sue susan suzanne sylvia tamara tammy tara teresa theresa tiffany
  tina tracy ursula valerie vanessa vera veronica victoria virginia vivian wanda wendy yolanda yvonne zoe`;

const PRONOUNS: ReadonlyMap<string, 'he' | 'she'> = new Map([
  ...HIS.trim()
    .split(/\s+/u)
    .map((name) => [name, 'he'] as const),
  ...HER.trim()
    .split(/\s+/u)
    .map((name) => [name, 'she'] as const),
]);

/** How somebody of this first name, in small letters without accents, is spoken of; nothing where that is open. */
export function pronounFor(firstName: string): 'he' | 'she' | undefined {
  return PRONOUNS.get(firstName);
}
