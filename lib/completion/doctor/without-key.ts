/** Characters; what is shorter is a word that people enter where no key is needed, such as `ollama`. */
const SHORTEST_SECRET = 8;

/** What a server wrote, without the key, should it have said it back. To be called before a text is cut. */
export function withoutKey(text: string, apiKey: string): string {
  return apiKey.length < SHORTEST_SECRET ? text : text.replaceAll(apiKey, '***');
}
