import { Encoder, Index } from 'flexsearch';
import english from 'flexsearch/lang/en';
import { bodyOf, type EngineKind, isTogether, STORIES_A_PAGE } from './engine.ts';

/** FlexSearch with its English encoder, beginnings of words indexed too: the ids of five stories, no snippet. */
export const flexsearch: EngineKind = {
  async build(articles) {
    const index = new Index({ tokenize: 'forward', encoder: new Encoder(english) });
    articles.forEach((article, at) => {
      index.add(at, `${article.headline ?? ''}\n${bodyOf(article)}`);
    });
    let last = articles.length;

    return {
      async answer(question) {
        if (question.kind === 'phrase' || question.kind === 'near') return undefined;
        const suggest = !isTogether(question);
        return index.search(question.words.join(' '), { limit: STORIES_A_PAGE, suggest }).length;
      },
      async add(article) {
        last += 1;
        index.add(last, `${article.headline ?? ''}\n${bodyOf(article)}`);
      },
    };
  },
};
