import { startArxiv } from './arxiv-server.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { createServer } from 'node:http';
const server = await startArxiv({ pages: 'saved' });
const http = createServer((q, r) => {
  console.log('   http got', q.method, q.url, q.headers.origin);
  r.end('local ' + q.method);
}).listen(0, '127.0.0.1');
await new Promise((r) => setTimeout(r, 100));
const hp = (http.address() as any).port;
async function chrome() {
  let t = Date.now();
  const b = await launchChromium({ extension: '/tmp/h/ext', arxivPort: server.port, locale: 'zh-CN' });
  console.log('launch', Date.now() - t, b.extensionId);
  const page = await b.context.newPage();
  await page.goto('https://arxiv.org/list/cs.CV/new');
  await page.locator('arxiv-marginalia button').click();
  await page.locator('arxiv-marginalia p', { hasText: 'bornAt' }).waitFor();
  console.log(
    await page.locator('arxiv-marginalia p').textContent(),
    await page.evaluate(() => navigator.language + Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  await page.screenshot({ path: '/tmp/h/list.png' });
  const w = await b.serviceWorker();
  console.log(await w.evaluate(() => [(globalThis as any).chrome.i18n.getUILanguage(), navigator.language]));
  for (const url of [
    'https://export.arxiv.org/api/query',
    'https://arxiv.org/abs/2601.18692',
    `http://127.0.0.1:${hp}/x`,
  ])
    console.log(
      url,
      await w.evaluate(async (u) => {
        try {
          const r = await fetch(u);
          return [r.status, (await r.text()).slice(0, 50)];
        } catch (e) {
          return String(e);
        }
      }, url),
    );
  const pop = await b.openExtensionPage('popup.html');
  await pop.fill('[name=baseUrl]', 'x');
  await pop.selectOption('[name=model]', 'b');
  await pop.click('[data-action=save]');
  await pop.locator('#out', { hasText: 'saved' }).waitFor();
  console.log(await pop.locator('#out').textContent());
  t = Date.now();
  await b.killWorker();
  console.log('killed', Date.now() - t);
  await new Promise((r) => setTimeout(r, 500));
  console.log('workers', b.context.serviceWorkers().length);
  await page.bringToFront();
  await page.locator('arxiv-marginalia button').click();
  await new Promise((r) => setTimeout(r, 1000));
  console.log(await page.locator('arxiv-marginalia p').textContent());
  console.log('after', (await b.serviceWorker()).url());
  await page.goto('https://arxiv.org/abs/2601.18692');
  await page.screenshot({ path: '/tmp/h/abs.png' });
  await page.goto('https://arxiv.org/pdf/2601.18692').catch((e) => console.log('pdf', String(e).slice(0, 200)));
  await b.close();
}
async function ff() {
  let t = Date.now();
  const b = await launchFirefox({ extension: '/tmp/h/ext', arxivPort: server.port, locale: 'zh-CN' });
  console.log('ff launch', Date.now() - t);
  try {
    const page = await b.openArxiv('/list/cs.CV/new');
    const el = await page
      .waitForSelector('arxiv-marginalia >>> button', { timeout: 5000 })
      .catch((e) => (console.log(String(e)), null));
    await el?.click();
    await new Promise((r) => setTimeout(r, 1000));
    console.log(
      await page.evaluate(() => [
        navigator.language,
        Intl.DateTimeFormat().resolvedOptions().timeZone,
        document.querySelector('arxiv-marginalia')?.shadowRoot?.querySelector('p')?.textContent,
      ]),
    );
    const pop = await b.openExtensionPage('popup.html');
    console.log(pop.url(), await pop.title());
    await pop.type('[name=baseUrl]', 'http://x');
    await pop.select('[name=model]', 'b');
    await pop.click('[data-action=save]');
    await new Promise((r) => setTimeout(r, 500));
    console.log(await pop.$eval('#out', (n) => n.textContent));
    console.log(
      await pop.evaluate(
        async (u: string) =>
          JSON.stringify(await (globalThis as any).browser.runtime.sendMessage({ type: 'fetch', url: u })),
        `http://127.0.0.1:${hp}/y`,
      ),
    );
    console.log(
      await pop.evaluate(
        async (u: string) =>
          JSON.stringify(await (globalThis as any).browser.runtime.sendMessage({ type: 'fetch', url: u })),
        `https://arxiv.org:${server.port}/abs/2601.18692`,
      ),
    );
    await pop.screenshot({ path: '/tmp/h/pop.png' });
  } catch (e) {
    console.log(e);
  }
  await b.close();
}
if (process.argv[2] !== 'ff') await chrome();
if (process.argv[2] !== 'cr') await ff();
await server.close();
http.close();
