/** What a pure function made of the last few texts, so that the same text is not worked through again. `most` of them are kept. */
export function memo<Value>(most: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    const value = found ?? make(text);
    // Put last: the first is the one that was not asked for the longest.
    known.delete(text);
    known.set(text, value);
    if (known.size > most) {
      const [oldest = text] = known.keys();
      known.delete(oldest);
    }
    return value;
  };
}
