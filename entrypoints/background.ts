import { defineBackground } from 'wxt/utils/define-background';
import { guardStorage } from '../lib/background/guard-storage.ts';
import { startBackground } from '../lib/background/start-background.ts';

export default defineBackground(() => {
  startBackground();
  guardStorage();
});
