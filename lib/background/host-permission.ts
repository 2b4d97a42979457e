import { browser } from 'wxt/browser';

/** What the browser has answered, by origin pattern, until it says that permissions have changed. */
const answers = new Map<string, Promise<boolean>>();
const forget = (): void => answers.clear();

/** Whether the browser lets us reach these hosts. */
export function isGranted(pattern: string): Promise<boolean> {
  for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
    if (event.hasListener(forget)) continue;
    forget();
    event.addListener(forget);
  }
  const answer = answers.get(pattern) ?? browser.permissions.contains({ origins: [pattern] });
  answers.set(pattern, answer);
  answer.catch(() => answers.delete(pattern));
  return answer;
}
