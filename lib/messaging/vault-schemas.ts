import * as z from 'zod/mini';

const PAGES = ['page'] as const;
const nothing = z.nullish(z.null());
const passphrase = z.string().check(z.maxLength(1_000));

/** The contract of each call on what seals the keys. */
export const vaultSchemas = {
  getVault: { from: PAGES, data: nothing },
  setPassphrase: {
    from: PAGES,
    data: z.strictObject({
      passphrase: passphrase.check(z.minLength(8)),
      lockAfter: z.number().check(z.int(), z.gte(0), z.lte(1_440)),
    }),
  },
  unlockKeys: { from: PAGES, data: z.strictObject({ passphrase }) },
  lockKeys: { from: PAGES, data: nothing },
  removePassphrase: { from: PAGES, data: nothing },
  forgetSealedKeys: { from: PAGES, data: nothing },
};
