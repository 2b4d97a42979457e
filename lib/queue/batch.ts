/** Work handed to a provider's batch interface, to be collected later; its jobs are held meanwhile. */
export interface Batch {
  id: string;
  profileId: string;
  /** In milliseconds since the epoch. */
  createdAt: number;
}
