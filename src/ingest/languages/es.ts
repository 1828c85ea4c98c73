import type { Language } from './language.ts';

export const SPANISH: Language = {
  name: 'Spanish',
  common: 'el|los|las|que|una|por|del|con|para|según|fue|y',
  months: [
    'enero|ene',
    'febrero|feb',
    'marzo|mar',
    'abril|abr',
    'mayo|may',
    'junio|jun',
    'julio|jul',
    'agosto|ago',
    'septiembre|setiembre|sept|sep|set',
    'octubre|oct',
    'noviembre|nov',
    'diciembre|dic',
  ],
  weekdays: 'lunes|martes|miércoles|jueves|viernes|sábado|domingo|lun|mié|jue|vie|sáb|dom',
  within: 'de|del',
  order: 'day first',
  time: 'hoy|ayer|el|del?|a las?|las|horas?|hrs?|hs|h|minutos?|min|segundos?|días?|semanas?|hace|de lectura|lectura|tiempo|y|fecha(?: y hora)?|última|actualización|creado|gmt',
  published: 'publicad[oa](?: el)?|publicación|fecha(?: de publicación)?|creado(?: el)?|posteado',
  updated: 'actualizad[oa](?: el)?|(?:última )?actualización|modificad[oa]',
  life: 'nacid[oa]|nació|falleció|murió|nacimiento|fallecimiento',
  by: 'por|escrito por|texto de|redactado por',
  writer: 'autora?|autores|textos?|redacción|redactora?|periodista|firma',
  office: 'redactora?|corresponsal|periodista|enviad[oa] especial|editora?|columnista',
  crew: 'edición|editado por|con información de|colaboración|traducción|fuentes?|redacción',
  credit:
    '(?:crédito de la |pie de )?(?:fotos?|fotografías?|imagen|imágenes|ilustración|gráfico|vídeo|video|infografía|créditos?|cortesía)',
  elsewhere:
    'lea además|leer más|le puede interesar|te puede interesar|puede interesarle|noticias relacionadas|artículos relacionados|temas relacionados|relacionad[oa]s|más información|más noticias|más leíd[oa]s|lo más leído|lo más visto|te recomendamos|recomendados|también te puede interesar|en otras noticias|vea además',
  readAlso:
    'lea también|lee también|leer también|lee además|lea además|te puede interesar|le puede interesar|vea también|mira también|ver también',
  subscribe:
    'suscríb(?:ete|ase|anse)|suscríbete a|reciba? (?:las noticias|nuestro boletín|en su correo)|recibe (?:las noticias|nuestro boletín|en tu correo)|regístrate (?:gratis|para)|únete a nuestr[oa]|síguenos en|síganos en|siga a .{2,40} en|descarga nuestra app|apúntate a',
  button:
    'compartir(?: en (?:facebook|twitter|x|whatsapp|linkedin))?|comparte(?: (?:esta noticia|este artículo|en .{2,20}))?|imprimir|guardar|enviar por (?:correo|e-?mail)|copiar enlace|escuchar|siguiente|anterior|ver más|leer más|cargar más|inicio|menú|buscar|iniciar sesión|publicidad|anuncio|seguir',
  comments: 'comentarios?|deja (?:un|tu) comentario',
  tags: 'etiquetas|temas|archivado en|más sobre|en este artículo',
  copyright: '(?:todos los )?derechos reservados|prohibida (?:su|la) reproducción',
  site: {
    menu: 'inicio|portada|buscar|iniciar sesion|registrarse|registrate|suscribete|suscripcion(?:es)?|contacto|aviso legal|privacidad|politica de (?:privacidad|cookies)|terminos(?: y condiciones)?|quienes somos|publicidad|compartir|imprimir|cerrar|economia|deportes|cultura|sociedad|opinion|mundo|politica|ultimas noticias',
    comments:
      '(?:\\d+ )?comentarios?(?: \\d+)?|deja (?:un|tu) (?:comentario|respuesta)|anade un comentario|ver comentarios|tu direccion de correo electronico no sera publicada.{0,80}',
    elsewhere:
      'te puede interesar|(?:lea|lee|ver|leer) (?:tambien|mas)|seguir leyendo|mas (?:noticias|informacion|leidas?|leidos?|sobre .{1,40})|lo mas (?:leido|visto)|(?:temas|noticias|articulos|contenidos) relacionad[oa]s|ultimas noticias|etiquetas|temas|recomendad[oa]s?|compartir(?: en)?',
  },
};
