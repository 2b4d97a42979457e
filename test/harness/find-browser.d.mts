type Find = (env?: Record<string, string | undefined>, platform?: NodeJS.Platform) => string | null;

/** Path of a Chromium, Chrome or Edge; `CHROMIUM_PATH` decides where it is set. */
export declare const findChromium: Find;
/** Path of a Firefox; `FIREFOX_PATH` decides where it is set. */
export declare const findFirefox: Find;
