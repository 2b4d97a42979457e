import type { Messages } from '../messages.ts';

export const listingBar: Messages['listingBar'] = {};
