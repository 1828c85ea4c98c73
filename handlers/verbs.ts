/** The verbs people can type, and what each does. A first word found here is a command; anything else is a search. */
export const verbs = {
  help: 'what can be typed, with examples from this archive',
  said: 'what somebody is quoted as saying, by name or "role", then what is only reported of them',
  verify: 'whether a quotation is printed, word for word, where, and as said by whom',
  follow: 'posts here when something new matches a search; in a direct message, there',
  following: 'the searches followed here, each with a button to stop it',
  unfollow: 'stops posting about a search',
  digest: 'sets a daily digest here, in a window or as “digest daily 8:30 weekdays”; also preview, now, stop',
  withdraw: 'for editors: takes a story back, so that nothing of it is quoted and posts that quote it are marked',
  status:
    'how many stories there are, from when to when, what could not be read, and, for editors, what is kept back and why',
};

/** The verbs after which nothing can stand: with more words, such as “status quo”, what was typed is a search. */
export const wordless: ReadonlySet<string> = new Set<keyof typeof verbs>(['following', 'status']);
