import type { Language } from '../../lib/analysis/analysis.ts';
import type { Complete } from '../../lib/analysis/run-call.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import type { CompletionRequest, FinishReason } from '../../lib/completion/completion.ts';
import type { Profile } from '../../lib/providers/profile.ts';

/** An invented paper with the traits that matter: figures, TeX, a dash, a baseline. */
export const paper: Paper = {
  arxivId: '2609.01234',
  version: 2,
  title: 'TideNet: Low-Latency Mooring Forecasts with $k$-Step Wave Memories',
  authors: ['Ada Quill', 'Bo Fen'],
  abstract: 'See the sentences.',
  primaryCategory: 'cs.LG',
  categories: ['cs.LG', 'cs.RO'],
  comments: '9 pages',
  journalRef: null,
  doi: null,
  published: '2026-09-01',
  updated: '2026-09-03',
  codeLinks: [],
  withdrawn: false,
};

export const sentences = [
  { id: 1, text: 'Harbour robots need mooring forecasts within a few milliseconds.' },
  {
    id: 2,
    text: 'We propose TideNet, which stores the last $k$ wave states in a ring memory and reads them with one attention step.',
  },
  {
    id: 3,
    text: 'On three benchmarks with 1,200 recorded storms, TideNet lowers the forecast error by 18.4\\% over the state-of-the-art WaveFormer baseline.',
  },
  { id: 4, text: 'It runs in 2.1 ms on a single-core controller — nine times faster than WaveFormer.' },
  { id: 5, text: 'Code is released.' },
];

export const profile: Profile = {
  id: 'default',
  provider: 'custom',
  baseUrl: 'https://models.example.org/v1',
  model: 'small-model',
};

export const ZH = {
  contributions:
    '提出 TideNet，用环形记忆（ring memory）保存最近 $k$ 个波浪状态，单步注意力即可读取，把系泊预报误差比 WaveFormer 降低 18.4%。',
  innovation: '- 环形记忆只保留最近的波浪状态，避免整段历史的自注意力。\n- 读取只需一次注意力计算，因此延迟稳定。',
  impact: '若结论成立，港口机器人可以在单核控制器上实时预报，不再依赖岸上服务器。',
  applications: '港口机器人、无人船靠泊、海上浮式平台的系泊监测。',
  limitations: '摘要只报告三个基准上的平均误差，没有说明极端风暴下的表现（推断）。',
  significance: '它说明小型记忆结构在严格延迟约束下可以胜过大型注意力模型。',
  translation:
    '港口机器人需要在几毫秒内得到系泊预报。我们提出 TideNet，把最近的波浪状态存入环形记忆，并用一步注意力读取。在三个基准上误差降低 18.4%。它在单核控制器上只需 2.1 毫秒。代码已公开。',
};

export const EN = {
  contributions:
    'TideNet forecasts mooring loads from a ring memory of the last $k$ wave states and cuts the error by 18.4% against WaveFormer.',
  innovation:
    'Instead of attending over the whole history, one attention step reads a fixed ring of recent wave states, so latency stays constant.',
  impact: 'Real-time forecasts become possible on a single-core controller, without a server on shore.',
  applications: 'Harbour robots, docking of autonomous vessels, monitoring of floating platforms.',
  limitations: 'Only mean error on three benchmarks is reported; behaviour in extreme storms is not (inferred).',
  significance: 'A small memory can beat large attention models where latency is bounded.',
};

/** A good answer, to be spoiled by the tests. */
export function goodAnswer(languages: readonly Language[] = ['zh', 'en']): Record<string, unknown> {
  return {
    title: paper.title,
    ...(languages.includes('zh') ? { zh: { ...ZH } } : {}),
    ...(languages.includes('en') ? { en: { ...EN } } : {}),
    findings: [
      {
        sentences: [3],
        quote: 'lowers the forecast error by 18.4\\% over the state-of-the-art WaveFormer baseline',
        ...(languages.includes('zh') ? { zh: '预报误差比 WaveFormer 降低 18.4%。' } : {}),
        ...(languages.includes('en') ? { en: 'The forecast error falls by 18.4% against WaveFormer.' } : {}),
      },
      {
        sentences: [4],
        quote: 'It runs in 2.1 ms',
        ...(languages.includes('zh') ? { zh: '在单核控制器上只需 3.7 毫秒。' } : {}),
        ...(languages.includes('en') ? { en: 'It takes 3.7 ms on a single-core controller.' } : {}),
      },
    ],
    tags: {
      ...(languages.includes('zh') ? { zh: ['时间序列预测', '边缘计算'] } : {}),
      ...(languages.includes('en') ? { en: ['time-series forecasting', 'edge computing'] } : {}),
    },
  };
}

export interface Reply {
  /** Its pieces come one by one, as over a network, and not all at once. */
  paced?: true;
  text: string;
  finish?: FinishReason;
  refusal?: string;
  /** Thrown after the text instead of an end. */
  error?: Error;
}

/** A completion that gives its replies in turn, a few characters at a time, and remembers what it was asked. */
export function replying(...replies: Reply[]): { complete: Complete; requests: CompletionRequest[] } {
  const requests: CompletionRequest[] = [];
  const complete: Complete = async function* (request, { signal }) {
    const reply = replies[requests.length] ?? { text: '' };
    requests.push(request);
    signal.throwIfAborted();
    yield { type: 'level', level: request.outputLevel };
    for (let at = 0; at < reply.text.length; at += 40) {
      yield { type: 'delta', text: reply.text.slice(at, at + 40) };
      if (reply.paced) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    if (reply.error) throw reply.error;
    yield {
      type: 'end',
      finish: reply.finish ?? 'stop',
      usage: { inputTokens: 900, outputTokens: 400 },
      refusal: reply.refusal ?? null,
    };
  };
  return { complete, requests };
}
