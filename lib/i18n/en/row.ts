export const row = {};
