/** The reader's choice of server and model. The key is kept apart, in the `credentials` store, under `id`. */
export interface Profile {
  id: string;
  /** A provider file's id. */
  provider: string;
  baseUrl: string;
  model: string;
}

/** The only profile until there can be several. */
export const DEFAULT_PROFILE_ID = 'default';
