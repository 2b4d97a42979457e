export const listingBar = {};
