import type { Finding, Fix, Verdict } from './finding.ts';
import type { Answer, Observations } from './observation.ts';

export function passed(finding: Finding, more: Partial<Verdict> = {}): Verdict {
  return { ...more, state: 'passed', finding };
}

export function warning(finding: Finding, more: Partial<Verdict> = {}): Verdict {
  return { ...more, state: 'warning', finding };
}

export function failed(finding: Finding, more: Partial<Verdict> = {}): Verdict {
  return { ...more, state: 'failed', finding };
}

export function notReached(finding: Finding, more: Partial<Verdict> = {}): Verdict {
  return { ...more, state: 'not-reached', finding };
}

/** The error of the first question; null where it was answered or not asked. */
export function firstError({ answers = [] }: Observations): Extract<Answer, { kind: 'error' }> | null {
  const [first] = answers;
  return first?.kind === 'error' ? first : null;
}

/** What the server said, for a verdict; nothing where it said nothing. */
export function saying(detail: string | undefined): { detail?: string } {
  return detail?.trim() ? { detail } : {};
}

/** An environment variable for Ollama, as each system sets it for good; the reader's own system first. */
export function ollamaVariable(name: string, value: string, os: string): Fix[] {
  const setting = `[Service]\\nEnvironment="${name}=${value}"\\n`;
  const file = `${name.toLowerCase().replaceAll('_', '-')}.conf`;
  const texts = {
    macos: `launchctl setenv ${name} "${value}"`,
    linux: [
      'sudo mkdir -p /etc/systemd/system/ollama.service.d',
      `printf '${setting}' | sudo tee /etc/systemd/system/ollama.service.d/${file}`,
      'sudo systemctl daemon-reload',
      'sudo systemctl restart ollama',
    ].join('\n'),
    windows: `setx ${name} "${value}"`,
  };
  const own = os === 'mac' ? 'macos' : os === 'win' ? 'windows' : 'linux';
  const order = [own, 'macos', 'linux', 'windows'] as const;
  return [...new Set(order)].map((use) => ({ kind: 'copy', use, text: texts[use] }));
}
