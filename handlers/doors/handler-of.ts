/** Who does something, by its name in a table; a name that nobody there has comes from an old message, or from elsewhere. */
export function handlerOf<Found>(name: string, table: Record<string, Found>): Found | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
