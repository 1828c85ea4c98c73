/** What makes an alert the only one of its kind, whoever plans it and however often. */
export function alertKey(followId: string, articleId: string, version: string): string {
  return `${followId}|${articleId}|${version}`;
}
