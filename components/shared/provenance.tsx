import type { VNode } from 'preact';
import type { Provenance as ProvenanceData } from '../../lib/analysis/analysis.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { localDay } from '../../lib/core/dates.ts';
import { isOnDevice } from '../../lib/providers/profile.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';

/** Where a text came from and what it cost, in one muted line. */
export function Provenance({ provenance }: { provenance: ProvenanceData }): VNode {
  const { shared } = messages.value;
  const { form, source, model, provider, promptVersion, inputTokens, outputTokens, cost } = provenance;
  const facts: string[] = [form === 'digest' && source !== 'offline' ? shared.digestSource : shared.source[source]];
  if (provenance.withoutFullText) facts.push(shared.withoutFullText);
  const { read } = provenance;
  if (read?.pages && read.pages.read < read.pages.total)
    facts.push(shared.readPages(read.pages.read, read.pages.total));
  if (read && read.words < read.totalWords) facts.push(shared.readPart(read.words, read.totalWords));
  const { translatedFrom } = provenance;
  if (translatedFrom) facts.push(shared.translatedFrom(translatedFrom.language, isolated(translatedFrom.model)));
  const isHere = provider !== null && isOnDevice({ provider });
  if (model !== null && isHere) {
    facts.push(translatedFrom ? shared.machineTranslation(isolated(model)) : shared.inBrowser(isolated(model)));
  }
  // A server of the reader's own has no name but this.
  else if (model !== null) facts.push(shared.byModel(isolated(model), provider === 'custom' ? null : provider));
  if (provenance.untranslated) facts.push(shared.untranslated);
  // Of a report the day is all that is known, and a day has no time zone.
  if (source === 'report') facts.push(provenance.createdAt.slice(0, 10), shared.modelUnknown);
  if (promptVersion !== null && source !== 'offline') facts.push(shared.promptVersion(promptVersion));
  const instant = new Date(provenance.createdAt);
  if (source !== 'report' && !Number.isNaN(instant.getTime())) facts.push(localDay(instant));
  if (inputTokens !== null || outputTokens !== null) {
    facts.push(shared.tokens((inputTokens ?? 0) + (outputTokens ?? 0)));
    facts.push(isHere ? shared.free : cost === null ? shared.costUnknown : shared.cost(cost));
  }
  if (source !== 'offline' && form !== 'digest' && provenance.findings > 0) {
    facts.push(shared.verifiedOf(provenance.verified, provenance.findings));
  }
  const notRead = [...(read?.omitted ?? []), ...(read?.shortened ?? [])];
  return (
    <p
      data-part="provenance"
      data-source={source}
      class="muted small"
      lang={uiLanguage.value}
      title={notRead.length > 0 ? shared.notRead(notRead.map(isolated).join('; ')) : undefined}
    >
      <span class="visually-hidden">{shared.provenance}: </span>
      {facts.map((fact, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          <span class="fact">{fact}</span>
        </span>
      ))}
    </p>
  );
}
