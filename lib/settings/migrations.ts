/** Of the item that settings are stored in, and of settings in a backup. */
export const SETTINGS_VERSION = 2;

/**
 * Step n brings stored settings of version n - 1 to version n. They are trusted to nothing: what a step does not
 * know it hands on, and the schema sorts it out. A step that has been released is never edited.
 */
export const migrations: Record<number, (stored: unknown) => unknown> = {
  /**
   * From one profile to several. The reader saved that one below the words that say what is sent to it, and text has
   * gone there since: that counts as the consent which profiles need from now on.
   */
  2: (stored) => {
    if (typeof stored !== 'object' || stored === null || !('profile' in stored)) return stored;
    const { profile, ...rest } = stored;
    if (typeof profile !== 'object' || profile === null) return { ...rest, profiles: [], defaultProfileId: null };
    const { id, baseUrl } = { id: null, baseUrl: '', ...profile };
    const limits =
      'concurrency' in rest
        ? { limits: { concurrency: rest.concurrency, requestsPerMinute: null, tokensPerMinute: null } }
        : {};
    const consent = URL.canParse(baseUrl)
      ? { consent: { origin: new URL(baseUrl).origin, at: new Date().toISOString() } }
      : {};
    return { ...rest, profiles: [{ ...profile, ...limits, ...consent }], defaultProfileId: id };
  },
};

/** Settings of an earlier version as they are in today's; trusted to no more than before. */
export function upgradeSettings(stored: unknown, from: number): unknown {
  let settings = stored;
  for (let version = from + 1; version <= SETTINGS_VERSION; version++) {
    settings = migrations[version]?.(settings) ?? settings;
  }
  return settings;
}
