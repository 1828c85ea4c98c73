import { foldLetters, foldTitle, isShort } from './wording.ts';

/** What a web site says around every story, in one language: `menu` in its bars and at its foot, the rest below a story. */
type SiteWords = {
  /** Whole lines: names of pages, buttons, networks. */
  menu: string;
  /** Heads readers' comments, or asks for one. */
  comments: string;
  /** Heads links to other stories, or says how to go on. */
  elsewhere: string;
};

/** A newcomer's language is one more entry: alternatives as in a regular expression, in small letters, without any marks between words. */
const LANGUAGES: Readonly<Record<string, SiteWords>> = {
  anywhere: {
    menu: 'rss(?: feeds?)?|faqs?|facebook|twitter|instagram|youtube|linkedin|whatsapp|pinterest|telegram|flipboard|reddit|tumblr|tiktok|xing|e ?mail|newsletters?|podcasts?|blogs?|videos?|shop|e ?paper|sitemap|site map|menu|login|log ?in|logout|cookies?|apps?|copyright|en|de|fr|es|it|pt',
    comments: 'disqus',
    elsewhere: 'outbrain|taboola|zergnet',
  },
  en: {
    menu: 'home(?: page)?|search|search for|close|close menu|open menu|sign in|sign up|register|subscribe|contact|contact us|about|about us|privacy|privacy (?:policy|notice)|terms|terms (?:of (?:use|service)|and conditions)|advertise(?: with us)?|advertising|careers|jobs|classifieds|weather|sports?|news|world|business|politics|opinion|entertainment|lifestyle|help|archives?|skip to (?:main )?content|accessibility|share|tweet|print|save|follow us|events|forums?|support|donate|advertisement|back to top|my account|cars|homes|travel|food|music|books|horoscopes?|obituaries|letters|top|more|next|previous',
    comments:
      '(?:\\d+ )?comments?(?: \\d+)?|leave a (?:reply|comment)|post a comment|add (?:a|your) comment|(?:show|view|see|read|hide) (?:all )?(?:\\d+ )?comments(?: \\d+)?|join the (?:conversation|discussion)|write a comment|\\d+ (?:responses|replies|thoughts)(?: (?:to|on) .{1,120})?|comments are closed|view the discussion thread|discussion|your email address will not be published.{0,80}|reader comments|submit (?:a )?comments?.{0,60}',
    elsewhere:
      'related(?: (?:articles?|stories|posts?|topics?|content|searches|news|links?|videos|tags))?|more (?:stories|news|from .{1,40}|on this (?:story|topic)|like this)|most (?:read|popular|viewed|shared|commented)(?: .{1,20})?|(?:latest|recent) (?:news|stories|posts?|articles?|headlines|videos|comments)|trending(?: .{1,30})?|recommended(?: .{1,20})?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}|read next|read more(?: .{1,20})?|top stories|popular (?:posts?|stories|now)|share this(?: .{1,20})?|tags?|tagged(?: with)?|topics|filed under|categories|about the author|author|previous (?:post|article|story).{0,100}|next (?:post|article|story).{0,100}|other people are reading|promoted .{1,30}|around the web|from the web|what to read next|editor s picks|don t miss|sign up (?:for|to) .{1,60}|follow us(?: on)?|post navigation|see also|in this story|site index',
  },
  de: {
    menu: 'startseite|zur startseite|suche[n]?|suchen nach|menu schliessen|menu offnen|hauptmenu|schliessen|anmelden|abmelden|registrieren|einloggen|kontakt|impressum|datenschutz(?:erklarung|hinweise?)?|agb|nutzungsbedingungen|uber uns|werbung|anzeige[n]?|mediadaten|abo(?:nnieren|nnement)?|abo shop|karriere|stellenangebote|stellenmarkt|archiv|hilfe|drucken|teilen|twittern|merken|senden|vorlesen|themen|aktuelles|termine|presse|pressemitteilungen|veranstaltungen|spenden|mitglied werden|zum inhalt(?: springen)?|direkt zum inhalt|springe zum inhalt|sie sind hier|nach oben(?: scrollen)?|barrierefreiheit|leichte sprache|politik|wirtschaft|kultur|wissen|reise|gesellschaft|panorama|wetter|ratgeber|gewinnspiele?|gutscheine',
    comments:
      '(?:\\d+ |keine? |alle )?kommentare?(?: \\d+| anzeigen| verfassen| schreiben| hinzufugen)?|kommentare? (?:schreiben|hinzufugen|verfassen)|(?:schreibe|hinterlasse|schreiben sie) (?:einen|ihren) kommentar|(?:ersten|neuer) kommentar(?: schreiben)?|neueste kommentare|antwort(?:en)? abbrechen|deine e mail adresse wird nicht veroffentlicht.{0,80}|diskussion|leserkommentare|keine kommentare.{0,60}|noch keine? kommentare?.{0,60}|bitte (?:anmelden|melden sie sich an),? um zu kommentieren|netiquette(?: .{1,30})?',
    elsewhere:
      'das (?:konnte|durfte) (?:dich|sie|euch) auch interessieren|(?:auch|noch) interessant|(?:ahnliche|verwandte|weitere|neueste|aktuelle|letzte|vorherige[rs]?|nachste[rs]?) (?:beitrage?|artikel|themen|meldungen|nachrichten|news|inhalte?(?: .{1,30})?|informationen|links|videos)|weitere (?:topthemen|nachrichten|themen) zu.{0,200}|mehr (?:zum thema|dazu|aus .{1,40}|von .{1,40})|lesen sie auch.{0,40}|lesetipps?|meistgelesen.{0,20}|meist gelesen|schlagworter|schlagworte|tags?|stichworte|themen in diesem artikel|diese[nr]? (?:artikel|beitrag|seite) (?:teilen|empfehlen|bewerten)|(?:artikel|beitrag|seite) (?:teilen|drucken|bewerten|empfehlen)(?: via| mit)?|teilen(?: mit| auf)?|weitersagen|beitrags ?navigation|artikel ?navigation|uber den autor|uber die autorin|zum autor|zur person.{0,40}|autorinfo|ansprechpartner(?:in)?|pressekontakt|weiterfuhrende (?:links?|informationen|artikel)|zuruck(?: zur .{1,30})?|zur ubersicht.{0,30}|downloads?|dieser beitrag wurde (?:am|unter|von) .{1,200}|neu in .{1,30}|top ?themen|aktuelle ausgabe|jetzt (?:kostenlos )?(?:abonnieren|anmelden|registrieren|spenden)|newsletter(?: abonnieren)?|drucken etc|unsere empfehlungen|empfehlungen der redaktion',
  },
  fr: {
    menu: 'accueil|recherche[r]?|se connecter|connexion|s inscrire|inscription|s abonner|abonnez vous|je m abonne|contact(?:ez nous)?|mentions legales|confidentialite|politique de confidentialite|cgu|cgv|conditions generales.{0,30}|a propos|qui sommes nous|publicite|plan du site|partager|imprimer|fermer|politique|economie|culture|societe|monde|sports?|meteo|gestion des cookies|services|voyage',
    comments:
      '(?:\\d+ )?commentaires?(?: \\d+)?|tous les commentaires|laisser un commentaire|ajouter un commentaire|repondre|reagir|votre adresse (?:e mail|de messagerie) ne sera pas publiee.{0,80}|voir les commentaires',
    elsewhere:
      '(?:a lire|lire|voir) (?:aussi|egalement)(?: .{0,20})?|sur le meme (?:sujet|theme)|articles? (?:lies|similaires|recents)|les plus (?:lus|partages|populaires)|la redaction vous (?:conseille|recommande)|vous aimerez aussi|nos derniers articles|dernieres (?:actualites|infos|news)|a suivre dans .{1,40}|mots cles|etiquettes|tags?|partager (?:cet article|sur.{0,20})|plus d infos|article (?:precedent|suivant)',
  },
  es: {
    menu: 'inicio|portada|buscar|iniciar sesion|registrarse|registrate|suscribete|suscripcion(?:es)?|contacto|aviso legal|privacidad|politica de (?:privacidad|cookies)|terminos(?: y condiciones)?|quienes somos|publicidad|compartir|imprimir|cerrar|economia|deportes|cultura|sociedad|opinion|mundo|politica|ultimas noticias',
    comments:
      '(?:\\d+ )?comentarios?(?: \\d+)?|deja (?:un|tu) (?:comentario|respuesta)|anade un comentario|ver comentarios|tu direccion de correo electronico no sera publicada.{0,80}',
    elsewhere:
      'te puede interesar|(?:lea|lee|ver|leer) (?:tambien|mas)|seguir leyendo|mas (?:noticias|informacion|leidas?|leidos?|sobre .{1,40})|lo mas (?:leido|visto)|(?:temas|noticias|articulos|contenidos) relacionad[oa]s|ultimas noticias|etiquetas|temas|recomendad[oa]s?|compartir(?: en)?',
  },
  pt: {
    menu: 'pagina inicial|buscar|pesquisar|busca|entrar|cadastre se|assine|assinar|assinante|contato|fale conosco|politica de privacidade|termos de uso|quem somos|sobre nos|anuncie|compartilhar|imprimir|fechar|economia|esportes|cultura|politica|mundo|opiniao|secoes',
    comments: '(?:\\d+ )?comentarios?(?: \\d+)?|deixe (?:um|seu) comentario|comente|os comentarios .{1,120}',
    elsewhere:
      'saiba mais|leia (?:tambem|mais)|veja (?:tambem|mais)|mais (?:lidas|lidos|noticias|vistas)|continue lendo.{0,20}|(?:noticias|materias|conteudos?|artigos) relacionad[oa]s|ultimas noticias|assine a nossa newsletter|tags?|compartilhe|recomendad[oa]s',
  },
  it: {
    menu: 'cerca|accedi|registrati|abbonati|contatti|chi siamo|pubblicita|note legali|informativa (?:sulla )?privacy|condividi|stampa|chiudi|economia|cultura|cronaca|sport|mondo|esteri|politica',
    comments:
      '(?:\\d+ )?commenti?(?: \\d+)?|lascia un commento|aggiungi un commento|scrivi un commento|il tuo indirizzo email non sara pubblicato.{0,80}',
    elsewhere:
      'leggi anche|potrebbe interessarti(?: anche)?|ti potrebbe interessare|articoli (?:correlati|simili|recenti)|i piu letti|piu letti|ultime notizie|argomenti|tag|altri articoli',
  },
  nl: {
    menu: 'zoeken|inloggen|aanmelden|registreren|abonneren|contact|over ons|privacybeleid|voorwaarden|adverteren|delen|afdrukken|sluiten|vacatures|binnenland|buitenland|economie|cultuur',
    comments: '(?:\\d+ )?reacties?(?: \\d+)?|reageer|geef een reactie|plaats een reactie|laat een reactie achter',
    elsewhere:
      'lees (?:ook|meer|verder)|(?:gerelateerde?|meer) (?:artikelen|berichten|nieuws)|meest gelezen|laatste nieuws|trefwoorden|misschien ook interessant|deel dit (?:artikel|bericht)',
  },
  pl: {
    menu: 'strona glowna|szukaj|zaloguj(?: sie)?|zarejestruj(?: sie)?|kontakt|reklama|regulamin|polityka prywatnosci|o nas|redakcja|udostepnij|drukuj|zamknij|sport|kultura|biznes|oprogramowanie|sklep|wspolpraca|rozrywka',
    comments: '(?:\\d+ )?komentarze?y?(?: \\d+)?|dodaj komentarz|dolacz do dyskusji|zostaw komentarz',
    elsewhere:
      'czytaj (?:takze|tez|wiecej|dalej)|przeczytaj (?:takze|tez|nastepny tekst)|zobacz (?:takze|tez|wiecej)|powiazane (?:artykuly|tematy)|najnowsze|najczesciej czytane|polecamy|tagi.{0,200}|wiecej informacji|udostepnij.{0,20}',
  },
  ru: {
    menu: 'главная|поиск|войти|вход|регистрация|подписаться|контакты|реклама|о нас|о проекте|политика конфиденциальности|пользовательское соглашение|поделиться|закрыть|новости|спорт|культура|экономика|политика|общество',
    comments: '(?:\\d+ )?комментари[ийяев]+(?: \\d+)?|оставить комментарий|добавить комментарий|обсуждение',
    elsewhere:
      'читаите также|смотрите также|по теме|материалы по теме|похожие (?:статьи|материалы|новости)|последние новости|самое читаемое|популярное|теги|рекомендуем|другие новости',
  },
  zh: {
    menu: '首页|首頁|搜索|搜尋|登录|登錄|登入|注册|註冊|联系我们|聯繫我們|关于我们|關於我們|网站地图|隐私政策|版权声明|分享|打印|关闭|新闻|新聞|体育|财经|娱乐|科技|论坛|博客|视频|图片',
    comments: '(?:\\d+ ?)?(?:条|則)?评论|評論|发表评论|發表評論|网友评论|我要评论|热门评论|最新评论',
    elsewhere:
      '相关(?:新闻|文章|阅读|报道|推荐)|相關(?:新聞|文章|報導)|推荐阅读|延伸阅读|延伸閱讀|更多(?:新闻|阅读|内容)?|热门(?:文章|新闻|推荐)|最新(?:文章|新闻)|上一篇.{0,60}|下一篇.{0,60}|标签.{0,60}|精彩推荐|猜你喜欢|您此时的心情',
  },
  ja: {
    menu: 'ホーム|トップ(?:ページ)?|検索|ログイン|会員登録|お問い合わせ|会社概要|サイトマップ|プライバシーポリシー|利用規約|広告掲載|シェア|印刷|閉じる|ニュース|スポーツ|経済|政治|国際|社会',
    comments: 'コメント(?:する|を書く|一覧)?(?: ?\\d+)?|コメントを残す|コメントはまだありません',
    elsewhere:
      '関連(?:記事|ニュース|リンク|トピックス|キーワード)|あわせて読みたい|合わせて読みたい|おすすめ(?:記事)?|人気記事(?:ランキング)?|アクセスランキング|ランキング|最新記事|新着記事|次の記事.{0,60}|前の記事.{0,60}|この記事をシェア(?:する)?|タグ.{0,60}',
  },
  ar: {
    menu: 'الرييسية|الصفحة الرييسية|بحث|تسجيل الدخول|اشترك|اتصل بنا|من نحن|سياسة الخصوصية|شروط الاستخدام|خريطة الموقع|شارك|طباعة|اغلاق|رياضة|اقتصاد|سياسة|ثقافة|اخبار',
    comments: '(?:\\d+ )?تعليقات?(?: \\d+)?|التعليقات|اضف تعليق(?:ا|ك)?|اترك تعليقا?',
    elsewhere:
      'اقرا ايضا.{0,20}|اخبار ذات صلة|مواضيع ذات صلة|مقالات ذات صلة|ذات صلة|الاكثر (?:قراءة|مشاهدة)|اخر الاخبار|قد يعجبك ايضا|وسوم|الكلمات المفتاحية',
  },
};

const LONGEST = 24;
const LONGEST_TEXT = 240;

const linesOf = (sort: keyof SiteWords) =>
  new RegExp(
    `^(?:${foldLetters(
      Object.values(LANGUAGES)
        .map((words) => words[sort])
        .join('|'),
    )})$`,
    'u',
  );
const SAYS = { menu: linesOf('menu'), comments: linesOf('comments'), elsewhere: linesOf('elsewhere') };

/** What a whole line says as a site's own word, if it is one: of its menus, over comments, over links to elsewhere. */
export function readSiteWord(text: string): keyof SiteWords | undefined {
  if (text.length > LONGEST_TEXT || !isShort(text, LONGEST)) return undefined;
  const line = foldTitle(text);
  return (['comments', 'elsewhere', 'menu'] as const).find((sort) => SAYS[sort].test(line));
}
