/** A server may say the key back to us, in any field: it ends here. To be called before a text is cut. */
export function withoutKey<Value>(value: Value, apiKey: string): Value {
  if (apiKey === '') return value;
  return mapTexts(value, (text) => text.replaceAll(apiKey, '***'));
}

function mapTexts<Value>(value: Value, change: (text: string) => string): Value;
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, change)]));
}
