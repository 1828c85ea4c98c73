import type { Language } from './language.ts';

export const PORTUGUESE: Language = {
  name: 'Portuguese',
  common: 'os|as|que|não|uma|com|para|do|da|em|foi|e',
  months: [
    'janeiro|jan',
    'fevereiro|fev',
    'março|marco|mar',
    'abril|abr',
    'maio|mai',
    'junho|jun',
    'julho|jul',
    'agosto|ago',
    'setembro|set',
    'outubro|out',
    'novembro|nov',
    'dezembro|dez',
  ],
  weekdays: '(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo|seg|ter|qua|qui|sex|sáb|dom',
  within: 'de',
  order: 'day first',
  time: 'hoje|ontem|às?|as|em|há|h|min|minutos?|horas?|dias?|semanas?|de leitura|leitura|tempo|e|data|última|atualização|de|atrás',
  published: 'publicad[oa](?: em)?|publicação|postad[oa](?: em)?|data(?: de publicação)?|criado(?: em)?',
  updated: 'atualizad[oa](?: em)?|actualizad[oa](?: em)?|(?:última )?atualização|modificad[oa](?: em)?',
  life: 'nascid[oa]|nasceu|faleceu|morreu|nascimento|falecimento',
  by: 'por|escrito por|texto de|texto por|reportagem de',
  writer: 'autora?|autores|textos?|redação|redator|repórter|jornalista|reportagem',
  office: 'repórter|correspondente|jornalista|editora?|colunista|redatora?|enviad[oa] especial',
  crew: 'edição|editado por|com informações (?:da|do|de)|colaboração|colaborou|tradução|fontes?|redação',
  credit:
    '(?:crédito(?: da)? |legenda da )?(?:fotos?|fotografias?|imagem|imagens|ilustração|arte|gráfico|vídeo|infográfico|crédito|divulgação|reprodução)',
  elsewhere:
    'saiba mais|mais lidas|as mais lidas|mais notícias|notícias relacionadas|artigos relacionados|matérias relacionadas|conteúdo relacionado|relacionad[oa]s|você pode gostar|recomendad[oa]s|últimas notícias|mais sobre .{2,30}|confira',
  readAlso: 'leia também|leia mais|veja também|veja mais|leia ainda|ler também|ler mais|leia a íntegra|assista também',
  subscribe:
    'assine (?:a |o |nossa|nosso|já|agora|.{0,20}newsletter)|inscreva-se|receba (?:as |nossa|notícias|no seu|em seu|gratuitamente)|cadastre-se|siga (?:o |a )?.{2,40} (?:no|na|nas) (?:facebook|twitter|x|instagram|google|redes)|siga-nos|subscreva|baixe o (?:nosso )?app|participe do (?:nosso )?(?:canal|grupo)|entre no (?:nosso )?(?:canal|grupo)|clique aqui',
  button:
    'compartilh(?:e|ar)(?: (?:no|na|por|via|esta|este|isso) .{2,20})?|partilhar|imprimir|salvar|guardar|enviar|ouvir|próximo|anterior|ver mais|copiar link|início|menu|buscar|pesquisar|entrar|publicidade|continua (?:após|depois d)[ae] publicidade|seguir',
  comments: 'comentários?|deixe (?:um|seu|o seu) comentário|comentar',
  tags: 'etiquetas|assuntos|palavras-chave|temas|tópicos|marcadores|tudo sobre',
  copyright: '(?:todos os )?direitos reservados|proibida a reprodução',
  site: {
    menu: 'pagina inicial|buscar|pesquisar|busca|entrar|cadastre se|assine|assinar|assinante|contato|fale conosco|politica de privacidade|termos de uso|quem somos|sobre nos|anuncie|compartilhar|imprimir|fechar|economia|esportes|cultura|politica|mundo|opiniao|secoes',
    comments: '(?:\\d+ )?comentarios?(?: \\d+)?|deixe (?:um|seu) comentario|comente|os comentarios .{1,120}',
    elsewhere:
      'saiba mais|leia (?:tambem|mais)|veja (?:tambem|mais)|mais (?:lidas|lidos|noticias|vistas)|continue lendo.{0,20}|(?:noticias|materias|conteudos?|artigos) relacionad[oa]s|ultimas noticias|assine a nossa newsletter|tags?|compartilhe|recomendad[oa]s',
  },
};
