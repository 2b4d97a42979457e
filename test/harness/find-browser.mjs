/** Where browsers live. Plain JavaScript without dependencies: it runs before `npm ci` and on Node 20. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAM_FILES = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

const CHROMIUM = {
  variable: 'CHROMIUM_PATH',
  // Chromium before Chrome: it is what the tests run on.
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
  linux: ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
};

const FIREFOX = {
  variable: 'FIREFOX_PATH',
  commands: ['firefox-esr', 'firefox'],
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
  darwin: ['Firefox.app/Contents/MacOS/firefox'],
  win32: ['Mozilla Firefox/firefox.exe'],
};

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Every place worth a look, the likeliest first. */
function placesOf(browser, env, platform) {
  const suffix = platform === 'win32' ? '.exe' : '';
  const path = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = browser.commands.flatMap((command) => path.map((folder) => join(folder, command + suffix)));
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return [...browser.darwin.flatMap((app) => folders.map((folder) => join(folder, app))), ...onPath];
  }
  if (platform === 'win32') {
    const folders = PROGRAM_FILES.map((name) => env[name]).filter((folder) => folder !== undefined);
    return [...browser.win32.flatMap((path) => folders.map((folder) => join(folder, path))), ...onPath];
  }
  return [...onPath, ...browser.linux];
}

function find(browser, env, platform) {
  const chosen = env[browser.variable];
  // A path that was asked for is never silently replaced by another browser.
  if (chosen) return isExecutable(chosen) ? chosen : null;
  return placesOf(browser, env, platform).find(isExecutable) ?? null;
}

export function findChromium(env = process.env, platform = process.platform) {
  return find(CHROMIUM, env, platform);
}

export function findFirefox(env = process.env, platform = process.platform) {
  return find(FIREFOX, env, platform);
}
