/** Lines such as pages print around their stories: bylines with their names, and lines of each other sort. */
export type PageLines = {
  bylines: [line: string, name: string][];
  /** All of 26 January 2026. */
  published: string[];
  undated: string[];
  captions: string[];
  promos: string[];
  furniture: string[];
};

export const PAGES: Record<string, PageLines> = {
  English: {
    bylines: [
      ['By Odo Tarn', 'Odo Tarn'],
      ['Monday 26 January 2026 by Odo Tarn', 'Odo Tarn'],
    ],
    published: [
      'January 26, 2026',
      'Published: Monday | January 26, 2026 | 9:52 PM',
      'Posted on 26/01/2026',
      '2026/01/26',
    ],
    undated: [
      'Updated January 26, 2026',
      '2 hours ago',
      'March 3, 1941 – January 26, 2026',
      'Born: March 3, 1941 | Harle',
    ],
    captions: ['Photo: Odo Tarn', 'Image credit: Odo Tarn'],
    promos: ['Read more: Who pays for the pier?', 'Subscribe to our newsletter'],
    furniture: ['Share', 'Previous Next', '12 Comments', 'Tagged with:', '© 2026 Harle Post. All rights reserved.'],
  },
  Spanish: {
    bylines: [
      ['Por Odo Tarn', 'Odo Tarn'],
      ['Autor: Odo Tarn', 'Odo Tarn'],
      ['Por Odo Tarn | 26 de enero de 2026', 'Odo Tarn'],
    ],
    published: [
      '26 de enero de 2026',
      'Lunes, 26 de Enero de 2026',
      'Publicado el 26 ene 2026 a las 18:05 h',
      '26/01/2026',
    ],
    undated: ['Actualizado el 26 de enero de 2026', 'hace 3 horas'],
    captions: ['Foto: EFE', 'Fotografía: Odo Tarn'],
    promos: ['Lea también: ¿Quién paga el muelle?', 'Le puede interesar: El muelle', 'Suscríbete a nuestro boletín'],
    furniture: ['Compartir', 'Comentarios (3)', 'Etiquetas: puerto, muelle', '© Todos los derechos reservados'],
  },
  French: {
    bylines: [
      ['Par Odo Tarn', 'Odo Tarn'],
      ['Par Odo Tarn, journaliste', 'Odo Tarn'],
    ],
    published: ['26 janvier 2026', 'Publié le 26 janvier 2026 à 18h05', ' | Le 26 janvier 2026', 'lundi 26 janv. 2026'],
    undated: ['Mis à jour le 26 janvier 2026 à 18h05', 'il y a 2 heures'],
    captions: ['Crédit photo : Odo Tarn', 'Photo : AFP'],
    promos: ['Lire aussi : Qui paiera le quai ?', 'Lire aussi Le quai ferme', 'Abonnez-vous à notre newsletter'],
    furniture: ['Partager', '3 commentaires', 'Mots-clés : port, quai', 'Tous droits réservés'],
  },
  German: {
    bylines: [
      ['Von Odo Tarn', 'Odo Tarn'],
      ['Von Odo Tarn, dpa', 'Odo Tarn'],
      ['Von Odo Tarn publiziert am 26. Januar 2026', 'Odo Tarn'],
      ['Text & Fotos: Odo Tarn\t 0 337', 'Odo Tarn'],
      ['Von Odo / 26. Januar 2026 / Keine Kommentare', 'Odo'],
      ['Autor: Bo2 am 26.01.2026, 13:36 Uhr', 'Bo2'],
    ],
    published: [
      '26. Januar 2026',
      'Mo, 26.01.2026, 18:05 Uhr',
      '26. Jan. 2026 Odo Tarn',
      '26.01.2026 (ot)',
      'Publiziert: 26.01.2026',
    ],
    undated: ['Aktualisiert am 26. Januar 2026', 'vor 2 Stunden', 'Stand: 26.01.2026'],
    captions: ['Foto: dpa', 'Bild: Odo Tarn', 'Archivfoto: Odo Tarn'],
    promos: ['Lesen Sie auch: Wer bezahlt den Steg?', 'Mehr zum Thema', 'Abonnieren Sie unseren Newsletter'],
    furniture: [
      'Teilen',
      'Teilen | Drucken',
      'Keine Kommentare',
      'Schlagwörter: Hafen, Steg',
      'Alle Rechte vorbehalten',
    ],
  },
  Portuguese: {
    bylines: [
      ['Por Odo Tarn', 'Odo Tarn'],
      ['Por Odo Tarn — Harle', 'Odo Tarn'],
    ],
    published: [
      '26 de janeiro de 2026',
      'postado em 26/01/2026 05:49 / atualizado em 27/01/2026 05:50',
      'Publicado em 26 jan 2026 às 18h05',
    ],
    undated: ['Atualizado em 26/01/2026', 'há 2 horas'],
    captions: ['Foto: Odo Tarn', 'Crédito da foto: Odo Tarn'],
    promos: ['Leia também: Quem paga o cais?', 'Veja mais', 'Inscreva-se em nossa newsletter'],
    furniture: ['Compartilhar', '3 comentários', 'Assuntos: porto', 'Todos os direitos reservados'],
  },
  Italian: {
    bylines: [
      ['Di Odo Tarn', 'Odo Tarn'],
      ['a cura di Odo Tarn', 'Odo Tarn'],
    ],
    published: ['26 gennaio 2026', 'lunedì 26 gennaio 2026 alle 18:05', 'Pubblicato il 26/01/2026 ore 18:05'],
    undated: ['Aggiornato il 26 gennaio 2026', '2 ore fa', 'Ultimo aggiornamento: 26 gennaio 2026'],
    captions: ['Foto: Ansa', 'Foto: Odo Tarn/Ansa'],
    promos: ['Leggi anche: Chi paga il molo?', 'Leggi anche Il molo chiude', 'Iscriviti alla newsletter'],
    furniture: ['Condividi', '3 commenti', 'Argomenti: porto', '© Riproduzione riservata'],
  },
  Dutch: {
    bylines: [
      ['Door Odo Tarn', 'Odo Tarn'],
      ['Door: Odo Tarn', 'Odo Tarn'],
    ],
    published: ['26 januari 2026', 'ma 26 jan. 2026 om 18.05 uur', 'Gepubliceerd op 26-01-2026'],
    undated: ['Bijgewerkt op 26 januari 2026', '2 uur geleden'],
    captions: ['Foto: ANP', 'Beeld: Odo Tarn'],
    promos: ['Lees ook: Wie betaalt de steiger?', 'Meest gelezen', 'Meld je aan voor onze nieuwsbrief'],
    furniture: ['Delen', '3 reacties', 'Onderwerpen: haven', 'Alle rechten voorbehouden'],
  },
  Polish: {
    bylines: [['Autor: Odo Tarn', 'Odo Tarn']],
    published: ['26 stycznia 2026', '26 STYCZNIA 2026', 'Data: 26-01-2026, 09:29', 'Opublikowano: 26 stycznia 2026 r.'],
    undated: ['Aktualizacja: 26 stycznia 2026', '2 godziny temu'],
    captions: ['Fot. Odo Tarn', 'Zdjęcie: Odo Tarn'],
    promos: ['Czytaj też: Kto zapłaci za pomost?', 'Zapisz się na newsletter'],
    furniture: ['Udostępnij', '3 komentarze', 'Tagi: port', 'Wszelkie prawa zastrzeżone'],
  },
  Russian: {
    bylines: [
      ['Автор: Одо Тарн', 'Одо Тарн'],
      ['Текст: Одо Тарн', 'Одо Тарн'],
    ],
    published: ['26 января 2026, 18:05', '26 января 2026 г.', 'Опубликовано: 26.01.2026'],
    undated: ['Обновлено: 26 января 2026', '2 часа назад'],
    captions: ['Фото: личный архив', 'Фото: ТАСС'],
    promos: ['Читайте также: Кто заплатит за причал', 'Подпишитесь на нашу рассылку'],
    furniture: ['Поделиться', 'Комментарии (3)', 'Теги: порт', 'Все права защищены'],
  },
  Arabic: {
    bylines: [
      ['بقلم: أودو تارن', 'أودو تارن'],
      ['كتب أودو تارن', 'أودو تارن'],
    ],
    published: [
      '٢٦ يناير ٢٠٢٦',
      '26 كانون الثاني 2026',
      'نشر في: 26 كانون الثاني/يناير 2026',
      'الاثنين، 26 يناير 2026',
    ],
    undated: ['آخر تحديث: 26 يناير 2026', 'منذ ٣ ساعات'],
    captions: ['صورة: رويترز', 'تصوير: أودو تارن'],
    promos: ['اقرأ أيضا: من يدفع ثمن المرسى؟', 'اشترك في نشرتنا البريدية'],
    furniture: ['مشاركة', 'التعليقات (3)', 'الوسوم: ميناء', 'جميع الحقوق محفوظة'],
  },
  Chinese: {
    bylines: [
      ['文/王某', '王某'],
      ['作者：王某', '王某'],
      ['记者 王某', '王某'],
      ['作者︱王某', '王某'],
    ],
    published: [
      '2026年1月26日 18:05',
      '2026年1月26日',
      '发布时间：2026-01-26 18:05',
      '2026-01-26 09:58　来源：哈洛晚报',
      '２０２６年１月２６日',
    ],
    undated: ['更新时间：2026年1月26日', '3小时前'],
    captions: ['图片来源：新华社', '摄影：王某'],
    promos: ['相关阅读：谁来付钱', '更多新闻：谁来付钱', '订阅我们的电子报'],
    furniture: ['分享', '评论', '关键词：码头', '（责任编辑：王某）', '版权所有'],
  },
  Japanese: {
    bylines: [
      ['文＝山田某', '山田某'],
      ['執筆者：山田某', '山田某'],
    ],
    published: ['2026年1月26日 18時05分', '令和8年1月26日', '公開日：2026年1月26日', '2026/01/26'],
    undated: ['最終更新日：2026年1月26日', '3時間前', '2026年1月26日更新'],
    captions: ['写真：山田某', '写真＝共同'],
    promos: ['関連記事：誰が払うのか', 'あわせて読みたい', 'メールマガジン登録はこちら'],
    furniture: ['シェア', 'コメント', 'タグ：港', '無断転載を禁じます'],
  },
};

/** Reporting with dates, names and words of pages in it: none of it is a page's own. */
export const STORIES: Record<string, string[]> = {
  English: [
    'The board that was elected on January 26, 2026 said on Tuesday that the pier is closed and that nobody is to use it.',
    'By January 26, 2026, when the tide rises, the pier must be empty, she said, and the boats will be gone.',
    'Born on March 3, 1941, she ran the night boat for forty years.',
    'Photography is what he lived on for the rest of the year.',
    'Share prices of the ferry line fell by a tenth on Monday.',
  ],
  Spanish: [
    'Por Navidad, el 26 de enero de 2026, la junta decidió que las obras del muelle fueran para el verano.',
    'El presidente dijo que «el 26 de enero de 2026 cerramos», según los vecinos, y que una parte del puerto no fue tocada.',
    'Por la tarde fue cerrado el muelle con las barcas dentro.',
    'Suscribió el acuerdo el alcalde, que no habló con los vecinos.',
  ],
  French: [
    'Par décision du 26 janvier 2026, le conseil ferme les quais qui sont dans le port, pour des raisons de sécurité.',
    'Publié le 26 janvier 2026, le rapport décrit une ville qui n’est pas prête pour les crues.',
    'Partager le quai est une chose que les pêcheurs ne veulent pas.',
    'Photo de famille sur le quai, pour qui sait regarder.',
  ],
  German: [
    'Von Montag, dem 26. Januar 2026, an ist der Steg für die Boote gesperrt, und das gilt nicht nur im Winter.',
    'Der Rat teilte mit, dass die Pfähle mit der Zeit verfault sind und das Holz von einem Händler ist.',
    'Teilen will sich den Steg niemand mehr, und das ist nicht neu.',
    'Am 26.01.2026 wurde die Fähre verkauft, sagte die Vorsitzende.',
  ],
  Portuguese: [
    'Por decisão de 26 de janeiro de 2026, o cais não será usado pelos barcos, e uma parte do porto foi fechada para obras.',
    'Os pescadores disseram que não foram ouvidos e que as obras da prefeitura não têm data.',
    'Compartilhar o cais com os vizinhos não foi uma escolha.',
  ],
  Italian: [
    'Di 26 gennaio 2026 non si parla più: il molo è chiuso per una decisione che gli abitanti del porto non hanno capito.',
    'Il consiglio della città sono sette persone che con il sindaco non parlano.',
    'Condividi il molo con gli altri, dice il sindaco del porto.',
  ],
  Dutch: [
    'Door het besluit van 26 januari 2026 is de steiger dicht, en dat is niet voor het eerst, zegt een van de vissers.',
    'Het bestuur zegt dat zijn leden ook op zoek zijn naar geld, met een plan dat niet af is.',
    'Delen van het dak zijn in de haven gevallen.',
  ],
  Polish: [
    'Od 26 stycznia 2026 pomost jest zamknięty, oraz nie wiadomo, kto zapłaci za drewno, które się rozpadło.',
    'Rada nie powiedziała, że to się stało przez zimę, i nie odpowiada na pytania.',
  ],
  Russian: [
    'С 26 января 2026 года причал закрыт, и это не первый раз, как сказала председатель совета.',
    'Фото из архива, на котором он стоит у причала, висит у него дома.',
    'Автор проекта не приехал на заседание, и что будет с причалом, никто не знает.',
  ],
  Arabic: [
    'قرر المجلس يوم 26 يناير 2026 إغلاق المرسى أمام القوارب حتى الصيف المقبل.',
    'وقالت رئيسة المجلس إن المرسى لن يفتح قبل إصلاح الأعمدة التي تعفنت.',
  ],
  Chinese: [
    '港务委员会于2026年1月26日表决关闭北岸渡口，称木桩腐烂程度超出潜水员的报告。',
    '作者在会上说，末班船将于周五午夜开出，此后乘客须改乘南岸的船只。',
  ],
  Japanese: [
    '港の委員会は2026年1月26日、北の渡し場を閉めることを決めたと発表した。',
    '記者会見で委員長は、杭が腐っていたのは冬のためだと述べた。',
  ],
};
