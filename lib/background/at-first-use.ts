/**
 * What is made when it is first asked for, and once. The browser starts the background anew many times a day, mostly for something
 * else: what takes long to set up need not be set up each time.
 */
export function atFirstUse<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
