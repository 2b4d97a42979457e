export const abstractPanel = {};
