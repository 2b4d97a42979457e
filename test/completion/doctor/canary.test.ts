import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { renderDoctorReport } from '../../../components/options/doctor-report.ts';
import { listModels } from '../../../lib/completion/list-models.ts';
import { log } from '../../../lib/core/log.ts';
import { listen } from '../../harness/listen.ts';
import { examined } from './patient.ts';

/** In no shape that redaction by pattern would know. */
const KEY = 'Canary Key 7';

type Answer = (response: ServerResponse, isModels: boolean) => void;

const json = (response: ServerResponse, status: number, value: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** Servers that say the key back wherever they can. */
const GOSSIPS: Record<string, Answer> = {
  'in a refusal': (response) => json(response, 401, { error: { message: `No such key: ${KEY}`, code: KEY } }),
  'in names of models': (response, isModels) =>
    isModels
      ? json(response, 200, { data: [{ id: KEY }, { id: `reef-${KEY}` }] })
      : json(response, 404, { error: { message: `model not found for ${KEY}` } }),
  'in what the model writes': (response, isModels) =>
    isModels
      ? json(response, 200, { data: [{ id: 'reef' }] })
      : json(response, 200, {
          choices: [{ message: { content: `${'x'.repeat(150)} ${KEY}` }, finish_reason: 'stop' }],
        }),
  'in a refusal of the model': (response, isModels) =>
    isModels
      ? json(response, 200, { data: [] })
      : json(response, 200, {
          choices: [{ message: { content: null, refusal: `Not with ${KEY}` }, finish_reason: 'stop' }],
        }),
  'in a page': (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${KEY}`),
  'in a fault of its own': (response) => json(response, 500, { error: { message: `crashed at ${KEY}?key=${KEY}` } }),
  'in no credit': (response) => json(response, 402, { detail: `${KEY} has no balance` }),
};

it.each(Object.entries(GOSSIPS))(
  'the key leaves by no result, report, call or log: a server that repeats it %s',
  async (_, answer) => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      seen.push(request.headers.authorization);
      request.resume().on('end', () => answer(response, request.method === 'GET'));
    });
    const port = await listen(server);
    onTestFinished(() => void server.close());
    const profile = { id: 'default', provider: 'custom', baseUrl: `http://127.0.0.1:${port}/v1`, model: 'reef' };
    const typed = `${profile.baseUrl}/models?key=${encodeURIComponent(KEY)}`;
    const { results, models, level, calls } = await examined({ profile, apiKey: KEY, typed });
    // It was sent where it belongs, or this test would prove nothing.
    expect(seen).toContain(`Bearer ${KEY}`);
    const listing = await listModels(profile, KEY, { signal: new AbortController().signal }).then(
      () => '',
      (thrown: unknown) => String(thrown),
    );
    const spent = { calls: calls.length, inputTokens: 0, outputTokens: 0, estimated: false, cost: null };
    const examination = { run: 'r', state: 'done', results, spent, error: null, edits: 0, profile } as const;
    const report = renderDoctorReport(examination, 'Marginalia 0.1.0, Browser 1', '2026-11-25T12:00:00Z');
    expect(report).toContain('# Connection report');
    for (const result of results) expect(report).toContain(`(${result.finding})`);
    const written = calls.map(({ text: _text, ...call }) => call);
    const places = JSON.stringify({ results, models, level, report, written, listing, log: log.entries() });
    for (const form of [KEY, encodeURIComponent(KEY), KEY.replaceAll(' ', '+'), KEY.slice(0, 9)])
      expect(places).not.toContain(form);
  },
);
