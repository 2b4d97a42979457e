import type { Page } from '@playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import type { LocalProvider } from './provider.ts';

export interface OptionsForm {
  uiLanguage?: 'zh-CN' | 'en';
  analysisLanguages?: 'zh' | 'en' | 'zh+en';
  glossary?: string;
  /** Separated by commas. */
  categories?: string;
  fetchDaily?: 'on' | 'off';
  summariseDaily?: 'on' | 'off';
  showBadge?: 'on' | 'off';
  budgetUnit?: 'tokens' | 'usd';
  dailyBudget?: string;
  monthlyBudget?: string;
  concurrency?: string;
  includeKeywords?: string;
  excludeKeywords?: string;
}

/** The service part of the form, as a person would type it. */
export function serviceFields({ baseUrl, key, model }: LocalProvider): Record<string, string> {
  return { provider: 'custom', baseUrl, apiKey: key, model };
}

const SAVE = 'button[data-action="save"]';
/** The form says that everything in it is stored. */
const SAVED = '[data-surface="options"][data-state="done"]';

/** Fills the options form and saves it; `page` shows `options.html`. */
export async function fillOptions(page: Page, provider: LocalProvider | null, form: OptionsForm = {}): Promise<void> {
  for (const [name, value] of Object.entries({ ...(provider ? serviceFields(provider) : {}), ...form })) {
    const field = page.locator(`[name="${name}"]`);
    if ((await field.evaluate((element) => element.localName)) === 'select') await field.selectOption(value);
    else await field.fill(value);
  }
  await page.locator(SAVE).click();
  await page.locator(SAVED).waitFor();
}

/** Adds one more service to those that are saved, under a name of its own. */
export async function addService(page: Page, provider: LocalProvider, name: string): Promise<void> {
  await page.locator('button[data-action="add-profile"]').click();
  await page.locator('[name="provider"]').selectOption('custom');
  await page.locator('[data-part="profile-details"] > summary').click();
  await page.locator('[name="profileName"]').fill(name);
  await fillOptions(page, provider);
}

/** The same in Firefox. */
export async function fillFirefoxOptions(
  page: FirefoxPage,
  provider: LocalProvider | null,
  form: OptionsForm = {},
): Promise<void> {
  for (const [name, value] of Object.entries({ ...(provider ? serviceFields(provider) : {}), ...form })) {
    const field = await page.waitForSelector(`[name="${name}"]`);
    if (field === null) throw new Error(`The options form has no field ${name}.`);
    if (await field.evaluate((element) => element.localName === 'select')) {
      await field.select(value);
    } else {
      // Three clicks of WebDriver's select nothing in a field of numbers, and what is typed would be added to it.
      await field.focus();
      await field.evaluate((element) => (element as HTMLInputElement).select());
      await field.press('Delete');
      await field.type(value);
    }
  }
  await page.click(SAVE);
  await page.waitForSelector(SAVED);
}
