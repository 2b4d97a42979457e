import type { VNode } from 'preact';
import type { Ask, PartialAnalysis } from '../../lib/analysis/analysis.ts';
import type { TriageResult } from '../../lib/analysis/triage.ts';
import type { Tryout } from '../../lib/analysis/tryout.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { messages } from '../hooks/messages.ts';
import { AnalysisView } from '../shared/analysis-view.tsx';
import { Findings } from '../shared/findings.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { Markdown } from '../shared/markdown.tsx';
import { Provenance } from '../shared/provenance.tsx';
import { settledText } from '../shared/settled-text.ts';
import { promptWords } from './prompt-words.ts';

export interface TryoutResultProps {
  tryout: Tryout | null;
  /** Under way: what it has so far stands in place of the last result. */
  job: JobView | null;
  role: string;
}

/** What a prompt made of a paper, as it grows and as it was kept. */
export function TryoutResult({ tryout, job, role }: TryoutResultProps): VNode | null {
  const say = promptWords.value;
  const isBusy = job?.state === 'queued' || job?.state === 'running';
  if (isBusy) return <Growing job={job} />;
  if (!tryout) return null;
  return (
    <section class="tryout-result" data-part="tryout-result">
      <p class="small">
        <a href={`https://arxiv.org/abs/${tryout.arxivId}`} target="_blank" rel="noreferrer">
          {say.lastRun(isolated(tryout.title))}
        </a>
        {tryout.role.trim() !== role && <span class="warn"> · {say.otherWords}</span>}
      </p>
      {tryout.analyses?.[0] && (
        <AnalysisView
          form={tryout.analyses[0].form}
          analyses={tryout.analyses}
          partial={null}
          level={4}
          tools={false}
        />
      )}
      {tryout.triage && <TriageView triage={tryout.triage} />}
      {tryout.ask && <AnswerView ask={tryout.ask} />}
    </section>
  );
}

function Growing({ job }: { job: JobView }): VNode | null {
  const { subject, partial } = job;
  if (!partial || subject.task !== 'tryout') return null;
  if (subject.of === 'ask') return <GrowingAnswer partial={partial} />;
  return (
    <AnalysisView
      form={subject.of === 'fulltext' ? 'fulltext' : 'abstract'}
      analyses={[]}
      partial={partial}
      level={4}
    />
  );
}

function GrowingAnswer({ partial }: { partial: PartialAnalysis }): VNode | null {
  const [language, growing] = partial.zh ? (['zh', partial.zh] as const) : (['en', partial.en] as const);
  const answer = growing?.sections['answer'];
  if (!answer) return null;
  return (
    <div class="growing" lang={language}>
      <Markdown text={answer.state === 'growing' ? settledText(answer.text) : answer.text} />
    </div>
  );
}

function TriageView({ triage }: { triage: TriageResult }): VNode {
  const say = promptWords.value;
  const [entry] = triage.papers;
  const languages = (['zh', 'en'] as const).filter((language) => entry?.tldr[language]);
  return (
    <article data-words="model" data-part="triage">
      {!entry && <p class="muted">{say.nothing}</p>}
      {entry &&
        languages.map((language) => (
          <div key={language} lang={language}>
            <Findings
              words="model"
              lang={language}
              findings={[
                {
                  text: entry.tldr[language] ?? '',
                  sentences: entry.sentences,
                  quote: '',
                  evidence: entry.evidence,
                },
              ]}
            />
            <p class="muted small">
              <Isolated text={entry.reason[language] ?? ''} />
            </p>
          </div>
        ))}
      {entry && (
        <p class="small">
          {say.relevance(entry.relevance)} · {say.significance(entry.significance)}
        </p>
      )}
      <Provenance provenance={triage.provenance} />
    </article>
  );
}

function AnswerView({ ask: { language, question, answer, passages, provenance } }: { ask: Ask }): VNode {
  const { ask } = messages.value;
  return (
    <article data-words="model" data-part="answer">
      <p class="question">
        <Isolated text={question} dir="auto" />
      </p>
      <div lang={language}>
        <Markdown text={answer.text} />
      </div>
      {passages.length > 0 && <Findings findings={passages} words="model" lang={language} label={ask.passages} />}
      <Provenance provenance={provenance} />
    </article>
  );
}
