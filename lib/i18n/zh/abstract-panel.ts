import type { Messages } from '../messages.ts';

export const abstractPanel: Messages['abstractPanel'] = {};
