import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../lib/analysis/analysis.ts';
import { ABSTRACT_SECTIONS, abstractSchema, sectionsOf } from '../../lib/analysis/forms/abstract.ts';
import { DIGEST_FORM_SECTIONS } from '../../lib/analysis/prompts/digest.ts';
import { forms } from '../../lib/analysis/forms/index.ts';
import { jsonSchemaOf } from '../../lib/analysis/json-schema.ts';
import { isRecord } from '../../lib/analysis/partial-json.ts';
import { DIGEST_SECTIONS } from '../../lib/digest/digest.ts';
import { goodAnswer } from './sample.ts';

/** What every strict mode takes; anything else is refused by one server or another. */
const KEYWORDS = new Set(['type', 'properties', 'required', 'additionalProperties', 'items', 'description']);
const CHOICES: Language[][] = [['zh'], ['en'], ['zh', 'en']];

/** What is wrong with a schema for a strict mode, with the path to it. */
function strictBreaches(schema: unknown, path = '$'): string[] {
  if (!isRecord(schema)) return [`${path} is no schema`];
  const breaches = Object.keys(schema)
    .filter((keyword) => !KEYWORDS.has(keyword))
    .map((keyword) => `${path}: ${keyword}`);
  if (schema['type'] === 'array') return [...breaches, ...strictBreaches(schema['items'], `${path}[]`)];
  if (schema['type'] === 'string' || schema['type'] === 'number') return breaches;
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  if (schema['type'] !== 'object') breaches.push(`${path}: type`);
  if (schema['additionalProperties'] !== false) breaches.push(`${path}: open`);
  if (JSON.stringify(schema['required']) !== JSON.stringify(Object.keys(properties)))
    breaches.push(`${path}: required`);
  return [
    ...breaches,
    ...Object.entries(properties).flatMap(([name, child]) => strictBreaches(child, `${path}.${name}`)),
  ];
}

describe('forms', () => {
  it('lists every form file once', () => {
    const files = readdirSync(new URL('../../lib/analysis/forms/', import.meta.url))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'index');
    expect(forms.map((form) => form.id).toSorted()).toEqual(files.toSorted());
  });

  it.each(forms.map((form) => [form.id, form] as const))('%s: its schema is valid for strict modes', (_, form) => {
    expect(CHOICES.flatMap((languages) => strictBreaches(jsonSchemaOf(form.schema(languages))))).toEqual([]);
  });

  it.each(forms.map((form) => [form.id, form] as const))(
    '%s: names the languages asked for and no other',
    (_, form) => {
      const chinese = JSON.stringify(jsonSchemaOf(form.schema(['zh'])));
      const english = JSON.stringify(jsonSchemaOf(form.schema(['en'])));
      expect(chinese).toContain('Simplified Chinese (zh)');
      expect(chinese).not.toContain('English (en)');
      expect(english).toContain('English (en)');
      expect(english).not.toContain('Chinese');
    },
  );
});

describe('abstractSchema', () => {
  it('asks for the title first, then the findings, then the languages, then the tags', () => {
    const schema = jsonSchemaOf(abstractSchema(['zh', 'en']));
    expect(Object.keys(schema['properties'] ?? {})).toEqual(['title', 'findings', 'zh', 'en', 'tags']);
  });

  it('asks for the sections in order, and for a translation into Chinese alone', () => {
    expect(sectionsOf('zh')).toEqual([...ABSTRACT_SECTIONS, 'significance', 'translation']);
    expect(sectionsOf('en')).toEqual([...ABSTRACT_SECTIONS, 'significance']);
  });

  it('takes a good answer and drops what it did not ask for', () => {
    const parsed = abstractSchema(['en']).parse({ ...goodAnswer(['en']), mood: 'cheerful' });
    expect(parsed).toEqual(goodAnswer(['en']));
    expect(abstractSchema(['zh', 'en']).safeParse(goodAnswer(['en'])).success).toBe(false);
  });
});

describe('digestSchema', () => {
  it('has the sections of the digest', () => {
    expect(DIGEST_FORM_SECTIONS).toEqual(DIGEST_SECTIONS);
  });
});
