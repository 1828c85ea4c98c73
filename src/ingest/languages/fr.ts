import type { Language } from './language.ts';

export const FRENCH: Language = {
  name: 'French',
  common: 'les|des|une|est|dans|que|pour|qui|sur|pas|du|et',
  months: [
    'janvier|janv|jan',
    'février|fevrier|févr|fév|fev',
    'mars',
    'avril|avr',
    'mai',
    'juin',
    'juillet|juil',
    'août|aout',
    'septembre|sept',
    'octobre|oct',
    'novembre|nov',
    'décembre|decembre|déc|dec',
  ],
  weekdays: 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim',
  within: '',
  order: 'day first',
  time: "aujourd'hui|hier|le|à|a|h|min|mn|heures?|minutes?|jours?|semaines?|il y a|de lecture|lecture|temps|et|date|dernière|mise à jour|le",
  published:
    'publié(?:e|es|s)?(?: le)?|publication|mis(?:e)? en ligne(?: le)?|posté(?: le)?|paru(?:e)?(?: le)?|date(?: de publication)?|créé(?: le)?',
  updated: 'mis(?:e)? à jour(?: le)?|maj|modifié(?:e)?(?: le)?|actualisé(?:e)?(?: le)?|(?:dernière )?mise à jour',
  life: 'née?|morte?|décédée?|naissance|décès',
  by: 'par|écrit par|texte de|propos recueillis par|recueilli par|rédigé par',
  writer: 'auteure?|auteurs|autrice|textes?|rédaction|journaliste|signature',
  office: 'journaliste|correspondante?|envoyée? spéciale?|rédacteur|rédactrice|éditorialiste',
  crew: "avec|édité par|traduction|traduit par|édition|sources?|avec l'afp|avec afp|collaboration",
  credit:
    "(?:crédits?|légende)(?: ?-? ?(?:photos?|images?))?|photos?|photographies?|images?|illustrations?|infographies?|vidéos?|capture d'écran",
  elsewhere:
    "à lire|a lire|sur le même sujet|dans la même rubrique|articles? (?:liés|similaires|associés)|les plus lus|le plus lu|en relation|voir plus|lire plus|plus d'articles|à découvrir|vous aimerez aussi|nos autres articles|pour aller plus loin|à ne pas manquer|sur le sujet|contenus sponsorisés|la rédaction vous (?:conseille|recommande)|notre sélection",
  readAlso:
    'lire aussi|à lire aussi|a lire aussi|lisez aussi|lire également|à lire également|voir aussi|à voir aussi|lire la suite|écouter aussi|relire',
  subscribe:
    "abonnez-vous|s'abonner(?: à| pour)|inscrivez-vous|recevez (?:gratuitement |toute |l'actualité|notre|nos|chaque|la newsletter|par e-?mail)|je m'abonne|je m'inscris|suivez-nous (?:sur|:)|retrouvez(?:-nous| .{2,40}) sur (?:facebook|twitter|x|instagram)|téléchargez (?:l'|notre )appli|rejoignez-nous|déjà abonné",
  button:
    "partager(?: (?:sur .{2,20}|cet article|l'article|par e-?mail))?|imprimer|enregistrer|envoyer|commenter|réagir|écouter(?: l'article)?|suivant|précédent|copier le lien|voir plus|accueil|menu|rechercher|se connecter|publicité|suivre|offrir l'article",
  comments: 'commentaires?|laisser un commentaire|réactions?',
  tags: 'mots[- ]clés|thèmes|sur le même thème|étiquettes|rubriques?|plus sur|sujets',
  copyright: 'tous droits (?:de reproduction .{0,40})?réservés|reproduction (?:interdite|même partielle)',
  site: {
    menu: 'accueil|recherche[r]?|se connecter|connexion|s inscrire|inscription|s abonner|abonnez vous|je m abonne|contact(?:ez nous)?|mentions legales|confidentialite|politique de confidentialite|cgu|cgv|conditions generales.{0,30}|a propos|qui sommes nous|publicite|plan du site|partager|imprimer|fermer|politique|economie|culture|societe|monde|sports?|meteo|gestion des cookies|services|voyage',
    comments:
      '(?:\\d+ )?commentaires?(?: \\d+)?|tous les commentaires|laisser un commentaire|ajouter un commentaire|repondre|reagir|votre adresse (?:e mail|de messagerie) ne sera pas publiee.{0,80}|voir les commentaires',
    elsewhere:
      '(?:a lire|lire|voir) (?:aussi|egalement)(?: .{0,20})?|sur le meme (?:sujet|theme)|articles? (?:lies|similaires|recents)|les plus (?:lus|partages|populaires)|la redaction vous (?:conseille|recommande)|vous aimerez aussi|nos derniers articles|dernieres (?:actualites|infos|news)|a suivre dans .{1,40}|mots cles|etiquettes|tags?|partager (?:cet article|sur.{0,20})|plus d infos|article (?:precedent|suivant)',
  },
};
