import type { VaultState } from './vault.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';
import { forgetSealed, lock, removePassphrase, setPassphrase, unlock, vaultState } from './vault.ts';

type VaultHandlers = Pick<
  Handlers,
  'getVault' | 'setPassphrase' | 'unlockKeys' | 'lockKeys' | 'removePassphrase' | 'forgetSealedKeys'
>;

export function vaultHandlers(services: Services): VaultHandlers {
  const { database } = services;
  const changed = async (): Promise<VaultState> => {
    await tellLock(services);
    return vaultState(database);
  };
  return {
    getVault: () => vaultState(database),
    async setPassphrase({ passphrase, lockAfter }) {
      await setPassphrase(database, passphrase, lockAfter);
      return changed();
    },
    async unlockKeys({ passphrase }) {
      await unlock(database, passphrase);
      return changed();
    },
    async lockKeys() {
      await lock();
      return changed();
    },
    async removePassphrase() {
      await removePassphrase(database);
      return changed();
    },
    async forgetSealedKeys() {
      await forgetSealed(database);
      return changed();
    },
  };
}

/** After keys were locked or unlocked: pages show it, and what waits goes on or says what for. */
export async function tellLock(services: Services): Promise<void> {
  await tellSettings(services);
  void services.queue.reconsider();
}
